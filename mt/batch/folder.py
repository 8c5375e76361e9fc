"""The run folder: files that appear whole or not at all, on this disk or on a store that fsspec knows."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import IO, TYPE_CHECKING, Protocol
from uuid import uuid4

from mt.errors import ConfigError, DataError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

PART = ".part"


class Folder(Protocol):
    """Where a run keeps its files; their names are paths below it."""

    address: str

    def where(self, name: str) -> str:
        """Return the path or address of a file, for whoever reads it."""
        ...

    def read(self, name: str) -> bytes | None:
        """Return a file's bytes, none where it is not there."""
        ...

    def write(self, name: str, data: bytes) -> None:
        """Write a file; it appears whole, and survives a power cut once this returns.

        Raises:
            DataError: it cannot be written; the disk is full.
        """
        ...

    def create(self, name: str) -> AbstractContextManager[IO[bytes]]:
        """Give a file to write to; it appears when the block ends well, whole.

        Raises:
            DataError: it cannot be written; the disk is full.
        """
        ...

    def sizes(self, below: str) -> dict[str, int]:
        """Return the names, without their folder, and the sizes in bytes of the files in a folder below this one."""
        ...

    def tidy(self, below: str) -> None:
        """Remove what writers that were killed left half done in a folder below this one."""
        ...

    def lock(self) -> AbstractContextManager[None]:
        """Hold the folder for one process.

        Raises:
            ConfigError: another process holds it.
        """
        ...


def open_folder(address: str) -> Folder:
    """Return the run folder at a path, or at an address such as `s3://bucket/run`."""
    if "://" in address and not address.startswith("file://"):
        from mt.batch.store import StoreFolder

        return StoreFolder(address)
    return LocalFolder(address.removeprefix("file://"))


class LocalFolder:
    """A folder on this machine, or on a disk that all machines of a cluster see."""

    def __init__(self, address: str) -> None:
        self.address = str(Path(address).resolve())
        self._root = Path(self.address)

    def where(self, name: str) -> str:
        """Return the path of a file."""
        return str(self._root / name)

    def read(self, name: str) -> bytes | None:
        """Return a file's bytes, none where it is not there."""
        try:
            return (self._root / name).read_bytes()
        except FileNotFoundError:
            return None

    def write(self, name: str, data: bytes) -> None:
        """Write a file, whole."""
        with self.create(name) as file:
            file.write(data)

    @contextlib.contextmanager
    def create(self, name: str) -> Iterator[IO[bytes]]:
        """Give a file beside the one that is meant; it takes its place when the block ends well."""
        path = self._root / name
        part = path.with_name(f"{path.name}.{uuid4().hex[:12]}{PART}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with part.open("wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
            _sync(path.parent)
        except OSError as error:
            raise DataError(
                f"{path}: cannot be written: {error.strerror}: mend that and give the same command again"
            ) from error
        finally:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)

    def sizes(self, below: str) -> dict[str, int]:
        """Return the names and sizes of the files in a folder below this one."""
        folder = self._root / below
        return {entry.name: entry.stat().st_size for entry in os.scandir(folder)} if folder.is_dir() else {}

    def tidy(self, below: str) -> None:
        """Remove the parts of files whose writers were killed."""
        for path in (self._root / below).glob(f"*{PART}"):
            path.unlink(missing_ok=True)

    @contextlib.contextmanager
    def lock(self) -> Iterator[None]:
        """Hold the folder; the system lets go of it however the process ends."""
        import fcntl

        try:
            self._root.mkdir(parents=True, exist_ok=True)
            file = (self._root / "lock").open("a+", encoding="utf-8")
        except OSError as error:
            raise DataError(f"{self.address}: cannot be written: {error.strerror}: name another --run") from error
        with file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                file.seek(0)
                holder = file.read().strip() or "another process"
                raise ConfigError(f"{self.address}: {holder} works on this run: wait for it or end it") from None
            file.truncate(0)
            file.write(f"process {os.getpid()}")
            file.flush()
            yield


def _sync(folder: Path) -> None:
    """Let a name that was put into a folder survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
