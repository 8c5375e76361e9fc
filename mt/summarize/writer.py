"""A summary written by an encoder-decoder: long texts in parts at segment ends, their summaries reduced in turn."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mt.errors import EngineError
from mt.segment import split_text
from mt.summarize.choose import choose
from mt.summarize.length import count_words
from mt.summarize.looks import combined, looks_of
from mt.summarize.parts import joined, parts_of
from mt.summarize.rank import Ranking
from mt.summarize.slips import corrected
from mt.summarize.words import content_words, overlap

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Iterator, Sequence

    from mt.engines import Engine
    from mt.records import Hypothesis
    from mt.summarize.length import Length
    from mt.summarize.looks import Looks
    from mt.summarize.parts import Piece

_REPEATS = 0.8
"""The share of a sentence's words in one before it, above which it is a repeat."""
_SHORT = 3
"""A summary has at most this part of its source's tokens, where the model's own least length would ask for more."""
_SHORTENED = 0.8
"""The share of the words of its parts that a level may leave, for another level to be worth its time."""
_TIGHT = 2
"""How many times more is written than asked, up to which sentences are chosen from it instead of written anew."""
_STOPS = ".!?…\"'”’)»]"


class Written(NamedTuple):
    """A sentence of a summary, and how much the model looked at each of the texts while it wrote it, if it told."""

    text: str
    looks: Looks


class Writer:
    """Reads a whole text whatever its length and writes sentences, at most as many as asked."""

    def __init__(self, engine: Engine, length: Length, max_source_length: int, min_decoding_length: int = 1) -> None:
        self._engine = engine
        self._length = length
        self._budget = max_source_length
        # the least that its authors let it write is for summaries of their length
        self._least = min(min_decoding_length, max(1, length.in_words // 2))

    def write(self, texts: Sequence[str]) -> list[Written]:
        """Return a summary of the texts, sentence by sentence: nothing is said twice, nothing breaks off.

        Parts of the text are summarized, and their summaries in turn, until one part holds all that is left, or what is
        left is near the length that was asked.
        """
        level = [Written(text, {index: 1.0}) for index, text in enumerate(texts)]
        while level:
            parts = parts_of([one.text for one in level], self._engine.count_tokens, self._budget)
            written = _once(self._read(parts, level))
            said = [one.text for one in written]
            if len(parts) == 1:
                kept = self._length.fit(said)
                return [one for one in written if one.text in kept]
            # a model that hardly shortens would go round for ever
            shortened = count_words(said) <= _SHORTENED * count_words(map(joined, parts))
            if not shortened or self._is_near(said):
                return [written[i] for i in choose(Ranking(said), said, self._length)]
            level = written
        return []

    def rewrite(self, sources: Sequence[str]) -> list[list[str]]:
        """Return for each source, which the model can read whole, the sentences that it writes of it.

        Raises:
            EngineError: the engine gave another number of hypotheses than it got sources, or could not decode.
        """
        return [_whole(hypothesis) for hypothesis in self._hypotheses(sources)]

    def _read(self, parts: Sequence[Sequence[Piece]], level: Sequence[Written]) -> Iterator[Written]:
        """Yield what the model writes of each part, with how much it looked at each of the first texts."""
        below = [one.looks for one in level]
        for part, hypothesis in zip(parts, self._hypotheses([joined(part) for part in parts]), strict=True):
            sentences = _whole(hypothesis)
            looks = looks_of(sentences, hypothesis, part, self._engine.count_tokens)
            yield from map(Written, sentences, (combined(own, below) for own in looks))

    def _hypotheses(self, sources: Sequence[str]) -> list[Hypothesis]:
        """Return a hypothesis for each source, its slips put right.

        None is shorter than the model's authors let it be, or than a part of its source.
        """
        least = [min(self._least, self._engine.count_tokens(source) // _SHORT) for source in sources]
        found: dict[int, Hypothesis] = {}
        for tokens in sorted(set(least)):
            group = [index for index, count in enumerate(least) if count == tokens]
            engine = self._engine.with_decoding(min_decoding_length=max(1, tokens))
            hypotheses = engine.attend([sources[index] for index in group])
            if len(hypotheses) != len(group):
                raise EngineError(f"{engine.signature}: {len(group)} sources, {len(hypotheses)} hypotheses")
            for index, hypothesis in zip(group, hypotheses, strict=True):
                found[index] = corrected(hypothesis, sources[index], self._engine.count_tokens)
        return [found[index] for index in range(len(sources))]

    def _is_near(self, written: Sequence[str]) -> bool:
        """Whether it is no more than a little longer than asked: to write it anew would leave too little."""
        kept = len(self._length.fit(written))
        return bool(kept) and len(written) <= _TIGHT * kept


def _whole(hypothesis: Hypothesis) -> list[str]:
    """Return the sentences of what a model wrote, but not a last one that broke off at its limit."""
    sentences = [source for source, _ in split_text(" ".join(hypothesis.text.split())) if source]
    if hypothesis.truncated and len(sentences) > 1 and sentences[-1][-1] not in _STOPS:
        return sentences[:-1]
    return sentences


def _once(sentences: Iterable[Written]) -> list[Written]:
    """Return the sentences but those that say what one before them says."""
    kept: list[Written] = []
    before: list[Counter[str]] = []
    for sentence in sentences:
        words = content_words(sentence.text)
        if words and all(overlap(words, other) < _REPEATS for other in before):
            kept.append(sentence)
            before.append(words)
    return kept
