"""A written summary reads the whole text, and each of its sentences names its evidence."""

import pytest

from mt.errors import EngineError
from mt.records import Hypothesis
from mt.summarize.seq2seq import Seq2SeqSummarizer


class FirstWords:
    """An engine that answers with the first words of what it reads, and keeps what it was asked."""

    signature = "engine:first-words"

    def __init__(self, words):
        self.words, self.read = words, []

    def generate(self, sources):
        self.read.append(list(sources))
        return [Hypothesis(" ".join(source.split()[: self.words])) for source in sources]

    def count_tokens(self, source):
        return len(source.split()) + 1


SEGMENTS = [f"Fact {i} concerns the town of Place{i}." for i in range(40)]


def test_a_short_text_is_read_at_once():
    engine = FirstWords(7)
    summary = Seq2SeqSummarizer(engine, sentences=2, max_source_length=100).summarize(SEGMENTS[:3])
    assert engine.read == [[" ".join(SEGMENTS[:3])]]
    assert [(s.text, s.segments) for s in summary.sentences] == [(SEGMENTS[0], (0,))]


def test_every_segment_of_a_long_text_is_read():
    """Parts are cut at segment ends within the limit; their summaries are reduced until one part is left."""
    engine = FirstWords(7)
    summary = Seq2SeqSummarizer(engine, sentences=3, max_source_length=50).summarize(SEGMENTS)
    first = engine.read[0]
    assert " ".join(first) == " ".join(SEGMENTS)
    assert all(engine.count_tokens(part) <= 50 for level in engine.read for part in level)
    assert all(part.endswith(".") for part in first)
    assert len(engine.read) > 1
    assert len(engine.read[-1]) == 1
    assert summary.read_share == 1.0


def test_a_sentence_longer_than_the_limit_is_read_in_pieces():
    engine = FirstWords(4)
    Seq2SeqSummarizer(engine, sentences=1, max_source_length=10).summarize(["word " * 45 + "end."])
    assert " ".join(engine.read[0]).split() == ["word"] * 45 + ["end."]


def test_a_model_that_does_not_shorten_ends_all_the_same():
    engine = FirstWords(1000)
    Seq2SeqSummarizer(engine, sentences=1, max_source_length=50).summarize(SEGMENTS)
    assert len(engine.read) == 1


@pytest.mark.parametrize("segments", [[], [""], [" ", ""]])
def test_nothing_gives_nothing_and_the_engine_is_not_asked(segments):
    engine = FirstWords(5)
    assert Seq2SeqSummarizer(engine, sentences=1, max_source_length=50).summarize(segments).sentences == ()
    assert engine.read == []


def test_evidence_is_the_fewest_segments_that_hold_the_words():
    class Fuses(FirstWords):
        def generate(self, sources):
            return [Hypothesis("The bridge cost nine million. Trains reach Sana in May.") for _ in sources]

    segments = ["A bridge opened.", "It cost nine million.", "Trains will reach Sana in May.", "Rain fell on Sana."]
    summary = Seq2SeqSummarizer(Fuses(1), sentences=2, max_source_length=100).summarize(segments)
    assert [s.segments for s in summary.sentences] == [(0, 1), (2,)]


def test_an_engine_that_loses_a_part_is_refused():
    class Loses(FirstWords):
        def generate(self, sources):
            return super().generate(sources)[1:]

    with pytest.raises(EngineError, match="1 sources, 0 hypotheses"):
        Seq2SeqSummarizer(Loses(5), sentences=1, max_source_length=50).summarize(["One sentence."])
