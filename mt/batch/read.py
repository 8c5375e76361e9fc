"""Rows and files to documents: what of a row is translated, what is passed through, and what is wrong with it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from mt.batch.lines import CsvRows, JsonRows
from mt.batch.streams import open_bytes
from mt.batch.tables import TableRows
from mt.documents import on_one_line, parse_document
from mt.errors import DataError
from mt.records import Block, Document
from mt.report.article_json import document_record, escaped, skipped_records

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mt.batch.job import Columns, Part, Row

OURS = ("translation", "title", "summary", "segments", "findings", "error")
"""The fields that a record gets; one of these names in the input is kept as `source_NAME`."""


class Reader(Protocol):
    """Reads the rows of one file, from any place that a row begins at."""

    def rows(self, at: int, number: int) -> Iterator[Row]:
        """Yield the rows from a place on; the first has this number."""
        ...

    def close(self) -> None:
        """Close the file."""
        ...


def reader_of(part: Part) -> Reader:
    """Return what reads a file.

    Raises:
        DataError: it cannot be opened, or is not what its name says.
    """
    match part.kind:
        case "csv" | "tsv":
            return CsvRows(part)
        case "parquet" | "arrow":
            return TableRows(part)
        case "jsonl" | "documents":
            return JsonRows(part)


@dataclass(frozen=True, slots=True)
class Entry:
    """A document to translate with the fields that are passed through, or with what is wrong with it."""

    id: str
    fields: Mapping[str, Any]
    document: Document | None
    error: str | None
    size: int


def entry_of(row: Row, part: Part, columns: Columns) -> Entry:
    """Return a row as a document. Nothing is raised for what the row holds: the entry says what is wrong."""
    if part.kind == "documents":
        return _file_entry(row)
    known = id_of(row, columns)
    name = f"{on_one_line(part.name)}:{row.number}" if known is None else known
    fields = passed(row.fields, name)
    error = row.error
    text = row.fields.get(columns.text)
    if error is None and not isinstance(text, str):
        error = f"no text under {columns.text!r}"
    if error is not None:
        return Entry(name, fields, None, f"{part.name}:{row.number}: {error}", row.size)
    title = row.fields.get(columns.title) if columns.title else None
    return Entry(name, fields, _document(name, text, title), None, row.size)


def id_of(row: Row, columns: Columns) -> str | None:
    """Return a row's own id as text, `None` where it has none."""
    value = row.fields.get(columns.id)
    return None if value is None or isinstance(value, (dict, list)) else str(value)


def passed(fields: Mapping[str, Any], name: str) -> dict[str, Any]:
    """Return the fields of the input as a record has them: an id first, if there was none; our names made free."""
    taken = set(fields)
    kept: dict[str, Any] = {} if "id" in fields else {"id": name}
    for key, value in fields.items():
        kept[free_name(key, taken)] = value
    return kept


def free_name(key: str, taken: set[str]) -> str:
    """Return the name that a field of the input has in the output, given all of its names."""
    while key in OURS:
        key = f"source_{key}"
        while key in taken:
            key = f"source_{key}"
    return key


def _document(name: str, text: Any, title: Any) -> Document:
    headline = " ".join(title.split()) if isinstance(title, str) else ""
    blocks = [Block(headline, "title")] if headline else []
    blocks += [Block(line.strip()) for line in text.split("\n") if line.strip()]
    return Document(on_one_line(name), tuple(blocks), title=headline or None)


def _file_entry(row: Row) -> Entry:
    """Read the file that a line of the listing names.

    Raises:
        DataError: the file is not what it was when the run was planned.
    """
    path, name, sha256 = row.fields["path"], row.fields["name"], row.fields["sha256"]
    data = read_file(path)
    if data is None and not sha256:
        return Entry(name, {"id": on_one_line(name), "sha256": None}, None, f"{name}: cannot be read", 0)
    if data is None or hashlib.sha256(data).hexdigest() != sha256:
        raise DataError(f"{path}: changed since the run was planned: put it back, or begin another run")
    try:
        document = parse_document(data, name=name, path=name)
    except DataError as error:
        return Entry(name, {"id": on_one_line(name), "sha256": sha256}, None, str(error), len(data))
    return Entry(document.id, _metadata(document), document, None, len(data))


def read_file(path: str) -> bytes | None:
    """Return the bytes of a file; none where it cannot be read."""
    try:
        with open_bytes(path) as file:
            return file.read()
    except (DataError, OSError):
        return None


def _metadata(document: Document) -> dict[str, Any]:
    record = document_record(document)
    title = record.pop("title")
    del record["path"]
    return {"id": record.pop("id"), "source_title": title, **record, "skipped": skipped_records(document)}


def listing_line(path: str, name: str, sha256: str, size: int) -> str:
    """Return the line of the listing that stands for a file; a file that cannot be read has no hash."""
    line = json.dumps({"path": path, "name": name, "sha256": sha256, "size": size}, ensure_ascii=False)
    return escaped(line) + "\n"
