"""The curves of a training as one page of HTML that needs nothing else."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any

from mt.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

Point = tuple[float, float]
WIDTH, HEIGHT, EDGE = 640, 220, 48
CURVES = (
    ("loss", "Loss a piece (label smoothing counted)"),
    ("chrf", "chrF on held-out pairs, greedy, averaged weights"),
    ("rate", "Learning rate"),
    ("pieces_per_second", "Target pieces a second"),
)
_PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>{title}</title>
<style>
body {{ font: 15px/1.5 system-ui, sans-serif; max-width: 700px; margin: 2rem auto; padding: 0 1rem }}
svg {{ width: 100%; height: auto }} polyline {{ fill: none; stroke: #2563a8; stroke-width: 2 }}
text {{ font-size: 12px; fill: #555 }} line {{ stroke: #bbb }} circle {{ fill: #2563a8 }}
</style>
<h1>{title}</h1>
<p>{summary}</p>
{figures}
</html>
"""


def read_log(path: Path) -> list[dict[str, Any]]:
    """Return the lines of a training's log; a last line that a kill cut short is left out.

    Raises:
        DataError: there is no log, or a line within it is damaged.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except OSError as error:
        raise DataError(f"{path}: {error.strerror}: name the folder of a training") from error
    rows = []
    for number, line in enumerate(lines, 1):
        try:
            rows += [json.loads(line)] if line else []
        except ValueError as error:
            if number < len(lines):
                raise DataError(f"{path}:{number}: not JSON: remove the line") from error
    return rows


def curves_page(rows: Sequence[dict[str, Any]], title: str) -> str:
    """Return the page: a figure for each thing that the log holds, over the hours trained."""
    figures = []
    for key, caption in CURVES:
        points = [(row["seconds"] / 3600, float(row[key])) for row in rows if key in row]
        if points:
            figures.append(f"<h2>{escape(caption)}</h2>\n{_figure(points)}")
    return _PAGE.format(title=escape(title), summary=escape(_summary(rows)), figures="\n".join(figures))


def _summary(rows: Sequence[dict[str, Any]]) -> str:
    if not rows:
        return "Nothing is logged yet."
    last = rows[-1]
    return f"{last['step']:,} steps, {last['pieces']:,} target pieces, {last['seconds'] / 3600:.2f} hours."


def _figure(points: Sequence[Point]) -> str:
    columns, values = zip(*points, strict=True)
    left, right, low, high = min(columns), max(columns), min(values), max(values)
    placed = [
        (
            EDGE + (WIDTH - 2 * EDGE) * (x - left) / ((right - left) or 1),
            HEIGHT - EDGE / 2 - (HEIGHT - EDGE) * (y - low) / ((high - low) or 1),
        )
        for x, y in points
    ]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in placed)
    dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3"/>' for x, y in placed) if len(placed) < 40 else ""
    bottom = HEIGHT - EDGE / 2
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img">'
        f'<line x1="{EDGE}" y1="{bottom}" x2="{WIDTH - EDGE}" y2="{bottom}"/>'
        f'<polyline points="{line}"/>{dots}'
        f'<text x="2" y="{EDGE / 2 + 4}">{high:.4g}</text><text x="2" y="{bottom}">{low:.4g}</text>'
        f'<text x="{EDGE}" y="{HEIGHT - 6}">{left:.2f} h</text>'
        f'<text x="{WIDTH - EDGE}" y="{HEIGHT - 6}" text-anchor="end">{right:.2f} h</text></svg>'
    )
