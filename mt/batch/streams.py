"""Files of the input as streams of bytes: here or on any file system that fsspec knows, packed or not."""

from __future__ import annotations

import io
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from mt.batch.job import LONGEST
from mt.errors import DataError

if TYPE_CHECKING:
    from mt.batch.job import Compression, Part

_PIECE = 1 << 20


def file_system(path: str) -> tuple[Any, str]:
    """Return the file system that a path or address names, and the path on it.

    Raises:
        DataError: no such kind of file system, or what speaks to it is not installed.
    """
    from fsspec.core import url_to_fs

    try:
        found: tuple[Any, str] = url_to_fs(path)
    except (ValueError, ImportError) as error:
        raise DataError(f"{path}: {error}") from error
    return found


def is_local(system: Any) -> bool:
    """Tell whether a file system is that of this machine."""
    return "file" in ((system.protocol,) if isinstance(system.protocol, str) else system.protocol)


def open_bytes(path: str) -> IO[bytes]:
    """Open a file for reading.

    Raises:
        DataError: it cannot be opened.
    """
    system, inside = file_system(path)
    try:
        if is_local(system):
            return Path(inside).open("rb")
        opened: IO[bytes] = io.BufferedReader(system.open(inside, "rb"), _PIECE)
    except OSError as error:
        raise DataError(f"{path}: {error.strerror or error}: name a file that can be read") from error
    return opened


def stamp_of(path: str) -> str:
    """Return what changes when a file does: its size with its time or its tag.

    Raises:
        DataError: it is not there any more.
    """
    system, inside = file_system(path)
    try:
        system.invalidate_cache()
        info = system.info(inside)
    except OSError as error:
        raise DataError(f"{path}: {error.strerror or error}: it was there before") from error
    mark = next((info[key] for key in ("ETag", "etag", "mtime", "LastModified", "last_modified") if key in info), "")
    return f"{info.get('size', 0)}:{mark}"


class Lines:
    """The lines of a file, each with its place; only a line feed ends one.

    A place is sought at once in a plain file. In a packed one all before it is read through, once: going on from
    where the last reader stopped costs nothing.
    """

    def __init__(self, part: Part) -> None:
        self._part = part
        self._open()

    def _open(self) -> None:
        self._raw = open_bytes(self._part.path)
        self._file = _unpacked(self._raw, self._part.compression)
        self.at = 0
        """Bytes read, unpacked."""

    def close(self) -> None:
        """Close the file."""
        self._file.close()
        self._raw.close()

    def seek(self, at: int) -> None:
        """Go to a place that a line begins at."""
        if at == self.at:
            return
        if not self._part.compression:
            self._file.seek(at)
        else:
            if at < self.at:
                self.close()
                self._open()
            left = at - self.at
            while left:
                left -= len(self._read(min(left, _PIECE))) or left
        self.at = at

    def next(self) -> tuple[bytes, bool]:
        """Return the next line and whether it is whole; nothing at the end. A line that is too long is cut.

        Raises:
            DataError: the file cannot be read, or what it is packed in is damaged.
        """
        line = self._line()
        whole = len(line) <= LONGEST
        rest = line
        while rest and not rest.endswith(b"\n") and len(rest) > LONGEST:
            rest = self._line()
        return line[:LONGEST], whole

    def _line(self) -> bytes:
        with _readable(self._part):
            line: bytes = self._file.readline(LONGEST + 1)
        self.at += len(line)
        return line

    def _read(self, size: int) -> bytes:
        with _readable(self._part):
            data: bytes = self._file.read(size)
        return data


class _readable:  # noqa: N801 - used as a function
    """Turn what unpacking raises into a line that names the file."""

    def __init__(self, part: Part) -> None:
        self._name = part.path

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        import zlib

        if isinstance(error, (OSError, EOFError, zlib.error)):
            raise DataError(f"{self._name}: cannot be read to its end: {error}: fetch or pack it again") from error


def _unpacked(raw: IO[bytes], compression: Compression) -> Any:
    if compression == "gzip":
        import gzip

        return gzip.GzipFile(fileobj=raw)
    if compression == "zstd":
        import pyarrow as pa

        # unlike zstandard's own reader, this one tells a file that was cut short from one that ends
        return io.BufferedReader(pa.CompressedInputStream(pa.PythonFile(raw, "r"), "zstd"), _PIECE)
    return raw
