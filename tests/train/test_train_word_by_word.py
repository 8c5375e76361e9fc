"""The practice text that the bundled model reads: word-by-word Arabic before real English."""

import importlib.util
from pathlib import Path
from random import Random

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "word_by_word.py"


@pytest.fixture(scope="module")
def script():
    spec = importlib.util.spec_from_file_location("word_by_word", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def writer(script):
    lexicon = {"minister": ["وزير"], "visit": ["زار"], "school": ["مدرسة"], "prime minister": ["رئيس الوزراء"]}
    stays_in_order = Random(1)
    stays_in_order.random = lambda: 0.9
    return script.WordByWord(lexicon, {"cairo": ["القاهرة"]}, stays_in_order)


@pytest.mark.parametrize(
    ("english", "arabic"),
    [
        ("The minister visited the school.", "الوزير زار المدرسة."),
        ("The prime minister and a school", "الرئيس الوزراء ومدرسة"),
        ("for the schools, in 2019", "للمدرسة، في 2019"),
        ("visited Cairo", "زار القاهرة"),
        ("cairo visited", None),  # a name without its capital is no name
        ("Quantum chromodynamics", None),
    ],
)
def test_words_become_arabic_words_or_the_sentence_is_left_out(writer, english, arabic):
    assert writer.arabic(english) == arabic


def test_the_sentences_of_the_corpora_put_the_dictionary_in_order(script, tmp_path):
    (tmp_path / "some.tsv").write_text("العالم كبير في الليل\tThe world is large at night\n" * 2, encoding="utf-8")
    assert script.confirm({"world": ["دنيا", "عالم"]}, tmp_path) == {"world": ["عالم"]}


def test_sentences_are_those_of_a_useful_length(script, tmp_path):
    import gzip

    path = tmp_path / "text.txt.gz"
    with gzip.open(path, "wt", encoding="utf-8") as out:
        out.write("Too short. The minister came to the old city on Thursday. and this one has no capital at all.\n")
    assert list(script.sentences_of(path)) == [
        "The minister came to the old city on Thursday. and this one has no capital at all."
    ]
