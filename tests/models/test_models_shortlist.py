"""The shortlist: what is counted, what is written, and that an engine keeps to it where it is asked to."""

import json
import shutil

import numpy as np
import pytest
from tiny_models import ARABIC_LINES, ENGLISH_LINES

from mt.config import EngineSettings
from mt.engines import load_engine
from mt.errors import ConfigError, EngineError
from mt.models.align import align
from mt.models.convert import convert
from mt.models.local import resolve_folder
from mt.models.manifest import read_manifest
from mt.models.pull import pull_folder
from mt.models.shortlist import VMAP, add_shortlist, build_shortlist, in_turn
from mt.models.store import find, verify

PAIRS = list(zip(ARABIC_LINES, ENGLISH_LINES, strict=True))


@pytest.fixture
def converted(tiny_marian, tmp_path):
    convert(tiny_marian, tmp_path / "ct2", "float32")
    return tmp_path / "ct2"


def engine(folder, **settings):
    made = {"compute_type": "float32", "device": "cpu", "threads": 1, "beam_size": 2, "max_decoding_length": 16}
    return load_engine(EngineSettings.model_validate(made | settings), resolve_folder(folder, "ct2"))


def test_what_stands_together_alone_is_found():
    """The piece that is everywhere explains itself and leaves the others to theirs."""
    sentences = [([0, 1], [5, 6]), ([0, 2], [5, 7]), ([0, 3], [5, 8]), ([0], [5])] * 3
    lexicon = align([(np.array(s), np.array(t)) for s, t in sentences], targets=9)
    assert lexicon.best(1) == {0: [5], 1: [6], 2: [7], 3: [8]}
    assert lexicon.pairs == 12
    sums = np.bincount(lexicon.sources, lexicon.probability)
    assert np.allclose(sums, 1)


def test_counting_stops_at_the_links_that_fit_in_memory():
    pair = (np.array([0, 1]), np.array([0, 1]))
    assert align([pair] * 9, targets=2, links=8).pairs == 2
    assert align([], targets=2).best(3) == {}


@pytest.mark.parametrize(
    ("sources", "expected"),
    [([], []), ([[]], []), ([[1, 2, 3], [4], []], [1, 4, 2, 3]), ([[1], [2], [3]], [1, 2, 3])],
)
def test_corpora_are_read_in_turn(sources, expected):
    assert list(in_turn(sources)) == expected


def test_the_file_names_each_source_piece_once_and_only_pieces_of_the_target(converted):
    made = build_shortlist(converted, "none", PAIRS, often=5, each=3)
    always, *lines = (converted / VMAP).read_text(encoding="utf-8").split("\n")[:-1]
    target = set(json.loads((converted / "target_vocabulary.json").read_text(encoding="utf-8")))
    named = [line.partition("\t") for line in lines]
    assert always.startswith("\t")
    assert {"</s>", "<unk>"} <= set(always.split())
    assert len({piece for piece, _, _ in named}) == len(named) == made.sources
    assert all(set(pieces.split()) <= target and 0 < len(pieces.split()) <= 3 for _, _, pieces in named)
    assert made.pairs == len(PAIRS)


def test_an_engine_keeps_to_the_shortlist_where_it_is_asked_to_and_says_so(converted):
    plain = [h.text for h in engine(converted).generate(ARABIC_LINES[:8])]
    (converted / VMAP).write_text("\t</s> a\n", encoding="utf-8")
    short = engine(converted, shortlist=True)
    assert {*"".join(h.text for h in short.generate(ARABIC_LINES[:8]))} <= {"a", " "}
    assert short.signature.endswith("|shortlist:on")
    without = engine(converted)
    assert [h.text for h in without.generate(ARABIC_LINES[:8])] == plain
    assert "shortlist" not in without.signature


def test_a_missing_shortlist_is_said_with_the_command_that_makes_it(converted):
    with pytest.raises(EngineError, match="mt models shortlist ct2 --corpus FILE"):
        engine(converted, shortlist=True)


def test_transformers_has_no_shortlist(tiny_marian):
    settings = EngineSettings(backend="hf", shortlist=True)
    with pytest.raises(EngineError, match="leave engine.shortlist out"):
        load_engine(settings, resolve_folder(tiny_marian, "hf"))


def test_a_stored_model_is_whole_after_it_got_one(tiny_marian, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    name = pull_folder(shutil.copytree(tiny_marian, tmp_path / "mine"), force=True).name
    folder, before = find(name)
    add_shortlist(name, PAIRS)
    after = read_manifest(folder)
    assert f"ct2-int8/{VMAP}" in after.files
    assert after.digests["ct2-int8"] != before.digests["ct2-int8"]
    assert after.digests["hub"] == before.digests["hub"]
    assert verify(name) == after


@pytest.mark.parametrize(
    ("name", "pairs", "said"),
    [("bundled", PAIRS, "part of the install"), ("FOLDER", [], "no pair"), ("BART", PAIRS, "holds none")],
)
def test_what_cannot_have_one_is_refused(name, pairs, said, converted, tmp_path):
    (tmp_path / "bart").mkdir()
    (tmp_path / "bart" / "model.bin").touch()
    where = {"FOLDER": str(converted), "BART": str(tmp_path / "bart")}.get(name, name)
    with pytest.raises(ConfigError, match=said):
        add_shortlist(where, pairs)
    assert not (converted / VMAP).exists()
