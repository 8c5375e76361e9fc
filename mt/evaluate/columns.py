"""The columns of a test set: our names, the names that they go by, and a record read by them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from mt.errors import DataError
from mt.scores import Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Columns = Mapping[str, str | Sequence[str]]
"""Our names, and what a set calls them: `translation.ar` is a column inside another. Several for `reference` alone."""

Record = tuple[str, Mapping[str, Any]]
"""What a row is read from, after the place that a message names."""

# Our name for a column, and the names that it goes by; the first is what a message asks for.
COLUMNS: dict[str, tuple[str, ...]] = {
    "source": ("src", "source"),
    "reference": ("ref", "reference", "target"),
    "references": ("alt_refs", "references"),
    "id": ("id",),
    "document": ("doc_id", "document"),
    "domain": ("domain",),
    "dialect": ("dialect",),
    "flag": ("flag",),
}
SUMMARY_COLUMNS: dict[str, tuple[str, ...]] = COLUMNS | {
    "source": ("article", "text", "source"),
    "reference": ("summary", "reference"),
    "references": ("references", "alt_refs"),
}


class Reader:
    """Reads records by their columns; `names` are those it looks for where the set's description names none."""

    def __init__(self, columns: Columns | None = None, names: Mapping[str, tuple[str, ...]] = COLUMNS) -> None:
        self._columns = columns or {}
        self._names = names

    def rows(self, records: Iterable[Record]) -> Iterator[Row]:
        """Yield a row a record; each comes with the place that a message names.

        Raises:
            DataError: a column is missing, or holds something else than it should.
        """
        for number, (where, record) in enumerate(records, 1):
            yield self.row(where, number, record)

    def joined(self, sources: Sequence[Record], references: Sequence[Record]) -> Iterator[Row]:
        """Yield the rows of a set whose references lie in records of their own: of the same id, else of the same place.

        Raises:
            DataError: a source has no reference of its id, or a column is missing.
        """
        keys = [self._cell(where, record, "id") for where, record in references]
        by_id = dict(zip(keys, references, strict=True)) if None not in keys and len(set(keys)) == len(keys) else {}
        for number, (source, reference) in enumerate(zip(sources, references, strict=True), 1):
            own = self._cell(*source, "id")
            if by_id and own is not None and own not in by_id:
                raise DataError(f"{source[0]}: id {own!r} has no reference: the two sides must hold the same ids")
            yield self._row(number, source, by_id[own] if by_id and own is not None else reference)

    def row(self, where: str, number: int, record: Mapping[str, Any]) -> Row:
        """Return one record as a row; without an id of its own it is called by its number."""
        return self._row(number, (where, record), (where, record))

    def _row(self, number: int, source: Record, reference: Record) -> Row:
        where, record = source
        own = self._cell(where, record, "id")
        return Row(
            id=str(number) if own is None or own == "" else str(own),
            source=self._source(where, record),
            references=self._references(*reference),
            document=_text(self._cell(where, record, "document")),
            domain=_text(self._cell(where, record, "domain")),
            dialect=_text(self._cell(where, record, "dialect")),
            flag=_text(self._cell(where, record, "flag")),
        )

    def _source(self, where: str, record: Mapping[str, Any]) -> str:
        found = self._cell(where, record, "source")
        if not isinstance(found, str):
            raise self._missing(where, record, "source")
        return found

    def _references(self, where: str, record: Mapping[str, Any]) -> tuple[str, ...]:
        named = self._columns.get("reference")
        if named is not None and not isinstance(named, str):
            texts = [_at(where, record, name) for name in named]
            first, *more = texts or [None]
        else:
            first, more = self._cell(where, record, "reference"), []
        others = self._cell(where, record, "references") or []
        if not isinstance(others, list) or not all(isinstance(other, str) for other in others):
            raise DataError(f"{where}: {self._wanted('references')!r} is not a list of texts")
        if first is None and others:  # a set of summaries may hold all its references in one list
            first, *others = others
        if not isinstance(first, str):
            raise self._missing(where, record, "reference")
        # an empty cell of a second reference column is no reference
        return (first, *(text for text in more if isinstance(text, str) and text.strip()), *others)

    def _cell(self, where: str, record: Mapping[str, Any], ours: str) -> Any:
        """Return what stands under the column; one that the description names must be there."""
        named = self._columns.get(ours)
        if isinstance(named, str):
            return _at(where, record, named)
        return next((record[name] for name in self._names[ours] if name in record), None)

    def _missing(self, where: str, record: Mapping[str, Any], ours: str) -> DataError:
        return DataError(f"{where}: no text under {self._wanted(ours)!r}: the columns are {', '.join(record)}")

    def _wanted(self, ours: str) -> str:
        named = self._columns.get(ours, self._names[ours][0])
        return named if isinstance(named, str) else ", ".join(named)


def _at(where: str, record: Mapping[str, Any], name: str) -> Any:
    """Return what stands in a column, or in a column inside one: `translation.ar`."""
    if name in record:
        return record[name]
    found: Any = record
    for key in name.split("."):
        if not isinstance(found, Mapping) or key not in found:
            raise DataError(f"{where}: no column {name!r}: the columns are {', '.join(record)}")
        found = found[key]
    return found


def _text(value: object) -> str | None:
    return None if value is None or value == "" else str(value)
