"""Whether a translation keeps to a user's names and terms, and the names that can be put right."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from mt.fidelity.names_english import LATIN_LETTERS, windows
from mt.fidelity.names_lexicon import bases
from mt.fidelity.text import arabic_words, bare
from mt.fidelity.transliteration import consonants, letters, may_transliterate, same_sound
from mt.records import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mt.fidelity.glossary import Term, Terms
    from mt.fidelity.text import Word

Code = Literal["name-wrong", "term-missing"]

_BREAK = re.compile("[.،؛:!؟?()\n]")
_SHORT = 4
_ALIFS = frozenset("أإآٱ")
_TELLING = frozenset("اأإآىي")


class _Use(NamedTuple):
    """A term where it first stands in a source."""

    term: Term
    start: int
    end: int


def check_terms(source: str, hypothesis: str, terms: Terms, *, code: Code) -> tuple[Finding, ...]:
    """Return an error for each listed term that the source holds and whose English the hypothesis does not.

    Whole words count on both sides: in the source also with particles and the article written onto them, in the
    hypothesis whatever the case, and for `term-missing` also with a plural ending. Where another spelling of the
    name is there, the finding shows it.
    """
    return tuple(
        _wrong(code, use, hypothesis, _spans(use.term, hypothesis) if code == "name-wrong" else [])
        for use in _uses(source, terms)
        if not _is_there(use.term.english, hypothesis, plural=code == "term-missing")
    )


def fix_names(source: str, hypothesis: str, names: Terms) -> tuple[str, tuple[Finding, ...]]:
    """Return the hypothesis with listed names spelt as listed, and what was done or could not be done.

    A name is put right where one span alone can be it by its sound, and that span no other name; each is a finding
    `name-substituted`, whose span lies in the new text. Where no span or several can be it nothing is changed, and
    the finding is `name-wrong`. Whatever surrounds the span stays, a possessive ending too.
    """
    uses = list(_uses(source, names))
    places = [_places(use.term, hypothesis) for use in uses]
    swaps: list[tuple[int, int, _Use]] = []
    left: list[_Use] = []
    for index, use in enumerate(uses):
        if _is_there(use.term.english, hypothesis, plural=False):
            continue
        others = [span for spans in (*places[:index], *places[index + 1 :]) for span in spans]
        if len(places[index]) == 1 and not any(_overlap(places[index][0], other) for other in others):
            swaps.append((*places[index][0], use))
        else:
            left.append(use)
    text, findings = _substituted(hypothesis, sorted(swaps, key=lambda swap: swap[0]))
    findings += [_wrong("name-wrong", use, text, _spans(use.term, text)) for use in left]
    return text, tuple(sorted(findings, key=lambda finding: finding.source_span or (0, 0)))


def _substituted(text: str, swaps: Sequence[tuple[int, int, _Use]]) -> tuple[str, list[Finding]]:
    pieces: list[str] = []
    findings = []
    done = length = 0
    for start, end, use in swaps:
        english = use.term.english
        pieces += [text[done:start], english]
        length += start - done + len(english)
        span = (length - len(english), length)
        findings.append(Finding("name-substituted", "info", english, text[start:end], (use.start, use.end), span))
        done = end
    return "".join([*pieces, text[done:]]), findings


def _wrong(code: Code, use: _Use, hypothesis: str, spans: Sequence[tuple[int, int]]) -> Finding:
    span = spans[0] if spans else None
    found = hypothesis[slice(*span)] if span else ""
    return Finding(code, "error", use.term.english, found, (use.start, use.end), span)


def _uses(source: str, terms: Terms) -> Iterator[_Use]:
    """Yield each term that the source holds, once; a word that is part of a longer term is not one by itself."""
    words = arabic_words(source) if terms.terms else []  # most runs have no list, and every hypothesis comes by here
    seen = set()
    index = 0
    while index < len(words):
        term = _term_at(source, words, index, terms)
        if term is None:
            index += 1
            continue
        last = index + len(term.words) - 1
        if term not in seen:
            seen.add(term)
            yield _Use(term, words[index].start, words[last].end)
        index = last + 1


def _term_at(source: str, words: Sequence[Word], index: int, terms: Terms) -> Term | None:
    for base in bases(words[index].text):
        for term in terms.by_first.get(base.removeprefix("ال"), ()):
            group = words[index : index + len(term.words)]
            if (
                len(group) == len(term.words)
                and _same(base, term.words[0])
                and all(_same(word.text, part) for word, part in zip(group[1:], term.words[1:], strict=True))
                and not _BREAK.search(source, group[0].end, group[-1].start)
                and all(
                    _spelt_alike(bare(source[word.start : word.end]), listed)
                    for word, listed in zip(group, term.spelt, strict=True)
                )
            ):
                return term
    return None


def _same(word: str, listed: str) -> bool:
    """Whether a word is the listed one, or the listed one with the article."""
    return word == listed or word == "ال" + listed


def _spelt_alike(word: str, listed: str) -> bool:
    """Whether a short word is the listed one to the letter: علي is not على, nor آن أن. Long words may be folded."""
    if len(listed) > _SHORT:
        return True
    return all(
        letter == wanted or letter not in _TELLING or (letter == "ا" and wanted in _ALIFS)
        for letter, wanted in zip(word[-len(listed) :], listed, strict=True)
    )


@lru_cache(maxsize=4096)
def _english(english: str, *, plural: bool) -> re.Pattern[str]:
    words = r"[\s-]+".join(re.escape(word).replace("'", "['’]") for word in re.split(r"[\s-]+", english))
    ending = "(?:e?s)?" if plural else ""
    return re.compile(rf"(?<![{LATIN_LETTERS}\d]){words}{ending}(?![{LATIN_LETTERS}\d])", re.IGNORECASE)


def _is_there(english: str, hypothesis: str, *, plural: bool) -> bool:
    return _english(english, plural=plural).search(hypothesis) is not None


def _spans(name: Term, hypothesis: str) -> list[tuple[int, int]]:
    """Return where the hypothesis may spell the name in another way: the longest of the spans that overlap."""
    size = max(len(name.words), len(re.findall(r"[^\s-]+", name.english))) + 1
    arabic = " ".join(name.words)
    certain = consonants(arabic) > 2
    found = [
        (start, end)
        for text, start, end in windows(hypothesis, size)
        if (may_transliterate(arabic, text) and (certain or _looks_like(name.english, text)))
        or same_sound(name.english, text)
    ]
    longest = sorted(found, key=lambda span: span[0] - span[1])
    kept: list[tuple[int, int]] = []
    for span in longest:
        if not any(_overlap(span, other) for other in kept):
            kept.append(span)
    return sorted(kept)


def _looks_like(listed: str, text: str) -> bool:
    """Whether two spellings share most letters: two consonants alone are too little to replace a word by."""
    return SequenceMatcher(None, letters(listed), letters(text)).ratio() >= 0.6


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _places(name: Term, hypothesis: str) -> list[tuple[int, int]]:
    """Return where the hypothesis spells the name as listed or, where it nowhere does, in another way."""
    listed = [match.span() for match in _english(name.english, plural=False).finditer(hypothesis)]
    return listed or _spans(name, hypothesis)
