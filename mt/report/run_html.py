"""A batch run as one HTML page that needs nothing else: no network, no script."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from mt import __version__
from mt.report.evaluation_html import environment, policy, resource, style
from mt.report.run_report import figures, kinds
from mt.report.view import attestation_rows

if TYPE_CHECKING:
    from mt.report.run_report import RunReport

_WIDTH, _HEIGHT, _LEFT, _BOTTOM, _TOP = 640, 220, 56, 26, 10


def run_to_html(report: RunReport) -> str:
    """Return a whole page, the same bytes for the same report.

    Its policy forbids every connection, every script and every style but its own. All text of the run is escaped.
    """
    css = style()
    return (
        environment()
        .from_string(resource("run.html.j2"))
        .render(
            report=report,
            figures=list(figures(report)),
            kinds=kinds(report),
            figure=throughput_figure(report),
            made_with=list(attestation_rows(report.made_with)),
            version=__version__,
            css=css,
            policy=policy(css),
        )
    )


def throughput_figure(report: RunReport) -> Markup:
    """Return segments a second over the time of the run, as steps; nothing where there is no time to show."""
    top = max(report.throughput, default=0.0)
    if not top:
        return Markup()
    right, bottom = _WIDTH - 10, _HEIGHT - _BOTTOM
    step = (right - _LEFT) / len(report.throughput)
    points = []
    for place, value in enumerate(report.throughput):
        y = bottom - (bottom - _TOP) * value / top
        points += [f"{_LEFT + step * place:.1f},{y:.1f}", f"{_LEFT + step * (place + 1):.1f},{y:.1f}"]
    marks = [_grid(share, top, bottom, right) for share in (0.0, 0.5, 1.0)]
    marks.append(Markup('<polyline class="s0" points="{}"/>').format(" ".join(points)))
    marks += [
        _text("name middle", _LEFT, _HEIGHT - 8, "0 s"),
        _text("value end", right, _HEIGHT - 8, f"{report.seconds:,.0f} s"),
    ]
    label = f"Segments a second over {report.seconds:,.0f} seconds; the highest is {top:,.1f}"
    return Markup('<svg viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>').format(
        _WIDTH, _HEIGHT, label, Markup().join(marks)
    )


def _grid(share: float, top: float, bottom: int, right: int) -> Markup:
    y = f"{bottom - (bottom - _TOP) * share:.1f}"
    line = Markup('<line class="grid" x1="{}" y1="{}" x2="{}" y2="{}"/>').format(_LEFT, y, right, y)
    return line + _text("value end", _LEFT - 8, y, f"{top * share:,.1f}")


def _text(kind: str, x: float, y: float | str, text: str) -> Markup:
    return Markup('<text class="{}" x="{}" y="{}">{}</text>').format(kind, x, y, text)
