"""A run folder on an object store, through fsspec: no renaming there; an object appears whole when it is closed."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import threading
from time import sleep
from typing import IO, TYPE_CHECKING, Any
from uuid import uuid4

from mt.batch.streams import file_system
from mt.errors import ConfigError, DataError

if TYPE_CHECKING:
    from collections.abc import Iterator

BEAT = 3.0
"""Seconds between two signs of life of the process that holds a run."""
SILENCE = 12.0
"""Seconds without one, after which it is taken for dead."""


class StoreFolder:
    """A folder on S3 or its kin. What is written is there whole or not at all, and is not synced but answered for."""

    def __init__(self, address: str) -> None:
        self.address = address.rstrip("/")
        self._system, self._root = file_system(self.address)
        self._root = self._root.rstrip("/")

    def where(self, name: str) -> str:
        """Return the address of an object."""
        return f"{self.address}/{name}"

    def read(self, name: str) -> bytes | None:
        """Return an object's bytes, none where it is not there."""
        try:
            data: bytes = self._system.cat_file(f"{self._root}/{name}")
        except FileNotFoundError:
            return None
        return data

    def write(self, name: str, data: bytes) -> None:
        """Write an object, whole, in one request or in a multipart upload that is completed last."""
        with self._told(name):
            self._system.pipe_file(f"{self._root}/{name}", data)

    @contextlib.contextmanager
    def create(self, name: str) -> Iterator[IO[bytes]]:
        """Give a file to write to; the upload is completed when the block ends well, else given up."""
        with self._told(name):
            file = self._system.open(f"{self._root}/{name}", "wb")
            try:
                yield file
            except BaseException:
                # closing it would complete the upload: half a file, for good
                with contextlib.suppress(Exception):
                    file.discard()
                file.closed = True
                raise
            file.close()

    @contextlib.contextmanager
    def _told(self, name: str) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise DataError(f"{self.where(name)}: cannot be written: {error}: give the same command again") from error

    def sizes(self, below: str) -> dict[str, int]:
        """Return the names and sizes of the objects below a prefix."""
        folder = f"{self._root}/{below}".rstrip("/")
        try:
            found = self._system.ls(folder, detail=True, refresh=True)
        except FileNotFoundError:
            return {}
        return {one["name"].rpartition("/")[2]: one["size"] for one in found if one["type"] == "file"}

    def tidy(self, below: str) -> None:
        """Do nothing: what was not completed is no object."""

    @contextlib.contextmanager
    def lock(self) -> Iterator[None]:
        """Hold the folder by an object that only one process can create, and that it touches every few seconds.

        Whoever finds one watches whether it is touched. Two that find a dead one at once may both take it, for a
        moment: each then reads it again, and the one whose name is not in it gives way.
        """
        lease = _Lease(self._system, f"{self._root}/lock", self.address)
        lease.take()
        try:
            yield
        finally:
            lease.leave()


class _Lease:
    def __init__(self, system: Any, path: str, address: str) -> None:
        self._system, self._path, self._address = system, path, address
        self._token = uuid4().hex
        self._ended = threading.Event()
        self._beats = 0
        self._thread = threading.Thread(target=self._keep, daemon=True)

    def take(self) -> None:
        while not self._created():
            before = self._read()
            waited = 0.0
            while before is not None and waited < SILENCE:
                sleep(BEAT / 2)
                waited += BEAT / 2
                if (now := self._read()) != before:
                    self._refuse_living(now)
                    break
            else:
                with contextlib.suppress(FileNotFoundError):
                    self._system.rm_file(self._path)
        sleep(0.2)
        self._refuse_living(self._read())
        self._thread.start()

    def leave(self) -> None:
        self._ended.set()
        self._thread.join()
        if self._holds(self._read()):
            with contextlib.suppress(OSError):
                self._system.rm_file(self._path)

    def _created(self) -> bool:
        try:
            self._system.pipe_file(self._path, self._sign(), mode="create")
        except FileExistsError:
            return False
        except OSError as error:
            if "Precondition" in str(error) or "condition" in str(error).lower():
                return False
            raise DataError(f"{self._address}: cannot be written: {error}: name another --run") from error
        return True

    def _sign(self) -> bytes:
        self._beats += 1
        holder = f"process {os.getpid()} on {socket.gethostname()}"
        return json.dumps({"token": self._token, "holder": holder, "beats": self._beats}).encode()

    def _read(self) -> dict[str, Any] | None:
        try:
            values: dict[str, Any] = json.loads(self._system.cat_file(self._path))
        except (FileNotFoundError, ValueError):
            return None
        return values

    def _holds(self, values: dict[str, Any] | None) -> bool:
        return values is not None and values.get("token") == self._token

    def _refuse_living(self, values: dict[str, Any] | None) -> None:
        if values is not None and not self._holds(values):
            raise ConfigError(f"{self._address}: {values.get('holder')} works on this run: wait for it or end it")

    def _keep(self) -> None:
        import _thread

        while not self._ended.wait(BEAT):
            try:
                if not self._holds(self._read()):
                    _thread.interrupt_main()  # another has taken the run: stop as at Ctrl-C
                    return
                self._system.pipe_file(self._path, self._sign())
            except OSError:
                continue  # the next beat may come through; shards are written twice at worst, with the same bytes
