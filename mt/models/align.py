"""Which target pieces translate a source piece: IBM's first alignment model, estimated from parallel text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

Ids = np.ndarray
ROUNDS = 5
"""Of re-estimation; more change little."""
LINKS = 20_000_000
"""Pairs of pieces that are counted, at 50 bytes each: about 70,000 sentences."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Pairs of pieces, by row, and how likely the source piece is translated by the target piece (0 to 1)."""

    sources: Ids
    targets: Ids
    probability: Ids
    pairs: int
    """Of sentences that were counted."""

    def best(self, count: int) -> dict[int, list[int]]:
        """Return for each source piece its likeliest target pieces, the best first."""
        order = np.lexsort((self.targets, -self.probability, self.sources))
        rows, starts = np.unique(self.sources[order], return_index=True)
        ends = np.append(starts, len(order))[1:]
        ranked = self.targets[order]
        return {
            int(row): ranked[start : min(start + count, end)].tolist()
            for row, start, end in zip(rows, starts, ends, strict=True)
        }


@dataclass(frozen=True, slots=True)
class _Links:
    """Every source piece with every target piece of each sentence."""

    pair: Ids
    """The row of its pair of pieces."""
    place: Ids
    """The target piece of a sentence that it would explain: one number for each there is."""


def align(sentences: Iterable[tuple[Ids, Ids]], targets: int, links: int = LINKS) -> Lexicon:
    """Return how likely each target piece is to translate each source piece; `targets` is how many of them there are.

    The sentences are pairs of piece numbers; a piece counts once in each. They are read until there are enough links.
    The source's end token takes what no word explains.
    """
    keys: list[Ids] = []
    places: list[Ids] = []
    held = seen = pairs = 0
    for source, target in sentences:
        left, right = np.unique(source).astype(np.int64), np.unique(target)
        keys.append((left[:, None] * targets + right).ravel())
        places.append(np.tile(np.arange(seen, seen + len(right), dtype=np.int32), len(left)))
        held, seen, pairs = held + len(keys[-1]), seen + len(right), pairs + 1
        if held >= links:
            break
    if not keys:
        return Lexicon(np.zeros(0, int), np.zeros(0, int), np.zeros(0), 0)
    known, pair = np.unique(np.concatenate(keys), return_inverse=True)
    probability = _estimated(known // targets, _Links(pair.astype(np.int32), np.concatenate(places)))
    return Lexicon(known // targets, known % targets, probability, pairs)


def _estimated(sources: Ids, links: _Links) -> Ids:
    probability = np.ones(len(sources))
    for _ in range(ROUNDS):
        share = probability[links.pair]
        share /= np.bincount(links.place, share)[links.place]
        counts = np.bincount(links.pair, share, len(sources))
        probability = counts / np.bincount(sources, counts)[sources]
    return probability
