"""`mt report`: what `mt evaluate` wrote as JSON, in its other forms."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from mt.cli import options
from mt.cli.files import output
from mt.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt.scores import Report

Form = Literal["markdown", "html", "latex", "json"]
SUFFIXES: dict[str, Form] = {".html": "html", ".htm": "html", ".tex": "latex", ".json": "json"}

Files = Annotated[list[Path], typer.Argument(metavar="REPORT.json...", help="What mt evaluate --report wrote.")]
FormOption = Annotated[
    Form | None, typer.Option("--format", "-f", help="How to write it; by the output's suffix, else markdown.")
]


def report(files: Files, form: FormOption = None, to: options.Output = None, *, quiet: options.Quiet = False) -> None:
    """Write an evaluation in another form, or the scores of several below each other.

    Of several, HTML is a page with a link to the page beside each JSON file.

    Example: mt report out/report.json --format latex
    """
    options.set_up_logging(quiet=quiet)
    from mt.report.evaluation_json import read_report

    read = [read_report(file) for file in files]
    chosen = form or SUFFIXES.get(to.suffix.lower() if to else "", "markdown")
    text = _rendered(read, files, to, chosen)
    with output(to) as write:
        write(text)


def _rendered(reports: Sequence[Report], files: Sequence[Path], to: Path | None, form: Form) -> str:
    from mt.report import evaluation_index as index
    from mt.report.evaluation import render_evaluation

    if len(reports) == 1:
        return render_evaluation(reports[0], form)
    if form == "markdown":
        return index.index_to_markdown(reports)
    if form == "html":
        folder = to.parent if to else Path()
        links = [Path(os.path.relpath(file.with_suffix(".html"), folder)).as_posix() for file in files]
        return index.index_to_html(reports, links)
    raise ConfigError(f"--format {form}: several reports are written as markdown or html: name one file for {form}")
