"""The best sentences of a text: worth much, and unlike each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt.summarize.length import Length
    from mt.summarize.rank import Ranking

_REDUNDANCY = 3.0
"""What it costs a sentence to be all that one already chosen is: maximal marginal relevance, as MMR has it."""
_SAME = 0.75
"""The cosine above which a sentence only says again what is there."""


def choose(ranking: Ranking, segments: Sequence[str], length: Length) -> list[int]:
    """Return the indexes of the best sentences, in reading order: each worth much and unlike those before it."""
    nearest = dict.fromkeys(ranking.worth, 0.0)
    chosen: list[int] = []
    if length.words and nearest and not any(length.room_for(segments[i], [""]) for i in nearest):
        return [min(nearest, key=lambda i: (len(segments[i].split()), i))]
    while nearest:
        taken = [segments[index] for index in chosen] or [""] * bool(length.words)
        fitting = [i for i in nearest if nearest[i] < _SAME and length.room_for(segments[i], taken)]
        if not fitting:
            break
        best = max(fitting, key=lambda i: (ranking.worth[i] - _REDUNDANCY * nearest[i], -i))
        del nearest[best]
        chosen.append(best)
        for other in nearest:
            nearest[other] = max(nearest[other], ranking.alike(best, other))
    return sorted(chosen)
