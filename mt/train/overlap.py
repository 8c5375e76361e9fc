"""Training pairs that share text with a test set: found exactly, and by eight words in a row."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from mt.arabic import normalize
from mt.errors import ConfigError, DataError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from mt.train.pairs import Pair

_WORD = re.compile(r"\w+")
_FOLD = str.maketrans("أإآٱىة", "اااايه")
SPAN = 8
"""Words in a row that two texts hardly share by chance."""


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text as they are compared: no case, no diacritics, no punctuation, letters folded."""
    return tuple(_WORD.findall(normalize(text, "full").translate(_FOLD).casefold()))


class TestTexts:
    """Every text of the test sets, to ask whether a pair overlaps one."""

    __test__ = False  # it is no test, for all its name begins like one

    def __init__(self, texts: Iterable[str]) -> None:
        worded = [words for words in map(words_of, texts) if words]
        self._whole = frozenset(worded)
        self._spans = frozenset(span for words in worded for span in _spans(words))

    def overlap(self, pair: Pair) -> str | None:
        """Return how the pair overlaps a test set, `exact` or `8-gram`, or nothing where it does not."""
        sides = [words_of(side) for side in pair]
        if any(side in self._whole for side in sides):
            return "exact"
        if any(span in self._spans for side in sides for span in _spans(side)):
            return "8-gram"
        return None


def read_test_texts(folder: Path) -> TestTexts:
    """Return every text of every test set in a folder: both sides, other references too.

    Raises:
        ConfigError: the folder holds no test set.
    """
    files = sorted(path for path in folder.rglob("*") if path.suffix in {".jsonl", ".tsv", ".txt"})
    if not files:
        raise ConfigError(f"data.test_sets: {folder} holds no .jsonl, .tsv or .txt file")
    return TestTexts(text for path in files for text in _texts(path))


def _texts(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8", newline="\n") as lines:
        for number, line in enumerate(lines, 1):
            if path.suffix != ".jsonl":
                yield from line.rstrip("\n").split("\t")
                continue
            try:
                row = json.loads(line)
            except ValueError as error:
                raise DataError(f"{path}:{number}: not JSON: {error}") from error
            yield from _strings(row)


def _strings(value: object) -> Iterator[str]:
    """Every string in a row, whatever its key: one too many does no harm here, one too few does."""
    match value:
        case str():
            yield value
        case dict():
            for below in value.values():
                yield from _strings(below)
        case list():
            for below in value:
                yield from _strings(below)


def _spans(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    return (words[at : at + SPAN] for at in range(len(words) - SPAN + 1))
