"""Test sets: JSON lines, TSV, CSV, Parquet, TMX, and parallel text files, to rows that name every segment."""

from __future__ import annotations

import csv
import hashlib
import json
from typing import TYPE_CHECKING, Any

from mt.errors import DataError
from mt.evaluate.columns import COLUMNS, SUMMARY_COLUMNS, Reader
from mt.evaluate.lines import read_bytes, read_lines, refuse_unequal
from mt.evaluate.tmx import tmx_rows
from mt.scores import EvaluationSet, Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from mt.evaluate.columns import Columns
    from mt.evaluate.lines import Lines
    from mt.scores import Task

    Records = Iterator[tuple[str, dict[str, Any]]]

KINDS = ".jsonl, .tsv, .csv, .parquet or .tmx"


def read_set(
    path: Path, references: Sequence[Path] = (), columns: Columns | None = None, task: Task = "translation"
) -> EvaluationSet:
    """Return the test set in a file, of the kind that its name ends in: JSON lines, TSV, CSV, Parquet or TMX.

    With `references`, the file is plain text, a source a line, and each of those holds one reference a line.
    `columns` maps our names (source, reference, references, id, document, domain, dialect, flag) to the file's own.
    Of a set of summaries, sources are called article or text, and references summary, where it maps none.

    Raises:
        DataError: the file cannot be read, a column is missing, two files differ in their number of lines, or two
            segments have one id.
    """
    reader = Reader(columns, SUMMARY_COLUMNS if task == "summary" else COLUMNS)
    if references:
        source, streams = read_lines(path), [read_lines(other) for other in references]
        rows = _parallel(source, streams)
        digest = hashlib.sha256("".join([source.sha256, *(each.sha256 for each in streams)]).encode()).hexdigest()
    else:
        digest = hashlib.sha256(read_bytes(path)).hexdigest()
        rows = tmx_rows(path, read_bytes(path)) if path.suffix == ".tmx" else list(reader.rows(file_records(path)))
    return made_set(path.stem, rows, digest, str(path), task)


def file_records(path: Path) -> Records:
    """Yield each record of a file of a kind that has columns, with the place that a message names.

    Raises:
        DataError: the file cannot be read, or is of another kind.
    """
    match path.suffix:
        case ".parquet":
            return _parquet_records(path)
        case ".jsonl" | ".ndjson":
            return _json_records(read_lines(path))
        case ".tsv":
            return _table_records(read_lines(path), "\t")
        case ".csv":
            return _table_records(read_lines(path), ",")
        case _:
            raise DataError(f"{path}: not {KINDS}: for plain text, name its --references too")


def made_set(name: str, rows: Sequence[Row], digest: str, path: str, task: Task) -> EvaluationSet:
    """Return the rows as a set.

    Raises:
        DataError: there is none, or two have one id.
    """
    seen: dict[str, int] = {}
    for number, row in enumerate(rows, 1):
        if row.id in seen:
            raise DataError(
                f"{path}: segments {seen[row.id]} and {number} have the same id {row.id!r}: give each its own"
            )
        seen[row.id] = number
    if not rows:
        raise DataError(f"{path}: has no segment: name a file with at least one")
    return EvaluationSet(name, tuple(rows), digest, path=path, task=task)


def _parallel(source: Lines, references: Sequence[Lines]) -> list[Row]:
    for other in references:
        refuse_unequal((source.path, len(source.lines)), (other.path, len(other.lines)))
    streams = zip(*(other.lines for other in references), strict=True)
    return [
        Row(str(number), text, refs) for number, (text, refs) in enumerate(zip(source.lines, streams, strict=True), 1)
    ]


def _json_records(read: Lines) -> Records:
    for number, line in enumerate(read.lines, 1):
        where = f"{read.path}:{number}"
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise DataError(f"{where}: not JSON ({error}): a row is one object a line") from error
        if not isinstance(record, dict):
            raise DataError(f"{where}: a {type(record).__name__}: a row is one object a line")
        yield where, record


def _table_records(read: Lines, delimiter: str) -> Records:
    # quotation marks are plain text in TSV, as every tool of the field writes it
    lines = (line + "\n" for line in read.lines)
    if delimiter == "\t":
        reader = csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE, strict=True)
    else:
        reader = csv.reader(lines, delimiter=delimiter, strict=True)
    try:
        header = next(reader)
        for cells in reader:
            where = f"{read.path}:{reader.line_num}"
            if len(cells) != len(header):
                raise DataError(f"{where}: {len(cells)} cells, the header has {len(header)}: mend the row")
            yield where, dict(zip(header, cells, strict=True))
    except csv.Error as error:
        raise DataError(f"{read.path}:{reader.line_num}: {error}: mend the quoting") from error


def _parquet_records(path: Path) -> Records:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(path) as file:
            number = 0
            for batch in file.iter_batches():
                for record in batch.to_pylist():
                    number += 1
                    yield f"{path}: row {number}", record
    except (pa.ArrowInvalid, OSError) as error:
        raise DataError(f"{path}: not Parquet: {error}") from error
