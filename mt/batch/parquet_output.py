"""The output as Parquet: one schema from the first document to the last, row groups of one size."""

from __future__ import annotations

import json
from functools import partial
from typing import IO, TYPE_CHECKING, Any

from mt.batch.read import free_name
from mt.batch.types import type_of, typed
from mt.errors import DataError
from mt.report.article_json import article_schema, escaped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    Turn = Callable[[Any], Any]

# A row group ends at so many rows or bytes of JSON, whatever the shards hold: the output must not depend on them.
_ROWS = 1024
_BYTES = 32 << 20


def write_parquet(shards: Iterable[bytes], fields: Mapping[str, str], file: IO[bytes]) -> None:
    """Write the lines of all shards as one table.

    `fields` are those of the input, with what they hold; the columns of ours have the types of the article's schema.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema, turned = _schema(fields)
    with pq.ParquetWriter(file, schema, compression="zstd") as writer:
        for rows in _batches(shards, turned):
            try:
                writer.write_table(pa.Table.from_pylist(rows, schema=schema), row_group_size=_ROWS)
            except (pa.ArrowInvalid, pa.ArrowTypeError, OverflowError, UnicodeError) as error:
                raise DataError(
                    f"not to be had as Parquet ({error}): write JSON lines (--output-format jsonl)"
                ) from error


def _batches(shards: Iterable[bytes], turned: Mapping[str, Turn]) -> Iterator[list[dict[str, Any]]]:
    rows: list[dict[str, Any]] = []
    size = 0
    for data in shards:
        for line in data.split(b"\n")[:-1]:
            rows.append(_row(json.loads(line), turned))
            size += len(line)
            if len(rows) == _ROWS or size >= _BYTES:
                yield rows
                rows, size = [], 0
    if rows:
        yield rows


def _row(record: dict[str, Any], turned: Mapping[str, Turn]) -> dict[str, Any]:
    """Return a record with each value as its column holds it."""
    for name in turned.keys() & record.keys():
        record[name] = turned[name](record[name])
    return record


def _as_json(value: Any) -> str | None:
    return None if value is None else escaped(json.dumps(value, ensure_ascii=False))


def _schema(fields: Mapping[str, str]) -> tuple[Any, dict[str, Turn]]:
    """Return the table's schema, and what turns values into those of a column: JSON, or an input's own type."""
    import pyarrow as pa

    plain = {"null": pa.string(), "bool": pa.bool_(), "int": pa.int64(), "long": pa.int64(), "float": pa.float64()}
    taken = set(fields)
    names = {name: free_name(name, taken) for name in fields}
    columns = [] if "id" in fields else [pa.field("id", pa.string())]
    turned: dict[str, Turn] = {}
    for name, kind in fields.items():
        own = type_of(kind)
        columns.append(pa.field(names[name], own or plain.get(kind, pa.string())))
        if own:
            turned[names[name]] = partial(typed, kind=own)
        elif kind == "json":
            turned[names[name]] = _as_json
    columns += [pa.field(name, kind) for name, kind in _ours().items()]
    return pa.schema(columns), turned


def _ours() -> dict[str, Any]:
    import pyarrow as pa

    known = article_schema()
    finding = pa.struct({"segment": pa.int64(), "code": pa.string(), "severity": pa.string()})
    return {
        "translation": pa.string(),
        "title": pa.string(),
        "summary": _type(known["properties"]["summary"], known),
        "segments": _type(known["properties"]["segments"], known),
        "findings": pa.list_(finding),
        "error": pa.string(),
    }


def _type(stated: Mapping[str, Any], whole: Mapping[str, Any]) -> Any:
    """Return the column type of what a JSON Schema states, as far as ours go."""
    import pyarrow as pa

    if "$ref" in stated:
        return _type(whole["$defs"][stated["$ref"].rpartition("/")[2]], whole)
    for choice in ("oneOf", "anyOf"):
        if choice in stated:
            return _type(next(one for one in stated[choice] if one.get("type") != "null"), whole)
    kind = stated.get("type", "string")
    if isinstance(kind, list):
        kind = next(one for one in kind if one != "null")
    if kind == "array":
        item = stated.get("items") or stated["prefixItems"][0]
        return pa.list_(_type(item, whole))
    if kind == "object":
        return pa.struct({key: _type(value, whole) for key, value in stated["properties"].items()})
    return {"integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_()}.get(kind, pa.string())
