"""What of an English summary its English source does not hold: numbers, dates, addresses, names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mt.fidelity.calendar_words import ENGLISH_DAYS, MONTH_NUMBERS
from mt.fidelity.english import unstated
from mt.fidelity.numbers import EnglishNumbers
from mt.records import Finding
from mt.segment import split_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NUMBERS = {"number-added"}
_NAME = re.compile(r"\b[A-Z][\w’'.-]*(?:\s+(?:(?:of|the|and|al|bin|de|du|van|von|for)\s+)*[A-Z][\w’'.-]*)*")
_WORD = re.compile(r"\w+")
_JOINING = frozenset("of the and al bin de du van von for".split())
_NO_NAMES = frozenset(
    word.lower() for word in ("I", "Mr", "Mrs", "Ms", "Dr", "Sir", "The", "A", "An", *MONTH_NUMBERS, *ENGLISH_DAYS)
)


def check_summary(source: str, summary: str) -> list[Finding]:
    """Return what the source does not hold, the gravest first: numbers, dates and addresses are errors, names warnings.

    An empty summary of a source that is not blank is an error of its own.
    """
    if not summary.strip():
        return [Finding("empty", "error", expected="a summary")] if source.strip() else []
    _, names = name_support(source, summary)
    return [*unstated(summary, source), *(Finding("name-added", "warning", found=name) for name in names)]


def number_support(source: str, summary: str) -> tuple[int, Sequence[str]]:
    """Return how many numbers a summary states, and those that its source does not."""
    total = sum(mention.firm for mention in EnglishNumbers(summary).mentions)
    missing = [finding.found for finding in unstated(summary, source) if finding.code in _NUMBERS]
    return max(total, len(missing)), missing


def name_support(source: str, summary: str) -> tuple[int, Sequence[str]]:
    """Return how many names a summary holds, and those of which a word stands nowhere in its source."""
    there = {word.lower() for word in _WORD.findall(source)}
    names = list(dict.fromkeys(_names(summary)))
    return len(names), [name for name in names if not all(_known(word, there) for word in _words(name))]


def _names(text: str) -> Iterator[str]:
    """Yield runs of capitalized words; the first word of a sentence counts where it stands elsewhere, or is in a run.

    Text in capitals, as a headline is, says nothing of what is a name.
    """
    for sentence, _ in split_text(text):
        if sentence.isupper():
            continue
        for match in _NAME.finditer(sentence):
            words = _words(match[0])
            first = not any(character.isalnum() for character in sentence[: match.start()])
            if words and not (first and len(match[0].split()) == 1):
                yield match[0].strip(" .,'’-")


def _words(name: str) -> list[str]:
    words = [word.lower() for word in _WORD.findall(name)]
    return [word for word in words if len(word) > 1 and word not in _NO_NAMES and word not in _JOINING]


def _known(word: str, there: set[str]) -> bool:
    """Whether the word is in the source, an inflection aside: the Iraqis are of Iraq."""
    return word in there or any(
        word.removesuffix(end) in there or f"{word}{end}" in there for end in ("s", "es", "n", "an", "i", "is")
    )
