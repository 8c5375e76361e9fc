"""An evaluation as one HTML page that needs nothing else: no network; readable without its script."""

from __future__ import annotations

import base64
import functools
import hashlib
from importlib.resources import files
from typing import TYPE_CHECKING

from mt.report import evaluation_lists as lists
from mt.report import evaluation_view as view
from mt.report.clean import printable
from mt.report.evaluation_diff import GAP, marked
from mt.report.evaluation_svg import (
    DIFFERENCES,
    RATIOS,
    SCORES,
    ecdf_figure,
    interval_figure,
    key_figure,
    quantile,
    reliability_figure,
)
from mt.report.words import SEVERITIES, label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Environment, Template
    from markupsafe import Markup

    from mt.scores import Comparison, Report, SegmentResult

_SHARED_UNTIL = "/* Summary and checks */"  # what stands before it in article.css fits every page
_DOCUMENTS = 60  # that the page lists
_LONG = 120  # characters of a finding


def evaluation_to_html(report: Report) -> str:
    """Return a whole page, the same bytes for the same report.

    Its policy forbids every connection, and every style and script but its own, which it names by their hashes. All
    text of the report is escaped.
    """
    css = style()
    script = resource("evaluation.js")
    shown = lists.shown(report)
    lines = list(view.main_table(report))
    return _template().render(
        report=report,
        lines=lines,
        timed=any(line.speed for line in lines),
        anchors=list(view.anchor_table(report)),
        anchor_sources=view.anchor_sources(report),
        metrics=view.by_name(report),
        signatures=view.signatures(report),
        beside=_by_unit(report),
        baseline=view.versus(report),
        kinds=view.shown_parts(report),
        documents=_documents(report),
        hits=list(lists.hits(report)),
        distributions=list(_distributions(report)),
        codes=sorted({rate.code for rate in report.rates}),
        shown=shown,
        shown_set=set(shown),
        css=css,
        script=script,
        policy=policy(css, script),
    )


def style() -> str:
    """Return the style of an evaluation's pages: what every page shares, and their own."""
    return resource("article.css").partition(_SHARED_UNTIL)[0] + resource("evaluation.css")


@functools.cache
def _template() -> Template:
    return environment().from_string(resource("evaluation.html.j2"))


@functools.cache
def environment() -> Environment:
    """Return the environment of the templates: it escapes all that they are given."""
    from jinja2 import Environment, StrictUndefined

    made = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    made.filters |= {"clip": _clip, "printable": printable, "label": label}
    made.globals |= {
        "GAP": GAP,
        "codes_of": _codes_of,
        "heading": view.heading,
        "interval_figure": interval_figure,
        "key_figure": key_figure,
        "marked": marked,
        "moved": lists.moved,
        "percent": view.percent,
        "probability": view.probability,
        "quantile": quantile,
        "rate_name": view.rate_name,
        "reliability_figure": reliability_figure,
        "severities": SEVERITIES,
        "units": view.units,
        "verdict": view.verdict,
        "worst": lists.worst,
    }
    return made


def _distributions(report: Report) -> Iterator[tuple[str, Markup]]:
    """Yield the figures of what single segments are like, each under its caption."""
    places = range(len(report.systems))
    label = report.ranked_by.label
    scores = [[s.scores[place] for s in report.segments] for place in places]
    yield (
        f"Share of segments whose {label} is no higher: the lower a line, the better the system",
        ecdf_figure(scores, SCORES, f"{label} of a segment"),
    )
    if len(scores) > 1:
        moved = [None, *([own - base for own, base in zip(each, scores[0], strict=True)] for each in scores[1:])]
        yield (
            f"The same of the difference to {printable(report.systems[0].name)}: right of nought is better",
            ecdf_figure(moved, DIFFERENCES, f"difference in {label}"),
        )
    ratios = [[_ratio(s, place) for s in report.segments if s.row.references[0]] for place in places]
    yield (
        "The same of the length ratio: a steep line at 1 is one that neither drops nor adds",
        ecdf_figure(ratios, RATIOS, "characters over the reference’s"),
    )


def _ratio(segment: SegmentResult, place: int) -> float:
    return len(segment.hypotheses[place]) / len(segment.row.references[0])


def _by_unit(report: Report) -> list[tuple[Comparison, Comparison | None]]:
    """Return each comparison over segments with the same one over documents, where there is one."""
    documents = {(c.metric, c.baseline, c.system): c for c in report.comparisons if c.unit == "document"}
    return [(c, documents.get((c.metric, c.baseline, c.system))) for c in report.comparisons if c.unit == "segment"]


def _documents(report: Report) -> list[tuple[str, int, tuple[float, ...]]]:
    """Return the documents of several segments, those the baseline does worst on first."""
    parts = [p for p in report.parts if p.kind == "document" and p.segments > 1]
    parts.sort(key=lambda part: (part.scores[0], part.name))
    return [(part.name, part.segments, part.scores) for part in parts[:_DOCUMENTS]]


def _codes_of(segment: SegmentResult) -> str:
    """Return the segment's findings as `code@system`, for the script's filter."""
    found = {f"{hit.code}@{place}" for place, hits in enumerate(segment.hits) for hit in hits}
    return " ".join(sorted(found))


def _clip(text: str) -> str:
    """Return a finding's words, cut where they are many: the loop that is found stands in full above them."""
    return text if len(text) <= _LONG else f"{text[:_LONG]}…"


def resource(name: str) -> str:
    """Return a file of this package."""
    return files(__package__).joinpath(name).read_text("utf-8")


def policy(css: str, script: str = "") -> str:
    """Return the policy that allows this style, this script if there is one, and nothing else."""
    scripts = f"script-src '{_digest(script)}'; " if script else ""
    return f"default-src 'none'; style-src '{_digest(css)}'; {scripts}base-uri 'none'; form-action 'none'"


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
