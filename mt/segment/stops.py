"""A stop in a line, with what the rules ask about it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mt.segment.lexicon import PHRASE_OPENERS, PREPOSITIONS, SILENT, fold

QUOTES = "\"'«»“”„’‘›‹"
INVISIBLE = "\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
"""For the inside of a character class: zero widths and direction marks."""

_FILLED = re.compile(r"\S")
_WORD = re.compile(rf"[\s{QUOTES}(\[{{*•{INVISIBLE}]*+([\w{SILENT}²]{{1,24}}+)")


@dataclass(frozen=True, slots=True)
class Stop:
    """A full stop or its like, with all that clings to it; offsets are into the line."""

    line: str
    start: int
    """Of the sentence that it may end."""
    at: int
    end: int
    """Of the stop and of the closing quotes, brackets and emoji after it."""
    after: int
    """Where the text goes on, blanks left out."""
    word: str
    """The word after it, folded; empty where none follows at once."""

    @property
    def first(self) -> str:
        """The first character after the stop that is no blank."""
        return self.line[self.after]

    def goes_on(self) -> bool:
        """Whether the word after it belongs to the sentence before: a number, a preposition, who or which."""
        if self.first in "(-–—[" or self.first.isdigit() or self.word[1:2].isdigit():
            return True
        if PHRASE_OPENERS.match(fold(self.line[self.after : self.after + 40])):
            return False
        return self.word in PREPOSITIONS or self.word.startswith(("لل", "بال", "كال"))


def stop_at(line: str, start: int, at: int, end: int) -> Stop:
    """Return the stop at `line[at:end]` in the sentence that begins at `start`; more than blanks follow it."""
    filled = _FILLED.search(line, end)
    after = filled.start() if filled else len(line)
    found = _WORD.match(line, after)
    return Stop(line, start, at, end, after, fold(found[1]) if found else "")
