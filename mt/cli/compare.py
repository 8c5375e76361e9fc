"""`mt compare`: several systems on a test set, each beside each."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from mt.cli import options
from mt.cli.evaluate import Json, Metrics, ReportTo, Resamples, TestSet, command_line, write_report
from mt.errors import ConfigError

Files = Annotated[list[str], typer.Argument(metavar="FILE...", help="Hypotheses, a line a segment: FILE or NAME=FILE.")]


def compare(
    test_set: TestSet,
    files: Files,
    metrics: Metrics = None,
    report_to: ReportTo = None,
    resamples: Resamples = 1000,
    *,
    as_json: Json = False,
    quiet: options.Quiet = False,
) -> None:
    """Compare systems in pairs: differences with intervals, and p-values corrected for the number of pairs.

    Example: mt compare flores-dev.jsonl a.txt b.txt c.txt -m chrf
    """
    options.set_up_logging(quiet=quiet)
    from mt.evaluate import DEFAULT_METRICS, evaluate, find_set, metric_names, read_named

    names = metric_names([name for given in metrics or DEFAULT_METRICS for name in given.split(",")])
    rows = find_set(test_set)
    outputs = read_named(files, rows)
    if len(outputs) < 2:
        raise ConfigError(f"{files[0]}: is one system: name two files of hypotheses or more")
    workers = len(os.sched_getaffinity(0))
    made = evaluate(rows, outputs, names, resamples=resamples, workers=workers, every_pair=True, command=command_line())
    write_report(made, report_to, as_json=as_json)
