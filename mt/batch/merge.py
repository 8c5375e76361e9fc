"""The shards, in order of their numbers, as one output; what went wrong, in a list of its own."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from mt.batch.job import Done, Tally, Trouble
from mt.batch.state import RUN
from mt.batch.work import SHARDS
from mt.errors import DataError
from mt.report.article_json import escaped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mt.batch.folder import Folder
    from mt.batch.job import Form, Shard

ERRORS = "errors.jsonl"


def output_name(form: Form) -> str:
    """Return what the merged output is called."""
    return f"output.{form}"


def finished(folder: Folder, shards: Sequence[Shard]) -> set[int]:
    """Return the numbers of the shards that are done: both of their files are there, of the size they should have."""
    folder.tidy(SHARDS)
    sizes = folder.sizes(SHARDS)
    done = set()
    for shard in shards:
        size = sizes.get(f"{shard.name}.jsonl")
        if size is not None and (known := read_done(folder, shard)) is not None and known.size == size:
            done.add(shard.number)
    return done


def read_done(folder: Folder, shard: Shard) -> Done | None:
    """Return what came of a shard, none where that is not there or not whole."""
    data = folder.read(f"{SHARDS}/{shard.name}.json")
    try:
        return done_from(json.loads(data)) if data else None
    except (ValueError, TypeError, KeyError):
        return None


def done_from(values: dict[str, Any]) -> Done:
    """Return the record that these JSON values stand for."""
    listed = {key: tuple(Trouble(**one) for one in values[key]) for key in ("trouble", "worst")}
    return Done(**{**values, **listed, "tally": Tally(**values["tally"])})


def whole_shards(folder: Folder, shards: Sequence[Shard]) -> Iterator[bytes]:
    """Yield the bytes of each shard in order, each held to its hash.

    Raises:
        DataError: one is not what it was when it was written.
    """
    for shard in shards:
        name = f"{SHARDS}/{shard.name}.jsonl"
        data, done = folder.read(name), read_done(folder, shard)
        if data is None or done is None or hashlib.sha256(data).hexdigest() != done.sha256:
            raise DataError(f"{folder.where(name)}: damaged: remove it and give the same command again")
        yield data


def merge(folder: Folder, shards: Sequence[Shard], form: Form, fields: dict[str, str]) -> str:
    """Write the output and the list of errors; return the output's name.

    Raises:
        DataError: a shard is damaged, or the disk is full.
    """
    name = output_name(form)
    if form == "parquet":
        from mt.batch.parquet_output import write_parquet

        with folder.create(name) as file:
            write_parquet(whole_shards(folder, shards), fields, file)
    else:
        with folder.create(name) as file:
            for data in whole_shards(folder, shards):
                file.write(data)
    _write_errors(folder, shards)
    return name


def merged_before(folder: Folder, form: Form) -> str:
    """Return the name of the output where run.json says that it is complete and it is there; else nothing."""
    try:
        state = json.loads(folder.read(RUN) or b"{}").get("state")
    except ValueError:
        return ""
    there = folder.sizes("")
    return output_name(form) if state == "complete" and output_name(form) in there and ERRORS in there else ""


def _write_errors(folder: Folder, shards: Sequence[Shard]) -> None:
    with folder.create(ERRORS) as file:
        for shard in shards:
            done = read_done(folder, shard)
            for one in done.trouble if done else ():
                line = {"document": one.document + 1, "id": one.id, "error": one.what}
                file.write((escaped(json.dumps(line, ensure_ascii=False)) + "\n").encode())
