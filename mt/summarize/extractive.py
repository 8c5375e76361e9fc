"""The honest baseline: the sentences of the text that say most of it, by position and centrality."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from mt.records import Summary, SummarySentence
from mt.summarize.words import content_words, overlap

if TYPE_CHECKING:
    from collections.abc import Sequence

SHORTEST = 4
"""Content words below which a sentence says too little to stand alone."""
SAME = 0.7
"""The share of a sentence's words in one already chosen, above which it says nothing new."""


class ExtractiveSummarizer:
    """Chooses sentences and changes none; the same text always gives the same summary."""

    def __init__(self, sentences: int) -> None:
        self._sentences = sentences
        self.signature = f"summarizer:extractive|sentences:{sentences}|rank:position+centrality"

    def summarize(self, segments: Sequence[str]) -> Summary:
        """Return the best sentences in reading order, each resting on itself."""
        bags = [content_words(segment) for segment in segments]
        weights = _weights(bags)
        ranked = sorted(range(len(segments)), key=lambda i: (-_score(i, bags[i], weights), i))
        able = [i for i in ranked if bags[i].total() >= SHORTEST] or ranked
        chosen: list[int] = []
        for index in able:
            if len(chosen) == self._sentences:
                break
            if all(overlap(bags[index], bags[other]) < SAME for other in chosen):
                chosen.append(index)
        return Summary(tuple(SummarySentence(segments[i], (i,)) for i in sorted(chosen)), self.signature)


def _weights(bags: Sequence[Counter[str]]) -> dict[str, float]:
    """Return what each word says of the whole: how often it stands there, damped, times how rarely in a sentence."""
    counts: Counter[str] = Counter()
    spread: Counter[str] = Counter()
    for bag in bags:
        counts.update(bag)
        spread.update(bag.keys())
    return {word: math.log1p(n) * math.log(1 + len(bags) / spread[word]) for word, n in counts.items()}


def _score(index: int, bag: Counter[str], weights: dict[str, float]) -> float:
    """Return centrality, the mean weight of the sentence's words, raised for sentences near the top.

    News puts first what matters: the first sentence counts three times as much as one far down.
    """
    centrality = sum(weights[word] for word in bag) / math.sqrt(len(bag) or 1)
    return centrality * (1 + 2 / (1 + index))
