"""`mt evaluate`: systems on a test set, scored, compared and checked."""

from __future__ import annotations

import functools
import os
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mt.cli import options
from mt.cli.files import output
from mt.cli.progress import bar
from mt.cli.stored import make_folder, translate_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mt.config import Settings
    from mt.scores import EvaluationSet, Report, SystemOutput

TestSet = Annotated[
    str, typer.Argument(metavar="TESTSET", help="A .jsonl, .tsv, .csv or .tmx file, or a name from configs/testsets.")
]
Hypotheses = Annotated[
    list[str] | None, typer.Option("--hypotheses", help="Files of hypotheses, a line a segment: FILE or NAME=FILE.")
]
Models = Annotated[list[str] | None, typer.Option("--model", help="Models by name, hub id or folder.")]
References = Annotated[
    list[Path] | None, typer.Option("--references", help="TESTSET is plain text: its references, a line a segment.")
]
Metrics = Annotated[list[str] | None, typer.Option("--metrics", "-m", help="bleu, chrf, chrf++, ter: -m bleu chrf")]
ReportTo = Annotated[Path | None, typer.Option("--report", help="Write report.html, .md and .json into this folder.")]
Json = Annotated[bool, typer.Option("--json", help="Write one JSON object: scores, comparisons, gates.")]
Gates = Annotated[
    list[str] | None, typer.Option("--gate", help="Exit with 3 unless it holds: 'numbers<=0.5%', 'chrf>=55'.")
]
Training = Annotated[
    list[Path] | None, typer.Option("--training", help="A corpus some system was trained on: shared lines are named.")
]
Resamples = Annotated[int, typer.Option("--resamples", min=0, help="Bootstrap resamples; 0 gives no intervals.")]


def evaluate(
    test_set: TestSet,
    hypotheses: Hypotheses = None,
    models: Models = None,
    config: options.Config = None,
    changes: options.Set = None,
    references: References = None,
    metrics: Metrics = None,
    report_to: ReportTo = None,
    gates: Gates = None,
    training: Training = None,
    resamples: Resamples = 1000,
    threads: options.Threads = None,
    device: options.Device = None,
    *,
    as_json: Json = False,
    quiet: options.Quiet = False,
) -> None:
    """Score systems on a test set: intervals, significance, error rates beside the reference's own.

    A system is a file of hypotheses, a model, or a settings file; the first is the baseline. What a model or a
    settings file translates is kept in the report's folder, or in the user's cache, and never translated twice.
    Flags may be followed by several values; TESTSET comes before flags that take files.

    Example: mt evaluate flores-dev.jsonl --hypotheses a.txt b.txt -m bleu chrf ter --report out
    """
    options.set_up_logging(quiet=quiet)
    from mt.evaluate import DEFAULT_METRICS, find_set, metric_names, overlap_notes, parse_gate, read_named
    from mt.evaluate import evaluate as measure

    names = metric_names([name for given in metrics or DEFAULT_METRICS for name in given.split(",")])
    demands = [parse_gate(gate) for gate in gates or ()]
    rows = find_set(test_set, references or ())
    shared = list(overlap_notes(rows, training or ()))
    outputs = read_named(hypotheses or (), rows)
    for settings, name in _systems(models, config, changes, threads, device, alone=not outputs):
        outputs.append(_translated(settings, name, rows, report_to, quiet=quiet))
    workers = threads or len(os.sched_getaffinity(0))
    report = measure(
        rows, outputs, names, resamples=resamples, gates=demands, notes=shared, workers=workers, command=command_line()
    )
    write_report(report, report_to, as_json=as_json)
    if not all(gate.passed for gate in report.gates):
        raise typer.Exit(3)


def _systems(
    models: list[str] | None,
    config: Path | None,
    changes: list[str] | None,
    threads: int | None,
    device: str | None,
    *,
    alone: bool,
) -> Iterator[tuple[Settings, str | None]]:
    """Yield the settings of each system that is to translate, and its name; nothing named is the bundled model."""
    from_flags = functools.partial(options.settings_from, engine__threads=threads, engine__device=device)
    if config or (alone and not models) or (changes and not models):
        yield from_flags(config, changes), config.stem if config else None
    for model in models or ():
        yield from_flags(None, changes, engine__model=model), Path(model).name


def _translated(
    settings: Settings, name: str | None, rows: EvaluationSet, report_to: Path | None, *, quiet: bool
) -> SystemOutput:
    from mt.models.store import cache_dir
    from mt.pipeline import Pipeline

    folder = report_to / "hypotheses" if report_to else cache_dir().parent / "hypotheses"
    with bar(quiet=quiet) as progress:
        return translate_set(Pipeline.from_settings(settings, progress), rows, folder, name)


def write_report(report: Report, report_to: Path | None, *, as_json: bool) -> None:
    """Write the report in every form into the folder, if there is one, and its scores to standard output."""
    from mt.report.evaluation import FORMS, render_evaluation
    from mt.report.evaluation_json import scores_to_json

    if report_to:
        make_folder(report_to)
        for form, suffix in FORMS.items():
            with output(report_to / f"report{suffix}") as write:
                write(render_evaluation(report, form))
    with output(None) as write:
        write(scores_to_json(report) if as_json else render_evaluation(report, "markdown"))


def command_line() -> str:
    """Return the command as it was given, for the report to name."""
    return shlex.join(["mt", *sys.argv[1:]])
