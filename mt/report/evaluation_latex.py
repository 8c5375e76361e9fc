"""An evaluation as the rows of a table in LaTeX, for a paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mt.report.clean import printable
from mt.report.evaluation_view import anchor_table, main_table, signatures

if TYPE_CHECKING:
    from mt.scores import Report

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{character: f"\\{character}" for character in "&%$#_{}"},
    **{character: f"{{{character}}}" for character in "<>|"},
}
_PATTERN = re.compile("[" + re.escape("".join(_SPECIAL)) + "]")


def evaluation_to_latex(report: Report) -> str:
    """Return a row a system, `name & score & …`, under a heading row; the signatures stand above as comments."""
    lines = [f"% {printable(report.test_set)}, {len(report.segments)} segments, mt {report.version}"]
    lines += [f"% {label}: {signature}" for label, signature in signatures(report).items()]
    lines.append(" & ".join(["System", *(_text(metric.label) for metric in report.metrics)]) + r" \\")
    for line in main_table(report):
        cells = [
            (rf"\textbf{{{cell.value}}}" if cell.leads else cell.value)
            + (rf" {{\small $\pm$ {cell.margin}}}" if cell.margin else "")
            for cell in line.cells
        ]
        lines.append(" & ".join([_text(line.system), *cells]) + r" \\")
    for anchor in anchor_table(report):
        lines.append(f"% {printable(anchor.said_by)}")
        lines.append(" & ".join([rf"\textit{{{_text(anchor.system)}}}", *anchor.values]) + r" \\")
    return "\n".join(lines) + "\n"


def _text(text: str) -> str:
    return _PATTERN.sub(lambda match: _SPECIAL[match[0]], printable(text))
