"""Strings that pass through a translation letter by letter: addresses, handles, file names, Latin words."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from typing import TYPE_CHECKING
from unicodedata import normalize

from mt.records import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mt.fidelity.text import Pair

_LATIN = re.compile(r"(?<![&\w])[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ0-9]*(?:[-.'’&][A-Za-zÀ-ɏ0-9]+)*")


def find_lost_strings(pair: Pair) -> Iterator[Finding]:
    """Report each address and each Latin word of the source that the hypothesis does not hold."""
    wanted = pair.source_addresses
    there = _plain(pair.hypothesis) if wanted else ""
    seen: Counter[str] = Counter()
    for start, end in wanted:
        address = _plain(pair.source[start:end])
        seen[address] += 1
        if there.count(address) < seen[address]:
            yield Finding("url", "error", pair.source[start:end], "", (start, end))
    letters = None
    for match in _LATIN.finditer(pair.source):
        if len(match[0]) == 1 or any(start <= match.start() < end for start, end in wanted):
            continue
        letters = _letters(unescape(pair.hypothesis)) if letters is None else letters
        if _letters(match[0]) not in letters:
            yield Finding("latin", "warning", match[0], "", match.span())


def _plain(text: str) -> str:
    return "".join(text.split()).lower()


def _letters(text: str) -> str:
    return "".join(c for c in normalize("NFKD", text).lower() if c.isalnum())
