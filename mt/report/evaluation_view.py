"""What the forms of an evaluation share: numbers in words, rows of its tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mt.report.words import SEVERITIES, label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mt.scores import Comparison, Interval, MetricName, Rate, Report, Score

LABELS: dict[MetricName, str] = {"bleu": "BLEU", "chrf": "chrF2", "chrf++": "chrF2++", "ter": "TER"}
"""As sacreBLEU prints them."""
LOWER: frozenset[MetricName] = frozenset({"ter"})


@dataclass(frozen=True, slots=True)
class Cell:
    """A score as a table shows it."""

    value: str
    margin: str
    """Half the width of the interval, as sacreBLEU prints it; empty without one."""
    leads: bool
    """Whether it is the best or not significantly worse, where there are several."""


@dataclass(frozen=True, slots=True)
class Line:
    """A system's line of the main table."""

    system: str
    cells: tuple[Cell, ...]
    length_ratio: str


def margin(interval: Interval | None) -> str:
    """Return half the width of an interval, empty for none."""
    return f"{(interval[1] - interval[0]) / 2:.1f}" if interval else ""


def main_table(report: Report) -> Iterator[Line]:
    """Yield each system with its score by each metric, in order."""
    scores = {(score.system, score.metric): score for score in report.scores}
    for system in report.systems:
        cells = tuple(_cell(report, scores[system.name, metric]) for metric in report.metrics)
        yield Line(system.name, cells, f"{system.length_ratio:.2f}")


def _cell(report: Report, score: Score) -> Cell:
    leads = len(report.systems) > 1 and score.system in report.best[score.metric]
    return Cell(f"{score.value:.1f}", margin(score.interval), leads)


def heading(metric: MetricName) -> str:
    """Return a metric's name with the direction that is better."""
    return f"{LABELS[metric]} {'↓' if metric in LOWER else '↑'}"


def signatures(report: Report) -> dict[MetricName, str]:
    """Return each metric's signature: one for all systems, for they share the references."""
    return {score.metric: score.signature for score in report.scores}


def probability(p: float) -> str:
    """Return a p-value with as many digits as mean something, never as nought."""
    return f"{p:.3f}" if p >= 0.001 else "<0.001"


def verdict(comparison: Comparison) -> str:
    """Return in a word whether the system is better or worse than the baseline."""
    if comparison.p_holm >= 0.05:
        return "no significant difference"
    return "better" if (comparison.difference > 0) != (comparison.metric in LOWER) else "worse"


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
