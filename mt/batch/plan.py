"""One pass over the input: how many documents there are, which ids stand twice, where each shard begins."""

from __future__ import annotations

import hashlib
from array import array
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mt.batch.job import Part, Shard
from mt.batch.read import id_of, reader_of
from mt.batch.tables import TableRows
from mt.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mt.batch.fields import Fields
    from mt.batch.job import Asked, Row, Sizes

_MOST_REPEATED = 1_000_000


@dataclass(frozen=True, slots=True)
class Plan:
    """The files of an input, and the shards that they are cut into, in order."""

    parts: tuple[Part, ...]
    shards: tuple[Shard, ...]

    @property
    def documents(self) -> int:
        """How many documents there are."""
        return sum(shard.documents for shard in self.shards)

    @property
    def repeated(self) -> int:
        """How many documents have an id that stood before."""
        return sum(len(shard.repeated) for shard in self.shards)


def make_plan(parts: Sequence[Part], asked: Asked, sizes: Sizes, fields: Fields, tell: Callable[[int], None]) -> Plan:
    """Read the input once and cut it into shards, none of which spans two files; `tell` hears how many were read.

    What is held is a shard's few numbers and sixteen bytes a document, for finding ids that stand twice.

    Raises:
        DataError: a file cannot be read.
    """
    cutter = _Cutter(asked, sizes, fields, tell)
    for place, part in enumerate(parts):
        reader = reader_of(part)
        try:
            if fields.wanted:
                fields.note_table(reader.types() if isinstance(reader, TableRows) else {})
            cutter.cut(place, part, reader.rows(0, 1))
        finally:
            reader.close()
        if cutter.full:
            break
    fields.settle()
    return Plan(tuple(parts), cutter.shards())


class _Cutter:
    def __init__(self, asked: Asked, sizes: Sizes, fields: Fields, tell: Callable[[int], None]) -> None:
        self._asked, self._sizes, self._fields, self._tell = asked, sizes, fields, tell
        self._shards: list[Shard] = []
        self._hashes, self._places = array("Q"), array("Q")
        self._documents = 0

    @property
    def full(self) -> bool:
        """Whether there are as many documents as are wanted."""
        return self._asked.limit is not None and self._documents >= self._asked.limit

    def cut(self, place: int, part: Part, rows: object) -> None:
        """Cut one file."""
        shard: Shard | None = None
        for row in rows:  # type: ignore[attr-defined]
            if self.full:
                break
            size = int(row.fields["size"]) if part.kind == "documents" else row.size
            if shard is None or self._is_whole(shard, size):
                self._keep(shard)
                shard = Shard(len(self._shards), place, row.at, row.number, self._documents, 0, 0)
            shard = replace(shard, documents=shard.documents + 1, bytes=shard.bytes + size)
            self._note(row, part)
        self._keep(shard)

    def _is_whole(self, shard: Shard, size: int) -> bool:
        return shard.documents >= self._sizes.shard_documents or shard.bytes + size > self._sizes.shard_bytes

    def _keep(self, shard: Shard | None) -> None:
        if shard is not None:
            self._shards.append(shard)

    def _note(self, row: Row, part: Part) -> None:
        known = id_of(row, self._asked.columns) if part.kind != "documents" else None
        if known is not None:
            digest = hashlib.blake2b(known.encode("utf-8", "surrogatepass"), digest_size=8).digest()
            self._hashes.append(int.from_bytes(digest, "little"))
            self._places.append(self._documents)
        if part.kind != "documents":
            self._fields.note(row.fields)
        self._documents += 1
        if self._documents % 1024 == 0:
            self._tell(self._documents)

    def shards(self) -> tuple[Shard, ...]:
        """Return the shards, each with its documents whose id stood before."""
        self._tell(self._documents)
        repeated = _repeated(self._hashes, self._places)
        if not repeated:
            return tuple(self._shards)
        found: list[Shard] = []
        pairs = iter(sorted(repeated.items()))
        pair = next(pairs, None)
        for shard in self._shards:
            inside: dict[str, int] = {}
            while pair and pair[0] < shard.first + shard.documents:
                inside[str(pair[0] - shard.first)] = pair[1]
                pair = next(pairs, None)
            found.append(replace(shard, repeated=inside) if inside else shard)
        return tuple(found)


def _repeated(hashes: array[int], places: array[int]) -> dict[int, int]:
    """Return the place of each document whose id stood before, with the place where it stood first.

    Raises:
        DataError: nearly all of a large input repeats: the column holds no ids.
    """
    import numpy as np

    values = np.frombuffer(hashes, dtype=np.uint64)
    if len(values) < 2:
        return {}
    order = np.argsort(values, kind="stable")
    same = np.concatenate([[False], values[order][1:] == values[order][:-1]])
    if int(same.sum()) > _MOST_REPEATED:
        raise DataError(f"{int(same.sum()):,} documents repeat an id: name the column that holds ids with --id-column")
    starts = np.maximum.accumulate(np.where(same, 0, np.arange(len(order))))
    at = np.frombuffer(places, dtype=np.uint64)[order]
    return {int(at[i]): int(at[starts[i]]) for i in np.flatnonzero(same)}
