"""What of a sentence counts when sentences are compared."""

from __future__ import annotations

import re
from collections import Counter

_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
_STOP = frozenset(
    "a an and are as at be been but by can could did do does for from had has have he her his i if in into is it its"
    " more not of on or our said says she should so than that the their them then there these they this those to was"
    " we were what when which while who will with would you your".split()
)


def content_words(text: str) -> Counter[str]:
    """Return the words of a text that carry meaning, in lower case, a plural `s` and an `'s` cut, with their counts."""
    words = (match[0].lower() for match in _WORD.finditer(text))
    return Counter(_stem(word) for word in words if word not in _STOP)


def overlap(words: Counter[str], others: Counter[str]) -> float:
    """Return the share of `words` that `others` hold too, 0 to 1."""
    return (words & others).total() / max(words.total(), 1)


def _stem(word: str) -> str:
    word = word.removesuffix("'s").removesuffix("’s")
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
