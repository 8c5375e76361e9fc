"""A written summary reads the whole text, and each of its sentences names its evidence."""

from dataclasses import replace

import pytest

from mt.errors import EngineError
from mt.records import Attention, Hypothesis
from mt.summarize.length import Length, count_words
from mt.summarize.parts import joined, parts_of
from mt.summarize.seq2seq import Seq2SeqSummarizer
from mt.summarize.writer import Writer


class FirstWords:
    """An engine that answers with the first words of what it reads, and keeps what it was asked."""

    signature = "engine:first-words"

    def __init__(self, words):
        self.words, self.read, self.least = words, [], []

    def generate(self, sources):
        self.read.append(list(sources))
        return [Hypothesis(self.write(source)) for source in sources]

    def attend(self, sources):
        return self.generate(sources)

    def write(self, source):
        return " ".join(source.split()[: self.words])

    def with_decoding(self, **changes):
        self.least.append(changes["min_decoding_length"])
        return self

    def count_tokens(self, source):
        return len(source.split()) + 1


class Says(FirstWords):
    """An engine that writes one text the first time, another when it is asked again."""

    def __init__(self, first, *again):
        super().__init__(0)
        self.texts = [first, *again]

    def write(self, _source):
        return self.texts[min(len(self.read), len(self.texts)) - 1]


THREE = Length(3)


def summarize(engine, segments, length=THREE, budget=100, **options):
    return Seq2SeqSummarizer(engine, length, budget, **options).summarize(segments)


SEGMENTS = [f"Fact {i} concerns the town of Place{i}." for i in range(40)]
FACTS = ["A bridge opened in Aden.", "It cost nine million dollars.", "Trains will reach Sana in May.", "Rain fell."]


def test_a_short_text_is_read_at_once():
    engine = FirstWords(7)
    summary = summarize(engine, SEGMENTS[:3], Length(2))
    assert engine.read[0] == [" ".join(SEGMENTS[:3])]
    assert [(s.text, s.segments, s.origin) for s in summary.sentences] == [(SEGMENTS[0], (0,), "extracted")]


def test_every_segment_of_a_long_text_is_read():
    """Parts are cut at segment ends within the limit; their summaries are reduced until little is left."""
    engine = FirstWords(7)
    summary = summarize(engine, SEGMENTS, budget=50)
    assert " ".join(engine.read[0]) == " ".join(SEGMENTS)
    assert all(engine.count_tokens(part) <= 50 for level in engine.read for part in level)
    assert all(part.endswith(".") for part in engine.read[0])
    assert summary.read_share == 1.0
    assert len({s.text for s in summary.sentences}) == len(summary.sentences) > 1


@pytest.mark.parametrize("count", [1, 2, 5, 17, 300])
def test_parts_lose_nothing_and_are_of_like_length(count):
    def count_tokens(text):
        return len(text.split()) + 1

    texts = [f"word{i} " * (i % 9) + "end." for i in range(count)]
    parts = [joined(part) for part in parts_of(texts, count_tokens, 40)]
    assert " ".join(parts).split() == " ".join(texts).split()
    assert all(count_tokens(part) <= 40 for part in parts)
    assert len(parts) < 3 or min(map(count_tokens, parts)) > 15


def test_a_hundred_pages_are_reduced_by_levels_and_nothing_is_said_twice():
    engine = FirstWords(13)
    segments = [f"In Town{i} on day{i} the mayor Name{i} met ruler{i} and fed lion{i}." for i in range(3000)]
    summary = summarize(engine, segments, budget=400)
    assert len(engine.read) >= 2
    assert " ".join(engine.read[0]).split() == " ".join(segments).split()
    assert len({s.text for s in summary.sentences}) == len(summary.sentences) == 3
    assert summary.read_share == 1.0


def test_a_sentence_longer_than_the_limit_is_read_in_pieces():
    engine = FirstWords(4)
    summarize(engine, ["word " * 45 + "end."], Length(1), budget=10)
    assert " ".join(engine.read[0]).split() == ["word"] * 45 + ["end."]


def test_a_model_that_does_not_shorten_ends_all_the_same():
    summary = summarize(FirstWords(1000), SEGMENTS, budget=50)
    assert len(summary.sentences) == 3


@pytest.mark.parametrize("segments", [[], [""], [" ", ""]])
def test_nothing_gives_nothing_and_the_engine_is_not_asked(segments):
    engine = FirstWords(5)
    assert summarize(engine, segments).sentences == ()
    assert engine.read == []


class Looks(FirstWords):
    """An engine that looks at one token of a part for each word that it writes: the last one, and then the first."""

    def attend(self, sources):
        return [replace(self.generate([source])[0], attention=self.attention(source)) for source in sources]

    def attention(self, source):
        words, count = source.split()[: self.words], len(source.split())
        ends = [len(" ".join(words[: i + 1])) for i in range(len(words))]
        rows = [[float(token == (0 if i > len(words) // 2 else count - 1)) for token in range(count)] for i in range(7)]
        return Attention(tuple(ends), tuple(map(tuple, rows)))


def test_where_the_model_looked_is_told_of_the_first_texts_through_every_level():
    """The words of a sentence are counted for the texts at whose tokens they look."""
    [one] = Writer(Looks(7), Length(1), 100).write(SEGMENTS[:3])
    assert one.text == SEGMENTS[0]
    assert one.looks == pytest.approx({2: 4 / 7, 0: 3 / 7})
    [one] = Writer(Looks(7), Length(1), 24).write(SEGMENTS[:9])
    assert sum(one.looks.values()) == pytest.approx(1)
    assert set(one.looks) <= set(range(9))


def test_evidence_is_the_fewest_segments_that_hold_the_words():
    engine = Says("The bridge in Aden cost nine million dollars. Trains will reach Sana in May.")
    assert [s.segments for s in summarize(engine, FACTS, Length(2)).sentences] == [(0, 1), (2,)]


@pytest.mark.parametrize(
    ("length", "least"),
    [(Length(1), 10), (Length(3), 19), (Length(3, 12), 6), (Length(3, 500), 19)],
)
def test_the_least_length_of_its_authors_gives_way_to_what_was_asked_and_to_a_short_text(length, least):
    engine = FirstWords(7)
    summarize(engine, SEGMENTS[:8], length, min_decoding_length=55)
    assert engine.least[0] == least


@pytest.mark.parametrize("words", [7, 15, 30])
def test_a_length_in_words_is_kept(words):
    written = summarize(FirstWords(60), SEGMENTS, Length(3, words), budget=500).sentences
    assert 0 < count_words(s.text for s in written) <= words


def test_a_sentence_that_broke_off_is_left_out():
    class Breaks(FirstWords):
        def generate(self, sources):
            return [Hypothesis("A bridge opened in Aden. It cost nine", truncated=True) for _ in sources]

    assert [s.text for s in summarize(Breaks(1), FACTS).sentences] == ["A bridge opened in Aden."]


WRONG = "A bridge opened in Aden. It cost seven billion dollars. Trains will reach Sana in May."


@pytest.mark.parametrize(
    ("again", "text", "origin"),
    [
        ("Cost was nine million dollars.", "Cost was nine million dollars.", "regenerated"),
        ("It cost six euros.", FACTS[1], "replaced"),
        ("", FACTS[1], "replaced"),
    ],
)
def test_what_is_not_backed_is_written_anew_or_replaced_by_its_evidence(again, text, origin):
    engine = Says(WRONG, again)
    first, second, third = summarize(engine, FACTS).sentences
    assert (first.text, third.text) == (FACTS[0], FACTS[2])
    assert (second.text, second.origin, second.segments) == (text, origin, (1,))
    assert second.instead_of == "It cost seven billion dollars."
    assert engine.read[1] == [FACTS[1]]


def test_what_has_no_evidence_gives_way_to_the_best_sentence_that_is_not_there_yet():
    summary = summarize(Says("Cats sleep. Trains will reach Sana in May."), FACTS, Length(2))
    assert [(s.text, s.origin) for s in summary.sentences] == [(FACTS[0], "replaced"), (FACTS[2], "extracted")]


def test_where_nothing_is_left_to_say_it_stays_and_is_marked():
    summary = summarize(Says("Rain fell on us. Cats sleep."), ["Rain fell on us."])
    assert [(s.text, s.origin) for s in summary.sentences][1] == ("Cats sleep.", "unsupported")


def test_marking_keeps_it_and_dropping_says_what_went():
    marked = summarize(Says(WRONG), FACTS, unsupported="mark")
    assert [s.origin for s in marked.sentences] == ["extracted", "unsupported", "extracted"]
    assert [f.found for f in marked.sentences[1].findings] == ["seven billion"]
    dropped = summarize(Says(WRONG), FACTS, unsupported="drop")
    assert [s.text for s in dropped.sentences] == [FACTS[0], FACTS[2]]
    assert [s.text for s in dropped.dropped] == ["It cost seven billion dollars."]


def test_a_focus_limits_what_is_read_and_the_share_says_so():
    engine = FirstWords(7)
    summary = summarize(engine, SEGMENTS, focus="Place17")
    assert engine.read[0] == [" ".join(SEGMENTS[16:19])]
    assert summary.read_share == 3 / 40
    assert summary.sentences[0].segments == (16,)


def test_an_engine_that_loses_a_part_is_refused():
    class Loses(FirstWords):
        def generate(self, sources):
            return super().generate(sources)[1:]

    with pytest.raises(EngineError, match="1 sources, 0 hypotheses"):
        summarize(Loses(5), ["One sentence."])
