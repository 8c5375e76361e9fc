"""Slips of the pen: a word that a model meant to copy and misspelt is put right by the word that it looked at."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from mt.fidelity.english_words import is_english

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mt.records import Attention, Hypothesis

_WORD = re.compile(r"\w+(?:[.,'’-]\w+)*")
_LOOKED = 0.35
"""The share of a word's attention that one word of the source must have to be the one that was meant."""
_ALIKE = 0.4
"""How alike two words must be, 0 to 1, for one to be the other misspelt; numbers need only both be numbers."""
_LETTER = "a"
"""What a word is counted after: one token in any vocabulary."""


class Slip(NamedTuple):
    """A span of the text, and what was meant."""

    start: int
    end: int
    meant: str


def corrected(hypothesis: Hypothesis, source: str, count_tokens: Callable[[str], int]) -> Hypothesis:
    """Return a hypothesis with the words put right that neither the source has nor English: nothing else is changed.

    What a word stands for is known from the model's attention; without it, the hypothesis stays as it is.
    """
    if hypothesis.attention is None:
        return hypothesis
    slips = _slips(hypothesis.text, hypothesis.attention, source, count_tokens)
    if not slips:
        return hypothesis
    text, ends, done = "", [], 0
    for slip in slips:
        text += hypothesis.text[done : slip.start] + slip.meant
        done = slip.end
        ends.append((slip.start, slip.end, len(text)))
    attention = replace(hypothesis.attention, ends=tuple(_moved(end, ends) for end in hypothesis.attention.ends))
    return replace(hypothesis, text=text + hypothesis.text[done:], attention=attention)


def _slips(text: str, attention: Attention, source: str, count_tokens: Callable[[str], int]) -> list[Slip]:
    known = {match[0].lower() for match in _WORD.finditer(source)}
    doubtful = [match for match in _WORD.finditer(text) if match[0].lower() not in known and not _is_own(match[0])]
    if not doubtful:
        return []
    words = source.split()
    ends = _ends(words, count_tokens)
    slips = []
    for match in doubtful:
        looked = _looked_at(attention, match.span(), ends)
        meant = _WORD.search(words[looked]) if looked is not None else None
        if meant and _may_be(match[0], meant[0]):
            slips.append(Slip(*match.span(), meant[0]))
    return slips


def _ends(words: Sequence[str], count_tokens: Callable[[str], int]) -> list[int]:
    """Return before which token of the source each of its words ends.

    A word is counted after another one, for many tokenizers spell it otherwise at the beginning; what stands before the
    whole source, as BART's `<s>` or what a T5 is told to do, is counted once.
    """
    alone = count_tokens(_LETTER)
    before = alone - 2  # without the letter and the end
    return list(accumulate((count_tokens(f"{_LETTER} {word}") - alone for word in words), initial=before))[1:]


def _is_own(word: str) -> bool:
    """Whether a word is the model's own: English, whatever the source says."""
    return word.isalpha() and is_english(word.lower())


def _looked_at(attention: Attention, span: tuple[int, int], ends: Sequence[int]) -> int | None:
    """Return the word of the source that most of the attention went to while a span was written, if one is."""
    found: Counter[int] = Counter()
    first = bisect_right(attention.ends, span[0])
    for row in attention.weights[first : bisect_left(attention.ends, span[1], first) + 1]:
        for token, weight in enumerate(row):
            if weight:
                found[bisect_right(ends, token)] += weight  # type: ignore[assignment]
    [(word, weight)] = found.most_common(1) or [(len(ends), 0)]
    return word if word < len(ends) and weight >= _LOOKED * found.total() else None


def _may_be(written: str, meant: str) -> bool:
    if any(map(str.isdigit, written)):
        return any(map(str.isdigit, meant))
    return SequenceMatcher(None, written.lower(), meant.lower()).ratio() >= _ALIKE


def _moved(end: int, slips: Sequence[tuple[int, int, int]]) -> int:
    """Return where a piece ends once the slips before it are put right; one inside a slip ends with the word."""
    for start, old, new in reversed(slips):
        if end > start:
            return max(new, new + end - old)
    return end
