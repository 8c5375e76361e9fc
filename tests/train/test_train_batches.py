"""Passes over packed pairs, and how fast is learnt in them."""

from collections import Counter

import numpy as np
import pytest

from mt.train.batches import batches_of_pass, padded
from mt.train.lexical_start import lexical_embeddings
from mt.train.lexicon import aligned_shares, count_lexicon
from mt.train.packing import Pack, Side, kept, load_pack, save_pack
from mt.train.schedule import progress, rate
from mt.train.settings import TrainSettings


def side(texts):
    """Texts of ids, each with the end 0."""
    ids = [[*text, 0] for text in texts]
    return Side(np.concatenate([np.array(text, dtype=np.uint16) for text in ids]), np.cumsum([0, *map(len, ids)]))


def pack_of(sources, targets, bounds=None, weights=(1.0,), untils=(1.0,)):
    return Pack(
        side(sources), side(targets), np.array(bounds or [0, len(sources)]), np.array(weights), np.array(untils)
    )


@pytest.fixture
def packed():
    """Two corpora: ten pairs read two and a half times, four pairs read half, until the middle."""
    random = np.random.default_rng(1)
    texts = [random.integers(1, 9, random.integers(1, 12)).tolist() for _ in range(28)]
    return pack_of(texts[:14], texts[14:], [0, 10, 14], [2.5, 0.5], [1.0, 0.5])


def test_a_pass_reads_each_corpus_by_its_weight(packed):
    times = Counter(np.concatenate(batches_of_pass(packed, 0, 0.0, 7, 60)).tolist())
    assert sum(times[at] for at in range(10)) == 25
    assert min(times[at] for at in range(10)) == 2
    assert sum(times[at] for at in range(10, 14)) == 2


def test_a_corpus_that_has_ended_is_in_no_pass(packed):
    assert max(np.concatenate(batches_of_pass(packed, 0, 0.5, 7, 60))) < 10


def test_a_pass_is_the_same_whenever_it_is_asked_for(packed):
    first, again, second = (
        [batch.tolist() for batch in batches_of_pass(packed, number, 0.0, 7, 60)] for number in (0, 0, 1)
    )
    assert first == again != second


def test_no_batch_is_larger_than_asked(packed):
    for batch in batches_of_pass(packed, 0, 0.0, 7, 60):
        sizes = [padded(texts, batch, 9).size for texts in (packed.source, packed.target)]
        assert sum(sizes) <= 60


def test_short_texts_are_padded_at_their_ends():
    assert padded(side([[1], [2, 3]]), [0, 1], 9).tolist() == [[1, 0, 9], [2, 3, 0]]


def test_a_pack_is_read_as_it_was_written(packed, tmp_path):
    save_pack(packed, tmp_path / "pairs.npz")
    again = load_pack(tmp_path / "pairs.npz")
    assert [path.name for path in tmp_path.iterdir()] == ["pairs.npz"]
    for name in ("bounds", "weights", "untils"):
        assert np.array_equal(getattr(packed, name), getattr(again, name))
    assert np.array_equal(packed.target[13], again.target[13])


def test_pairs_are_taken_out_of_a_pack(packed):
    good = np.arange(14) % 2 == 0
    fewer = kept(packed, good)
    assert fewer.bounds.tolist() == [0, 5, 7]
    assert np.array_equal(fewer.source[6], packed.source[12])


@pytest.mark.parametrize("name", ["linear", "inverse_sqrt"])
def test_the_rate_rises_to_its_peak_and_ends_at_nothing(name):
    settings = TrainSettings(hours=None, steps=1000, optimizer={"schedule": name, "peak": 0.5, "warmup_steps": 10})
    rates = [rate(settings, step + 1, step / 1000) for step in range(1001)]
    assert rates[0] == pytest.approx(0.05)
    assert max(rates) == pytest.approx(0.5, rel=0.02)
    assert rates[-1] == 0
    assert rates[9:] == sorted(rates[9:], reverse=True)


@pytest.mark.parametrize(
    ("ends", "step", "seconds", "share"),
    [
        ({"hours": 1}, 5, 1800, 0.5),
        ({"hours": None, "steps": 10}, 5, 1e9, 0.5),
        ({"hours": 1, "steps": 10}, 8, 1800, 0.8),
    ],
)
def test_a_training_is_as_far_as_its_hours_or_steps_say(ends, step, seconds, share):
    assert progress(TrainSettings(**ends), step, seconds) == share


def test_a_lexicon_finds_what_translates_what():
    """Pieces 1 to 5 are words, 6 to 10 their translations, in random sentences of three."""
    random = np.random.default_rng(3)
    sources = [random.choice(5, 3, replace=False) + 1 for _ in range(200)]
    packed = pack_of([s.tolist() for s in sources], [(s + 5).tolist() for s in sources])
    lexicon = count_lexicon(packed, 12, 1)
    best = {
        t: lexicon.sources[lexicon.targets == t][lexicon.strength[lexicon.targets == t].argmax()] for t in range(6, 11)
    }
    assert best == {t: t - 5 for t in range(6, 11)}
    odd = pack_of([[1, 2, 3], [1, 2, 3]], [[6, 7, 8], [9, 10, 11]])
    assert aligned_shares(odd, lexicon, least=0.5).tolist() == [1.0, 0.0]


def test_arabic_pieces_start_near_their_translations():
    sources = np.random.default_rng(3).permuted(np.tile(np.arange(1, 6), (200, 1)), axis=1)[:, :3]
    packed = pack_of(sources.tolist(), (sources + 5).tolist())
    before = np.random.default_rng(4).normal(size=(12, 64))
    counts = [np.bincount(texts.ids, minlength=12) for texts in (packed.source, packed.target)]
    after = lexical_embeddings(before, count_lexicon(packed, 12, 1), *counts)
    near = after @ after.T / np.outer(*[np.linalg.norm(after, axis=1)] * 2)
    assert near[1:6, 6:11].argmax(axis=1).tolist() == [0, 1, 2, 3, 4]
    assert np.array_equal(after[6:], before[6:])
    assert np.linalg.norm(after, axis=1) == pytest.approx(np.linalg.norm(before, axis=1))
