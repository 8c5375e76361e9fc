"""Passes over a pack as batches of pairs of like length; a pass is the same whenever it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mt.train.packing import Pack, Side

Ids = np.ndarray


def batches_of_pass(packed: Pack, number: int, stage: float, seed: int, max_tokens: int) -> list[Ids]:
    """Return a pass's batches as arrays of pair numbers, in random order.

    A corpus of weight 2.5 is in the pass two and a half times; one that ends before `stage` is not in it. A batch's
    padded sides hold at most `max_tokens` pieces together, except where a single pair is longer.
    """
    random = np.random.default_rng([seed, number])
    chosen = _chosen(packed, stage, random)
    random.shuffle(chosen)
    source, target = packed.source.lengths[chosen], packed.target.lengths[chosen]
    order = np.lexsort((source, target))
    batches = _cut(chosen[order], source[order], target[order], max_tokens)
    return [batches[at] for at in random.permutation(len(batches))]


def padded(side: Side, pairs: Sequence[int] | Ids, padding: int) -> Ids:
    """Return the texts as the rows of one array, the short ones padded at their ends."""
    texts = [side[pair] for pair in pairs]
    rows = np.full((len(texts), max(len(text) for text in texts)), padding, dtype=np.int64)
    for row, text in zip(rows, texts, strict=True):
        row[: len(text)] = text
    return rows


def _chosen(packed: Pack, stage: float, random: np.random.Generator) -> Ids:
    parts = []
    weights = packed.weights * (packed.untils > stage)
    for first, end, weight in zip(packed.bounds[:-1], packed.bounds[1:], weights, strict=True):
        pairs = np.arange(first, end)
        parts += [pairs] * int(weight)
        some = round((weight % 1) * len(pairs))
        parts.append(random.choice(pairs, some, replace=False))
    return np.concatenate(parts)


def _cut(pairs: Ids, source: Ids, target: Ids, max_tokens: int) -> list[Ids]:
    return [pairs[first:end] for first, end in _ranges(source.tolist(), target.tolist(), max_tokens)]


def _ranges(source: list[int], target: list[int], max_tokens: int) -> Iterator[tuple[int, int]]:
    first = widest_source = widest_target = 0
    for at, (source_length, target_length) in enumerate(zip(source, target, strict=True)):
        wider_source, wider_target = max(widest_source, source_length), max(widest_target, target_length)
        if at > first and (at + 1 - first) * (wider_source + wider_target) > max_tokens:
            yield first, at
            first, wider_source, wider_target = at, source_length, target_length
        widest_source, widest_target = wider_source, wider_target
    if source:
        yield first, len(source)
