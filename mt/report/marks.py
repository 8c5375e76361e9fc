"""The spans of findings as pieces of text that do not overlap."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mt.records import Finding

Marked = tuple[tuple[int, int] | None, "Finding"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, and the findings whose span covers all of it."""

    text: str
    findings: tuple[Finding, ...] = ()


def cut(text: str, marked: Iterable[Marked]) -> list[Piece]:
    """Cut `text` where a span begins or ends; the pieces joined give it back, and none is empty.

    What reaches beyond the text is cut off; a span that covers nothing is left out.
    """
    begins: dict[int, list[Finding]] = {}
    ends: dict[int, list[Finding]] = {}
    for span, finding in marked:
        start, end = (max(0, span[0]), min(len(text), span[1])) if span else (0, 0)
        if start < end:
            begins.setdefault(start, []).append(finding)
            ends.setdefault(end, []).append(finding)
    cuts = sorted({0, *begins, *ends, len(text)})
    pieces: list[Piece] = []
    active: list[Finding] = []
    for start, end in pairwise(cuts):
        for finding in ends.get(start, ()):
            active.remove(finding)
        active += begins.get(start, ())
        pieces.append(Piece(text[start:end], tuple(active)))
    return pieces
