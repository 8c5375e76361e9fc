"""The names and terms that a user wants translated in one way, read from a file."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cached_property
from io import StringIO
from typing import TYPE_CHECKING

from mt.arabic import has_arabic
from mt.errors import DataError
from mt.fidelity.text import LATIN, arabic_words, bare

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True)
class Term:
    """An Arabic name or term and the English that stands for it."""

    arabic: str
    english: str
    words: tuple[str, ...]
    """The Arabic, word by word, folded."""
    spelt: tuple[str, ...]
    """The same words with their letters as they were written."""


@dataclass(frozen=True)
class Terms:
    """A list of names or of terms, each Arabic once, in the order of its file."""

    terms: tuple[Term, ...]

    @cached_property
    def by_first(self) -> dict[str, tuple[Term, ...]]:
        """The terms by the first of their words without its article, longer ones first."""
        found: dict[str, list[Term]] = {}
        for term in self.terms:
            found.setdefault(term.words[0].removeprefix("ال"), []).append(term)
        return {first: tuple(sorted(several, key=lambda term: -len(term.words))) for first, several in found.items()}


def load_terms(path: Path) -> Terms:
    """Read a table of two columns, Arabic and English, from a CSV file in UTF-8; the first row may be a heading.

    Blank rows are passed over, a pair that is listed twice counts once.

    Raises:
        DataError: the file cannot be read or a row is not a pair; the message names file, line and mend.
    """
    seen: dict[tuple[str, ...], tuple[Term, int]] = {}
    for line, row in _rows(path):
        arabic, english = _pair(path, line, row)
        if line == 1 and not has_arabic(arabic + english):
            continue  # the heading
        term = _term(path, line, arabic, english)
        before, at = seen.setdefault(term.words, (term, line))
        if before.english != english:
            raise DataError(
                f"{path}:{line}: '{arabic}' is '{english}' here and '{before.english}' in line {at}; keep one of them"
            )
    return Terms(tuple(term for term, _ in seen.values()))


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that hold anything, each with the line that it begins on."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise DataError(f"{path}: cannot be read ({error.strerror}); name a CSV file: Arabic,English") from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise DataError(f"{path}:{line}: not UTF-8; save the file as CSV in UTF-8") from error
    rows = csv.reader(StringIO(text, newline=""), strict=True, skipinitialspace=True)
    line = 1
    try:
        for row in rows:
            if any(cell.strip() for cell in row):
                yield line, [" ".join(cell.split()) for cell in row]
            line = rows.line_num + 1
    except csv.Error as error:
        raise DataError(f"{path}:{line}: {error}; write Arabic,English with quotes only around a whole cell") from error


def _pair(path: Path, line: int, row: list[str]) -> tuple[str, str]:
    if len(row) != 2:
        raise DataError(
            f"{path}:{line}: {len(row)} columns, not 2; write Arabic,English and put a cell with a comma in quotes"
        )
    arabic, english = row
    if not arabic or not english:
        raise DataError(
            f"{path}:{line}: the {'English' if arabic else 'Arabic'} is empty; fill it in or delete the row"
        )
    return arabic, english


def _term(path: Path, line: int, arabic: str, english: str) -> Term:
    if not has_arabic(arabic) or has_arabic(english):
        raise DataError(f"{path}:{line}: '{arabic},{english}' is not Arabic,English; write the Arabic first")
    if not LATIN.search(english) and not any(letter.isdigit() for letter in english):
        raise DataError(f"{path}:{line}: '{english}' holds no letter; write the English of '{arabic}'")
    words = arabic_words(arabic)
    return Term(arabic, english, tuple(w.text for w in words), tuple(bare(arabic[w.start : w.end]) for w in words))
