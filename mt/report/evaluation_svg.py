"""The figures of an evaluation as SVG: intervals and distributions, drawn with classes that the page's style knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from mt.report.clean import printable
from mt.report.evaluation_view import LABELS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mt.scores import MetricName, Report, Score

_ROW = 22
_WIDTH = 440
_LEFT, _RIGHT = 150, 50  # room for the names and for the values
_TOP, _BOTTOM = 14, 40
_HEIGHT = 300
_QUANTILES = 100

_LINE = Markup('<line class="{}" x1="{}" y1="{}" x2="{}" y2="{}"/>')
_TEXT = Markup('<text class="{}" x="{}" y="{}">{}</text>')
_SVG = Markup('<svg viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>')


def interval_figure(report: Report, metric: MetricName) -> Markup:
    """Return each system's score by one metric with its interval, a row a system."""
    scores = [score for score in report.scores if score.metric == metric]
    low = min(score.interval[0] if score.interval else score.value for score in scores)
    high = max(score.interval[1] if score.interval else score.value for score in scores)
    scale = (_WIDTH - _LEFT - _RIGHT) / ((high - low) or 1.0)
    marks = [part for row, score in enumerate(scores) for part in _interval_row(score, row, low, scale)]
    title = f"{LABELS[metric]} of each system with its 95% interval; the numbers stand in the table of scores"
    return _SVG.format(_WIDTH, _ROW * len(scores) + 6, title, Markup().join(marks))


def _interval_row(score: Score, row: int, low: float, scale: float) -> Iterator[Markup]:
    y = _ROW * row + _ROW // 2 + 3

    def at(value: float) -> str:
        return f"{_LEFT + (value - low) * scale:.1f}"

    yield _TEXT.format("name", _LEFT - 12, y + 4, _short(score.system))
    if score.interval:
        start, end = map(at, score.interval)
        yield _LINE.format("bar", start, y, end, y)
        for x in (start, end):
            yield _LINE.format("bar", x, y - 4, x, y + 4)
    yield Markup('<circle class="dot" cx="{}" cy="{}" r="3.6"/>').format(at(score.value), y)
    yield _TEXT.format("value", _WIDTH - _RIGHT + 14, y + 4, f"{score.value:.1f}")


def ecdf_figure(report: Report) -> Markup:
    """Return, for each system, the share of segments whose chrF is no higher than x; lines differ by their dashes."""
    left, right = 44, _WIDTH - 12
    bottom = _HEIGHT - _BOTTOM

    def x(value: float) -> str:
        return f"{left + (right - left) * value / 100:.1f}"

    def y(share: float) -> str:
        return f"{bottom - (bottom - _TOP) * share:.1f}"

    marks = []
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        marks += [
            _LINE.format("grid", left, y(share), right, y(share)),
            _TEXT.format("value end", left - 6, y(share), f"{share:.0%}"),
        ]
    for value in range(0, 101, 20):
        marks += [
            _LINE.format("grid", x(value), _TOP, x(value), bottom),
            _TEXT.format("name middle", x(value), bottom + 16, value),
        ]
    marks.append(_TEXT.format("name middle", (left + right) // 2, bottom + 34, "chrF2 of a segment"))
    for place in range(len(report.systems)):
        points = " ".join(f"{x(value)},{y(share)}" for value, share in _steps([s.chrf[place] for s in report.segments]))
        marks.append(Markup('<polyline class="s{}" points="{}"/>').format(place, points))
    title = (
        "The share of segments whose chrF2 is no higher than the value below; the table gives three points of each line"
    )
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


def _steps(values: Sequence[float]) -> list[tuple[float, float]]:
    ordered = sorted(values)
    last = len(ordered) - 1
    return [(ordered[round(last * step / _QUANTILES)], step / _QUANTILES) for step in range(_QUANTILES + 1)]


def _short(name: str) -> str:
    name = printable(name)
    return name if len(name) <= 24 else f"{name[:23]}…"
