"""The numbers of an English text: numerals, number words, ordinals, words that imply a number."""

from __future__ import annotations

import re

from mt.fidelity.numerals import NUMERAL, VULGAR, Mention, readings_of
from mt.fidelity.sums import Atom, Kind, add_up

_UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
_UNITS += " seventeen eighteen nineteen"
_ORDINALS = "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
_ORDINALS += " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_SUFFIXES = {"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12, "t": 1e12}
_HINTS: dict[float, str] = {
    0: "no nil none without nobody nothing null",
    0.5: "half halves halved mid semi",
    1: "a an once single only unique sole unit same firstly",
    2: "twice double doubled doubles doubling both couple couples pair pairs dual twin twins twofold bi duo "
    "secondly secondary latter ",
    3: "triple tripled triples thrice trio threefold triplet triplets thirdly tri "
    "triad trimester trimesters trilogy tertiary",
    4: "quadruple quadrupled fourfold quartet quadruplets quarter quarters quarterly",
    5: "fivefold quintuple quintet quintuplets",
    6: "sixfold sextet",
    7: "sevenfold septet",
    8: "eightfold octet octagon octagonal octal",
    10: "tenfold",
    12: "noon midday midnight",
    14: "fortnight",
    100: "hundredfold centenary cent percent",
}


def _words() -> dict[str, tuple[float, Kind]]:
    table: dict[str, tuple[float, Kind]] = {}
    for value, (cardinal, ordinal) in enumerate(zip(_UNITS.split(), _ORDINALS.split(), strict=True)):
        table |= {cardinal: (value, "add"), ordinal: (value, "add"), ordinal + "s": (value, "add")}
    for index, ten in enumerate(_TENS.split()):
        value = 20 + 10 * index
        table |= dict.fromkeys((ten, ten[:-1] + "ieth", ten[:-1] + "ies"), (value, "add"))
    for word, scale in _SCALES.items():
        table |= dict.fromkeys((word, word + "s", word + "th"), (scale, "scale"))
    table |= dict.fromkeys(("hundred", "hundreds", "hundredth"), (100, "hundred"))
    del table["seconds"]  # of time
    return table | {
        "dozen": (12, "scale"),
        "dozens": (12, "scale"),
        "half": (0.5, "fraction"),
        "quarter": (0.25, "fraction"),
    }


NUMBER_WORDS = _words()
_HINTED = {word: value for value, words in _HINTS.items() for word in words.split()}
_PERIODS = {"decade": 10, "decades": 10, "century": 100, "centuries": 100, "millennium": 1000, "millennia": 1000}
_UNIT_AFTER = re.compile(r" ?(Ma|Mya|Myr|Ga|Gya|Gyr|decades|millennia)\b")
_UNITS_AFTER = {"M": 1e6, "G": 1e9, "d": 10, "m": 1000}
_ROMAN = re.compile(r"(?=[CLXVI])C{0,3}(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_TOKEN = re.compile(rf"({NUMERAL.pattern})([A-Za-z]*)|[{''.join(VULGAR)}]|[A-Za-z]+")
_ITEM = re.compile(r"[(\s](?:i{1,3}|iv|vi{0,3}|ix|xi{0,3})[).]")
_NO_GLUE = re.compile(r"[^\s\-‐‑]")
_ROMAN_LETTERS = frozenset("clxvi")
_KNOWN = NUMBER_WORDS.keys() | _HINTED.keys() | _PERIODS.keys() | VULGAR.keys() | {"and", "a", "an"}


def english_numbers(text: str) -> list[Mention]:
    """Return the numbers of `text` in order; a word that only implies one (`both`, `decade`) is not firm."""
    mentions: list[Mention] = []
    run: list[Atom] = []
    joined, end = False, 0
    for match in _TOKEN.finditer(text):
        word = match[0].lower()
        if not run and not match[1] and word not in _KNOWN and word[0] not in _ROMAN_LETTERS:
            joined, end = False, match.end()
            continue  # most words
        if word == "and" or (word in {"a", "an"} and run and (joined or run[-1].kind == "fraction")):
            joined = joined or word == "and"
            continue
        atom = _numeral(match, joined) if match[1] else _number_word(match, word, joined)
        if run and (atom is None or _NO_GLUE.search(text[end : match.start()].replace("and", "").replace("a", ""))):
            mentions += add_up(run, arabic=False)
            run = []
        if atom:
            run.append(atom)
        elif word in _PERIODS:
            mentions.append(_times(mentions, match, _PERIODS[word]))
        elif word in _HINTED:
            mentions.append(Mention(((_HINTED[word],),), *match.span(), firm=False))
        elif word[0] in _ROMAN_LETTERS and (
            _ROMAN.fullmatch(match[0]) or _ITEM.fullmatch(text, match.start() - 1, match.end() + 1)
        ):
            mentions.append(Mention(((_roman(match[0].upper()),),), *match.span(), firm=False))
        joined, end = False, match.end()
    return mentions + list(add_up(run, arabic=False))


def _times(mentions: list[Mention], match: re.Match[str], unit: float) -> Mention:
    """Two millennia are 2000 years; a decade alone is ten."""
    near = mentions and match.start() - mentions[-1].end < 4
    value = mentions[-1].readings[0][0] * unit if near else unit
    return Mention(((round(value, 4),),), *match.span(), firm=False)


def _roman(numeral: str) -> float:
    """The value of XLIX: a smaller sign before a greater one is taken away."""
    values = [_ROMAN_VALUES[sign] for sign in numeral]
    return sum(-value if value < max(values[index:]) else value for index, value in enumerate(values))


def _numeral(match: re.Match[str], joined: bool) -> Atom:
    first, *others = readings = readings_of(match[1], match.string[match.end(1) : match.end(1) + 12])
    if (
        match.string[match.start() - 1 : match.start()] == "."
        and not match.string[match.start() - 2 : match.start() - 1].isalnum()
    ):
        others.append((float(f"0.{match[1]}") if match[1].isdigit() else first[0],))  # .500
    unit = _UNIT_AFTER.match(match.string, match.end())
    scale = _UNITS_AFTER[unit[1][0]] if unit else _SUFFIXES.get(match[2].lower())  # 4.1 Ga are 4.1 billion years
    if scale and len(first) == 1:
        others.append((round(first[0] * scale, 4),))
    if len(first) > 1:
        return Atom(first[0], "list", joined, match.start(), match.end(1), others=readings)
    return Atom(first[0], "numeral", joined, match.start(), match.end(1), others=tuple(others))


def _number_word(match: re.Match[str], word: str, joined: bool) -> Atom | None:
    if word in VULGAR:
        return Atom(VULGAR[word], "fraction", True, *match.span())
    entry = NUMBER_WORDS.get(word)
    return Atom(*entry, joined, *match.span()) if entry else None
