"""What all shards of a run come to, for its report."""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

from mt.batch.job import Tally
from mt.batch.merge import read_done
from mt.report.run_html import run_to_html
from mt.report.run_markdown import run_to_markdown
from mt.report.run_report import RunDocument, RunReport

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mt.batch.folder import Folder
    from mt.batch.job import Done, Shard, Trouble

_SPANS = 60
_LISTED = 20


def write_report(folder: Folder, shards: Sequence[Shard], source: str, made: Mapping[str, object], starts: int) -> None:
    """Write report.md and report.html.

    Raises:
        DataError: they cannot be written.
    """
    done = [one for shard in shards if (one := read_done(folder, shard)) is not None]
    report = report_of(done, source, made, starts)
    folder.write("report.md", run_to_markdown(report).encode())
    folder.write("report.html", run_to_html(report).encode())


def report_of(done: Sequence[Done], source: str, made: Mapping[str, object], starts: int) -> RunReport:
    """Return what the shards come to; there is at least one."""
    tally = sum((one.tally for one in done), Tally())
    trouble = [one for shard in done for one in shard.trouble]
    worst = heapq.nlargest(_LISTED, (one for shard in done for one in shard.worst), key=lambda one: one.weight)
    began = min(one.finished - one.seconds for one in done)
    ended = max(one.finished for one in done)
    return RunReport(
        source=source,
        documents=tally.documents,
        segments=tally.segments,
        tokens=tally.tokens,
        errors=tally.errors,
        repeated=tally.findings.get("warning:duplicate-id", 0),
        findings=tally.findings,
        seconds=ended - began,
        worker_seconds=sum(one.seconds for one in done),
        cpu_seconds=sum(one.cpu_seconds for one in done),
        engine_seconds=tally.engine_seconds,
        peak_mb=max(one.peak_mb for one in done),
        workers=len({one.worker for one in done}),
        starts=starts,
        throughput=throughput(done, began, ended),
        worst=tuple(_listed(one, f"{one.weight:.2f}") for one in worst),
        trouble=tuple(_listed(one, one.what) for one in trouble[:_LISTED]),
        troubled=len(trouble),
        made_with=made,
    )


def throughput(done: Sequence[Done], began: float, ended: float) -> tuple[float, ...]:
    """Return segments a second in each of some equal spans; a shard's segments are spread over its own time."""
    span = max((ended - began) / _SPANS, 1e-6)
    counts = [0.0] * _SPANS
    for one in done:
        first, last = one.finished - one.seconds - began, one.finished - began
        rate = one.tally.segments / max(last - first, 1e-9)
        for place in range(max(int(first / span), 0), min(int(last / span), _SPANS - 1) + 1):
            counts[place] += rate * max(min(last, (place + 1) * span) - max(first, place * span), 0.0)
    return tuple(round(count / span, 3) for count in counts)


def _listed(one: Trouble, why: str) -> RunDocument:
    return RunDocument(one.document + 1, one.id, why)
