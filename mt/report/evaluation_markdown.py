"""An evaluation as Markdown, for a terminal and for the log of a build."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mt.report.clean import printable
from mt.report.evaluation_view import (
    anchor_sources,
    anchor_table,
    by_name,
    heading,
    main_table,
    percent,
    probability,
    rate_name,
    shown_parts,
    signatures,
    units,
    verdict,
    versus,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mt.report.evaluation_view import Cell
    from mt.scores import Part, Report

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#])")
_IDS = 8  # that a note names


def evaluation_to_markdown(report: Report) -> str:
    """Return the report's tables without its segments, ending in a line break; the same for the same report."""
    sections = [_head(report), _scores(report), _significance(report), _errors(report), _parts(report)]
    sections += [_reliability(report), _notes(report), _gates(report), _foot(report)]
    return _joined(sections)


def scores_to_markdown(report: Report) -> str:
    """Return the heading and the table of scores alone, for a list of several reports."""
    return _joined([_head(report), _scores(report)])


def _joined(sections: Iterable[Iterable[str]]) -> str:
    return "\n".join("\n".join(lines) + "\n" for lines in map(list, sections) if lines)


def _head(report: Report) -> Iterator[str]:
    segments = len(report.segments)
    yield f"# {_text(report.test_set)}: {segments:,} {units(report)}"


def _scores(report: Report) -> Iterator[str]:
    lines = list(main_table(report))
    timed = any(line.speed for line in lines)
    more = ["length ratio", *(["segments/s"] if timed else [])]
    yield from _row(["system", *map(heading, report.metrics), *more])
    yield from _rule(len(report.metrics) + len(more))
    for line in lines:
        yield from _row(
            [_text(line.system), *map(_cell, line.cells), line.length_ratio, *([line.speed] if timed else [])]
        )
    for anchor in anchor_table(report):
        yield from _row([f"*{_text(anchor.system)}*", *anchor.values, *("" for _ in more)])
    if report.resamples:
        yield ""
        yield (
            f"± is half of the 95% interval of {report.resamples:,} bootstrap resamples of segments. Bold: the best, "
            "and all that are not significantly worse (two-sided p ≥ 0.05 after Holm)."
            + (" ± … by document: of resampled documents." if any(c.document_margin for c in lines[0].cells) else "")
        )
    for said_by, systems in anchor_sources(report):
        yield ""
        yield f"*{_text(', '.join(systems))}*: not computed here: {_text(said_by)}."


def _significance(report: Report) -> Iterator[str]:
    if not report.comparisons:
        return
    baseline, metrics = versus(report), by_name(report)
    yield f"## Beside {_text(baseline)}" if baseline else "## Every pair"
    yield ""
    yield from _row(["system", "metric", "drawn by", "difference", "95% interval", "p", "p (Holm)", "wins", "verdict"])
    yield from _rule(8)
    for c in report.comparisons:
        bounds = f"{c.interval[0]:+.2f} to {c.interval[1]:+.2f}"
        numbers = [f"{c.difference:+.2f}", bounds, probability(c.p), probability(c.p_holm), f"{c.win_rate:.1%}"]
        name = c.system if baseline else f"{c.system} beside {c.baseline}"
        yield from _row([_text(name), metrics[c.metric].label, c.unit, *numbers, verdict(c, metrics[c.metric])])
    yield ""
    yield (
        "Paired bootstrap, two-sided, on resamples that all systems share; Holm's correction for the number of "
        "comparisons by each metric and unit. sacreBLEU's own paired bootstrap is close to one-sided, "
        "its p-values are smaller."
    )


def _errors(report: Report) -> Iterator[str]:
    yield "## What the checks find"
    yield ""
    yield from _row(["finding, segments hit", *(_text(s.name) for s in report.systems), "reference (floor)"])
    yield from _rule(len(report.systems) + 1)
    for rate in report.rates:
        counts = [f"{count} ({percent(count, report.checked)})" for count in (*rate.counts, rate.reference)]
        yield from _row([rate_name(rate), *counts])
    counts = [f"{count} ({percent(count, report.checked)})" for count in (*report.troubled, report.reference_troubled)]
    yield from _row(["any error or warning", *counts])


def _parts(report: Report) -> Iterator[str]:
    kinds = shown_parts(report)
    if not kinds:
        return
    yield f"## {report.ranked_by.label} by part"
    yield ""
    yield "In brackets: the share of segments with an error or a warning."
    yield ""
    yield from _row(["part", "segments", *(_text(s.name) for s in report.systems)])
    yield from _rule(len(report.systems) + 1)
    for part in report.parts:
        if part.kind in kinds:
            name = f"{part.kind}: {part.name}" if part.kind != part.name else part.name
            yield from _row([_text(name), f"{part.segments:,}", *_part_cells(part)])


def _part_cells(part: Part) -> Iterator[str]:
    for score, troubled in zip(part.scores, part.troubled, strict=True):
        yield f"{score:.1f} ({percent(troubled, part.segments)})"


def _reliability(report: Report) -> Iterator[str]:
    for each in report.reliability:
        yield f"## Confidence of {_text(each.system)}: does it keep its word?"
        yield ""
        yield from _row(["confidence", "segments", "predicted usable", "observed usable"])
        yield from _rule(3)
        for found in each.bins:
            span = f"{found.low:.1f} to {found.low + 0.1:.1f}"
            yield from _row([span, f"{found.segments:,}", f"{found.predicted:.1%}", f"{found.observed:.1%}"])
        yield ""
        yield (
            f"Usable: segment chrF2 of {each.usable_chrf:g} or more. Mean distance of the two over {each.segments:,} "
            f"segments that were translated in one piece: {each.calibration_error:.1%}."
        )


def _cell(cell: Cell) -> str:
    value = f"**{cell.value}**" if cell.leads else cell.value
    by_document = f" ({cell.document_margin} by document)" if cell.document_margin else ""
    return value + (f" ± {cell.margin}" if cell.margin else "") + by_document


def _notes(report: Report) -> Iterator[str]:
    if not report.notes and not report.left_out:
        return
    yield "## About the data"
    yield ""
    if report.left_out:
        yield f"- Flagged in the test set, and left out of the scores. {len(report.left_out):,}: " + ", ".join(
            map(_text, report.left_out)
        )
    for note in report.notes:
        named = ", ".join(map(_text, note.ids[:_IDS])) + (", …" if len(note.ids) > _IDS else "")
        yield f"- {note.text}" + (f" {len(note.ids):,}: {named}" if note.ids else "")


def _gates(report: Report) -> Iterator[str]:
    if not report.gates:
        return
    yield "## Gates"
    yield ""
    for gate in report.gates:
        verdict_ = "passed" if gate.passed else "**failed**"
        yield f"- `{gate.gate}`: {_text(gate.system)} {verdict_} with {gate.value:.2f}"


def _foot(report: Report) -> Iterator[str]:
    yield "## How to repeat it"
    yield ""
    for name, signature in signatures(report).items():
        yield f"- {name}: `{signature}`"
    yield f"- test set: `{report.test_set_sha256}`" + (f", {_text(report.licence)}" if report.licence else "")
    for system in report.systems:
        known = f", `{printable(system.signature).replace('`', '')}`" if system.signature else ""
        yield f"- {_text(system.name)}: `{system.sha256}`{known}"
        if system.made:
            made = system.made
            model = f"model {_text(made.model)} `{made.model_sha256}`, " if made.model_sha256 and made.model else ""
            yield f"  - {model}{made.seconds:.1f} s on {_text(made.machine)}"
    yield f"- mt {report.version}" + (f": `{printable(report.command).replace('`', '')}`" if report.command else "")


def _row(cells: Sequence[str]) -> Iterator[str]:
    yield "| " + " | ".join(cells) + " |"


def _rule(numbers: int) -> Iterator[str]:
    yield "|---|" + "---:|" * numbers


def _text(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", printable(text))
