"""Pairs as arrays of token ids on disk: packed once, read by every later start."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mt.train.corpus import CleanCorpus
    from mt.train.vocabulary import Vocabulary

Ids = np.ndarray


@dataclass(frozen=True, slots=True)
class Side:
    """One language's texts, end to end; text `i` is `ids[starts[i]:starts[i + 1]]`."""

    ids: Ids
    starts: Ids

    def __getitem__(self, index: int) -> Ids:
        text: Ids = self.ids[self.starts[index] : self.starts[index + 1]]
        return text

    @property
    def lengths(self) -> Ids:
        """The pieces of each text."""
        return np.diff(self.starts)


@dataclass(frozen=True, slots=True)
class Pack:
    """All pairs; corpus `k` is the pairs `bounds[k]:bounds[k + 1]`, read `weights[k]` times in a pass.

    Past the share `untils[k]` of the training it is read no more.
    """

    source: Side
    target: Side
    bounds: Ids
    weights: Ids
    untils: Ids

    def __len__(self) -> int:
        return len(self.source.starts) - 1


def pack(corpora: Sequence[CleanCorpus], vocabulary: Vocabulary, max_length: int) -> Pack:
    """Return the corpora's pairs as ids; those with a side longer than `max_length` are left out."""
    sources: list[Ids] = []
    targets: list[Ids] = []
    bounds = [0]
    for corpus in corpora:
        pairs = zip(
            vocabulary.source_ids([pair.source for pair in corpus.pairs]),
            vocabulary.target_ids([pair.target for pair in corpus.pairs]),
            strict=True,
        )
        for source, target in pairs:
            if max(len(source), len(target)) <= max_length:
                sources.append(source)
                targets.append(target)
        bounds.append(len(sources))
    weights, untils = (np.array([getattr(corpus, name) for corpus in corpora]) for name in ("weight", "until"))
    return Pack(_side(sources), _side(targets), np.array(bounds), weights, untils)


def save_pack(packed: Pack, path: Path) -> None:
    """Write the pack; the file appears only when it is complete."""
    part = path.with_suffix(".part")
    with part.open("wb") as out:
        np.savez(
            out,
            source=packed.source.ids,
            source_starts=packed.source.starts,
            target=packed.target.ids,
            target_starts=packed.target.starts,
            bounds=packed.bounds,
            weights=packed.weights,
            untils=packed.untils,
        )
    part.replace(path)


def load_pack(path: Path) -> Pack:
    """Return the pack that `save_pack` wrote."""
    with np.load(path, allow_pickle=False) as arrays:
        return Pack(
            Side(arrays["source"], arrays["source_starts"]),
            Side(arrays["target"], arrays["target_starts"]),
            arrays["bounds"],
            arrays["weights"],
            arrays["untils"],
        )


def kept(packed: Pack, good: Ids) -> Pack:
    """Return the pack with only the pairs that are `True` in `good`."""
    chosen = np.flatnonzero(good).tolist()
    source, target = (_side([side[at] for at in chosen]) for side in (packed.source, packed.target))
    bounds = np.concatenate(([0], np.cumsum(good)))[packed.bounds]
    return Pack(source, target, bounds, packed.weights, packed.untils)


def _side(texts: Sequence[Ids]) -> Side:
    starts = np.zeros(len(texts) + 1, dtype=np.int64)
    np.cumsum([len(text) for text in texts], out=starts[1:])
    return Side(np.concatenate(texts) if texts else np.zeros(0, dtype=np.uint16), starts)
