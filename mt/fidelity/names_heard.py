"""Names that no table holds: an English one that nothing in the source sounds like, and an Arabic one left without."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from mt.fidelity.calendar_words import CLEAR_MONTHS, ENGLISH_NAMES, UNCLEAR_MONTHS, WEEKDAYS
from mt.fidelity.english_words import is_english
from mt.fidelity.names_english import LATIN_LETTERS
from mt.fidelity.names_lexicon import bases, entry_of, is_common, sounds_like, title_of
from mt.fidelity.names_shape import arabic_shape, english_shape, ordinary_words
from mt.fidelity.names_titled import NO_SURNAME, explains
from mt.fidelity.transliteration import alike, consonants
from mt.fidelity.words_ar import NUMBER_WORDS
from mt.records import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mt.fidelity.names_english import Token
    from mt.fidelity.text import Pair, Word

_CAPITAL_INSIDE = re.compile("[a-z,] [A-Z]")
_INSIDE = re.compile(r"[a-z,] $")
_LIKE_A_NAME = re.compile(rf"[A-Z][{LATIN_LETTERS}]*[a-z][{LATIN_LETTERS}]*")
_DATES = CLEAR_MONTHS.keys() | UNCLEAR_MONTHS.keys() | WEEKDAYS.keys()
_LONGEST = 2000
_FAINT, _LIKELY, _CLEAR, _CERTAIN = -1.0, 0.0, 1.0, 1.5
"""How much a word looks like a name: what may be one, what each of the two must have, what an Arabic one needs to stand
for an English one in an unusual spelling, and what both must have together, or the English one where no Arabic one is
left. Chosen on news that nothing was fitted on, for a warning of either kind in 0.1 to 0.2% of human lines.
"""
_NONE = -99.0
"""The shape of a word that is known to be no name."""
_SHORT = 4
"""Letters that a name must have to be told from all words of the source."""
_SERVANT = re.compile(r"^(?:[وفبلك]?)(عبد)(?=ال.)")
_NUMBERED = re.compile(r"-\d+(?!\w)")


class _Heard(NamedTuple):
    """A word of either side that has no counterpart, and how much it looks like a name."""

    shape: float
    word: Word | Token


def find_unheard(pair: Pair) -> Iterator[Finding]:
    """Report at most one name that no word of the source can be, and the name of the source that it stands for."""
    if max(len(pair.source), len(pair.hypothesis)) > _LONGEST:
        return
    numbered = _numbered(pair)
    if numbered:
        yield numbered
        return
    strangers = list(_strangers(pair))
    if not strangers:
        return
    orphans = list(_orphans(pair))
    clear = [orphan for orphan in orphans if orphan.shape > _CLEAR]
    strangers = [s for s in strangers if not any(_near(orphan.word, s.word) for orphan in clear)]
    unheard = list(_unheard(pair)) if strangers else []
    orphans = [orphan for orphan in orphans if not any(_near(orphan.word, token) for token in unheard)]
    orphan, stranger = max(orphans, default=None), max(strangers, default=None)
    if orphan and stranger and min(orphan.shape, stranger.shape) > _LIKELY and orphan.shape + stranger.shape > _CERTAIN:
        yield _in_place(pair, orphan.word, stranger.word)
        return
    alone = [s for s in strangers if s.shape > _CERTAIN and not _is_explained(pair, s.word)]
    if alone:
        word = max(alone).word
        yield Finding("name-added", "warning", "", word.text, target_span=(word.start, word.end))


def _in_place(pair: Pair, source: Word | Token, target: Word | Token) -> Finding:
    spans = ((source.start, source.end), (target.start, target.end))
    return Finding("name-missing", "warning", pair.source[slice(*spans[0])], target.text, *spans)


def _numbered(pair: Pair) -> Finding | None:
    """Find the name that bears a number which the source gives to another: Hamza-19 for كوفيد-19."""
    if _NUMBERED.search(pair.source_digits) is None:
        return None
    for token in pair.target_tokens:
        number = _number_after(pair.target_digits, token)
        if not number or not token.capital:
            continue
        bearers = [word for word in pair.source_words if _number_after(pair.source_digits, word) == number]
        if bearers and not any(_may_be_called(word.text, token.text) for word in bearers):
            return _in_place(pair, bearers[0], token)
    return None


def _may_be_called(word: str, name: str) -> bool:
    """Whether an Arabic word is none to be spelt by its sound, as البند in البند-7 and إف in إف-16, or is heard so."""
    return _shape(word) == _NONE or consonants(word) < 2 or sounds_like(word, name)


def _number_after(digits: str, word: Word | Token) -> str:
    number = _NUMBERED.match(digits, word.end)
    return number[0] if number else ""


def _is_explained(pair: Pair, token: Word | Token) -> bool:
    """Whether a word is short or no name, stands in the source as it is, or may be heard in words of it."""
    name = token.text.lower()
    if len(name) < _SHORT or is_english(name) or name in pair.source.lower():
        return True
    # عبدالكريم is Abdul Kareem in English
    words = " ".join(_SERVANT.sub(r"\1 ", word.text) for word in pair.source_words).split()
    if name.startswith("abd") and "عبد" in words:
        return True
    runs = ("".join(words[at : at + size]) for size in (1, 2, 3) for at in range(len(words) - size + 1))
    return any(sounds_like(run, name) for run in runs) or any(
        _near(word, token) for word in pair.source_words if _shape(word.text) > _NONE
    )


def _strangers(pair: Pair) -> Iterator[_Heard]:
    """Yield the words inside an English sentence that look like a name and that no Arabic word can be."""
    if _CAPITAL_INSIDE.search(pair.hypothesis) is None:
        return
    for token in pair.target_tokens:
        if not token.capital or len(token.text) < 3 or not _LIKE_A_NAME.fullmatch(token.text):
            continue
        inside = _INSIDE.search(pair.hypothesis, max(0, token.start - 2), token.start)
        if not inside or not _may_be_strange(token.text) or sounds_like_any(pair.source_words, token.text):
            continue
        if not explains(pair.source_words, token.text):
            yield _Heard(english_shape(token.text.lower()), token)


def _unheard(pair: Pair) -> Iterator[Token]:
    """Yield the English words that an Arabic name may be in an unusual spelling, for no other word is heard in them."""
    for token in pair.target_tokens:
        if (token.capital or len(token.text) > 9) and not sounds_like_any(pair.source_words, token.text):
            yield token


def sounds_like_any(words: Sequence[Word], latin: str) -> bool:
    """Whether one of the words, without its particles or with them, can be the Latin one."""
    return any(sounds_like(word.text, latin) for word in words)


@lru_cache(maxsize=8192)
def _may_be_strange(word: str) -> bool:
    dated = any(name.fullmatch(word) for name in ENGLISH_NAMES.values())
    if dated or NO_SURNAME.match(word) or word.lower() in ordinary_words()[1]:
        return False
    return english_shape(word.lower()) > _FAINT


def _orphans(pair: Pair) -> Iterator[_Heard]:
    """Yield the words of the source that look like a name and that no English word can be."""
    there = pair.target_tokens
    for word in pair.source_words:
        shape = _shape(word.text)
        if shape > _FAINT and not any(sounds_like(word.text, token.text) for token in there):
            yield _Heard(shape, word)


@lru_cache(maxsize=16384)
def _shape(word: str) -> float:
    """Return how much a folded word looks like a name without its particles; very little where it is another thing."""
    other = is_common(word) or word in NUMBER_WORDS or word in _DATES
    other = other or any(base.removeprefix("ال") in ordinary_words()[0] for base in bases(word))
    if other or len(word) < 3 or "عبد" in word or title_of(word) or consonants(word) < 2 or entry_of(word) is not None:
        return _NONE
    return max(arabic_shape(base) for base in bases(word))


def _near(word: Word | Token, token: Word | Token) -> bool:
    """Whether the two share most of their consonants: one name in an unusual spelling."""
    return len(word.text) > 3 and any(alike(base, token.text) for base in bases(word.text))
