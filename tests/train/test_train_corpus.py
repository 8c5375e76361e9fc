"""Corpora without test sets, without repeats, with other spellings, and a part held out."""

import json
from random import Random

import pytest

from mt.errors import ConfigError, DataError
from mt.train.augmentation import swap_digits, variants
from mt.train.corpus import read_corpora, report_of
from mt.train.overlap import TestTexts, read_test_texts
from mt.train.pairs import Pair
from mt.train.settings import Corpus, DataSettings

LONG = "the minister said on Monday that the new school would open its doors in March"


@pytest.mark.parametrize(
    ("pair", "how"),
    [
        (("وصلَ الوزيرُ", "Another text"), "exact"),  # diacritics and punctuation do not hide it
        (("نص آخر", "the MINISTER came."), "exact"),
        (("نص آخر", f"Yesterday {LONG[:60]}"), "8-gram"),
        (("نص آخر", "the minister said on Monday that the"), None),  # seven words
        (("نص آخر", "minister"), None),
        (("...", "!"), None),
    ],
)
def test_a_pair_that_shares_text_with_a_test_set_is_found(pair, how):
    assert TestTexts(["وصل الوزير.", "The minister came", LONG, ""]).overlap(Pair(*pair)) == how


def test_every_text_of_every_test_set_counts(tmp_path):
    (tmp_path / "systems").mkdir()
    (tmp_path / "a.jsonl").write_text(json.dumps({"src": "أ ب", "alt_refs": ["A B"]}) + "\n", encoding="utf-8")
    (tmp_path / "b.tsv").write_text("ج د\tC D\n", encoding="utf-8")
    (tmp_path / "systems" / "c.txt").write_text("E F\n", encoding="utf-8")
    texts = read_test_texts(tmp_path)
    for pair in [("أ ب", "x"), ("س", "A b"), ("س", "c d"), ("س", "e f")]:
        assert texts.overlap(Pair(*pair)) == "exact"


def test_a_folder_without_test_sets_is_an_error(tmp_path):
    with pytest.raises(ConfigError, match="holds no"):
        read_test_texts(tmp_path)
    (tmp_path / "a.jsonl").write_text("{", encoding="utf-8")
    with pytest.raises(DataError, match=r"a\.jsonl:1"):
        read_test_texts(tmp_path)


@pytest.fixture
def data(tmp_path):
    """Two files with a test set; `b` repeats some of `a`."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    rows = [(f"هذه الجملة الطويلة رقم {at}", f"This long sentence has number {at}") for at in range(4)]
    (folder / "a.tsv").write_text("".join(f"{s}\t{t}\n" for s, t in rows), encoding="utf-8")
    more = [rows[0], ("نص جديد", "Same"), ("نص آخر", "Same"), ("ثالث", "same!"), ("وصل الوزير", "He came"), ("x", "y")]
    (folder / "b.tsv").write_text("".join(f"{s}\t{t}\n" for s, t in more), encoding="utf-8")
    tests = tmp_path / "tests"
    tests.mkdir()
    (tests / "t.txt").write_text("وصل الوزير\n", encoding="utf-8")
    return {"folder": str(folder), "test_sets": str(tests)}


def test_what_is_left_out_is_counted(data):
    settings = DataSettings(**data, corpora=(Corpus(files=("a",)), Corpus(files=("*",), pairs_per_target=2, tag="~")))
    (a, b), held_out = read_corpora(settings, "translate", 1)
    assert held_out == []
    assert a.counts["kept"] == len(a.pairs) == 4
    assert b.counts == {
        "duplicate": 1, "kept": 2, "target too often": 1, "exact": 1, "source not Arabic": 1, "variants": 0,
    }  # fmt: skip
    assert b.pairs[0] == ("~ نص جديد", "Same")
    report = report_of([a, b], 0)
    assert report["total"]["kept"] == 6
    assert sum(report["total"].values()) == 10


def test_nothing_of_a_held_out_pair_is_trained_on(data):
    settings = DataSettings(**data, corpora=(Corpus(files=("a",), held_out=2), Corpus(files=("b",))))
    (a, b), held_out = read_corpora(settings, "translate", 1)
    assert len(held_out) == 2
    assert not set(held_out) & {*a.pairs, *b.pairs}
    assert read_corpora(settings, "translate", 1)[1] == held_out
    assert a.counts["held out"] == 2


@pytest.mark.parametrize(
    ("text", "swapped"),
    [
        ("في عام 1990", "في عام ١٩٩٠"),
        ("٢٥ وزيرا", "25 وزيرا"),
        ("نسبة 3.5", "نسبة ٣.٥"),
        ("طراز A4", "طراز A4"),  # a name keeps its digit
        ("نص", "نص"),
    ],
)
def test_digits_are_swapped_for_the_other_kind(text, swapped):
    assert swap_digits(text) == swapped


def test_variants_differ_from_the_pair_or_are_not_there():
    every = DataSettings(digits=1.0, diacritics=1.0)
    pair = Pair("في عامِ 1990", "in 1990")
    sources = [each.source for each in variants(pair, every, Random(1))]
    assert sources == ["في عامِ 1990", "في عامِ ١٩٩٠", "في عام 1990"]
    assert list(variants(Pair("نص", "a"), every, Random(1))) == [("نص", "a")]
    assert list(variants(pair, DataSettings(), Random(1))) == [pair]
