"""The numbers of an Arabic text: numerals, number words with their clitics, ordinals, decades."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from mt.arabic import ARABIC_LETTERS, DIACRITICS, TATWEEL, ascii_digits
from mt.fidelity.numerals import NUMERAL, VULGAR, Mention, readings_of
from mt.fidelity.sums import Atom, add_up
from mt.fidelity.text import SILENT, fold, fold_letters
from mt.fidelity.words_ar import CENTURY, DECADES, NUMBER_WORDS, VAGUE, YEAR

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from mt.fidelity.numerals import Reading


_TOKEN = re.compile(rf"({NUMERAL.pattern})|[{''.join(VULGAR)}]|[{ARABIC_LETTERS}{DIACRITICS}{TATWEEL}]+")
_NO_GLUE = re.compile(r"[^\s\u200e\u200f\u202a-\u202eوالبك\u0640]")
_CLITICS = frozenset({"ال", "ب", "ل", "ك", "بال", "لل"})  # apart from a numeral, by a tatweel or a blank
_NUMERAL_SIGN = re.compile(rf"[\d{''.join(VULGAR)}]")
_LESS = re.compile(r"\s+[إا]لا\s+(?:ال)?(ربع|ثلث|خمس|عشر)")
_MINUTES_LESS = {"ربع": 45.0, "ثلث": 40.0, "خمس": 55.0, "عشر": 50.0}
_MARKER = re.compile(r"\d{1,2}\s*(?:[)\]’‘'،]|[-–.](?!\d))")
_BRACKETS = frozenset("([’‘'")
_GLUED = re.compile(r"(?<!\w)[وف]?(?:في|من|عن|على|إلى|الى|منذ|عام|سنة|نحو|حوالي|بعد|قبل|حتى|بين|خلال|مدته|مدتها)$")
"""A word that stands apart from a numeral, its blank forgotten."""
_CLITIC_LETTERS = frozenset("وفبلك\u0640")
_NUMERIC = NUMBER_WORDS.keys() | DECADES.keys()
_TELLING = _NUMERIC | VULGAR.keys() | _CLITICS | {"و"}


class _Run(NamedTuple):
    """Atoms with nothing but blanks between them, and the word before them."""

    before: str
    atoms: list[Atom]


def may_hold_numbers(text: str, words: AbstractSet[str]) -> bool:
    """Return whether a text of these folded words can say a number at all."""
    return not words.isdisjoint(_NUMERIC) or _NUMERAL_SIGN.search(text) is not None


def arabic_numbers(text: str, masked: Sequence[tuple[int, int]] = ()) -> list[Mention]:
    """Return the numbers of `text` in order, except inside the masked spans; vague ones (آلاف الناس) are left out."""
    mentions: list[Mention] = []
    digits = ascii_digits(text).replace("\u2044", "/")
    for before, atoms in _runs(digits, masked):
        for mention in add_up(atoms, arabic=True):
            if fold(text[mention.start : mention.end]) not in VAGUE:
                _append(mentions, mention, before, digits)
    return mentions


def _append(mentions: list[Mention], mention: Mention, before: str, text: str) -> None:
    """Add a number with what it also says after "century" and "year", and before "less a quarter"."""
    value = mention.readings[0][0]
    less = _LESS.match(text, mention.end)
    if less and 1 <= value <= 12:
        mention = _also(mention, ((value - 1) or 12.0, _MINUTES_LESS[less[1]]))
    elif before in YEAR and 20 <= value < 100:
        mention = _also(mention, (1900 + value,))
    elif before in CENTURY and 1 <= value <= 21:
        start = 100 * (value - 1)
        mention = _also(mention, *((start + decade,) for decade in range(0, 110, 10)))
        if mentions and mentions[-1].readings[-1][0] >= 1000 and mention.start - mentions[-1].end < 12:
            # ثمانينيات القرن العشرين, 1980 من القرن العشرين: the decade says the century
            mentions[-1] = _also(mentions[-1], (start + mentions[-1].readings[0][0],))
            mention = mention._replace(firm=False)
    elif _MARKER.match(text, mention.start) and _marks_item(text, mention.start):
        mention = mention._replace(firm=False)
    if 1000 <= value < 2100:
        decade = value - value % 10
        # ثمانينيات القرن الرابع عشر 1480: the year tells which decade is meant
        mentions[-2:] = [
            _also(near, (decade,)) if near.readings[0][0] == decade % 100 else near for near in mentions[-2:]
        ]
    mentions.append(mention)


def _also(mention: Mention, *readings: Reading) -> Mention:
    return mention._replace(readings=(*mention.readings, *readings))


def _marks_item(text: str, start: int) -> bool:
    """Whether a numeral only numbers an item or a note: 2- at the start, (2), [2], ’2‘."""
    return not text[:start].strip(" \u200f\u200e(") or text[start - 1 : start] in _BRACKETS


def _runs(text: str, masked: Sequence[tuple[int, int]]) -> Iterator[_Run]:
    run = _Run("", [])
    before, joined, end = "", False, 0
    folded, marked = fold_letters(text), SILENT.search(text) is not None
    for match in _TOKEN.finditer(text):
        word = "" if match[1] else folded[match.start() : match.end()]
        if marked:
            word = SILENT.sub("", word)
        if not run.atoms and not match[1] and word not in _TELLING:
            before, joined, end = word, False, match.end()
            continue  # most words
        if word == "و" or word in _CLITICS:
            joined = word == "و"
            continue
        atom = _numeral(match, joined, masked) if match[1] else _word(word, before, joined, match)
        if run.atoms and (atom is None or _NO_GLUE.search(text, end, match.start())):
            yield run
            run = _Run("", [])
        if atom:
            run = run if run.atoms else _Run(before, [])
            run.atoms.append(atom)
        before, joined, end = word, False, match.end()
    if run.atoms:
        yield run


def _numeral(match: re.Match[str], joined: bool, masked: Sequence[tuple[int, int]]) -> Atom | None:
    start, end = match.span()
    before = match.string[start - 1 : start]
    if any(low <= start < high for low, high in masked):
        return None
    # the 2 of كم2 is part of the unit, that of H2O of a name
    firm = (
        not before.isalpha()
        or before in _CLITIC_LETTERS
        or _GLUED.search(match.string, max(0, start - 8), start) is not None
    )
    first, *others = readings = readings_of(match[0], match.string[end : end + 12])
    if len(first) > 1:
        return Atom(first[0], "list", joined, start, end, firm, readings)
    return Atom(first[0], "numeral", joined, start, end, firm, tuple(others))


def _word(word: str, before: str, joined: bool, match: re.Match[str]) -> Atom | None:
    if word not in _NUMERIC and word not in VULGAR:
        return None
    if match[0].startswith("أل") and word[2:] in NUMBER_WORDS:
        return None  # ألستون is a name: the article has no hamza
    if word in DECADES:
        value = DECADES[word]
        years = tuple((float(century + value),) for century in (1900, 2000))
        return Atom(value, "numeral", False, *match.span(), others=years)
    if word in VULGAR:
        return Atom(VULGAR[word], "fraction", True, *match.span(), firm=False)
    entry = NUMBER_WORDS.get(word)
    if entry is None or (before == "في" and entry.kind == "hundred" and word.startswith("ال")):
        return None  # في المئة is a per cent sign
    joined = joined or entry.joined or match[0].startswith("وأ")  # وأحد is not واحد
    return Atom(entry.value, entry.kind, joined, *match.span(), entry.firm)
