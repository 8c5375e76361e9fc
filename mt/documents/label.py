"""Each line of a pasted page: body, or the reason why it is not. Where it is not certain, a line is body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mt.documents import footers, furniture

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORDS = re.compile(r"(?:\S+\s+){11}\S")
_STOP = re.compile(r"[.!?؟…۔][\"'”“»’)\]\s\u200e\u200f]*$")
_HEAD_LINES = 3
_SHORT = 80  # characters: an end mark or an address between paragraphs


def reads_as_body(line: str) -> bool:
    """Return whether the line has twelve words or ends in a stop, as a paragraph has or does."""
    return len(line) > furniture.LONGEST or _STOP.search(line) is not None or _WORDS.match(line) is not None


def label_lines(lines: Sequence[str]) -> list[str | None]:
    """Return one reason per line, `None` for body; the lines are stripped and none is blank.

    Navigation and repeats are looked for only where some line reads as body: a poem, a list or a single word is not a
    page. Nothing is skipped where nothing would be left.
    """
    backwards = reversed(range(len(lines)))
    last = next((i for i in backwards if reads_as_body(lines[i]) and not _never_body(lines[i])), None)
    reasons = _at_the_end(lines) if last is None else _in_a_page(lines, last + 1)
    return reasons if None in reasons else [None] * len(lines)


def _never_body(line: str) -> bool:
    folded = _folded(line)
    return (furniture.anywhere(folded) or footers.notice(folded)) is not None


def _folded(line: str) -> str:
    """Fold a line that is short enough to be furniture; nothing matches the others."""
    return furniture.fold(line) if len(line) <= furniture.LONGEST else ""


def _in_a_page(lines: Sequence[str], tail: int) -> list[str | None]:
    """Label the lines of a text whose last body line is the one before `tail`."""
    reasons: list[str | None] = []
    links_follow = False
    for i, original in enumerate(lines):
        at_an_end = i < _HEAD_LINES or i >= tail
        line = _folded(original) if at_an_end or len(original) <= _SHORT else ""
        before = reasons[-1] if reasons else None
        reason = furniture.anywhere(line)
        if at_an_end:
            reason = reason or furniture.navigation(line, beside_navigation=before == "navigation")
        if i >= tail:
            reason = reason or footers.footer(line) or furniture.related(line)
            reason = reason or ("related links" if links_follow else None)
            links_follow = links_follow or furniture.opens_related(line)
        if i and original == lines[i - 1] and before in {None, "repeat"}:
            reason = reason or "repeat"
        reasons.append(reason)
    return reasons


def _at_the_end(lines: Sequence[str]) -> list[str | None]:
    """Label the end marks, and the footers that close a text in which no line reads as body."""
    folded = [_folded(line) for line in lines]
    reasons = [furniture.anywhere(line) for line in folded]
    for i in reversed(range(len(folded))):
        reasons[i] = reasons[i] or footers.footer(folded[i])
        if reasons[i] is None:
            break
    return reasons
