"""A summary written by an encoder-decoder: long texts in parts at segment ends, the parts' summaries reduced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mt.errors import EngineError
from mt.records import Summary, SummarySentence
from mt.segment import split_text, split_to_budget
from mt.summarize.words import content_words, overlap

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Sequence

    from mt.engines import Engine

ENOUGH = 0.8
"""The share of a summary sentence's words that its evidence should hold before no further segment is added."""
MOST_EVIDENCE = 3


class Seq2SeqSummarizer:
    """Reads the whole text whatever its length; the summary has at most `sentences` sentences."""

    def __init__(self, engine: Engine, sentences: int, max_source_length: int) -> None:
        self._engine = engine
        self._sentences = sentences
        self._budget = max_source_length
        self.signature = f"summarizer:seq2seq|sentences:{sentences}|{engine.signature}"

    def summarize(self, segments: Sequence[str]) -> Summary:
        """Return what the model writes, cut to whole sentences, each with the segments that hold its words."""
        written = self._reduce([segment for segment in segments if segment.strip()])
        bags = [content_words(segment) for segment in segments]
        sentences = [source for source, _ in split_text(written) if source][: self._sentences]
        return Summary(tuple(SummarySentence(s, _evidence(content_words(s), bags)) for s in sentences), self.signature)

    def _reduce(self, texts: Sequence[str]) -> str:
        """Summarize parts of the text, and their summaries in turn, until one part holds all that is left."""
        while texts:
            parts = self._parts(texts)
            hypotheses = self._engine.generate(parts)
            if len(hypotheses) != len(parts):
                raise EngineError(f"{self._engine.signature}: {len(parts)} sources, {len(hypotheses)} hypotheses")
            summaries = [" ".join(h.text.split()) for h in hypotheses]
            # a model that does not shorten would go round for ever
            if len(parts) == 1 or sum(map(len, summaries)) >= sum(map(len, parts)):
                return " ".join(summaries)
            texts = [summary for summary in summaries if summary]
        return ""

    def _parts(self, texts: Sequence[str]) -> list[str]:
        """Return the texts joined into as few parts as the model can read, cut between texts only where it can."""
        count = self._engine.count_tokens
        fitting = [piece for text in texts for piece, _ in split_to_budget(text, count, self._budget) if piece]
        parts: list[list[str]] = [[]]
        length = 0
        for piece in fitting:
            # special tokens are counted once per piece, so that the whole is never longer than the sum
            tokens = count(piece)
            if parts[-1] and length + tokens > self._budget:
                parts.append([])
                length = 0
            parts[-1].append(piece)
            length += tokens
        return [" ".join(part) for part in parts if part]


def _evidence(words: Counter[str], bags: Sequence[Counter[str]]) -> tuple[int, ...]:
    """Return the segments that hold the sentence's words: the best one, then what adds most, up to three."""
    chosen: list[int] = []
    missing = words
    while missing and len(chosen) < MOST_EVIDENCE and overlap(words, words - missing) < ENOUGH:
        best = max(range(len(bags)), key=lambda i: ((missing & bags[i]).total(), -i))
        if not missing & bags[best]:
            break
        chosen.append(best)
        missing = missing - bags[best]
    return tuple(sorted(chosen))
