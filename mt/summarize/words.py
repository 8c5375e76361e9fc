"""What of a sentence counts when sentences are compared."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

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
    """Cut what English puts at the end of a word: one stem for report, reports, reported, reporting, reporter's."""
    word = word.removesuffix("'s").removesuffix("’s")
    if word in _STOP or not word.isalpha() or len(word) < 4:
        return word
    if word.endswith(("ies", "ied")):
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending, left in (("ing", 3), ("ed", 3), ("ly", 4)):
        if word.endswith(ending) and len(word) - len(ending) >= left:
            word = _single(word.removesuffix(ending))
            break
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


def _single(word: str) -> str:
    """Undo the doubling before an ending: stopped, running; but not that of a word's own, as in called."""
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz" else word
