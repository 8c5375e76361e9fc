"""A summary written by an encoder-decoder: long texts in parts at segment ends, their summaries reduced in turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mt.errors import EngineError
from mt.segment import split_text
from mt.summarize.choose import choose
from mt.summarize.length import count_words
from mt.summarize.parts import parts_of
from mt.summarize.rank import Ranking
from mt.summarize.words import content_words, overlap

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Sequence

    from mt.engines import Engine
    from mt.summarize.length import Length

_REPEATS = 0.8
"""The share of a sentence's words in one before it, above which it is a repeat."""
_SHORT = 3
"""A summary has at most this part of its source's tokens, where the model's own least length would ask for more."""
_SHORTENED = 0.8
"""The share of the words of its parts that a level may leave, for another level to be worth its time."""
_TIGHT = 2
"""How many times more is written than asked, up to which sentences are chosen from it instead of written anew."""
_STOPS = ".!?…\"'”’)»]"


class Writer:
    """Reads a whole text whatever its length and writes sentences, at most as many as asked."""

    def __init__(self, engine: Engine, length: Length, max_source_length: int, min_decoding_length: int = 1) -> None:
        self._engine = engine
        self._length = length
        self._budget = max_source_length
        # the least that its authors let it write is for summaries of their length
        self._least = min(min_decoding_length, max(1, length.in_words // 2))

    def write(self, texts: Sequence[str]) -> list[str]:
        """Return a summary of the texts, sentence by sentence: nothing is said twice, nothing breaks off.

        Parts of the text are summarized, and their summaries in turn, until one part holds all that is left, or what is
        left is near the length that was asked.
        """
        while texts:
            parts = parts_of(texts, self._engine.count_tokens, self._budget)
            summaries = self.rewrite(parts)
            written = _once([sentence for sentences in summaries for sentence in sentences])
            # a model that hardly shortens would go round for ever
            shortened = count_words(written) <= _SHORTENED * count_words(parts)
            if len(parts) == 1:
                return self._length.fit(written)
            if not shortened or self._is_near(written):
                return [written[i] for i in choose(Ranking(written), written, self._length)]
            texts = written
        return []

    def rewrite(self, sources: Sequence[str]) -> list[list[str]]:
        """Return for each source, which the model can read whole, the sentences that it writes of it.

        Raises:
            EngineError: the engine gave another number of hypotheses than it got sources, or could not decode.
        """
        least = [min(self._least, self._engine.count_tokens(source) // _SHORT) for source in sources]
        written: dict[int, list[str]] = {}
        for tokens in sorted(set(least)):
            group = [index for index, count in enumerate(least) if count == tokens]
            engine = self._engine.with_decoding(min_decoding_length=max(1, tokens))
            hypotheses = engine.generate([sources[index] for index in group])
            if len(hypotheses) != len(group):
                raise EngineError(f"{engine.signature}: {len(group)} sources, {len(hypotheses)} hypotheses")
            for index, hypothesis in zip(group, hypotheses, strict=True):
                written[index] = _whole(hypothesis.text, broken=hypothesis.truncated)
        return [written[index] for index in range(len(sources))]

    def _is_near(self, written: Sequence[str]) -> bool:
        """Whether it is no more than a little longer than asked: to write it anew would leave too little."""
        kept = len(self._length.fit(written))
        return bool(kept) and len(written) <= _TIGHT * kept


def _whole(text: str, *, broken: bool) -> list[str]:
    """Return the sentences of what a model wrote, but not a last one that broke off at its limit."""
    sentences = [source for source, _ in split_text(" ".join(text.split())) if source]
    if broken and len(sentences) > 1 and sentences[-1][-1] not in _STOPS:
        return sentences[:-1]
    return sentences


def _once(sentences: Sequence[str]) -> list[str]:
    """Return the sentences but those that say what one before them says."""
    kept: list[str] = []
    before: list[Counter[str]] = []
    for sentence in sentences:
        words = content_words(sentence)
        if words and all(overlap(words, other) < _REPEATS for other in before):
            kept.append(sentence)
            before.append(words)
    return kept
