"""Test sets: JSON lines, TSV, CSV, TMX, and parallel text files, to rows that name every segment."""

from __future__ import annotations

import csv
import hashlib
import json
from typing import TYPE_CHECKING, Any

from mt.errors import DataError
from mt.evaluate.lines import read_lines, refuse_unequal
from mt.evaluate.tmx import tmx_rows
from mt.scores import EvaluationSet, Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from mt.evaluate.lines import Lines

# Our name for a column, and the names that it goes by; the first is what a message asks for.
COLUMNS: dict[str, tuple[str, ...]] = {
    "source": ("src", "source"),
    "reference": ("ref", "reference", "target"),
    "references": ("alt_refs", "references"),
    "id": ("id",),
    "document": ("doc_id", "document"),
    "domain": ("domain",),
    "flag": ("flag",),
}
_NEEDED = ("source", "reference")
_DELIMITERS = {".tsv": "\t", ".csv": ","}


def read_set(path: Path, references: Sequence[Path] = (), columns: Mapping[str, str] | None = None) -> EvaluationSet:
    """Return the test set in a file, of the kind that its name ends in: .jsonl, .tmx, or .tsv or .csv with a header.

    With `references`, the file is plain text, a source a line, and each of those holds one reference a line.
    `columns` maps our names (source, reference, references, id, document, domain, flag) to the file's own.

    Raises:
        DataError: the file cannot be read, a column is missing, two files differ in their number of lines, or two
            segments have one id.
    """
    read = read_lines(path)
    digest = read.sha256
    if references:
        streams = [read_lines(other) for other in references]
        rows = _parallel(read, streams)
        digest = hashlib.sha256("".join([digest, *(stream.sha256 for stream in streams)]).encode()).hexdigest()
    elif path.suffix in {".jsonl", ".ndjson"}:
        rows = [_row(f"{path}:{number}", number, record, columns) for number, record in _json_rows(read)]
    elif path.suffix in _DELIMITERS:
        table = _table_rows(read, _DELIMITERS[path.suffix])
        rows = [_row(f"{path}:{number}", number, record, columns) for number, record in table]
    elif path.suffix == ".tmx":
        rows = tmx_rows(path, "\n".join(read.lines).encode())
    else:
        raise DataError(f"{path}: not .jsonl, .tsv, .csv or .tmx: for plain text, name its --references too")
    _refuse_twice(path, rows)
    return EvaluationSet(path.stem, tuple(rows), digest, path=str(path))


def _parallel(source: Lines, references: Sequence[Lines]) -> list[Row]:
    for other in references:
        refuse_unequal((source.path, len(source.lines)), (other.path, len(other.lines)))
    streams = zip(*(other.lines for other in references), strict=True)
    return [
        Row(str(number), text, refs) for number, (text, refs) in enumerate(zip(source.lines, streams, strict=True), 1)
    ]


def _json_rows(read: Lines) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(read.lines, 1):
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise DataError(f"{read.path}:{number}: not JSON ({error}): a row is one object a line") from error
        if not isinstance(record, dict):
            raise DataError(f"{read.path}:{number}: a {type(record).__name__}: a row is one object a line")
        yield number, record


def _table_rows(read: Lines, delimiter: str) -> Iterator[tuple[int, dict[str, Any]]]:
    # quotation marks are plain text in TSV, as every tool of the field writes it
    lines = (line + "\n" for line in read.lines)
    if delimiter == "\t":
        reader = csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE, strict=True)
    else:
        reader = csv.reader(lines, delimiter=delimiter, strict=True)
    try:
        header = next(reader)
        for cells in reader:
            if len(cells) != len(header):
                raise DataError(
                    f"{read.path}:{reader.line_num}: {len(cells)} cells, the header has {len(header)}: mend the row"
                )
            yield reader.line_num, dict(zip(header, cells, strict=True))
    except csv.Error as error:
        raise DataError(f"{read.path}:{reader.line_num}: {error}: mend the quoting") from error


def _row(where: str, number: int, record: Mapping[str, Any], columns: Mapping[str, str] | None) -> Row:
    found = {ours: _cell(where, record, ours, columns) for ours in COLUMNS}
    for ours in _NEEDED:
        if not isinstance(found[ours], str):
            raise DataError(f"{where}: no text under {_wanted(ours, columns)!r}: the columns are {', '.join(record)}")
    others = found["references"] or []
    if not isinstance(others, list) or not all(isinstance(other, str) for other in others):
        raise DataError(f"{where}: {_wanted('references', columns)!r} is not a list of texts")
    return Row(
        id=str(number) if found["id"] is None else str(found["id"]),
        source=found["source"],
        references=(found["reference"], *others),
        document=_text(found["document"]),
        domain=_text(found["domain"]),
        flag=_text(found["flag"]),
    )


def _cell(where: str, record: Mapping[str, Any], ours: str, columns: Mapping[str, str] | None) -> Any:
    """Return what stands under the column; one that the description names must be there."""
    if columns and ours in columns:
        if columns[ours] not in record:
            raise DataError(f"{where}: no column {columns[ours]!r}: the columns are {', '.join(record)}")
        return record[columns[ours]]
    return next((record[name] for name in COLUMNS[ours] if name in record), None)


def _wanted(ours: str, columns: Mapping[str, str] | None) -> str:
    return (columns or {}).get(ours, COLUMNS[ours][0])


def _text(value: object) -> str | None:
    return None if value is None or value == "" else str(value)


def _refuse_twice(path: Path, rows: Sequence[Row]) -> None:
    seen: dict[str, int] = {}
    for number, row in enumerate(rows, 1):
        if row.id in seen:
            raise DataError(
                f"{path}: segments {seen[row.id]} and {number} have the same id {row.id!r}: give each its own"
            )
        seen[row.id] = number
    if not rows:
        raise DataError(f"{path}: has no segment: name a file with at least one")
