"""How much each sentence says of the whole: a sparse TF-IDF graph, biased to the top, and what two sentences share.

As in LexRank a sentence is central if many others resemble it, and as in sumy's and others' systems words that stand
everywhere weigh little. The degree of a sentence in the graph of cosines is its product with the sum of all vectors, so
no pair is ever compared: time grows with the text, not with its square.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING

from mt.summarize.words import content_words

if TYPE_CHECKING:
    from collections.abc import Sequence

Vector = dict[str, float]

# Searched at random on the training parts of three news sets, for ROUGE of summaries of two and three sentences.
_EVERYWHERE = 2.0
"""What each sentence adds to the topic, where the first adds one more."""
_POSITION = 6.0
"""News puts first what matters."""
_FIRST = 0.3
"""What it counts to resemble the first sentence."""
_LENGTH = 1.5
_WHOLE = 15
"""Words from which a sentence says enough to stand alone."""
_COST = 0.016
"""What each word costs: a summary is short."""
_LONG = 30
_TOO_LONG = 0.015
"""What each word past that costs more."""
_QUESTION = 0.5
"""What it costs to ask: an interview's answers say more."""
_FEWEST = 5
"""Content words below which a sentence says little: it is taken when nothing better is left."""
_NOTHING = 3
"""Content words below which it says nothing by itself."""
_LITTLE = 10.0
"""What it costs to say little."""

_STOPPED = re.compile(r"[.!?…:;][\"'”’)»\]]*$")
_ASKS = re.compile(r"\?[\"'”’)»\]]*$")


class Ranking:
    """The sentences of a text with what each is worth; `weights` (0 to 1) are what a reader asked for."""

    def __init__(self, segments: Sequence[str], weights: Sequence[float] = ()) -> None:
        bags = [content_words(segment) for segment in segments]
        self._vectors = _vectors(bags)
        self._sizes = [bag.total() for bag in bags]
        self._lengths = [len(segment.split()) for segment in segments]
        self.able = _able(segments, bags, self._lengths)
        """The indexes of the sentences that can stand in a summary, in order."""
        self.worth = self._worth(segments)
        if any(weights):
            most = max(self.worth.values(), default=1)
            # what was asked for outweighs all else, also where a sentence says little
            self.worth = {i: max(worth, 0) / most + 2 * weights[i] for i, worth in self.worth.items()}

    def alike(self, one: int, other: int) -> float:
        """Return the cosine of two sentences, 0 to 1."""
        return _dot(self._vectors[one], self._vectors[other])

    def _worth(self, segments: Sequence[str]) -> dict[int, float]:
        if not self.able:
            return {}
        full = [i for i in self.able if self._sizes[i] >= _FEWEST] or self.able
        position = {index: 1 / (1 + place) for place, index in enumerate(full)}
        topic: Vector = {}
        for index, vector in enumerate(self._vectors):
            share = _EVERYWHERE + position.get(index, 0)
            for word, value in vector.items():
                topic[word] = topic.get(word, 0) + share * value
        # what a sentence adds to the topic itself does not make it central
        central = {i: _dot(self._vectors[i], topic) - (_EVERYWHERE + position.get(i, 0)) for i in self.able}
        most = max(*central.values(), 1e-9)
        first = full[0]
        return {
            i: central[i] / most
            + (_POSITION * position[i] if i in position else -_LITTLE)
            + _FIRST * (self.alike(i, first) if i != first else 0)
            + _LENGTH * min(1, self._lengths[i] / _WHOLE)
            - _COST * self._lengths[i]
            - _TOO_LONG * max(0, self._lengths[i] - _LONG)
            - (_QUESTION if _ASKS.search(segments[i]) else 0)
            for i in self.able
        }


def _able(segments: Sequence[str], bags: Sequence[Counter[str]], lengths: Sequence[int]) -> list[int]:
    """Return the sentences that say something; where there are none, what comes nearest: an article may be a list."""
    whole = [i for i, text in enumerate(segments) if _STOPPED.search(text.rstrip()) or lengths[i] >= _WHOLE]
    spoken = [i for i in whole if bags[i].total() >= _NOTHING]
    return (
        spoken or whole or [i for i, bag in enumerate(bags) if bag] or [i for i, s in enumerate(segments) if s.strip()]
    )


def _vectors(bags: Sequence[Counter[str]]) -> list[Vector]:
    """Return for each sentence its words weighed by how rare they are in the text, as a vector of length one."""
    spread = Counter(word for bag in bags for word in bag)
    vectors = []
    for bag in bags:
        vector = {w: (1 + math.log(n)) * math.log(1 + len(bags) / spread[w]) for w, n in bag.items()}
        length = math.sqrt(sum(value * value for value in vector.values())) or 1
        vectors.append({word: value / length for word, value in vector.items()})
    return vectors


def _dot(one: Vector, other: Vector) -> float:
    if len(one) > len(other):
        return _dot(other, one)
    return sum(value * other.get(word, 0) for word, value in one.items())
