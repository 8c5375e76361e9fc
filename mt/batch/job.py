"""The values of a batch job: what is asked, the files it reads, the slices it is cut into, what came of each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Kind = Literal["documents", "jsonl", "csv", "tsv", "parquet", "arrow"]
Compression = Literal["", "gzip", "zstd"]
Form = Literal["jsonl", "parquet"]

LONGEST = 64 << 20
"""Bytes of one row, above which it is no document: a line that never ends must not fill the memory."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The fields of a row that mean something; all others are passed through."""

    text: str = "text"
    id: str = "id"
    title: str = "title"


@dataclass(frozen=True, slots=True)
class DatasetChoice:
    """Which part of a dataset of the hub is read, and whether it may be fetched."""

    split: str | None = None
    subset: str | None = None
    """What `datasets` calls a config: a language of many, for instance."""
    download: bool = False


@dataclass(frozen=True, slots=True)
class Sizes:
    """How the work is cut. They change speed, memory and what an interruption costs, never the output."""

    shard_documents: int = 256
    shard_bytes: int = 1 << 20
    window: int = 64
    """Documents translated together."""
    window_bytes: int = 1 << 20


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the input. `documents` is a listing of files, each a document, as lines of JSON."""

    path: str
    """Where it is read."""
    name: str
    """What it is called in ids and errors: its path below the input."""
    kind: Kind
    compression: Compression = ""
    stamp: str = ""
    """What changes when the file does, without reading it."""
    sha256: str = ""
    size: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the input as it was read; `at` is where it begins, in bytes, or in rows for tables."""

    number: int
    """From 1 in its file."""
    at: int
    size: int
    fields: Mapping[str, Any] = field(default_factory=dict)
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Shard:
    """A slice of one file: a number, where it begins and how many documents it holds."""

    number: int
    part: int
    at: int
    row: int
    """The number of its first row in the file, from 1."""
    first: int
    """The place of its first document in the input, from 0."""
    documents: int
    bytes: int
    repeated: Mapping[str, int] = field(default_factory=dict)
    """Places in this shard whose id stood before, with the place in the input where it stood first."""

    @property
    def name(self) -> str:
        """What its files are called, without a suffix."""
        return f"{self.number:06d}"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a job does: all of it decides the output, and a run goes on only with the same."""

    columns: Columns = field(default_factory=Columns)
    summary: bool = False
    form: Form = "jsonl"
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """Work that is done. Tallies add up, and can be taken back."""

    documents: int = 0
    segments: int = 0
    tokens: int = 0
    """Source tokens, as the engine counts them."""
    errors: int = 0
    """Documents that have an error instead of a translation."""
    findings: Mapping[str, int] = field(default_factory=dict)
    """By `severity:code`."""
    engine_seconds: float = 0.0

    def __add__(self, other: Tally) -> Tally:
        codes = sorted({*self.findings, *other.findings})
        return Tally(
            self.documents + other.documents,
            self.segments + other.segments,
            self.tokens + other.tokens,
            self.errors + other.errors,
            {code: self.findings.get(code, 0) + other.findings.get(code, 0) for code in codes},
            self.engine_seconds + other.engine_seconds,
        )

    def __neg__(self) -> Tally:
        return Tally(
            -self.documents,
            -self.segments,
            -self.tokens,
            -self.errors,
            {code: -count for code, count in self.findings.items()},
            -self.engine_seconds,
        )


@dataclass(frozen=True, slots=True)
class Trouble:
    """A document that a reader should look at: one with an error, one whose id stands twice, or one of the worst."""

    document: int
    """Its place in the input, from 0."""
    id: str
    what: str
    weight: float = 0.0
    """Of the worst documents: errors and a quarter of the warnings, a segment."""


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a shard. It lies beside the shard's file, whose bytes it vouches for."""

    number: int
    tally: Tally
    seconds: float
    cpu_seconds: float
    """Of all threads of its process."""
    finished: float
    """Seconds since 1970."""
    sha256: str
    size: int
    worker: str
    """The host and the process that did it."""
    peak_mb: float
    """The most memory that its process had held by then."""
    rss_mb: float
    """What it holds."""
    trouble: tuple[Trouble, ...] = ()
    worst: tuple[Trouble, ...] = ()
