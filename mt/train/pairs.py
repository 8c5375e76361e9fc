"""Files of parallel text to pairs."""

from __future__ import annotations

import gzip
import json
import lzma
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TextIO

from mt.errors import ConfigError, DataError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ENDINGS = (".tsv", ".tsv.gz", ".tsv.xz")
HELD_OUT = "held-out.jsonl"


class Pair(NamedTuple):
    """A source and what is to be made of it: an Arabic text and its English, or an English one and its summary."""

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
                raise DataError(f"{path}:{number}: {len(fields)} fields; a line is a source, a tab, a target")
            yield Pair(*fields)


def write_held_out(pairs: Iterable[Pair], folder: Path) -> None:
    """Write the pairs that a run keeps aside to validate with; the file appears whole."""
    part = folder / f"{HELD_OUT}.part"
    part.write_text("".join(json.dumps(pair, ensure_ascii=False) + "\n" for pair in pairs), encoding="utf-8")
    part.replace(folder / HELD_OUT)


def read_held_out(folder: Path) -> list[Pair]:
    """Return the pairs that a run keeps aside."""
    lines = (folder / HELD_OUT).read_text(encoding="utf-8").split("\n")
    return [Pair(*json.loads(line)) for line in lines if line]


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
