"""What a numeral can mean: thousands or decimals, a time, a score, a fraction."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Reading = tuple[float, ...]
"""Values that must all be there, as the 9 and the 30 of a time."""

VULGAR = {"¼": 0.25, "½": 0.5, "¾": 0.75, "⅓": 0.3333, "⅔": 0.6667}
"""Fractions of one character."""

_BLANK = "[ \u00a0\u202f]"
NUMERAL = re.compile(
    rf"\d{{1,3}}(?:{_BLANK}\d{{3}})+(?![\d.,:/])|\d{{3}}(?:{_BLANK}\d{{3}})*{_BLANK}\d{{1,2}}(?![\d.,:/])"
    r"|\d+(?:[.,،:/]\d+)*"
)
"""For text whose digits and separators are ASCII."""

_TIME_AFTER = re.compile(r"\s*\(?(?:UTC|GMT|hours|hrs|h\b|local|بتوقيت|بالتوقيت|توقيت|التوقيت)")
_SEPARATOR = re.compile(r"[.,،]")


class Mention(NamedTuple):
    """A number in a text: any one of its readings says it; a firm one may not get lost."""

    readings: tuple[Reading, ...]
    start: int
    end: int
    firm: bool
    scale: float = 1
    """What its last word multiplied by: a million in 10 million."""


def readings_of(numeral: str, after: str = "") -> tuple[Reading, ...]:
    """Return what an ASCII numeral can mean, the likeliest first: `1.500` is 1500 or 1.5, `9:30` is 9 and 30.

    What stands `after` it tells whether four digits are a time.
    """
    parts = re.split(r"[:/]", numeral)
    if len(parts) > 1:
        values = [readings_of(part)[0][0] for part in parts]
        return _clock(values) if ":" in numeral else _slashed(values)
    spaced = numeral.split()
    if len(spaced) > 1:
        return tuple(_spaced(spaced))
    groups = _SEPARATOR.split(numeral)
    if len(groups) == 1:
        return _whole(numeral, after)
    return tuple(_grouped(groups, _SEPARATOR.findall(numeral)))


def _whole(numeral: str, after: str) -> tuple[Reading, ...]:
    """An integer; four digits with a leading zero or before "UTC" may be a time without its colon."""
    plain: Reading = (float(numeral),)
    if len(numeral) != 4:
        return (plain,)
    hour, minute = divmod(int(numeral), 100)
    time = hour < 24 and minute < 60 and (numeral[0] == "0" or _TIME_AFTER.match(after))
    return (plain, *_clock([hour, minute])) if time else (plain,)


def _spaced(groups: Sequence[str]) -> Iterator[Reading]:
    """Thousands apart by blanks; right-to-left text also has them in the other order: 000 1."""
    if all(len(group) == 3 for group in groups[1:]):
        yield (float("".join(groups)),)
    if all(len(group) == 3 for group in groups[:-1]):
        yield (float("".join(reversed(groups))),)
        yield tuple(map(float, groups))


def _clock(parts: Sequence[float]) -> tuple[Reading, ...]:
    """A time by either clock; a score or a verse reads the same."""
    hour, rest = parts[0], tuple(parts[1:])
    other = hour + 12 if hour < 12 else hour - 12
    times: list[Reading] = [(hour, *rest)] + [(other, *rest)] * (0 <= other < 25)
    return tuple(times if any(rest) else times + [(time[0],) for time in times])


def _slashed(parts: Sequence[float]) -> tuple[Reading, ...]:
    listed = tuple(parts)
    if len(parts) == 2:
        return (listed, (round(parts[0] / parts[1], 4),)) if parts[1] else (listed,)
    return listed, (parts[1], max(parts)), (parts[0], max(parts))  # a date without its day


def _grouped(groups: Sequence[str], separators: Sequence[str]) -> Iterator[Reading]:
    """Thousands where every later group has three digits; decimals where the last separator stands alone; a list."""
    thousands = groups[0].strip("0") != "" and len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])
    if thousands and len(set(separators)) == 1:
        yield (float("".join(groups)),)
    if separators.count(separators[-1]) == 1:
        yield (float("".join(groups[:-1]) + "." + groups[-1]),)
    if not thousands:
        yield tuple(map(float, groups))
