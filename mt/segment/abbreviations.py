"""Whether a single dot ends a sentence, or an abbreviation, an initial, the number of an item."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from mt.segment.lexicon import (
    BEFORE,
    ERAS,
    HEADINGS,
    LABELS,
    LATIN_ABBREVIATIONS,
    LETTER,
    MONTHS,
    OFTEN_LAST,
    SPELT,
    SPELT_OR_WORD,
    UNITS,
    WHEN_OR_WHERE,
    ascii_digits,
    begins_sentence,
    fold,
)

if TYPE_CHECKING:
    from mt.segment.stops import Stop

Kind = Literal["word", "before", "either"]
"""A dot after a `word` ends the sentence; one `before` what it stands for does not; after some, `either` may be."""

_REACH = 48  # characters before the dot that are looked at
_CLAUSE = 45  # a sentence so short that opens with a time or a place has its verb still to come
_LABEL = re.compile(
    rf"[\W_]*(?:(?:{HEADINGS})\s+\(?\d{{1,4}}|\d{{1,3}}(?:\.\d{{1,3}})*|[{LETTER}]ـ?|[A-Za-z]|[ivxlIVXL]{{1,5}})\W*"
)
_OPENING = re.compile(r"^[\"'«»“”„‘’(\[{*•–—-]+")
_NUMBER = re.compile(r"\d+(?:[.,٫٬/:-]\d+)*")
_MEASURE = re.compile(r"\d[\d.,٫٬]*(\D.*)")
_DEGREE = "°º%٪"
_LETTER = re.compile(rf"[{LETTER}A-Za-z]")
_LATIN = re.compile(r"(?:[A-Za-z]\.)*[A-Za-z]")
_DATE_AFTER = re.compile(r"\s\d{1,2}\.\s?\d{2,4}\b")
_DATE_BEFORE = re.compile(r"(?:^|\s)\d{1,2}\.\s\d{1,2}$")
_YEAR_AFTER = re.compile(r"\s\d{4}\b")
# The initial of a surname at the end of a line.
_SIGNATURE = re.compile(rf"\s+[{LETTER}]\.?\s*+\Z")
_LETTER_AFTER = re.compile(rf"\s+([{LETTER}]{{1,6}})\.")


def dot_ends(stop: Stop) -> bool:
    """Whether the single dot at `stop` ends its sentence."""
    line, at = stop.line, stop.at
    if _is_label(stop) or _SIGNATURE.match(line, stop.end):
        return False
    head = line[max(stop.start, at - _REACH) : at]
    *before, token = head.split()
    token, previous = _OPENING.sub("", token), before[-1] if before else ""
    if head[-1].isspace() and len(token) > 1 and not (token.isdigit() and stop.first.isdigit()):
        return True  # a blank before the stop: no abbreviation, unless of single letters (أ . ف . ب)
    if _NUMBER.fullmatch(token):
        return begins_sentence(stop.word) or not _number_goes_on(stop, ascii_digits(token), ascii_digits(head))
    kind = _kind(stop, fold(token), fold(previous))
    if kind == "word" or begins_sentence(stop.word):
        return kind == "word" or bool(before)  # an abbreviation alone is no sentence
    return kind == "either" and not stop.goes_on() and not _awaits_verb(stop)


def _is_label(stop: Stop) -> bool:
    """Whether there is no sentence yet, only the number or the letter of an item, or a numbered heading."""
    return stop.at - stop.start <= _REACH // 2 and _LABEL.fullmatch(stop.line, stop.start, stop.at) is not None


def _number_goes_on(stop: Stop, number: str, head: str) -> bool:
    if stop.line[stop.at - 1].isspace():
        return stop.first.isdigit()
    if not number.isdigit() or len(number) > 3:
        return False
    if head.endswith(f": {number}") and number == "1":
        return True
    recent = " " + ascii_digits(stop.line[max(stop.start, stop.at - 200) : stop.at])
    if f" {int(number) - 1}. " in recent:
        return True  # the next item of a list inside the line
    if len(number) > 2:
        return False
    date = _DATE_AFTER.match(stop.line, stop.end) or (
        _DATE_BEFORE.search(head) and _YEAR_AFTER.match(stop.line, stop.end)
    )
    return bool(date) or stop.word in MONTHS


def _kind(stop: Stop, token: str, previous: str) -> Kind:
    measured = _MEASURE.fullmatch(token)
    numbered = measured or previous.rstrip(_DEGREE)[-1:].isdigit()
    unit = measured[1].lstrip(_DEGREE) if measured else token
    if token in ERAS or token in OFTEN_LAST or (numbered and unit in UNITS):
        return "either"
    if _is_chain(token):
        return "either" if numbered else "before"
    if _LETTER.fullmatch(token) or token in BEFORE:
        return "word" if previous in LABELS or _LETTER.fullmatch(previous) else "before"
    if token in SPELT:
        return _spelt_kind(stop, token, previous)
    if token.isascii() and (_LATIN.fullmatch(token) or token.lower().replace(".", "") in LATIN_ABBREVIATIONS):
        return "before"
    return "before" if token in {"No", "no"} and stop.first.isdigit() else "word"


def _is_chain(token: str) -> bool:
    first, *rest = token.split(".")
    return (
        bool(rest)
        and (len(first) <= 3 or first in SPELT)
        and all(_LETTER.fullmatch(part) or part in SPELT for part in rest)
    )


def _spelt_kind(stop: Stop, token: str, previous: str) -> Kind:
    if previous in SPELT:
        return "word"  # بي بي سي: written without dots, so this one is a full stop
    if token in SPELT_OR_WORD:
        after = _LETTER_AFTER.match(stop.line, stop.end)
        among = previous.removesuffix(".") in SPELT or (after and fold(after[1]) in SPELT)
        return "before" if among else "word"
    return "before"


def _awaits_verb(stop: Stop) -> bool:
    return stop.at - stop.start <= _CLAUSE and WHEN_OR_WHERE.match(fold(stop.line[stop.start : stop.at])) is not None
