"""Sentences joined into parts that a model can read, cut between sentences only where it can, of like length."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mt.segment import split_to_budget

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def parts_of(texts: Sequence[str], count_tokens: Callable[[str], int], budget: int) -> list[str]:
    """Return the texts, in order and whole, joined by blanks into as few parts as fit the budget in tokens.

    A text that alone is too long is cut where it hurts least. The parts are balanced: a last one of a sentence or two
    would be made into as long a summary as the others.
    """
    pieces = [piece for text in texts for piece, _ in split_to_budget(text, count_tokens, budget) if piece]
    # special tokens are counted once per piece, so that the whole is never longer than the sum
    tokens = [count_tokens(piece) for piece in pieces]
    fewest = len(_filled(tokens, budget))
    low, high = max(tokens, default=0), budget
    while low < high:  # the least budget with which there are no more parts
        middle = (low + high) // 2
        low, high = (low, middle) if len(_filled(tokens, middle)) <= fewest else (middle + 1, high)
    ends = _filled(tokens, high)
    return [" ".join(pieces[start:end]) for start, end in zip([0, *ends], ends, strict=False)]


def _filled(tokens: Sequence[int], budget: int) -> list[int]:
    """Return where parts end that are filled one after the other."""
    ends, length = [], 0
    for index, count in enumerate(tokens):
        if length and length + count > budget:
            ends.append(index)
            length = 0
        length += count
    return [*ends, len(tokens)] if tokens else []
