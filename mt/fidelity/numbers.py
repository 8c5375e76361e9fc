"""Whether the numbers of a source are in its translation, whatever way each side writes them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from mt.fidelity.addresses import addresses
from mt.fidelity.calendar_words import MONTH_NUMBERS
from mt.fidelity.dates import arabic_days, arabic_months, month_numbers
from mt.fidelity.numbers_ar import arabic_numbers, may_hold_numbers
from mt.fidelity.numbers_en import english_numbers
from mt.fidelity.text import Pair
from mt.records import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mt.fidelity.numerals import Mention, Reading

_RANGE = re.compile(r"\s*(?:[-–—~]|to|or|and|إلى|الى|أو|او|و)\s*")
_BLANK = re.compile(r"[\s\-–‐‑]*")
_LONG = re.compile(r"\d{7,}")
_NO_DIGIT = re.compile(r"\D")
_DIGITS = re.compile(r"\d+")
_SMALL = 2  # a dual, an article, "both": said without a number as often as with one


@dataclass(frozen=True, slots=True)
class _Values:
    """What the numbers of one side say."""

    alone: frozenset[float]
    listed: frozenset[Reading]
    parts: frozenset[float]
    counts: Counter[float]

    def say(self, mention: Mention) -> bool:
        """Whether one reading of the mention is here: a value, or the same list, or each of its values alone."""
        return any(
            reading[0] in self.alone or reading[0] in self.parts
            if len(reading) == 1
            else reading in self.listed or all(value in self.alone for value in reading)
            for reading in mention.readings
        )

    def say_less(self, mention: Mention, own: _Values) -> bool:
        """Whether the value is here less often than on the mention's own side."""
        value = mention.readings[0]
        return len(value) == 1 and self.counts[value[0]] < own.counts[value[0]]


class EnglishNumbers:
    """The numbers of an English text, and whether it says a number of another."""

    def __init__(self, text: str) -> None:
        self.text = Pair("", text).target_digits
        """The text with its digits as ASCII; as long as the text."""
        inside = addresses(text)
        mentions = _spread_scales(_join_years(english_numbers(self.text), self.text), self.text)
        self.mentions = [m for m in mentions if not any(start <= m.start < end for start, end in inside)]
        self._values = _values(self.mentions, month_numbers(text))

    def say(self, mention: Mention, text: str) -> bool:
        """Tell whether the text holds a number of `text` in any writing."""
        return self._values.say(mention) or _same_digits(text[mention.start : mention.end], self.text)

    def say_less(self, mention: Mention, other: EnglishNumbers) -> bool:
        """Tell whether the text holds a number less often than another text does."""
        return self._values.say_less(mention, other._values)

    def round_to(self, mention: Mention, share: float) -> bool:
        """Tell whether the mention is some number of the text with fewer digits, at most a share of it away."""
        wanted = mention.readings[0][0]
        return any(
            abs(value - wanted) <= share * abs(value) and _digits(wanted) < _digits(value)
            for value in self._values.alone
        )


def _digits(value: float) -> int:
    """Return how many digits of a number say something: two of 3,500 and of 0.35."""
    return len(f"{value:.15g}".replace(".", "").partition("e")[0].strip("0"))


def find_number_faults(pair: Pair) -> Iterator[Finding]:
    """Report each number of the source that the hypothesis lacks, and each numeral that it has in excess.

    A number that may be put in other words, or that is there less often than in the source, is only reported where a
    numeral that nothing in the source explains stands in the hypothesis.
    """
    some = may_hold_numbers(pair.source_digits, pair.source_set)
    if not some and _DIGITS.search(pair.target_digits) is None:
        return  # what stands in words is only looked for where the source has a number
    wanted = arabic_numbers(pair.source_digits, pair.source_addresses) if some else []
    wanted = _spread_scales(_without_names(wanted, pair), pair.source_digits)
    given = _join_years(english_numbers(pair.target_digits), pair.target_digits)
    given = _spread_scales(given, pair.target_digits)
    if not wanted and not given:
        return
    months = (MONTH_NUMBERS[month.name] for month in arabic_months(pair) if month.name in MONTH_NUMBERS)
    here = _values(wanted, months)
    there = _values(given, month_numbers(pair.hypothesis))
    added = [mention for mention in given if _is_unexplained(mention, pair, here)]
    for mention in _missing(wanted, here, there, pair):
        firm = mention.firm and not there.say(mention)
        if not firm and not added:
            continue
        other = added.pop(0) if added else None
        span = (other.start, other.end) if other else None
        found = pair.hypothesis[slice(*span)] if span else ""
        expected = pair.source[mention.start : mention.end]
        yield Finding("number-missing", "error", expected, found, (mention.start, mention.end), span)
    for mention in added:
        if all(value <= _SMALL for value in mention.readings[0]):
            continue
        found = pair.hypothesis[mention.start : mention.end]
        yield Finding("number-added", "warning", "", found, target_span=(mention.start, mention.end))


def _without_names(mentions: Sequence[Mention], pair: Pair) -> list[Mention]:
    """Leave out the number words that are part of a date: تشرين الثاني is no second, يوم الاثنين no two."""
    dates = [(name.start, name.end) for name in (*arabic_months(pair), *arabic_days(pair))]
    return [m for m in mentions if m.firm or not any(start <= m.start < end for start, end in dates)]


def _missing(wanted: Sequence[Mention], here: _Values, there: _Values, pair: Pair) -> list[Mention]:
    """The numbers that are not there, or less often; the firm ones first."""
    missing = [
        mention
        for mention in wanted
        if (not there.say(mention) and (mention.firm or mention.readings[0][0] > _SMALL))
        or (mention.firm and there.say_less(mention, here))
    ]
    lost = [m for m in missing if not _same_digits(pair.source_digits[m.start : m.end], pair.target_digits)]
    return sorted(lost, key=lambda mention: (there.say(mention), not mention.firm))


def _is_unexplained(mention: Mention, pair: Pair, here: _Values) -> bool:
    numeral = pair.target_digits[mention.start : mention.end]
    return (
        numeral[0].isdigit()
        and not here.say(mention)
        and not any(start <= mention.start < end for start, end in pair.target_addresses)
        and not _same_digits(numeral, pair.source_digits)
    )


def _values(mentions: Sequence[Mention], more: Iterable[float]) -> _Values:
    readings = [reading for mention in mentions for reading in mention.readings]
    alone = {reading[0] for reading in readings if len(reading) == 1} | set(more)
    listed = frozenset(reading for reading in readings if len(reading) > 1)
    counts = Counter(value for mention in mentions for value in set(chain.from_iterable(mention.readings)))
    return _Values(frozenset(alone), listed, frozenset(chain.from_iterable(listed)), counts)


def _same_digits(numeral: str, text: str) -> bool:
    """Whether a long number, as one of a telephone, is there with other separators or in other groups."""
    own = _NO_DIGIT.sub("", numeral)
    return (len(own) >= 5 and _in_groups(own, _DIGITS.findall(text))) or (
        len(own) >= 2 and any(own in long for long in _LONG.findall(text))
    )


def _in_groups(digits: str, groups: Sequence[str]) -> bool:
    """Whether the digits are some of the groups that follow one another, joined: no group is cut."""
    for start in range(len(groups)):
        rest = digits
        for group in groups[start:]:
            if not rest or not rest.startswith(group):
                break
            rest = rest.removeprefix(group)
        if not rest:
            return True
    return False


def _spread_scales(mentions: Sequence[Mention], text: str) -> list[Mention]:
    """Let the 10 of "10 to 20 million" also be ten million."""
    spread = list(mentions)
    for index, (left, right) in enumerate(pairwise(mentions)):
        if left.scale == 1 and right.scale > 1 and _RANGE.fullmatch(text, left.end, right.start):
            scaled = tuple((round(reading[0] * right.scale, 4),) for reading in left.readings if len(reading) == 1)
            spread[index] = left._replace(readings=(*left.readings, *scaled))
    return spread


def _join_years(mentions: Sequence[Mention], text: str) -> list[Mention]:
    """Let the second number of 1990-95, and of nineteen ninety-five, also be the year that it stands for."""
    joined = list(mentions)
    for index, (left, right) in enumerate(pairwise(mentions)):
        first, second = left.readings[0][0], right.readings[0][0]
        if second < 100 and _BLANK.fullmatch(text, left.end, right.start):
            century = 100 * first if 10 <= first <= 20 else first - first % 100 if 1000 <= first < 2100 else 0
            if century:
                joined[index + 1] = right._replace(readings=(*right.readings, (century + second,)))
    return joined
