"""Where a model looked while it wrote: its attention to tokens, as shares of the texts that it read."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from mt.summarize.parts import joined

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from mt.records import Attention, Hypothesis
    from mt.summarize.parts import Piece

    Looks = Mapping[int, float]
    """By the index of a text its share of a sentence's attention; nothing where the engine does not tell."""


def looks_of(
    sentences: Sequence[str], hypothesis: Hypothesis, part: Sequence[Piece], count_tokens: Callable[[str], int]
) -> list[Looks]:
    """Return for each sentence of a hypothesis how much the model looked at each text of the part that it read."""
    if hypothesis.attention is None:
        return [{}] * len(sentences)
    # counted in the whole, as the model read it; the end token of a count is no token of what follows
    ends = [count_tokens(joined(part[: place + 1])) - 1 for place in range(len(part))]
    looks, place = [], 0
    for sentence in sentences:
        start = hypothesis.text.find(sentence, place)
        place = max(place, start + len(sentence))
        looks.append(_shares(hypothesis.attention, (start, place), ends, [piece.place for piece in part]))
    return looks


def combined(looks: Looks, below: Sequence[Looks]) -> Looks:
    """Return looks at sentences that were themselves written as looks at what those were written of."""
    found: defaultdict[int, float] = defaultdict(float)
    for index, share in looks.items():
        for first, weight in below[index].items():
            found[first] += share * weight
    return dict(found)


def _shares(attention: Attention, span: tuple[int, int], ends: Sequence[int], indexes: Sequence[int]) -> Looks:
    found: defaultdict[int, float] = defaultdict(float)
    for end, row in zip(attention.ends, attention.weights, strict=False):
        if span[0] < end <= span[1]:
            for token, weight in enumerate(row):
                found[indexes[min(bisect_right(ends, token), len(indexes) - 1)]] += weight
    whole = sum(found.values())
    return {index: weight / whole for index, weight in found.items() if weight} if whole else {}
