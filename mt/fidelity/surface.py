"""What the surface alone shows: nothing there, the source again, Arabic letters, a cut, an odd length."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mt.arabic import ARABIC_LETTERS, DIACRITICS, has_arabic
from mt.records import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mt.fidelity.text import Pair

_LEFTOVER = re.compile(
    f"[{ARABIC_LETTERS}{DIACRITICS}]*[{ARABIC_LETTERS}][{ARABIC_LETTERS}{DIACRITICS}]*"
    f"(?:\\s+[{ARABIC_LETTERS}{DIACRITICS}]+)*"
)
_GLOSS = ("(Arabic: ", "(in Arabic: ", "(Arabic ")  # a translator's note
_EXPECTED_RATIO = 1.14  # characters of English a character of Arabic; median of 3,970 human pairs of three sets
_SMOOTHING = 10


def find_surface(pair: Pair, *, truncated: bool) -> Iterator[Finding]:
    """Report what is wrong with the hypothesis as a whole; an empty one has no further faults."""
    if truncated:
        yield Finding("truncated", "error", "the whole source", "a part of it")
    if not any(character.isalnum() for character in pair.hypothesis):
        if any(character.isalnum() for character in pair.source):
            yield Finding("empty", "error", pair.source.strip(), pair.hypothesis.strip())
        return
    if not pair.hypothesis.isascii() and has_arabic(pair.hypothesis):
        yield from _find_arabic(pair)
        return
    yield from _find_length(pair)


def length_ratio(pair: Pair) -> float:
    """Return how long the hypothesis is beside what such a source needs: 1.0 is the usual length."""
    needed = _EXPECTED_RATIO * (_length(pair.source, pair.source_addresses) + _SMOOTHING)
    return (_length(pair.hypothesis, pair.target_addresses) + _SMOOTHING) / needed


def _length(text: str, addresses: Sequence[tuple[int, int]]) -> int:
    """Characters apart from addresses, which are as long in every language."""
    return len(text.strip()) - sum(end - start for start, end in addresses)


def _find_arabic(pair: Pair) -> Iterator[Finding]:
    if "".join(pair.hypothesis.split()) == "".join(pair.source.split()):
        yield Finding("copied", "error", "English", pair.hypothesis.strip(), target_span=(0, len(pair.hypothesis)))
        return
    for match in _LEFTOVER.finditer(pair.hypothesis):
        if pair.hypothesis[: match.start()].endswith(_GLOSS):
            continue
        yield Finding("leftover-arabic", "error", "English", match[0], target_span=match.span())


def _find_length(pair: Pair) -> Iterator[Finding]:
    ratio = length_ratio(pair)
    if ratio < 0.5:
        yield Finding("length", "warning", "a longer translation", f"{ratio:.0%} of the usual length")
    elif ratio > 2:
        yield Finding("length", "warning", "a shorter translation", f"{ratio:.0%} of the usual length")
