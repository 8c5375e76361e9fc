"""Which segments of a test set a training corpus holds too: their scores say little about other text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mt.errors import DataError
from mt.scores import Note

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from mt.scores import EvaluationSet

_SHORTEST = 12  # letters; a greeting stands in every corpus and gives nothing away


def overlap_notes(test_set: EvaluationSet, corpora: Sequence[Path]) -> Iterator[Note]:
    """Yield, for each corpus, the segments whose source or reference is a line of it, or a cell of a tabbed line.

    Letters and digits alone are compared, whatever their case; texts of a few letters are not.

    Raises:
        DataError: a corpus cannot be read.
    """
    places: dict[str, set[int]] = {}
    for place, row in enumerate(test_set.rows):
        for text in (row.source, *row.references):
            if len(key := _key(text)) >= _SHORTEST:
                places.setdefault(key, set()).add(place)
    for corpus in corpora:
        found: set[int] = set()
        for text in _texts(corpus):
            found |= places.get(_key(text), set())
        if found:
            ids = tuple(test_set.rows[place].id for place in sorted(found))
            yield Note("overlap", f"Source or reference stands in {corpus.name}: not a fair test of it.", ids)


def _texts(corpus: Path) -> Iterator[str]:
    try:
        with corpus.open(encoding="utf-8", errors="replace", newline="\n") as lines:
            for line in lines:
                yield from line.split("\t")
    except OSError as error:
        raise DataError(f"{corpus}: {error.strerror}: name a training corpus that can be read") from error


def _key(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()
