"""What there is to say of a finished batch run: counts, throughput over time, findings by kind, the worst documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mt.report.words import SEVERITIES, label

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass(frozen=True, slots=True)
class RunDocument:
    """A document that a reader should look at: its place from 1, its id, and why."""

    place: int
    id: str
    why: str


@dataclass(frozen=True, slots=True)
class RunReport:
    """A batch run in figures. Times are of all starts together, the pauses between them left in."""

    source: str
    documents: int
    segments: int
    tokens: int
    errors: int
    repeated: int
    findings: Mapping[str, int]
    """By `severity:code`."""
    seconds: float
    """From the first start to the end."""
    worker_seconds: float
    """Spent on shards, all workers together."""
    cpu_seconds: float
    """The same on all cores: what the shards cost."""
    engine_seconds: float
    """Of the workers' seconds, those in which an engine decoded."""
    peak_mb: float
    """The most that one process held."""
    workers: int
    """Processes that did shards."""
    starts: int
    throughput: tuple[float, ...]
    """Segments a second in each of the equal spans that the run's time is cut into."""
    worst: tuple[RunDocument, ...]
    trouble: tuple[RunDocument, ...]
    troubled: int
    """How many documents have an error or a doubled id; `trouble` holds the first of them."""
    made_with: Mapping[str, object]


def figures(report: RunReport) -> Iterator[tuple[str, str]]:
    """Yield the run's figures as names and values in words."""
    busy = max(report.worker_seconds, 1e-9)
    yield "documents", f"{report.documents:,}"
    yield "with an error", f"{report.errors:,}"
    yield "duplicate ids", f"{report.repeated:,}"
    yield "segments", f"{report.segments:,}"
    yield "source tokens", f"{report.tokens:,}"
    yield "time, first start to end", f"{report.seconds:,.1f} s in {report.starts} starts"
    yield "time of all workers", f"{report.worker_seconds:,.1f} s in {report.workers} processes"
    yield "time of all cores", f"{report.cpu_seconds:,.1f} s"
    yield "segments per core-second", f"{report.segments / max(report.cpu_seconds, 1e-9):,.2f}"
    yield "segments per worker-second", f"{report.segments / busy:,.2f}"
    yield "documents per worker-second", f"{report.documents / busy:,.3f}"
    yield "time outside the engine", f"{1 - min(report.engine_seconds / busy, 1):.1%}"
    yield "most memory of a process", f"{report.peak_mb:,.0f} MB"


def kinds(report: RunReport) -> list[tuple[str, str, int]]:
    """Return the findings as severity, kind in words, and count: the gravest first, then the most frequent."""
    order: list[str] = list(SEVERITIES)
    split = [(key.partition(":"), count) for key, count in report.findings.items()]
    ranked = sorted(split, key=lambda one: (order.index(one[0][0]), -one[1], one[0][2]))
    return [(severity, label(code), count) for (severity, _, code), count in ranked]
