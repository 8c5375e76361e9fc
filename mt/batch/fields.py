"""The fields of the input as columns: what a Parquet file of the output calls them and of which type they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mt.batch.types import agreed
from mt.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Mapping

_MOST = 2000
_EXACT = 1 << 53  # a whole number beyond it is no float64
_WHOLE = 1 << 63


class Fields:
    """Collects over a whole input which fields there are and what they hold, so that every shard has one schema.

    A field that holds values of several kinds, lists or objects becomes text: JSON. Columns of tables keep their types
    where the whole input is tables that agree.
    """

    def __init__(self, *, wanted: bool) -> None:
        self.wanted = wanted
        self.kinds: dict[str, str] = {}
        """In the order in which they are first met: null, bool, int, float, str or json, or a column's own type."""
        self._tables: list[Mapping[str, str]] = []

    def note(self, fields: Mapping[str, Any]) -> None:
        """Take one row into account.

        Raises:
            DataError: there are more fields than a table can have.
        """
        if not self.wanted:
            return
        for name, value in fields.items():
            self.kinds[name] = _joined(self.kinds.get(name, "null"), _kind(value))
        if len(self.kinds) > _MOST:
            raise DataError(f"more than {_MOST:,} different fields: write JSON lines (--output-format jsonl)")

    def note_table(self, types: Mapping[str, str]) -> None:
        """Take the columns of a table into account, with their types; nothing for a file that is none."""
        self._tables.append(types)

    def settle(self) -> None:
        """Let the columns have their own types, now that all files are read."""
        if self._tables and all(self._tables):
            self.kinds |= {name: kind for name, kind in agreed(self._tables).items() if name in self.kinds}


def _kind(value: Any) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "bool"
        case int():
            return "int" if abs(value) <= _EXACT else "long" if -_WHOLE <= value < _WHOLE else "json"
        case float():
            return "float"
        case str():
            return "str"
        case _:
            return "json"


def _joined(one: str, other: str) -> str:
    if other in {one, "null"}:
        return one
    if one == "null":
        return other
    pair = {one, other}
    if pair == {"int", "float"}:
        return "float"
    return "long" if pair == {"int", "long"} else "json"
