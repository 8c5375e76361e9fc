"""Whether the months and the weekdays of a source are in its translation."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from mt.fidelity.calendar_words import (
    CLEAR_MONTHS,
    DAY_CUES,
    ENGLISH_DAYS,
    ENGLISH_MONTHS,
    ENGLISH_NAMES,
    LATER_CUES,
    MONTH_CUES,
    MONTH_NUMBERS,
    MONTHS_OF_TWO_WORDS,
    UNCLEAR_DAYS,
    UNCLEAR_MONTHS,
    WEEKDAYS,
)
from mt.fidelity.words_ar import NUMBER_WORDS, YEAR
from mt.records import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mt.fidelity.text import Pair, Word

_NUMBER_BEFORE = re.compile(r"\d\s*(?:من\s+)?(?:شهر\s+)?$")
_NUMBER_AFTER = re.compile(r"\s*[/،,(]?\s*\d")
_SLASH = re.compile(r"\s*[/\\(–-]\s*")
_MONTH_WORDS = CLEAR_MONTHS.keys() | UNCLEAR_MONTHS.keys() | {first for first, _ in MONTHS_OF_TWO_WORDS}
_ANY_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|okt|nov|dec)", re.IGNORECASE)
_NUMERIC = re.compile(r"\b(\d{1,4})([./-])(\d{1,4})(?:\2(\d{1,4}))?\b")


class Name(NamedTuple):
    """A month or a weekday, by its English name."""

    name: str
    start: int
    end: int


def find_lost_dates(pair: Pair) -> Iterator[Finding]:
    """Report each month and each weekday of the source that the hypothesis does not name, and what it names."""
    wanted = [*_once(arabic_months(pair), pair.source), *arabic_days(pair)]
    if not wanted:
        return
    counts = Counter(name for name, _, _ in wanted)
    for name, start, end in wanted:
        there = len(ENGLISH_NAMES[name].findall(pair.hypothesis))
        if there >= counts[name] or _in_figures(name, pair.target_digits):
            continue
        kind = ENGLISH_DAYS if name in ENGLISH_DAYS else ENGLISH_MONTHS
        other = _other(pair.hypothesis, [other for other in kind if other not in counts])
        if there and other is None:
            continue  # named once for twice
        found, span = (other[0], other.span()) if other else ("", None)
        yield Finding("date-missing", "error", name, found, (start, end), span)
        counts[name] -= 1


def arabic_months(pair: Pair) -> Iterator[Name]:
    """Yield the months that the source names."""
    if pair.source_set.isdisjoint(_MONTH_WORDS):
        return
    words, digits = pair.source_words, pair.source_digits
    for index, word in enumerate(words):
        if word.text in CLEAR_MONTHS:
            yield Name(CLEAR_MONTHS[word.text], word.start, word.end)
        elif word.text in UNCLEAR_MONTHS:
            after = words[index + 1].text if index + 1 < len(words) else ""
            cued = _is_cued(words, index, digits) or after in YEAR or after in LATER_CUES
            if cued or _beside_number(digits, word):
                yield Name(UNCLEAR_MONTHS[word.text], word.start, word.end)
        elif index + 1 < len(words) and (word.text, words[index + 1].text) in MONTHS_OF_TWO_WORDS:
            following = words[index + 1]
            yield Name(MONTHS_OF_TWO_WORDS[word.text, following.text], word.start, following.end)


def _once(names: Iterable[Name], text: str) -> Iterator[Name]:
    """Leave out the second name of one month: أيلول/سبتمبر."""
    last = Name("", 0, 0)
    for name in names:
        if name.name != last.name or _SLASH.fullmatch(text, last.end, name.start) is None:
            yield name
        last = name


def arabic_days(pair: Pair) -> Iterator[Name]:
    """Yield the weekdays that the source names."""
    if pair.source_set.isdisjoint(WEEKDAYS):
        return
    words = pair.source_words
    for index, word in enumerate(words):
        day = WEEKDAYS.get(word.text)
        if day is None:
            continue
        before = words[index - 1].text if index else ""
        after = words[index + 1].text if index + 1 < len(words) else ""
        if day not in UNCLEAR_DAYS or before in DAY_CUES or before in WEEKDAYS or after in LATER_CUES:
            yield Name(day, word.start, word.end)


def _is_cued(words: Sequence[Word], index: int, digits: str) -> bool:
    """Whether a word right before makes a month of an unclear name: في مارس, الخامس من آب."""
    before = words[index - 1] if index else None
    if before is None or digits[before.end : words[index].start].strip(" /("):
        return False
    if before.text in CLEAR_MONTHS:
        return True
    return before.text in MONTH_CUES or (
        before.text == "من"
        and index > 1
        and (words[index - 2].text in NUMBER_WORDS or words[index - 2].text in WEEKDAYS)
    )


def month_numbers(text: str) -> Iterator[int]:
    """Yield the numbers, from one to twelve, of the months that an English text names."""
    for name, number in MONTH_NUMBERS.items() if _ANY_MONTH.search(text) else ():
        if ENGLISH_NAMES[name].search(text):
            yield number


def _beside_number(digits: str, word: Word) -> bool:
    before = digits[max(0, word.start - 12) : word.start]
    return bool(_NUMBER_BEFORE.search(before) or _NUMBER_AFTER.match(digits, word.end))


def _in_figures(name: str, text: str) -> bool:
    """Whether a date in figures (2024-11-01, 1/11/2024) holds the month."""
    number = MONTH_NUMBERS.get(name)
    dates = _NUMERIC.findall(text) if number else ()
    return any(number in {int(first), int(second), int(third or 0)} for first, _, second, third in dates)


def _other(text: str, names: Sequence[str]) -> re.Match[str] | None:
    for name in names:
        match = ENGLISH_NAMES[name].search(text)
        if match:
            return match
    return None
