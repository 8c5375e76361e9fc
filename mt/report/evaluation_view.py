"""What the forms of an evaluation share: numbers in words, rows of its tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mt.report.words import SEVERITIES, label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mt.scores import Comparison, Interval, MetricInfo, Rate, Report, Score, SystemInfo


@dataclass(frozen=True, slots=True)
class Cell:
    """A score as a table shows it."""

    value: str
    margin: str
    """Half the width of the interval, as sacreBLEU prints it; empty without one."""
    document_margin: str
    """The same over documents; empty without documents."""
    leads: bool
    """Whether it is the best or not significantly worse, where there are several."""


@dataclass(frozen=True, slots=True)
class Line:
    """A system's line of the main table."""

    system: str
    cells: tuple[Cell, ...]
    length_ratio: str
    speed: str
    """Segments a second, empty where its hypotheses came as a file."""


@dataclass(frozen=True, slots=True)
class AnchorLine:
    """A published system's line below the others: a value by metric, empty where it has none."""

    system: str
    values: tuple[str, ...]
    said_by: str


def margin(interval: Interval | None, digits: int = 1) -> str:
    """Return half the width of an interval, empty for none."""
    return f"{(interval[1] - interval[0]) / 2:.{digits}f}" if interval else ""


def main_table(report: Report) -> Iterator[Line]:
    """Yield each system with its score by each metric, in order."""
    scores = {(score.system, score.metric): score for score in report.scores}
    for system in report.systems:
        cells = tuple(_cell(report, metric, scores[system.name, metric.name]) for metric in report.metrics)
        yield Line(system.name, cells, f"{system.length_ratio:.2f}", _speed(report, system))


def anchor_table(report: Report) -> Iterator[AnchorLine]:
    """Yield what is published of other systems on this set, in the metrics of the report."""
    for anchor in report.anchors:
        values = tuple(
            f"{anchor.scores[metric.name]:.{metric.digits}f}" if metric.name in anchor.scores else ""
            for metric in report.metrics
        )
        if any(values):
            yield AnchorLine(anchor.system, values, anchor.said_by)


def anchor_sources(report: Report) -> list[tuple[str, list[str]]]:
    """Return who says what of the fixed rows, each with the systems that it is said of."""
    said: dict[str, list[str]] = {}
    for anchor in anchor_table(report):
        said.setdefault(anchor.said_by, []).append(anchor.system)
    return list(said.items())


def _cell(report: Report, metric: MetricInfo, score: Score) -> Cell:
    leads = len(report.systems) > 1 and score.system in report.best[score.metric]
    digits = metric.digits
    return Cell(
        f"{score.value:.{digits}f}", margin(score.interval, digits), margin(score.document_interval, digits), leads
    )


def _speed(report: Report, system: SystemInfo) -> str:
    made = system.made
    total = len(report.segments) + len(report.left_out)
    return f"{total / made.seconds:.0f}" if made and made.seconds > 0 else ""


def heading(metric: MetricInfo) -> str:
    """Return a metric's name with the direction that is better."""
    return f"{metric.label} {'↓' if metric.lower_is_better else '↑'}"


def by_name(report: Report) -> dict[str, MetricInfo]:
    """Return the report's metrics by their names."""
    return {metric.name: metric for metric in report.metrics}


def signatures(report: Report) -> dict[str, str]:
    """Return each metric's label with its signature: one for all systems, for they share the references."""
    metrics = by_name(report)
    return {metrics[score.metric].label: score.signature for score in report.scores}


def probability(p: float) -> str:
    """Return a p-value with as many digits as mean something, never as nought."""
    return f"{p:.3f}" if p >= 0.001 else "<0.001"


def verdict(comparison: Comparison, metric: MetricInfo) -> str:
    """Return in a word whether the system is better or worse than the baseline."""
    if comparison.p_holm >= 0.05:
        return "no significant difference"
    return "better" if (comparison.difference > 0) != metric.lower_is_better else "worse"


def versus(report: Report) -> str | None:
    """Return the one baseline that all comparisons have, `None` where every pair is compared."""
    baselines = {comparison.baseline for comparison in report.comparisons}
    return baselines.pop() if len(baselines) == 1 else None


def rate_name(rate: Rate) -> str:
    """Return a kind of finding in words, with its severity."""
    return f"{label(rate.code)} ({SEVERITIES[rate.severity].lower()})"


def percent(count: int, total: int) -> str:
    """Return a count as a share, with the digits that a thousand segments bear."""
    return f"{100 * count / total:.1f}%" if total else "–"


def shown_parts(report: Report) -> list[str]:
    """Return the kinds of parts, in order; documents are left to the page and to JSON, for they are many."""
    return list(dict.fromkeys(part.kind for part in report.parts if part.kind != "document"))


def units(report: Report) -> str:
    """Return what the report counts, in as many words as there are."""
    one, many = ("summary", "summaries") if report.task == "summary" else ("segment", "segments")
    return one if len(report.segments) == 1 else many
