"""Rows of Parquet and Arrow files, a few at a time, as plain JSON values."""

from __future__ import annotations

import base64
from datetime import date, datetime, time, timedelta
from math import isfinite
from typing import TYPE_CHECKING, Any

from mt.batch.job import Row
from mt.batch.streams import open_bytes
from mt.batch.types import declared
from mt.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mt.batch.job import Part

_ROWS = 64  # read at a time


class TableRows:
    """The rows of a Parquet file, or of an Arrow stream as `datasets` saves one."""

    def __init__(self, part: Part) -> None:
        self._part = part
        self._at = 0
        self._rows: Iterator[dict[str, Any]] | None = None
        self._file = open_bytes(part.path)

    def rows(self, at: int, number: int) -> Iterator[Row]:
        """Yield the rows from a place on, a place being a row's index; the first has this number.

        Going on from where the last reader stopped costs nothing; other places cost what lies before them in their
        row group.

        Raises:
            DataError: the file is no table, or damaged.
        """
        if self._rows is None or at < self._at:
            self._at, self._rows = self._from(at)
        for values in self._rows:
            place, self._at = self._at, self._at + 1
            if place >= at:
                yield Row(number, place, sum(len(v) for v in values.values() if isinstance(v, str)) + 1, values)
                number += 1

    def types(self) -> dict[str, str]:
        """Return the columns with their types, as `mt.batch.types.declared` writes them down.

        Raises:
            DataError: the file is no table.
        """
        import pyarrow as pa

        if self._part.kind == "parquet":
            return declared(self._opened().schema_arrow)
        self._file.seek(0)
        try:
            return declared(pa.ipc.open_stream(self._file).schema)
        except (pa.ArrowException, OSError) as error:
            raise DataError(f"{self._part.path}: no Arrow stream that can be read: {error}") from error

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _from(self, at: int) -> tuple[int, Iterator[dict[str, Any]]]:
        if self._part.kind == "arrow":
            return 0, self._guarded(self._arrow())
        first, groups = self._groups(at)
        return first, self._guarded(self._parquet(groups))

    def _groups(self, at: int) -> tuple[int, list[int]]:
        """Return the first row of the row group that holds a row, and that group and all after it."""
        meta = self._opened().metadata
        first = 0
        for group in range(meta.num_row_groups):
            size = meta.row_group(group).num_rows
            if at < first + size:
                return first, list(range(group, meta.num_row_groups))
            first += size
        return first, []

    def _opened(self) -> Any:
        import pyarrow as pa
        import pyarrow.parquet as pq

        try:
            return pq.ParquetFile(self._file, pre_buffer=False, buffer_size=1 << 20)
        except (pa.ArrowException, OSError) as error:
            raise DataError(f"{self._part.path}: no Parquet file that can be read: {error}") from error

    def _parquet(self, groups: list[int]) -> Iterator[dict[str, Any]]:
        if groups:
            for batch in self._opened().iter_batches(_ROWS, row_groups=groups):
                yield from batch.to_pylist()

    def _arrow(self) -> Iterator[dict[str, Any]]:
        import pyarrow as pa

        self._file.seek(0)
        for batch in pa.ipc.open_stream(self._file):
            for start in range(0, batch.num_rows, _ROWS):
                yield from batch.slice(start, _ROWS).to_pylist()

    def _guarded(self, rows: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        import pyarrow as pa

        try:
            for values in rows:
                yield {key: plain(value) for key, value in values.items()}
        except (pa.ArrowException, OSError) as error:
            raise DataError(f"{self._part.path}: cannot be read to its end: {error}") from error


def plain(value: Any) -> Any:
    """Return a value of a table as JSON has it: times in ISO 8601, decimals as text, bytes in base 64.

    Of a number that is none, or has no end, nothing is left: JSON has neither.
    """
    if isinstance(value, float) and not isfinite(value):
        return None
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, dict):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(inner) for inner in value]
    return _text(value)


def _text(value: Any) -> str | float:
    match value:
        case bytes():
            return base64.b64encode(value).decode("ascii")
        case datetime() | date() | time():
            return value.isoformat()
        case timedelta():
            return value.total_seconds()
        case _:  # decimals, and whatever a later version may bring
            return str(value)
