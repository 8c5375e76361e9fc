"""A batch run as Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mt.report.clean import printable
from mt.report.run_report import figures, kinds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mt.report.run_report import RunDocument, RunReport

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#])")
_BLOCKS = "▁▂▃▄▅▆▇█"


def run_to_markdown(report: RunReport) -> str:
    """Return the report of a run, ending in a line break."""
    sections = [_head(report), _throughput(report), _findings(report)]
    sections += [_documents("Documents to look at first", "worst, by errors a segment", report.worst)]
    sections += [_documents("Errors and duplicate ids", f"{report.troubled:,} in all, in errors.jsonl", report.trouble)]
    return "\n".join("\n".join(lines) + "\n" for lines in map(list, sections) if lines)


def _head(report: RunReport) -> Iterator[str]:
    yield f"# {_text(report.source)}: {report.documents:,} documents"
    yield ""
    yield "| | |"
    yield "|---|---:|"
    for name, value in figures(report):
        yield f"| {name} | {value} |"
    yield ""
    yield f"System: `{printable(str(report.made_with.get('engine', ''))).replace('`', '')}`"


def _throughput(report: RunReport) -> Iterator[str]:
    if not any(report.throughput):
        return
    top = max(report.throughput)
    yield "## Throughput"
    yield ""
    yield "".join(_BLOCKS[min(int(value / top * 8), 7)] for value in report.throughput)
    yield ""
    yield f"Segments a second over {report.seconds:,.0f} s, a mark a span of one length; the highest is {top:,.1f}."


def _findings(report: RunReport) -> Iterator[str]:
    if not report.findings:
        return
    yield "## Findings by kind"
    yield ""
    yield "| severity | finding | count |"
    yield "|---|---|---:|"
    for severity, kind, count in kinds(report):
        yield f"| {severity} | {_text(kind)} | {count:,} |"


def _documents(title: str, what: str, documents: Sequence[RunDocument]) -> Iterator[str]:
    if not documents:
        return
    yield f"## {title}"
    yield ""
    yield f"{what}:"
    yield ""
    for one in documents:
        yield f"- document {one.place:,}, {_text(one.id)}: {_text(one.why)}"


def _text(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", printable(text))
