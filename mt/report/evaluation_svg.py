"""The figures of an evaluation as SVG, drawn with classes that the page's style knows: it is light or dark with it.

A drawing library writes its colours and a style into every mark, which the page's policy forbids to be read and a dark
page could not change.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from mt.report.clean import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mt.scores import MetricInfo, Reliability, Report, Score

_ROW = 22
_WIDTH = 440
_LEFT, _RIGHT = 150, 50  # room for the names and for the values
_TOP, _BOTTOM = 14, 40
_HEIGHT = 300
_QUANTILES = 100

_LINE = Markup('<line class="{}" x1="{}" y1="{}" x2="{}" y2="{}"/>')
_TEXT = Markup('<text class="{}" x="{}" y="{}">{}</text>')
_DOT = Markup('<circle class="dot" cx="{}" cy="{}" r="3.6"/>')
_CURVE = Markup('<polyline class="s{}" points="{}"/>')
_SVG = Markup('<svg viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>')


@dataclass(frozen=True, slots=True)
class Axis:
    """What one side of a figure means: the values it is marked at, the first and the last being its ends."""

    ticks: Sequence[float]
    write: Callable[[float], str] = "{:g}".format

    def share(self, value: float) -> float:
        """Return where on the axis a value lies, 0 to 1; what lies beyond an end is drawn at it."""
        low, high = self.ticks[0], self.ticks[-1]
        return (min(max(value, low), high) - low) / (high - low)


SHARES = Axis((0.0, 0.25, 0.5, 0.75, 1.0), "{:.0%}".format)
SCORES = Axis(tuple(range(0, 101, 20)))
DIFFERENCES = Axis(tuple(range(-40, 41, 20)), "{:+g}".format)
RATIOS = Axis((0.4, 0.6, 0.8, 1.0, 1.2, 1.4, 1.6))
TENTHS = Axis(tuple(tenth / 5 for tenth in range(6)), "{:.0%}".format)


def interval_figure(report: Report, metric: MetricInfo) -> Markup:
    """Return each system's score by one metric with its interval, a row a system."""
    scores = [score for score in report.scores if score.metric == metric.name]
    low = min(score.interval[0] if score.interval else score.value for score in scores)
    high = max(score.interval[1] if score.interval else score.value for score in scores)
    scale = (_WIDTH - _LEFT - _RIGHT) / ((high - low) or 1.0)
    marks = [part for row, score in enumerate(scores) for part in _interval_row(score, row, low, scale, metric.digits)]
    title = f"{metric.label} of each system with its 95% interval; the numbers stand in the table of scores"
    return _SVG.format(_WIDTH, _ROW * len(scores) + 6, title, Markup().join(marks))


def _interval_row(score: Score, row: int, low: float, scale: float, digits: int) -> Iterator[Markup]:
    y = _ROW * row + _ROW // 2 + 3

    def at(value: float) -> str:
        return f"{_LEFT + (value - low) * scale:.1f}"

    yield _TEXT.format("name", _LEFT - 12, y + 4, _short(score.system))
    if score.interval:
        start, end = map(at, score.interval)
        yield _LINE.format("bar", start, y, end, y)
        for x in (start, end):
            yield _LINE.format("bar", x, y - 4, x, y + 4)
    yield _DOT.format(at(score.value), y)
    yield _TEXT.format("value", _WIDTH - _RIGHT + 14, y + 4, f"{score.value:.{digits}f}")


def ecdf_figure(series: Sequence[Sequence[float] | None], axis: Axis, what: str) -> Markup:
    """Return, for each system, the share of its values that are no higher than x; lines differ by their dashes.

    A system without values keeps its dashes for itself.
    """
    marks = list(_frame(axis, SHARES, what))
    for place, values in enumerate(series):
        if values:
            marks.append(_CURVE.format(place, " ".join(",".join(_at(axis, SHARES, *step)) for step in _steps(values))))
    title = f"The share of segments whose value is no higher than the one below: {what}"
    return _SVG.format(_WIDTH, _HEIGHT, title, Markup().join(marks))


def reliability_figure(reliability: Reliability) -> Markup:
    """Return predicted beside observed, a dot a tenth of the confidence; on the line they are equal."""
    marks = list(_frame(TENTHS, TENTHS, "confidence, the mean of a tenth"))
    (x1, y1), (x2, y2) = _at(TENTHS, TENTHS, 0, 0), _at(TENTHS, TENTHS, 1, 1)
    marks.append(_LINE.format("ideal", x1, y1, x2, y2))
    for each in reliability.bins:
        x, y = _at(TENTHS, TENTHS, each.predicted, each.observed)
        marks += [_DOT.format(x, y), _TEXT.format("name count", float(x) - 8, float(y) - 6, f"{each.segments:,}")]
    title = "The share of usable segments beside the confidence that promised it; the table has the numbers"
    return _SVG.format(_WIDTH, _HEIGHT, title, Markup().join(marks))


def key_figure(place: int) -> Markup:
    """Return a sample of a system's line, for the table that explains the lines."""
    return Markup(
        '<svg class="key" viewBox="0 0 44 8" aria-hidden="true"><polyline class="s{}" points="0,4 44,4"/></svg>'
    ).format(place)


def quantile(values: Sequence[float], share: float) -> float:
    """Return the value below which this share of the values lies, of those that are there."""
    ordered = sorted(values)
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)]


def _frame(across: Axis, up: Axis, what: str) -> Iterator[Markup]:
    left, right, bottom = 44, _WIDTH - 12, _HEIGHT - _BOTTOM
    for tick in up.ticks:
        _, y = _at(across, up, across.ticks[0], tick)
        yield _LINE.format("grid", left, y, right, y)
        yield _TEXT.format("value end", left - 6, y, up.write(tick))
    for tick in across.ticks:
        x, _ = _at(across, up, tick, up.ticks[0])
        yield _LINE.format("grid", x, _TOP, x, bottom)
        yield _TEXT.format("name middle", x, bottom + 16, across.write(tick))
    yield _TEXT.format("name middle", (left + right) // 2, bottom + 34, what)


def _at(across: Axis, up: Axis, x: float, y: float) -> tuple[str, str]:
    left, right, bottom = 44, _WIDTH - 12, _HEIGHT - _BOTTOM
    return f"{left + (right - left) * across.share(x):.1f}", f"{bottom - (bottom - _TOP) * up.share(y):.1f}"


def _steps(values: Sequence[float]) -> list[tuple[float, float]]:
    ordered = sorted(values)
    last = len(ordered) - 1
    return [(ordered[round(last * step / _QUANTILES)], step / _QUANTILES) for step in range(_QUANTILES + 1)]


def _short(name: str) -> str:
    name = printable(name)
    return name if len(name) <= 24 else f"{name[:23]}…"
