"""`mt compare`: several systems on a test set, each beside each."""

from __future__ import annotations

from typing import Annotated

import typer

from mt.cli import options
from mt.cli.evaluate import (
    Json,
    Metrics,
    References,
    ReportTo,
    Resamples,
    SkipFlagged,
    Summaries,
    TestSet,
    WordOrder,
    command_line,
    tell_notes,
    write_report,
)
from mt.cli.progress import bar
from mt.errors import ConfigError

Files = Annotated[list[str], typer.Argument(metavar="FILE...", help="Hypotheses, a line a segment: FILE or NAME=FILE.")]


def compare(
    test_set: TestSet,
    files: Files,
    config: options.Config = None,
    changes: options.Set = None,
    references: References = None,
    metrics: Metrics = None,
    word_order: WordOrder = None,
    report_to: ReportTo = None,
    resamples: Resamples = None,
    *,
    summaries: Summaries = False,
    skip_flagged: SkipFlagged = False,
    as_json: Json = False,
    quiet: options.Quiet = False,
) -> None:
    """Compare two to ten systems in pairs: differences with intervals, p-values corrected for the number of pairs.

    Of a settings file, the section `evaluation` is read.

    Example: mt compare flores-dev.jsonl a.txt b.txt c.txt -m chrf
    """
    options.set_up_logging(quiet=quiet)
    from mt.engines.batching import usable_cores
    from mt.evaluate import choose, evaluate, find_set, read_named

    settings = options.settings_from(config, changes).evaluation
    wanted = choose(settings, metrics or (), resamples=resamples, word_order=word_order)
    rows = find_set(test_set, references or (), task="summary" if summaries else None)
    wanted = wanted.of(rows.task)
    tell_notes(rows)
    outputs = read_named(files, rows)
    if len(outputs) < 2:
        raise ConfigError(f"{files[0]}: is one system: name two files of hypotheses or more")
    workers = usable_cores()
    with bar(quiet=quiet) as progress:
        made = evaluate(
            rows,
            outputs,
            wanted.metrics,
            others=wanted.others,
            resamples=wanted.resamples,
            gates=wanted.gates,
            workers=workers,
            every_pair=True,
            skip_flagged=skip_flagged,
            command=command_line(),
            progress=progress,
        )
    write_report(made, report_to, as_json=as_json)
    if not all(gate.passed for gate in made.gates):
        raise typer.Exit(3)
