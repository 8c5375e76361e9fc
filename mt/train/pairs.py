"""Files of parallel text to pairs."""

from __future__ import annotations

import gzip
import lzma
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TextIO

from mt.errors import ConfigError, DataError

if TYPE_CHECKING:
    from collections.abc import Iterator

ENDINGS = (".tsv", ".tsv.gz", ".tsv.xz")


class Pair(NamedTuple):
    """An Arabic text and its English."""

    source: str
    target: str


def find_files(folder: Path, patterns: tuple[str, ...]) -> list[Path]:
    """Return the files that the patterns name, each once, sorted within a pattern.

    Raises:
        ConfigError: a pattern names no file.
    """
    found: dict[Path, None] = {}
    for pattern in patterns:
        files = sorted(path for ending in ENDINGS for path in folder.glob(pattern + ending))
        if not files:
            raise ConfigError(f"data.corpora: no file {folder / pattern} with the ending {', '.join(ENDINGS)}")
        found.update(dict.fromkeys(files))
    return list(found)


def read_pairs(path: Path) -> Iterator[Pair]:
    """Yield the pairs of a file in order.

    Raises:
        DataError: a line is not two fields with a tab between; the message names it.
    """
    with _open(path) as lines:
        for number, line in enumerate(lines, 1):
            fields = line.rstrip("\n").split("\t")
            if len(fields) != 2:
                raise DataError(f"{path}:{number}: {len(fields)} fields; a line is Arabic, a tab, English")
            yield Pair(*fields)


def corpus_name(path: Path) -> str:
    """Return the file's name without the endings that say how it is stored."""
    return path.name.split(".tsv")[0]


def _open(path: Path) -> TextIO:
    match path.suffix:
        case ".xz":
            return lzma.open(path, "rt", encoding="utf-8", newline="\n")
        case ".gz":
            return gzip.open(path, "rt", encoding="utf-8", newline="\n")
        case _:
            return Path(path).open(encoding="utf-8", newline="\n")
