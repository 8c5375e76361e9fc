"""Whether the numbers of a source are in its translation, whatever way each side writes them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from mt.fidelity.numbers_ar import arabic_numbers
from mt.fidelity.numbers_en import english_numbers
from mt.records import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mt.fidelity.numerals import Mention
    from mt.fidelity.text import Pair

_RANGE = re.compile(r"\s*(?:[-–—~]|to|or|and|إلى|الى|أو|او|و)\s*")
_LONG = re.compile(r"\d{7,}")
_NO_DIGIT = re.compile(r"\D")
_BLANK = re.compile(r"[\s\-‐‑]*")


def find_number_faults(pair: Pair) -> Iterator[Finding]:
    """Report each firm number of the source that the hypothesis lacks, and each numeral that it has in excess."""
    wanted = _spread_scales(arabic_numbers(pair.source, pair.source_addresses), pair.source_digits)
    given = _spread_scales(english_numbers(pair.target_digits), pair.target_digits)
    there = {value for mention in given for reading in mention.readings for value in reading}
    years = _years(given, pair.target_digits)
    missing = [
        mention
        for mention in wanted
        if mention.firm
        and not _is_in(mention, there | years)
        and not _same_digits(pair.source_digits[mention.start : mention.end], pair.target_digits)
    ]
    added = [] if years else list(_added(pair, wanted, given))
    for mention in missing:
        other = added.pop(0) if added else None
        yield Finding(
            "number-missing",
            "error",
            pair.source[mention.start : mention.end],
            pair.hypothesis[other.start : other.end] if other else "",
            (mention.start, mention.end),
            (other.start, other.end) if other else None,
        )
    for mention in added:
        found = pair.hypothesis[mention.start : mention.end]
        yield Finding("number-added", "info", "", found, target_span=(mention.start, mention.end))


def _is_in(mention: Mention, values: set[float]) -> bool:
    return any(all(value in values for value in reading) for reading in mention.readings)


def _added(pair: Pair, wanted: Sequence[Mention], given: Sequence[Mention]) -> Iterator[Mention]:
    values = {value for mention in wanted for reading in mention.readings for value in reading}
    for mention in given:
        numeral = pair.target_digits[mention.start : mention.end]
        attached = pair.target_digits[mention.start - 1 : mention.start].isalpha()  # R0, km2, H1N1
        small = all(value <= 2 for value in mention.readings[0])  # a dual, an article
        inside = any(start <= mention.start < end for start, end in pair.target_addresses)
        if not numeral[0].isdigit() or attached or small or inside or _is_in(mention, values):
            continue
        if not _same_digits(numeral, pair.source_digits):
            yield mention


def _same_digits(numeral: str, text: str) -> bool:
    """Whether a long number, as one of a telephone, is there with other separators or in other groups."""
    own = _NO_DIGIT.sub("", numeral)
    return (len(own) >= 5 and own in _NO_DIGIT.sub("", text)) or (
        len(own) >= 2 and any(own in long for long in _LONG.findall(text))
    )


def _spread_scales(mentions: Sequence[Mention], text: str) -> list[Mention]:
    """Let the 10 of "10 to 20 million" also be ten million."""
    spread = list(mentions)
    for index, (left, right) in enumerate(pairwise(mentions)):
        if left.scale == 1 and right.scale > 1 and _RANGE.fullmatch(text, left.end, right.start):
            scaled = tuple((reading[0] * right.scale,) for reading in left.readings if len(reading) == 1)
            spread[index] = left._replace(readings=(*left.readings, *scaled))
    return spread


def _years(mentions: Sequence[Mention], text: str) -> set[float]:
    """The years that two numbers make together: nineteen ninety-five, 1990-95."""
    years = set()
    for left, right in pairwise(mentions):
        first, second = left.readings[0][0], right.readings[0][0]
        if second < 100 and _BLANK.fullmatch(text, left.end, right.start):
            if 10 <= first <= 20:
                years.add(100 * first + second)
            elif 1000 <= first < 2100:
                years.add(first - first % 100 + second)
    return years
