"""Names that no table holds: an English one that nothing in the source sounds like, and an Arabic one left without."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from mt.fidelity.calendar_words import CLEAR_MONTHS, ENGLISH_NAMES, UNCLEAR_MONTHS, WEEKDAYS
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
for an English one in an unusual spelling, and what both must have together. Chosen on news that nothing was fitted on,
for a warning in 0.1% of human lines.
"""


class _Heard(NamedTuple):
    """A word of either side that has no counterpart, and how much it looks like a name."""

    shape: float
    word: Word | Token


def find_unheard(pair: Pair) -> Iterator[Finding]:
    """Report at most one name of the source in whose place a name stands that no word of the source can be."""
    if max(len(pair.source), len(pair.hypothesis)) > _LONGEST:
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
    if orphan is None or stranger is None or min(orphan.shape, stranger.shape) <= _LIKELY:
        return
    if orphan.shape + stranger.shape > _CERTAIN:
        source, target = orphan.word, stranger.word
        spans = ((source.start, source.end), (target.start, target.end))
        yield Finding("name-missing", "warning", pair.source[slice(*spans[0])], target.text, *spans)


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
        return -99.0
    return max(arabic_shape(base) for base in bases(word))


def _near(word: Word | Token, token: Word | Token) -> bool:
    """Whether the two share most of their consonants: one name in an unusual spelling."""
    return len(word.text) > 3 and any(alike(base, token.text) for base in bases(word.text))
