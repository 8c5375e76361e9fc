"""Whether a sentence that Arabic negates is still negated in English, whatever word carries it there."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from mt.fidelity.debris import mend_debris
from mt.fidelity.negation_words import (
    ARABIC_NEGATIONS,
    ARABIC_OWNERS,
    ASKS_WHY,
    ENGLISH_CARRIERS,
    EXCEPTIONS,
    EXEMPT_AFTER,
    EXEMPT_BEFORE,
    LA,
    MA,
    NEGATED_BY_LA,
    NEGATED_BY_NON,
    NO_EXCEPTION,
    NON,
    NOT_ONLY,
    ONLY,
    ONLY_ALONE,
    PHRASES,
    STRONG,
    THAT_NOT,
)
from mt.fidelity.text import Word, english_words, fold
from mt.records import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mt.fidelity.text import Pair

_NEGATING = ARABIC_NEGATIONS | NON | {fold(word) for word in THAT_NOT}


def find_lost_negation(pair: Pair) -> Iterator[Finding]:
    """Report each negation of the source for which the hypothesis has no word left.

    An English word that negates stands for one Arabic negation, except where another Arabic word owns it: `prevent`
    is منع and `without` is دون, and neither says لم as well.
    """
    negations = list(arabic_negations(pair))
    if negations:
        free, said = _carriers(pair)
        wanting = [word for word in negations if word.start not in said]
        for lost in wanting[free:]:
            yield _finding(pair, lost)
    yield from _lost_only(pair)


def arabic_negations(pair: Pair) -> Iterator[Word]:
    """Yield the particles that negate, without those of set phrases that do not: لا يزال, لا بد, لا سيما."""
    if pair.source_set.isdisjoint(_NEGATING):
        return
    words, negated = pair.source_words, False
    for index, word in enumerate(words):
        if word.text not in _NEGATING or not _negates(pair, index):
            continue
        if word.text == "ولا" and negated:
            continue  # the second of "not A or B"
        negated = True
        yield word


def _negates(pair: Pair, index: int) -> bool:
    words, word = pair.source_words, pair.source_words[index]
    written = pair.source[word.start : word.end]
    if word.text in NON:
        return NEGATED_BY_NON.match(words[index + 1].text if index + 1 < len(words) else "") is not None
    if word.text not in ARABIC_NEGATIONS and written not in THAT_NOT:
        return False
    before = words[index - 1].text if index else ""
    after = words[index + 1].text if index + 1 < len(words) else ""
    if after in EXEMPT_AFTER or before in EXEMPT_BEFORE:
        return False
    if written in THAT_NOT and "؟" in pair.source:
        return False  # won't you …?
    if word.text == "لم":
        return ASKS_WHY.search(written) is None
    return word.text not in LA or NEGATED_BY_LA.match(after) is not None


def _carriers(pair: Pair) -> tuple[int, frozenset[int]]:
    """Return how many words of the hypothesis are free to say a negation, and where the source owns one of the others.

    A negation that owns a word of its kind, as عدم does `unable`, is said by that one.
    """
    found = english_carriers(mend_debris("", pair.hypothesis) if "&" in pair.hypothesis else pair.hypothesis)
    said, before = set(), ""
    for word in pair.source_words:
        kinds = ("unless",) if (before, word.text) == ("ما", "لم") else _owned(word.text)
        own = next((kind for kind in kinds if found[kind]), None)
        if own:
            found[own] -= 1
            said.add(word.start)
        before = word.text
    return found.total() + _only(pair), frozenset(said)


def english_carriers(text: str) -> Counter[str]:
    """Return how many words of an English text may say a negation, by their kind."""
    found = Counter(kind for word in english_words(text) if (kind := _kind(word.text)))
    for kind, phrase in PHRASES:
        found[kind] += len(phrase.findall(text))
    return +found


@lru_cache(maxsize=16384)
def _kind(word: str) -> str:
    """Return what kind of carrier an English word is, "" for none: `STRONG` says nothing but a negation."""
    word = word.removesuffix("'s")
    if word in STRONG or word.endswith("n't"):
        return "not"
    return next((kind for kind, pattern in ENGLISH_CARRIERS if pattern.fullmatch(word)), "")


@lru_cache(maxsize=16384)
def _owned(word: str) -> tuple[str, ...]:
    """Return the kinds of carriers that a folded Arabic word accounts for."""
    return tuple(kind for kind, pattern in ARABIC_OWNERS if pattern.search(word))


def _only(pair: Pair) -> int:
    """How many negations the exceptions of the source can have turned into "only" and "until"."""
    exceptions, negated = 0, False
    words = [word.text for word in pair.source_words]
    for word, after in zip(words, [*words[1:], ""], strict=True):
        if word in EXCEPTIONS and negated and not NO_EXCEPTION.match(after):
            exceptions, negated = exceptions + 1, False
        elif word in ARABIC_NEGATIONS or word in MA:
            negated = word not in MA  # ما هو إلا has no other negation
    return min(exceptions, len(ONLY.findall(pair.hypothesis))) if exceptions else 0


def _lost_only(pair: Pair) -> Iterator[Finding]:
    """Report a "not only" that became "only"."""
    source = NOT_ONLY.search(pair.source)
    if source and ONLY_ALONE.search(pair.hypothesis) and not any(_kind(w.text) == "not" for w in pair.target_words):
        yield Finding("negation", "warning", source[0], "", source.span())


def _finding(pair: Pair, lost: Word) -> Finding:
    return Finding("negation", "warning", pair.source[lost.start : lost.end], "", (lost.start, lost.end))
