"""The lines of a file of an evaluation: strict, because a line that is guessed at becomes a wrong number."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mt.errors import DataError

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a file without their ends, and the hash of its bytes."""

    path: Path
    lines: tuple[str, ...]
    sha256: str


def read_lines(path: Path) -> Lines:
    r"""Return the lines of a UTF-8 file; only `\n` ends one, as everywhere here, and a `\r` before it goes with it.

    Raises:
        DataError: it cannot be read, is not UTF-8, or holds nothing; the message names the line.
    """
    data = read_bytes(path)
    whole = data.removeprefix(b"\xef\xbb\xbf")
    body = whole.removesuffix(b"\n")
    if not whole:
        raise DataError(f"{path}: is empty: name a file with a line a segment")
    try:
        lines = body.decode("utf-8").split("\n")
    except UnicodeDecodeError as error:
        number = body.count(b"\n", 0, error.start) + 1
        raise DataError(f"{path}:{number}: not UTF-8: save the file as UTF-8") from error
    return Lines(path, tuple(line.removesuffix("\r") for line in lines), hashlib.sha256(data).hexdigest())


def read_bytes(path: Path) -> bytes:
    """Return what a file holds.

    Raises:
        DataError: it cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise DataError(f"{path}: {error.strerror}: name a file that can be read") from error


def refuse_unequal(first: tuple[Path | str, int], second: tuple[Path | str, int]) -> None:
    """Raise a DataError that names both files and both numbers unless the numbers are equal."""
    if first[1] != second[1]:
        raise DataError(
            f"{first[0]} has {_segments(first[1])}, {second[0]} has {_segments(second[1])}: "
            "give files in which a line stands for the same segment"
        )


def _segments(count: int) -> str:
    return "1 segment" if count == 1 else f"{count:,} segments"
