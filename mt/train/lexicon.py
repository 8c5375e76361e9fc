"""Which pieces translate which, counted from the pairs: to start a model from, and to find pairs that do not fit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mt.train.packing import Pack, Side

Ids = np.ndarray
ROUNDS = 3
"""Of re-estimation; more change little."""
PAIRS = 300_000
"""That are counted: more of them change the counts and not the order."""
LONGEST = 60
"""Pieces of a side that is counted: in a longer one almost everything stands beside everything."""
RARE = 2
"""Pairs of pieces seen together less often than this are chance."""
CHUNK = 4_000_000


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Pairs of pieces, sorted by source and then target piece, and how well each explains the other (0 to 1)."""

    sources: Ids
    targets: Ids
    strength: Ids
    size: int
    """Of the vocabulary."""

    @property
    def keys(self) -> Ids:
        """One number for each pair of pieces, ascending."""
        keys: Ids = self.sources * self.size + self.targets
        return keys


def count_lexicon(packed: Pack, size: int, seed: int) -> Lexicon:
    """Return which pieces stand together more than chance would have it.

    The strength is Dice's coefficient, then re-estimated: what one source piece explains of a target piece is taken
    from the others, so that each target piece is left with few.
    """
    random = np.random.default_rng([seed, size])
    chosen = random.permutation(len(packed))[:PAIRS]
    keys, together = _counted(_keys(packed, chosen, size))
    keys, together = keys[together >= RARE], together[together >= RARE]
    sources, targets = keys // size, keys % size
    times_source, times_target = (_pairs_with(side, chosen, size) for side in (packed.source, packed.target))
    dice = 2 * together / (times_source[sources] + times_target[targets])
    strength = dice
    for _ in range(ROUNDS):
        explained = np.bincount(targets, strength, size)
        strength = dice * strength / explained[targets]
    return Lexicon(sources, targets, strength, size)


def aligned_shares(packed: Pack, lexicon: Lexicon, least: float = 0.02) -> Ids:
    """Return for each pair the share of its English pieces that some Arabic piece of it explains."""
    known = lexicon.keys[lexicon.strength >= least]
    return np.array([_aligned(packed.source[at], packed.target[at], known, lexicon.size) for at in range(len(packed))])


def _aligned(source: Ids, target: Ids, known: Ids, size: int) -> float:
    pairs = np.unique(source[:-1]).astype(np.int64)[:, None] * size + target[:-1].astype(np.int64)
    at = np.minimum(np.searchsorted(known, pairs), len(known) - 1)
    explained: float = (known[at] == pairs).any(axis=0).mean() if pairs.size and len(known) else 0.0
    return explained


def _keys(packed: Pack, chosen: Ids, size: int) -> Iterator[Ids]:
    for at in chosen:
        source, target = np.unique(packed.source[at][:-1]), np.unique(packed.target[at][:-1])
        if max(len(source), len(target)) <= LONGEST:
            yield (source.astype(np.int64)[:, None] * size + target.astype(np.int64)).ravel()


def _counted(keys: Iterator[Ids]) -> tuple[Ids, Ids]:
    """Count as they come: all of them together would not fit in memory."""
    total, counts = np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    waiting: list[Ids] = []
    held = 0
    for some in keys:
        waiting.append(some)
        held += len(some)
        if held > CHUNK:
            total, counts = _merged(total, counts, np.concatenate(waiting))
            waiting, held = [], 0
    return _merged(total, counts, np.concatenate([*waiting, np.zeros(0, dtype=np.int64)]))


def _merged(total: Ids, counts: Ids, more: Ids) -> tuple[Ids, Ids]:
    fresh, times = np.unique(more, return_counts=True)
    every, where = np.unique(np.concatenate((total, fresh)), return_inverse=True)
    return every, np.bincount(where, np.concatenate((counts, times)), len(every)).astype(np.int64)


def _pairs_with(side: Side, chosen: Ids, size: int) -> Ids:
    """In how many of the chosen texts each piece stands."""
    counts = np.zeros(size, dtype=np.int64)
    for at in chosen:
        counts[np.unique(side[at][:-1])] += 1
    return counts
