"""Text in and out at the edge: lines that end at a newline only, files that are never half written."""

from __future__ import annotations

import contextlib
import logging
import os
import sys
from typing import IO, TYPE_CHECKING

import typer

from mt.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

logger = logging.getLogger(__name__)


@contextlib.contextmanager
def output(path: Path | None) -> Iterator[Callable[[str], None]]:
    """Give a function that writes text to `path`, or to standard output.

    The file appears when the block ends well, whole; a device or a pipe is written as it comes.

    Raises:
        DataError: it cannot be written; the disk is full.
        typer.Exit: with 141, quietly, when whoever read our output has gone.
    """
    try:
        if path is None:
            yield _to(sys.stdout.buffer)
            sys.stdout.buffer.flush()
        elif path.exists() and not path.is_file():
            with path.open("wb") as file:
                yield _to(file)
        else:
            yield from _whole(path)
    except BrokenPipeError:
        _forget_stdout()
        raise typer.Exit(141) from None
    except OSError as error:
        if path is None:
            _forget_stdout()
        raise DataError(f"{path or 'standard output'}: cannot be written: {error.strerror}") from error


def _whole(path: Path) -> Iterator[Callable[[str], None]]:
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as file:
            yield _to(file)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _to(file: IO[bytes]) -> Callable[[str], None]:
    def write(text: str) -> None:
        # a lone surrogate, from a file name that is no text, is shown and not fatal
        data = memoryview(text.encode("utf-8", "backslashreplace"))
        # under PYTHONUNBUFFERED standard output is raw: it takes what the pipe holds and says how much that was
        while data:
            data = data[file.write(data) :]

    return write


def _forget_stdout() -> None:
    """Let the interpreter's own flush at exit find nothing to complain of."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextlib.contextmanager
def opened(name: str) -> Iterator[IO[bytes]]:
    """Give the named file, `-` being standard input, open for reading bytes.

    Raises:
        DataError: it cannot be opened or read.
    """
    try:
        if name == "-":
            if sys.stdin.isatty():
                logger.info("reading from the terminal; Ctrl-D ends")
            yield sys.stdin.buffer
        else:
            with open(name, "rb") as file:  # noqa: PTH123 - a name that Path would tidy is reported as it was given
                yield file
    except OSError as error:
        if error.filename is None and not isinstance(error, IsADirectoryError):
            raise  # of an output further in, not of this input
        raise DataError(f"{name}: {error.strerror}: name a file that can be read") from error


def text_of(file: IO[bytes], name: str) -> str:
    """Return the text of a whole file, whatever its encoding; what a reader should know of that is logged.

    Raises:
        DataError: it is not text.
    """
    from mt.documents import decode

    decoded = decode(file.read())
    if decoded is None:
        raise DataError(f"{name}: is not text: name a text file")
    for note in decoded.notes:
        logger.warning("%s: %s", name, note)
    return decoded.text


def lines_of(file: Iterable[bytes], name: str) -> Iterator[str]:
    r"""Yield the lines of a file without their ends; only `\n` ends one.

    Bytes that are not UTF-8 become U+FFFD, and a warning names the line and the place.
    """
    for number, raw in enumerate(file, 1):
        line = raw.removeprefix(b"\xef\xbb\xbf") if number == 1 else raw
        line = line.removesuffix(b"\n").removesuffix(b"\r")
        try:
            yield line.decode("utf-8")
        except UnicodeDecodeError as error:
            logger.warning("%s:%d: byte %d is not UTF-8; shown as U+FFFD, the rest kept", name, number, error.start + 1)
            yield line.decode("utf-8", "replace")
