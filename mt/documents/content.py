"""What a format's reader finds in a text, before it has a name and a hash."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mt.arabic import DIACRITICS

if TYPE_CHECKING:
    from mt.records import Block, Skipped

# Marks, tatweel, zero widths and direction marks show nothing on their own; everything else does.
_VISIBLE = re.compile(
    rf"[^\s{DIACRITICS}\u0640\u00ad\u034f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\x00-\x1f\x7f-\x9f]"
)


@dataclass(frozen=True, slots=True)
class Content:
    """The body of a text, what was left out of it and why, and what it says about itself."""

    blocks: tuple[Block, ...]
    skipped: tuple[Skipped, ...] = ()
    title: str | None = None
    author: str | None = None
    date: str | None = None
    url: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A line that shows something, without the blanks around it; `number` counts from 1."""

    number: int
    text: str


def shows(text: str) -> bool:
    """Return whether a reader would see anything of `text`."""
    return _VISIBLE.search(text) is not None


def shown_lines(text: str) -> list[Line]:
    """Return the lines of `text` that show something; a line ends at a line feed and nowhere else."""
    stripped = enumerate((line.strip() for line in text.split("\n")), start=1)
    return [Line(number, line) for number, line in stripped if shows(line)]
