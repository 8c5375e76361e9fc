"""What an input is, in a hash: a run goes on only with the input that it began with."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from itertools import zip_longest
from typing import IO, TYPE_CHECKING

from mt.batch.read import listing_line
from mt.batch.streams import open_bytes, stamp_of
from mt.errors import ConfigError, DataError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mt.batch.job import Part


def hash_parts(parts: Sequence[Part]) -> list[Part]:
    """Return the files of rows with their hashes: of their bytes, or, where they lie far away, their stamps.

    Raises:
        DataError: a file cannot be read.
    """
    return [_hashed(part) for part in parts]


def _hashed(part: Part) -> Part:
    stamp = stamp_of(part.path)
    digest = f"stamp:{stamp}" if "://" in part.path else hash_file(part.path)
    return replace(part, stamp=stamp, sha256=digest, size=int(stamp.partition(":")[0] or 0))


def hash_file(path: str) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    with open_bytes(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]


def write_listing(parts: Sequence[Part], file: IO[bytes]) -> str:
    """Write a line for each file of a folder of documents; return the SHA-256 of all lines."""
    whole = hashlib.sha256()
    for line in _listing(parts):
        file.write(line)
        whole.update(line)
    return whole.hexdigest()


def _listing(parts: Sequence[Part]) -> Iterator[bytes]:
    for part in parts:
        try:
            data = _hashed(part)
        except (DataError, OSError):  # its record will say that it cannot be read
            data = part
        yield listing_line(part.path, part.name, data.sha256, data.size).encode()


def refuse_changed_rows(before: Sequence[Part], now: Sequence[Part]) -> None:
    """Compare the files of rows with those that the run began with.

    Raises:
        ConfigError: one was added, removed or changed.
    """
    for old, new in zip_longest(hash_parts_known(before), hash_parts_known(now)):
        if old != new:
            raise ConfigError(_changed((old or new or ("?", ""))[0]))


def hash_parts_known(parts: Iterable[Part]) -> list[tuple[str, str]]:
    """Return the name and hash of each file."""
    return [(part.name, part.sha256) for part in parts]


def refuse_changed_listing(before: IO[bytes], parts: Sequence[Part]) -> None:
    """Compare a folder of documents with the listing that the run began with.

    Raises:
        ConfigError: a file was added, removed or changed.
    """
    import json

    for old, new in zip_longest(before, _listing(parts)):
        if old != new:
            raise ConfigError(_changed(json.loads(old or new)["name"]))


def _changed(name: str) -> str:
    return f"{name}: changed since this run began: put it back as it was, or name another --run"
