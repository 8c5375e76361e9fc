"""One spelling per name through a document: which translations spell a name unlike most."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from mt.fidelity.names_english import Token, begins_sentence, tokens
from mt.fidelity.names_lexicon import bases, entry_of, is_common
from mt.fidelity.text import arabic_words
from mt.fidelity.transliteration import consonants, letters, may_transliterate
from mt.records import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mt.fidelity.text import Word

_ENDING = re.compile(r"(?:e?s|n|an|ian|ean|i|ic|ese|ish|ist|ism|ite|ites|ists|ians)?")
_LONGEST = 5000
"""Of a segment that is searched: no sentence is longer."""


class _Spelling(NamedTuple):
    """A name in one segment: its Arabic without particles, and the English word that it became."""

    name: str
    segment: int
    word: Word
    token: Token


def name_variants(pairs: Sequence[tuple[str, str]]) -> dict[int, tuple[Finding, ...]]:
    """Return, by segment, a warning for each name that is spelt otherwise than the same name mostly is.

    `pairs` are the sources and the translations of one document in order. A name is an Arabic word, particles and
    article aside, that one capitalized word of its translation can be by its sound; of two spellings as frequent,
    the one that comes first counts. Names of countries and their adjectives are left out, for they inflect.
    """
    by_name: dict[str, list[_Spelling]] = {}
    for index, (source, hypothesis) in enumerate(pairs):
        for spelling in _spellings(index, source, hypothesis):
            by_name.setdefault(spelling.name, []).append(spelling)
    found: dict[int, list[Finding]] = {}
    for spellings in by_name.values():
        counts = Counter(spelling.token.text for spelling in spellings)
        usual = counts.most_common(1)[0][0] if len(counts) > 1 else ""
        for spelling in spellings:
            if usual and _differs(spelling.token.text, usual):
                found.setdefault(spelling.segment, []).append(_finding(spelling, usual))
    return {index: tuple(sorted(findings, key=_place)) for index, findings in sorted(found.items())}


def _place(finding: Finding) -> tuple[int, int]:
    return finding.target_span or (0, 0)


def _finding(spelling: _Spelling, usual: str) -> Finding:
    word, token = spelling.word, spelling.token
    spans = ((word.start, word.end), (token.start, token.end))
    return Finding("name-variant", "warning", usual, token.text, *spans)


def _spellings(index: int, source: str, hypothesis: str) -> Iterator[_Spelling]:
    """Yield the names of a segment, each Arabic word with the only English word that it can be, and the other way."""
    names = [
        token
        for token in tokens(hypothesis)
        if token.capital and len(token.text) > 2 and not begins_sentence(hypothesis, token)
    ]
    if not names or max(len(source), len(hypothesis)) > _LONGEST:
        return
    aligned = [(name, word, token) for word in arabic_words(source) for name, token in _sounding(word, names)]
    tokens_of: dict[str, set[str]] = {}
    for name, _, token in aligned:
        tokens_of.setdefault(name, set()).add(letters(token.text))
    names_of = Counter(key for keys in tokens_of.values() for key in keys)
    done = set()
    for name, word, token in aligned:
        if len(tokens_of[name]) == 1 and names_of[letters(token.text)] == 1 and token not in done:
            done.add(token)
            yield _Spelling(name, index, word, token)


def _sounding(word: Word, names: Sequence[Token]) -> Iterator[tuple[str, Token]]:
    """Yield the English words that an Arabic word can be, each with as little of the Arabic as it takes."""
    entry = entry_of(word.text)
    if is_common(word.text) or (entry is not None and entry.inflects):
        return
    readings = [base.removeprefix("ال") for base in bases(word.text)][::-1]
    for token in names:
        for reading in readings:
            if (entry is not None or consonants(reading) > 2) and may_transliterate(reading, token.text):
                yield reading, token
                break


def _differs(one: str, other: str) -> bool:
    """Whether two spellings differ in more than case or an English ending."""
    short, long = sorted((one.casefold(), other.casefold()), key=len)
    return not (long.startswith(short) and _ENDING.fullmatch(long[len(short) :]))
