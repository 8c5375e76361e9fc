"""Words in the English that are none: what a small model makes up of pieces when it knows no better."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mt.fidelity.english_words import is_english
from mt.fidelity.names_heard import sounds_like_any
from mt.records import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mt.fidelity.text import Pair

_SMALL = re.compile(r"(?<![\w'’.@/&#-])[a-z]{4,}(?![\w@/-]|['’]\w{2}|\.\w)")
"""A word in small letters: what has a capital is a name, and other checks are about those."""


def find_invented(pair: Pair) -> Iterator[Finding]:
    """Report the words that neither are English, as far as a list knows, nor sound like a word of the source.

    A rare word that the list lacks is mostly the source's own, as is photon for فوتون.
    """
    words = list(unknown_words(pair.hypothesis))
    source = pair.source.lower() if words else ""
    for match in words:
        if match[0] in source or _in_address(match.start(), pair) or sounds_like_any(pair.source_words, match[0]):
            continue
        yield Finding("invented-word", "warning", "", match[0], target_span=match.span())


def unknown_words(text: str) -> Iterator[re.Match[str]]:
    """Yield the words in small letters that are no English, as far as a list knows.

    Text without a capital is left alone: its names cannot be told.
    """
    unknown = [match for match in _SMALL.finditer(text) if not is_english(match[0])]
    if unknown and not text.islower():
        yield from unknown


def _in_address(place: int, pair: Pair) -> bool:
    return any(start <= place < end for start, end in pair.target_addresses)
