"""The types of a table's columns: kept from the input's Parquet or Arrow files to the output's Parquet."""

from __future__ import annotations

import base64
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_MARK = "arrow:"


def declared(schema: Any) -> dict[str, str]:
    """Return the type of each column of an Arrow schema as text: nothing where JSON cannot carry its values."""
    return {
        field.name: _MARK + base64.b64encode(_alone(field)).decode("ascii") if _comes_back(field.type) else ""
        for field in schema
    }


def agreed(tables: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """Return the types, as `declared` wrote them down, on which all tables that have a column agree."""
    names = dict.fromkeys(name for table in tables for name in table)
    kinds = {name: {table[name] for table in tables if name in table} for name in names}
    return {name: kind for name, [kind, *others] in ((n, list(k)) for n, k in kinds.items()) if kind and not others}


def type_of(kind: str) -> Any | None:
    """Return the Arrow type that `declared` wrote down; none where a kind is another's."""
    import pyarrow as pa

    if not kind.startswith(_MARK):
        return None
    return pa.ipc.read_schema(pa.py_buffer(base64.b64decode(kind.removeprefix(_MARK)))).field(0).type


def typed(value: Any, kind: Any) -> Any:
    """Return a value as JSON has it (`mt.batch.tables.plain`) as one that Arrow takes for a column of a type."""
    from pyarrow import types

    if value is None:
        return None
    if types.is_struct(kind):
        fields = {field.name: field.type for field in kind}
        return {name: typed(inner, fields[name]) for name, inner in value.items()}
    if types.is_map(kind):
        return [(typed(key, kind.key_type), typed(inner, kind.item_type)) for key, inner in value]
    return [typed(inner, kind.value_type) for inner in value] if types.is_nested(kind) else _single(value, kind)


def _single(value: Any, kind: Any) -> Any:
    import pyarrow as pa
    from pyarrow import types

    if _is_bytes(kind):
        return base64.b64decode(value)
    if types.is_time(kind):
        return time.fromisoformat(value)
    if types.is_duration(kind):
        return timedelta(seconds=value)
    if types.is_timestamp(kind) and kind.unit != "ns":
        return datetime.fromisoformat(value)
    if types.is_temporal(kind) or types.is_decimal(kind):
        return pa.scalar(value).cast(kind)  # nanoseconds too, which no Python value holds
    return value


def _alone(field: Any) -> bytes:
    import pyarrow as pa

    data: bytes = pa.schema([field.remove_metadata()]).serialize().to_pybytes()
    return data


def _comes_back(kind: Any) -> bool:
    from pyarrow import types

    if types.is_map(kind):
        return _comes_back(kind.key_type) and _comes_back(kind.item_type)
    if types.is_struct(kind):
        names = [field.name for field in kind]
        return len(set(names)) == len(names) and all(_comes_back(field.type) for field in kind)
    if types.is_list(kind) or types.is_large_list(kind) or types.is_fixed_size_list(kind):
        return _comes_back(kind.value_type)
    if types.is_duration(kind) or types.is_time(kind):
        return bool(kind.unit != "ns")  # no Python value holds it
    plain = (types.is_boolean, types.is_integer, types.is_float32, types.is_float64, types.is_string)
    other = (types.is_large_string, types.is_timestamp, types.is_date, types.is_decimal, _is_bytes)
    return any(test(kind) for test in (*plain, *other))


def _is_bytes(kind: Any) -> bool:
    from pyarrow import types

    return any(test(kind) for test in (types.is_binary, types.is_large_binary, types.is_fixed_size_binary))
