"""JSON lines at the edge: a row in is a row out, also when it cannot be read."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING

from mt.cli.files import lines_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

logger = logging.getLogger(__name__)


def rows_of(source: Iterable[bytes], name: str, column: str) -> Iterator[tuple[dict[str, object], str]]:
    """Yield each row and the text of its `column`; a row that is wrong has an `error` and an empty text.

    Its place is named on standard error; the rows around it are kept.
    """
    for number, line in enumerate(lines_of(source, name), 1):
        row, trouble = _parse(line, column)
        if trouble:
            logger.error("%s:%d: %s", name, number, trouble)
            row["error"] = trouble
        text = row.get(column)
        yield row, text if isinstance(text, str) else ""


def _parse(line: str, column: str) -> tuple[dict[str, object], str | None]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        return {}, f"not JSON ({error}): a row is one object a line"
    if not isinstance(row, dict):
        return {}, f"a {type(row).__name__}, not an object: a row is one object a line"
    if not isinstance(row.get(column), str):
        return row, f"no text under {column!r}: every row needs one"
    return row, None


def write_row(write: Callable[[str], None], row: Mapping[str, object], *, without: str) -> None:
    """Write a row as a line, one of its fields left out."""
    kept = {key: value for key, value in row.items() if key != without}
    write(json.dumps(kept, ensure_ascii=False) + "\n")
