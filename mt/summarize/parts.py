"""Sentences joined into parts that a model can read, cut between sentences only where it can, of like length."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mt.segment import split_to_budget

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Piece(NamedTuple):
    """A text that a part holds, or a part of one, and which of the texts it is."""

    text: str
    place: int


def parts_of(texts: Sequence[str], count_tokens: Callable[[str], int], budget: int) -> list[list[Piece]]:
    """Return the texts, in order and whole, in as few parts as fit the budget in tokens when joined by blanks.

    A text that alone is too long is cut where it hurts least. The parts are balanced: a last one of a sentence or two
    would be made into as long a summary as the others.
    """
    pieces = [
        Piece(piece, index)
        for index, text in enumerate(texts)
        for piece, _ in split_to_budget(text, count_tokens, budget)
        if piece
    ]
    # special tokens are counted once per piece, so that the whole is never longer than the sum
    tokens = [count_tokens(piece.text) for piece in pieces]
    fewest = len(_filled(tokens, budget))
    low, high = max(tokens, default=0), budget
    while low < high:  # the least budget with which there are no more parts
        middle = (low + high) // 2
        low, high = (low, middle) if len(_filled(tokens, middle)) <= fewest else (middle + 1, high)
    ends = _filled(tokens, high)
    return [pieces[start:end] for start, end in zip([0, *ends], ends, strict=False)]


def joined(part: Sequence[Piece]) -> str:
    """Return a part as the text that a model reads."""
    return " ".join(piece.text for piece in part)


def _filled(tokens: Sequence[int], budget: int) -> list[int]:
    """Return where parts end that are filled one after the other."""
    ends, length = [], 0
    for index, count in enumerate(tokens):
        if length and length + count > budget:
            ends.append(index)
            length = 0
        length += count
    return [*ends, len(tokens)] if tokens else []
