"""What of a sentence counts when sentences are compared."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from mt.fidelity.english_words import stem

_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
_STOP = frozenset(
    "a an and are as at be been but by can could did do does for from had has have he her his i if in into is it its"
    " more not of on or our said says she should so than that the their them then there these they this those to was"
    " we were what when where which while who will with would you your n't 's ’s don won isn wasn".split()
)


class Word(NamedTuple):
    """A word of a text: its stem, and where it stands."""

    stem: str
    start: int
    end: int

    @property
    def content(self) -> bool:
        """Whether it carries meaning of its own."""
        return self.stem not in _STOP


def words_of(text: str) -> list[Word]:
    """Return every word of a text in order, as a stem in lower case, with its span."""
    return [Word(_stem(match[0].lower()), *match.span()) for match in _WORD.finditer(text)]


def content_words(text: str) -> Counter[str]:
    """Return the stems of the words of a text that carry meaning, with their counts."""
    return Counter(word.stem for word in words_of(text) if word.content)


def overlap(words: Counter[str], others: Counter[str]) -> float:
    """Return the share of `words` that `others` hold too, 0 to 1."""
    return (words & others).total() / max(words.total(), 1)


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    bare = word.removesuffix("'s").removesuffix("’s")
    return bare if bare in _STOP else stem(word)
