"""The values of an evaluation: frozen, plain, without behaviour; a report is one of them and holds all the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from mt.records import Severity  # noqa: TC001 - a report is read back from JSON by these annotations

MetricName = Literal["bleu", "chrf", "chrf++", "ter"]
Unit = Literal["segment", "document"]
Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Row:
    """A segment of a test set: its source and at least one reference."""

    id: str
    source: str
    references: tuple[str, ...]
    document: str | None = None
    domain: str | None = None
    flag: str | None = None
    """What somebody found wrong with it, as a source paired with another sentence's reference."""


@dataclass(frozen=True, slots=True)
class EvaluationSet:
    """A test set: aligned sources and references, with the hash of the bytes that they were read from."""

    name: str
    rows: tuple[Row, ...]
    sha256: str
    licence: str | None = None
    path: str | None = None
    """Of the file it was read from, for messages."""

    @property
    def sources(self) -> list[str]:
        """The sources, in order."""
        return [row.source for row in self.rows]

    @property
    def reference_streams(self) -> list[list[str | None]]:
        """The references as sacreBLEU takes them: a list per stream, `None` where a segment has fewer."""
        width = max((len(row.references) for row in self.rows), default=0)
        return [[row.references[i] if i < len(row.references) else None for row in self.rows] for i in range(width)]


@dataclass(frozen=True, slots=True)
class SystemOutput:
    """What one system made of a test set, a hypothesis a segment."""

    name: str
    hypotheses: tuple[str, ...]
    sha256: str
    """Of the bytes that the hypotheses were read from."""
    signature: str | None = None
    """Of the system, `None` where nobody knows it: its hypotheses came as a file."""


@dataclass(frozen=True, slots=True)
class Score:
    """A corpus score. The interval holds 95% of the scores of resampled segments, `None` where there are too few."""

    system: str
    metric: MetricName
    value: float
    interval: Interval | None
    signature: str
    segments: int
    document_interval: Interval | None = None
    """The same over resampled documents, wider where documents differ; `None` without documents."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A system beside the baseline, by paired bootstrap on shared resamples."""

    metric: MetricName
    baseline: str
    system: str
    unit: Unit
    difference: float
    """The system's score less the baseline's."""
    interval: Interval
    p: float
    """Two-sided."""
    p_holm: float
    """Corrected for the number of comparisons by this metric and unit."""
    win_rate: float
    """The share of resamples in which the system is better, ties counted half."""


@dataclass(frozen=True, slots=True)
class Hit:
    """What a check of the fidelity ledger found in one hypothesis."""

    code: str
    severity: Severity
    expected: str
    found: str


@dataclass(frozen=True, slots=True)
class Rate:
    """How many segments one kind of finding hits, for each system in order, and for the human reference."""

    code: str
    severity: Severity
    counts: tuple[int, ...]
    reference: int


@dataclass(frozen=True, slots=True)
class Part:
    """Some of the segments, as those of one domain, with every system's chrF on them."""

    kind: str
    name: str
    segments: int
    scores: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """Something about the data that a reader should know before the scores, with the segments it is about."""

    kind: str
    text: str
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GateResult:
    """A demand on one system, and whether it is met; value and limit are in percent for rates."""

    gate: str
    system: str
    value: float
    passed: bool


@dataclass(frozen=True, slots=True)
class SegmentResult:
    """A segment with every system's hypothesis, its chrF and what the checks found in it, systems in order."""

    row: Row
    hypotheses: tuple[str, ...]
    chrf: tuple[float, ...]
    hits: tuple[tuple[Hit, ...], ...]
    reference_hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class SystemInfo:
    """A system as the report names it; the first one is the baseline."""

    name: str
    sha256: str
    signature: str | None
    length_ratio: float
    """Characters of its hypotheses over characters of the first references."""


@dataclass(frozen=True, slots=True)
class Report:
    """Everything an evaluation found. The same input gives the same report: it holds no clock and no machine."""

    schema: Literal["mt.evaluation/1"]
    version: str
    command: str | None
    test_set: str
    test_set_sha256: str
    licence: str | None
    resamples: int
    seed: int
    checked: int
    """Segments whose source is not blank: the checks saw these."""
    documents: int
    """Distinct documents, 0 where the set names none."""
    metrics: tuple[MetricName, ...]
    systems: tuple[SystemInfo, ...]
    scores: tuple[Score, ...]
    best: dict[MetricName, tuple[str, ...]]
    """By metric, the best system and all that are not significantly worse (p ≥ 0.05 after Holm)."""
    comparisons: tuple[Comparison, ...]
    rates: tuple[Rate, ...]
    troubled: tuple[int, ...]
    """Segments with an error or a warning, for each system."""
    reference_troubled: int
    parts: tuple[Part, ...]
    notes: tuple[Note, ...]
    gates: tuple[GateResult, ...]
    segments: tuple[SegmentResult, ...]
