"""The values of an evaluation: frozen, plain, without behaviour; a report is one of them and holds all the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from mt.records import Severity  # noqa: TC001 - a report is read back from JSON by these annotations

Task = Literal["translation", "summary"]
Unit = Literal["segment", "document"]
Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Row:
    """A segment of a test set: its source and at least one reference.

    Where the task is a summary, the source is the English text and the references are summaries of it.
    """

    id: str
    source: str
    references: tuple[str, ...]
    document: str | None = None
    domain: str | None = None
    dialect: str | None = None
    flag: str | None = None
    """What somebody found wrong with it, as a source paired with another sentence's reference."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """What somebody published of a system on this very set: shown beside the scores, compared with none."""

    system: str
    scores: dict[str, float]
    """By metric."""
    said_by: str
    """Where it is published, and how it was computed."""


@dataclass(frozen=True, slots=True)
class EvaluationSet:
    """A test set: aligned sources and references, with the hash of the bytes that they were read from."""

    name: str
    rows: tuple[Row, ...]
    sha256: str
    licence: str | None = None
    path: str | None = None
    """Of the file it was read from, for messages."""
    task: Task = "translation"
    anchors: tuple[Anchor, ...] = ()

    @property
    def sources(self) -> list[str]:
        """The sources, in order."""
        return [row.source for row in self.rows]


@dataclass(frozen=True, slots=True)
class Made:
    """How this machine made hypotheses: what no signature holds."""

    model: str | None
    """`None` where no model is asked, as for an extractive summary."""
    model_sha256: str | None
    machine: str
    seconds: float
    """That translating took, loading left out."""


@dataclass(frozen=True, slots=True)
class Trust:
    """How far a model's own confidence trusts each segment, and what usable means there."""

    values: tuple[float | None, ...]
    """The probability that the segment is usable; `None` where it was translated in several pieces, or not at all."""
    usable_chrf: float
    """The segment chrF from which on the model's calibration counts a segment as usable."""


@dataclass(frozen=True, slots=True)
class SystemOutput:
    """What one system made of a test set, a hypothesis a segment."""

    name: str
    hypotheses: tuple[str, ...]
    sha256: str
    """Of the bytes that the hypotheses were read from."""
    signature: str | None = None
    """Of the system, `None` where nobody knows it: its hypotheses came as a file."""
    made: Made | None = None
    trust: Trust | None = None


@dataclass(frozen=True, slots=True)
class MetricInfo:
    """A metric as the report names it."""

    name: str
    """As a flag and a gate spell it."""
    label: str
    """As its library prints it."""
    lower_is_better: bool = False
    digits: int = 1
    """After the point, in a table."""


@dataclass(frozen=True, slots=True)
class Score:
    """A corpus score. The interval holds 95% of the scores of resampled segments, `None` where there are too few."""

    system: str
    metric: str
    value: float
    interval: Interval | None
    signature: str
    segments: int
    document_interval: Interval | None = None
    """The same over resampled documents, wider where documents differ; `None` without documents."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A system beside the baseline, by paired bootstrap on shared resamples."""

    metric: str
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
    """Some of the segments, as those of one domain: every system's score on them, and how many have a finding."""

    kind: str
    name: str
    segments: int
    scores: tuple[float, ...]
    """By the metric that ranks segments."""
    troubled: tuple[int, ...]
    """Segments with an error or a warning, for each system."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Segments whose confidence lies in one tenth: what it promised, and what came."""

    low: float
    """The tenth's lower bound."""
    segments: int
    predicted: float
    """The mean confidence."""
    observed: float
    """The share of segments that are usable."""


@dataclass(frozen=True, slots=True)
class Reliability:
    """Whether a system's confidence keeps its word on this set."""

    system: str
    usable_chrf: float
    segments: int
    bins: tuple[Bin, ...]
    calibration_error: float
    """The mean distance between promised and observed over all segments, 0 to 1."""


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
    """A segment with every system's hypothesis, its score and what the checks found in it, systems in order."""

    row: Row
    hypotheses: tuple[str, ...]
    scores: tuple[float, ...]
    """By the metric that ranks segments."""
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
    made: Made | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """Everything an evaluation found. The same input gives the same report: it reads no clock and no machine."""

    schema: Literal["mt.evaluation/1"]
    version: str
    command: str | None
    task: Task
    test_set: str
    test_set_sha256: str
    licence: str | None
    anchors: tuple[Anchor, ...]
    resamples: int
    seed: int
    checked: int
    """Segments whose source is not blank: the checks saw these."""
    left_out: tuple[str, ...]
    """The ids of segments that are not scored, because the set flags them and the run said so."""
    documents: int
    """Distinct documents, 0 where the set names none."""
    metrics: tuple[MetricInfo, ...]
    ranked_by: MetricInfo
    """The metric of single segments and of parts."""
    systems: tuple[SystemInfo, ...]
    scores: tuple[Score, ...]
    best: dict[str, tuple[str, ...]]
    """By metric, the best system and all that are not significantly worse (p ≥ 0.05 after Holm)."""
    comparisons: tuple[Comparison, ...]
    rates: tuple[Rate, ...]
    troubled: tuple[int, ...]
    """Segments with an error or a warning, for each system."""
    reference_troubled: int
    parts: tuple[Part, ...]
    reliability: tuple[Reliability, ...]
    """Of each system whose confidence is known."""
    notes: tuple[Note, ...]
    gates: tuple[GateResult, ...]
    segments: tuple[SegmentResult, ...]
