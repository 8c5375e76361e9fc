"""Rows of JSON lines, CSV and TSV: a row that is wrong says so and takes nobody with it."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

from mt.batch.job import LONGEST, Row
from mt.batch.streams import Lines
from mt.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mt.batch.job import Part

_MARK = b"\xef\xbb\xbf"
_TOO_LONG = f"longer than {LONGEST >> 20} MiB: not read"


class JsonRows:
    """The rows of JSON lines: an object a line; blank lines are no rows."""

    def __init__(self, part: Part) -> None:
        self._lines = Lines(part)
        self._name = part.name

    def rows(self, at: int, number: int) -> Iterator[Row]:
        """Yield the rows from a place on; the first has this number.

        Raises:
            DataError: the file is one array, not lines; or it cannot be read.
        """
        self._lines.seek(at)
        while True:
            at = self._lines.at
            line, whole = self._lines.next()
            if not line:
                return
            if at == 0:
                line = line.removeprefix(_MARK)
                self._refuse_array(line)
            if line.strip():
                yield _json_row(line, whole, number, at)
                number += 1

    def close(self) -> None:
        """Close the file."""
        self._lines.close()

    def _refuse_array(self, line: bytes) -> None:
        if line.lstrip().startswith(b"["):
            raise DataError(f"{self._name}: one JSON array, not JSON lines: write an object a line (jq -c '.[]')")


def _json_row(line: bytes, whole: bool, number: int, at: int) -> Row:
    if not whole:
        return Row(number, at, len(line), error=_TOO_LONG)
    try:
        fields = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        return Row(number, at, len(line), error=f"not UTF-8 at byte {error.start + 1} of the line")
    except (ValueError, RecursionError) as error:
        return Row(number, at, len(line), error=f"not JSON ({error}): a row is one object a line")
    if not isinstance(fields, dict):
        kind = type(fields).__name__
        return Row(number, at, len(line), error=f"a {kind}, not an object: a row is one object a line")
    return Row(number, at, len(line), fields)


class CsvRows:
    """The rows of CSV or TSV; the first line names the columns, and a quoted field may hold line breaks."""

    def __init__(self, part: Part) -> None:
        self._lines = Lines(part)
        self._name = part.name
        self._delimiter = "\t" if part.kind == "tsv" else ","
        try:
            self._header = self._names()
        except BaseException:
            self._lines.close()
            raise
        self._start = self._lines.at

    def rows(self, at: int, number: int) -> Iterator[Row]:
        """Yield the rows from a place on; the first has this number.

        Raises:
            DataError: the file cannot be read.
        """
        self._lines.seek(at or self._start)
        while (row := self._row(number)) is not None:
            if row.error or row.fields["row"]:
                yield self._named(row)
                number += 1

    def close(self) -> None:
        """Close the file."""
        self._lines.close()

    def _names(self) -> list[str]:
        """Return the names of the columns, which the first line gives."""
        header = self._row()
        if header is None or header.error:
            raise DataError(f"{self._name}: no line with the names of the columns: {header and header.error}")
        names = [name.removeprefix("\ufeff") for name in header.fields["row"]]
        if len(set(names)) < len(names):
            raise DataError(f"{self._name}: two columns of one name: {', '.join(names)}; give each its own")
        return names

    def _named(self, row: Row) -> Row:
        if row.error:
            return row
        cells = row.fields["row"]
        fields = dict(zip(self._header, cells, strict=False))  # what is there of a row that is too short or too long
        error = None
        if len(cells) != len(self._header):
            error = f"{len(cells)} cells under {len(self._header)} columns"
        return Row(row.number, row.at, row.size, fields, error)

    def _row(self, number: int = 0) -> Row | None:
        """Return the cells of the next row as the field `row`; none at the end."""
        start = self._lines.at
        error = None
        cells: list[str] | None = None
        csv.field_size_limit(LONGEST)
        try:
            cells = next(csv.reader(self._text(start), delimiter=self._delimiter, strict=True), None)
        except UnicodeDecodeError as trouble:
            error = f"not UTF-8 ({trouble.reason})"
        except csv.Error as trouble:
            error = f"not CSV ({trouble})"
        size = self._lines.at - start
        if cells is None and error is None:
            return None
        return Row(number, start, size, {"row": cells}, error)

    def _text(self, start: int) -> Iterator[str]:
        """Yield the lines that one row is made of, as far as it reads."""
        while True:
            line, whole = self._lines.next()
            if not line:
                return
            if not whole or self._lines.at - start > LONGEST:
                raise csv.Error(_TOO_LONG)
            yield line.decode("utf-8")
