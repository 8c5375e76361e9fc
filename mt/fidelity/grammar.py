"""What turns a sentence round: a negation, a question, a quotation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mt.fidelity.negation_words import (
    ARABIC_NEGATIONS,
    ENGLISH_NEGATION,
    EXCEPTIONS,
    EXEMPT_AFTER,
    EXEMPT_BEFORE,
    NEGATED_BY_LA,
    ONLY,
    THAT_NOT,
)
from mt.fidelity.text import fold
from mt.records import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mt.fidelity.text import Pair, Word

_QUOTED = re.compile(r"«[^«»]+»|“[^“”]+”|\"[^\"]+\"|„[^“”]+[“”]")
_OPENING = re.compile('[«“"„]')
_QUOTE_MARK = re.compile(r"[\"“”„«»‘’']|&quot;|&#39;|&apos;")
_SHADDA_OR_KASRA = re.compile("[\u0651\u0650]")
_NEGATING = ARABIC_NEGATIONS | {fold(word) for word in THAT_NOT}
_LA = frozenset({"لا", "ولا", "فلا"})
_AFTER_QUESTION = "\u200f\u200e \"'»”’)]!."


def find_lost_grammar(pair: Pair) -> Iterator[Finding]:
    """Report a negation, a question mark or quotation marks that the hypothesis lost altogether."""
    yield from _find_negation(pair)
    source = pair.source.rstrip(_AFTER_QUESTION)
    if source.endswith(("؟", "?")) and "?" not in pair.hypothesis and "؟" not in pair.hypothesis:
        yield Finding("question", "warning", source[-1], "", (len(source) - 1, len(source)))
    quoted = _QUOTED.search(pair.source) if _OPENING.search(pair.source) else None
    if quoted and not _QUOTE_MARK.search(pair.hypothesis):
        yield Finding("quotes", "info", quoted[0], "", quoted.span())


def _find_negation(pair: Pair) -> Iterator[Finding]:
    negations = list(arabic_negations(pair))
    if not negations:
        return
    there = len(ENGLISH_NEGATION.findall(pair.hypothesis))
    if any(word.text in EXCEPTIONS for word in pair.source_words):
        there += len(ONLY.findall(pair.hypothesis))
    for lost in negations[there:]:
        yield Finding("negation", "warning", pair.source[lost.start : lost.end], "", (lost.start, lost.end))


def arabic_negations(pair: Pair) -> Iterator[Word]:
    """Yield the particles that negate, without those of set phrases that do not: لا يزال, لا بد, لا سيما."""
    if pair.source_set.isdisjoint(_NEGATING):
        return
    words, negated = pair.source_words, False
    for index, word in enumerate(words):
        written = pair.source[word.start : word.end]
        if word.text not in ARABIC_NEGATIONS and written not in THAT_NOT:
            continue
        before = words[index - 1].text if index else ""
        after = words[index + 1].text if index + 1 < len(words) else ""
        if after in EXEMPT_AFTER or before in EXEMPT_BEFORE or (word.text == "لم" and _asks_why(pair, written)):
            continue
        if word.text in _LA and (not NEGATED_BY_LA.match(after) or (negated and word.text == "ولا")):
            continue  # a name, or the second of "not A or B"
        negated = True
        yield word


def _asks_why(pair: Pair, written: str) -> bool:
    return bool(_SHADDA_OR_KASRA.search(written)) or ("؟" in pair.source and "why" in pair.target_set)
