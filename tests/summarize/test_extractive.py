"""The extractive summarizer chooses sentences and changes none."""

import logging

import pytest

from mt.summarize.extractive import ExtractiveSummarizer
from mt.summarize.length import Length, count_words
from mt.summarize.rank import Ranking

ARTICLE = [
    "The government of Norland opened a new railway between the capital and the port on Monday.",
    "It rained.",
    "The railway, which cost 3.2 billion dollars, will carry nine million passengers a year, the government said.",
    "A band played songs and children waved flags at the station.",
    "The new railway between the capital and the port was opened by the government on Monday.",
    "Critics said that the port needs roads more than a railway for passengers.",
    "Tickets cost 4 dollars.",
]


def chosen(segments, length, focus=None, sources=()):
    return [s.segments[0] for s in ExtractiveSummarizer(length, focus).summarize(segments, sources).sentences]


@pytest.mark.parametrize(
    ("segments", "sentences", "expected"),
    [
        ([], 3, []),
        (["", " "], 3, []),
        (["Short."], 3, [0]),
        (["Yes."], 3, [0]),
        (["", "Only this sentence says anything at all today."], 3, [1]),
        (["A man was hurt in Sana on Monday, police said.", "He is in hospital."], 3, [0, 1]),
        (["Yes.", "", "No."], 3, [0, 2]),
        (ARTICLE, 1, [0]),
        (ARTICLE, 2, [0, 2]),
        (["Sports news", "Friday, July 21, 2017", *ARTICLE], 1, [2]),
        (["• milk, bread and three eggs", "• two boxes of tea", "• sugar"], 2, [0, 1]),
        ([text.upper() for text in ARTICLE], 2, [0, 2]),
        (["Yes.", "No."], 1, [0]),
    ],
)
def test_chooses_sentences_that_say_most_in_reading_order(segments, sentences, expected):
    summary = ExtractiveSummarizer(Length(sentences)).summarize(segments)
    assert [s.segments for s in summary.sentences] == [(i,) for i in expected]
    assert [s.text for s in summary.sentences] == [segments[i] for i in expected]
    assert all(s.origin == "extracted" and s.support == 1 for s in summary.sentences)
    assert summary.read_share == 1.0


def test_a_question_is_worth_less_than_the_same_words_said():
    said = [*ARTICLE, "The minister will build a second railway to the southern port next year."]
    asked = [*ARTICLE, "The minister will build a second railway to the southern port next year?"]
    assert Ranking(asked).worth[7] < Ranking(said).worth[7]


def test_what_was_said_is_not_said_again():
    """The fifth sentence is the first in other words."""
    assert not {0, 4} <= set(chosen(ARTICLE, Length(4)))
    assert chosen([ARTICLE[0]] * 5, Length(3)) == [0]


@pytest.mark.parametrize("words", [1, 10, 16, 30, 40, 1000])
def test_a_length_in_words_is_kept_by_all_but_a_single_sentence(words):
    sentences = ExtractiveSummarizer(Length(1, words)).summarize(ARTICLE).sentences
    assert count_words(s.text for s in sentences) <= words or len(sentences) == 1
    assert len(sentences) >= 1
    assert words < 1000 or len(sentences) > 3


@pytest.mark.parametrize(
    ("focus", "sources", "expected"),
    [
        ("music, children", (), 3),
        ("critic", (), 5),
        ("tickets", (), 6),
        ("الأطفال", ["", "", "", "غنت فرقة ولوح أطفال بالأعلام", "", "", ""], 3),
        ("للميناء", ["", "", "", "", "", "قال منتقدون إن الميناء يحتاج إلى طرق", ""], 5),
    ],
)
def test_a_focus_in_either_language_leads(focus, sources, expected):
    assert chosen(ARTICLE, Length(1), focus, sources) == [expected]


def test_a_focus_that_nothing_holds_is_said_and_changes_nothing(caplog):
    caplog.set_level(logging.WARNING, "mt")
    assert chosen(ARTICLE, Length(2), "zebra") == [0, 2]
    assert "zebra" in caplog.text


def test_ten_thousand_sentences_are_quick():
    """Time grows with the text, not with its square: this would take minutes otherwise."""
    segments = [f"Person{i} met person{i * 7 % 971} in town{i * 13 % 577} on day {i}." for i in range(10_000)]
    assert len(ExtractiveSummarizer(Length(5)).summarize(segments).sentences) == 5
