"""What one English text states that another does not hold: numbers, months and weekdays, addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mt.arabic import ascii_digits
from mt.fidelity.addresses import addresses
from mt.fidelity.calendar_words import ENGLISH_DAYS, ENGLISH_NAMES, MONTH_NUMBERS
from mt.fidelity.numbers import EnglishNumbers
from mt.records import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLEAR = [name for name in (*MONTH_NUMBERS, *ENGLISH_DAYS) if name not in {"March", "May"}]
_CALENDAR = re.compile(
    rf"\b(?:{'|'.join(_CLEAR)})\b"
    r"|\b(?:March|May)\b(?=\W+\d|\W*$)|(?:(?<=\d )|(?<=\b[iI]n )|(?<=\b[oO]f ))(?:March|May)\b",
    re.IGNORECASE,
)
"""The months and days in full; March and May are also words, and count beside a number or after `in` and `of`."""
_IN_FIGURES = re.compile(r"\b\d{1,4}([-/.])(\d{1,2})\1\d{1,4}\b")
_ABOUT = re.compile(
    r"\b(?:about|around|some|nearly|almost|roughly|approximately|over|under|than|least|most|to)\s+\W?$", re.IGNORECASE
)
_ROUNDING = 0.15
"""How far `about 3 million` or `more than 100` may lie from what is said, as a share of it."""
_PARTED = re.compile(r"(?<=\d) ([.,:]) (?=\d)")
"""The blanks that some corpora put into 31.8 and 735,000."""


def unstated(text: str, other: str) -> Iterator[Finding]:
    """Yield an error for each number, month, weekday and address of `text` that `other` does not state.

    Both are English; `found` is what stands in `text`, with its span there. One and two are not counted where they are
    words, for an article or `both` says as much; a number after `about` may be rounded; one that stands in `text` more
    often than in `other` is not stated so often.
    """
    yield from _addresses(text, other)
    yield from _numbers(text, other)
    yield from _calendar(text, other)


def _addresses(text: str, other: str) -> Iterator[Finding]:
    there = "".join(other.split()).lower()
    for start, end in addresses(text):
        if "".join(text[start:end].split()).lower() not in there:
            yield Finding("url", "error", "", text[start:end], target_span=(start, end))


def _numbers(text: str, other: str) -> Iterator[Finding]:
    parted = _PARTED.sub(r"\1", other)
    own, there = EnglishNumbers(text), EnglishNumbers(other if parted == other else f"{other}\n{parted}")
    for mention in own.mentions:
        worded = not own.text[mention.start].isdigit()
        if not mention.firm or (worded and mention.readings[0][0] <= 2):
            continue
        if there.say(mention, own.text) and not (mention.readings[0][0] > 2 and there.say_less(mention, own)):
            continue
        if _ABOUT.search(text, 0, mention.start) and there.round_to(mention, _ROUNDING):
            continue
        span = (mention.start, mention.end)
        yield Finding("number-added", "error", "", text[slice(*span)], target_span=span)


def _calendar(text: str, other: str) -> Iterator[Finding]:
    months = {int(match[2]) for match in _IN_FIGURES.finditer(ascii_digits(other))}
    for match in _CALENDAR.finditer(text):
        name = match[0].capitalize()
        if ENGLISH_NAMES[name].search(other) or MONTH_NUMBERS.get(name) in months:
            continue
        if match[0].islower() and name in {"March", "May"}:
            continue
        yield Finding("date-added", "error", "", match[0], target_span=match.span())
