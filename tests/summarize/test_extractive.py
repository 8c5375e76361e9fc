"""The extractive summarizer chooses sentences and changes none."""

import pytest

from mt.summarize.extractive import ExtractiveSummarizer

ARTICLE = [
    "The government of Norland opened a new railway between the capital and the port on Monday.",
    "It rained.",
    "The railway, which cost 3.2 billion dollars, will carry nine million passengers a year, the government said.",
    "A band played songs and children waved flags at the station.",
    "The new railway between the capital and the port was opened by the government on Monday.",
    "Critics said that the port needs roads more than a railway for passengers.",
    "Tickets cost 4 dollars.",
]


@pytest.mark.parametrize(
    ("segments", "sentences", "expected"),
    [
        ([], 3, []),
        (["Short."], 3, [0]),
        (["", "Only this sentence says anything at all today."], 3, [1]),
        (ARTICLE, 1, [0]),
        (ARTICLE, 2, [0, 2]),
        (["Yes.", "No."], 1, [0]),
    ],
)
def test_chooses_sentences_that_say_most_in_reading_order(segments, sentences, expected):
    summary = ExtractiveSummarizer(sentences).summarize(segments)
    assert [s.segments for s in summary.sentences] == [(i,) for i in expected]
    assert [s.text for s in summary.sentences] == [segments[i] for i in expected]
    assert summary.read_share == 1.0


def test_what_was_said_is_not_said_again():
    """The fifth sentence is the first in other words."""
    chosen = {s.segments[0] for s in ExtractiveSummarizer(4).summarize(ARTICLE).sentences}
    assert not {0, 4} <= chosen


def test_ten_thousand_sentences_are_quick():
    """Time grows with the text, not with its square: this would take minutes otherwise."""
    segments = [f"Person{i} met person{i * 7 % 971} in town{i * 13 % 577} on day {i}." for i in range(10_000)]
    assert len(ExtractiveSummarizer(5).summarize(segments).sentences) == 5
