"""A new model's embeddings, begun with what a lexicon knows: Arabic pieces near their English."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from mt.train.lexicon import Lexicon

Ids = np.ndarray
TRANSLATIONS = 8
"""The strongest of a piece that count."""
OWN = 0.3
"""The share of its own that a piece keeps: two pieces with one translation must stay apart."""


def lexical_embeddings(random: Ids, lexicon: Lexicon, source_counts: Ids, target_counts: Ids) -> Ids:
    """Return the embeddings with each piece that is mostly read, not written, moved near its translations.

    A moved piece keeps the length of its vector, so that the model begins at the scale it was made for.
    """
    moved = random.copy()
    starts = np.searchsorted(lexicon.sources, np.arange(len(random) + 1))
    for piece in np.flatnonzero(source_counts > target_counts):
        own = slice(starts[piece], starts[piece + 1])
        strength, targets = lexicon.strength[own], lexicon.targets[own]
        best = np.argsort(-strength)[:TRANSLATIONS]
        if not len(best):
            continue
        mean = (strength[best, None] * random[targets[best]]).sum(axis=0)
        mixed = (1 - OWN) * _unit(mean) + OWN * _unit(random[piece])
        moved[piece] = _unit(mixed) * np.linalg.norm(random[piece])
    return moved


def _unit(vector: Ids) -> Ids:
    unit: Ids = vector / max(float(np.linalg.norm(vector)), 1e-12)
    return unit
