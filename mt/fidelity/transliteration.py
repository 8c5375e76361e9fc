"""Whether a Latin spelling can be an Arabic word: by its consonants, for Arabic writes few vowels."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

from mt.fidelity.text import fold

# The Latin letters that an Arabic letter is written with; an empty one says that it may be left out.
_LATIN = {
    "ب": "b p v",
    "پ": "p b",
    "ت": "t th",
    "ث": "th s t",
    "ج": "j g dj dg zh ch y gi",
    "چ": "ch tch j g c",
    "ح": "h kh ch",
    "خ": "kh h ch k x j q",
    "د": "d dh t",
    "ذ": "dh z th d",
    "ر": "r rh",
    "ز": "z s ts",
    "ژ": "zh j g",
    "س": "s c z sc ts",
    "ش": "sh ch sch s sz sj x c",
    "ص": "s c ts",
    "ض": "d dh z",
    "ط": "t th",
    "ظ": "z dh th d",
    "غ": "gh g q",
    "گ": "g k",
    "ف": "f ph v w",
    "ق": "q k g c gh ck",
    "ك": "k c ck q ch kh g",
    "ل": "l",
    "م": "m",
    "ن": "n ng gn m",
    "ه": "h",
    "و": "w v",
    "ي": "y j",
}
_SPELLINGS = {letter: tuple(sorted(latin.split(), key=len, reverse=True)) for letter, latin in _LATIN.items()}
_PAIRS = {
    "تش": ("tsch", "tch", "ch", "c", "cz", "tsh", "shch"),
    "كس": ("x", "ks", "cs", "cks"),
    "تس": ("ts", "tz", "zz", "z", "c"),
    "دج": ("dj", "dg", "j", "g"),
}
_MAY_BE_SILENT = frozenset("اعءؤئويهح")
_VOWELS = frozenset("aeiouyh")
_FIRST_VOWELS = {"ا": "aeiouy", "ع": "aeiouy", "و": "wvou", "ي": "yijeu", "ئ": "aeiouy"}
_ARTICLE = re.compile(r"(?:^|(?<= ))ال(?=\w{2})")
_LATIN_ARTICLE = re.compile(r"(?:al|el)(?=.{3})")
_NOT_LETTERS = re.compile("[^a-z]+")
_SPECIAL = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"})


def may_transliterate(arabic: str, latin: str) -> bool:
    """Return whether the Latin name can be the Arabic one, which may be of several words and have its article.

    It is generous with vowels, doubled letters and the article, strict with consonants and how a name begins. Short
    names of fewer than two consonants are never matched: too many words would fit.
    """
    folded, firsts = _beginning(arabic)
    plain = letters(latin)
    return plain[:1] in firsts and _match(plain, folded)


def first_letters(arabic: str) -> frozenset[str]:
    """Return the letters that a Latin spelling of an Arabic name can begin with."""
    return _beginning(arabic)[1]


@lru_cache(maxsize=16384)
def _beginning(arabic: str) -> tuple[str, frozenset[str]]:
    """Return an Arabic name folded, and the letters that a Latin spelling of it can begin with."""
    folded = fold(arabic)
    bare = _ARTICLE.sub("", folded)
    own = bare.replace(" ", "")
    if not own:
        return folded, frozenset()
    firsts = _FIRST_VOWELS.get(own[0]) or "".join(_SPELLINGS.get(own[0], ()) + _PAIRS.get(own[:2], ()))
    return folded, frozenset(firsts + ("aeiouy" if bare != folded else ""))


@lru_cache(maxsize=16384)
def letters(latin: str) -> str:
    """Return the plain Latin letters of a name in lower case, without marks, blanks and hyphens."""
    return _NOT_LETTERS.sub("", normalize("NFKD", latin.lower().translate(_SPECIAL)))


@lru_cache(maxsize=8192)
def consonants(arabic: str) -> int:
    """Return how many letters of a folded Arabic name must be heard."""
    return sum(letter not in _MAY_BE_SILENT and letter in _LATIN for letter in _ARTICLE.sub("", arabic))


def _enough(bare: str) -> bool:
    heard = consonants(bare)
    return heard > 1 or (heard == 1 and len(bare) > 3)


@lru_cache(maxsize=16384)
def _match(latin: str, arabic: str) -> bool:
    bare = _ARTICLE.sub("", arabic)
    if len(latin) < 2 or len(latin) > 60 or len(bare) > 60 or not _enough(bare):
        return False
    if _fits(bare.replace(" ", ""), latin):
        return True
    if bare == arabic:
        return False
    # Abdul Rahman, Abdurrahman, Alsisi: the article's ل is heard, or it is not.
    return _fits(arabic.replace(" ", ""), latin) or (
        _LATIN_ARTICLE.match(latin) is not None and _fits(bare.replace(" ", ""), latin[2:])
    )


def _fits(arabic: str, latin: str) -> bool:
    firsts = _FIRST_VOWELS.get(arabic[0])
    spellings = _SPELLINGS.get(arabic[0], ()) + _PAIRS.get(arabic[:2], ())
    if latin[0] not in (firsts or "".join(spellings)):
        return False
    # Every place in the Latin that can have been reached by the Arabic letters so far.
    reached = {0}
    index = 0
    while index < len(arabic):
        pair = _PAIRS.get(arabic[index : index + 2])
        ahead = _after(latin, reached, pair) if pair else set()
        letter = arabic[index]
        following = _after(latin, reached, _SPELLINGS.get(letter, ()))
        if letter in _MAY_BE_SILENT and (index or firsts):
            following |= reached
        if ahead:
            # The pair reads two letters: its places wait for the letter after.
            second = arabic[index + 1]
            reached = ahead | _after(latin, following, _SPELLINGS[second])
            index += 2
        else:
            reached = following
            index += 1
        if not reached:
            return False
    silent = consonants(arabic) > 2  # Dupont, but not Sami in Summit
    return any(_ends(latin, place, silent=silent) for place in reached)


def _after(latin: str, places: set[int], spellings: tuple[str, ...]) -> set[int]:
    """Return where the Latin goes on once one of the spellings is read, vowels and doubled letters left aside."""
    ends: set[int] = set()
    for place in places:
        before = latin[place - 1] if place else ""
        while True:
            ends.update(place + len(spelling) for spelling in spellings if latin.startswith(spelling, place))
            silent = latin.startswith("gh", place)  # O'Shaughnessy
            if place >= len(latin) or not (silent or latin[place] in _VOWELS or latin[place] == before):
                break
            place += 2 if silent else 1  # noqa: PLW2901 - a walk from one place onward
    return ends


def _ends(latin: str, place: int, *, silent: bool) -> bool:
    """Whether what is left of the Latin is not heard: vowels, a doubled letter, or one silent letter if allowed."""
    rest = latin[place:].lstrip("aeiouyh" + latin[place - 1 : place])
    return rest == "" or (silent and rest in {"s", "t", "d", "x", "z", "w", "es"})


_COARSE = str.maketrans({"q": "k", "c": "k", "v": "f", "z": "s", "j": "g", "w": "u", "p": "b"})
_DIGRAPHS = (("kh", "h"), ("gh", "g"), ("ph", "f"), ("ck", "k"), ("dj", "g"), ("dh", "d"), ("th", "t"))


def same_sound(one: str, other: str) -> bool:
    """Return whether two Latin spellings can be of one name: their consonants agree, near ones taken as one."""
    first, second = _sound(letters(one)), _sound(letters(other))
    return len(first) > 2 and first == second


@lru_cache(maxsize=8192)
def _sound(latin: str) -> str:
    for digraph, letter in _DIGRAPHS:
        latin = latin.replace(digraph, letter)
    latin = re.sub(r"(.)\1+", r"\1", latin.translate(_COARSE))
    return latin[:1] + re.sub("[aeiouyh]", "", latin[1:])


# Consonants that two scripts confuse, by the letters that stand for them; ج and c are of two kinds.
_KINDS = {"بپفڤ": "b", "تطدضظذث": "t", "سزصشژ": "s", "كقغخگ": "k", "جچ": "sk", "ل": "l", "من": "n", "ر": "r"}
_LATIN_KINDS = {"bpvf": "b", "td": "t", "szj": "s", "kq": "k", "cxg": "sk", "l": "l", "mn": "n", "r": "r"}
_KIND_OF = {letter: kinds for table in (_KINDS, _LATIN_KINDS) for own, kinds in table.items() for letter in own}
_ALIKE = 0.6


@lru_cache(maxsize=16384)
def alike(arabic: str, latin: str) -> bool:
    """Return whether most consonants of a folded Arabic word and of a Latin one are of one kind, in one order."""
    plain = letters(latin)
    for digraph, letter in _DIGRAPHS:
        plain = plain.replace(digraph, letter)
    own = [_KIND_OF[letter] for letter in arabic.removeprefix("ال") if letter in _KIND_OF]
    other = [_KIND_OF[letter] for letter in re.sub(r"(.)\1+", r"\1", plain) if letter in _KIND_OF]
    shared = _in_common(own, other)
    return shared > 1 and shared >= _ALIKE * max(len(own), len(other))


def _in_common(one: list[str], other: list[str]) -> int:
    """Return how many kinds stand in both in one order."""
    row = [0] * (len(other) + 1)
    for kinds in one:
        before = row
        row = [0]
        for place, others in enumerate(other):
            same = not set(kinds).isdisjoint(others)
            row.append(before[place] + 1 if same else max(before[place + 1], row[-1]))
    return row[-1]
