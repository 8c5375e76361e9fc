"""`mt evaluate`: systems on a test set, scored, compared and checked."""

from __future__ import annotations

import logging
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mt.cli import options
from mt.cli.files import output
from mt.cli.progress import bar
from mt.cli.stored import make_folder
from mt.cli.systems import Systems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt.scores import EvaluationSet, Note, Report

logger = logging.getLogger(__name__)

TestSet = Annotated[
    str,
    typer.Argument(
        metavar="TESTSET", help="A .jsonl, .tsv, .csv, .parquet or .tmx file, or a name from configs/testsets."
    ),
]
Hypotheses = Annotated[
    list[str] | None,
    typer.Option("--hypotheses", "--input", "-i", help="Files of hypotheses, a line a segment: FILE or NAME=FILE."),
]
Models = Annotated[list[str] | None, typer.Option("--model", help="Models by name, hub id or folder.")]
References = Annotated[
    list[Path] | None, typer.Option("--references", help="TESTSET is plain text: its references, a line a segment.")
]
Metrics = Annotated[
    list[str] | None,
    typer.Option(
        "--metrics",
        "-m",
        help="bleu, chrf, chrf++, ter; rouge1, rouge2, rougeL, rougeLsum, numbers-, names- and sentences-supported; "
        "comet; the folder of a metric of the evaluate library. As in: -m bleu chrf",
    ),
]
WordOrder = Annotated[
    int | None, typer.Option("--chrf-word-order", min=0, max=2, help="2 makes chrF chrF++, as in sacreBLEU.")
]
ReportTo = Annotated[
    Path | None, typer.Option("--report", help="Write report.html, .md, .tex and .json into this folder.")
]
Json = Annotated[bool, typer.Option("--json", help="Write one JSON object: scores, comparisons, gates.")]
Gates = Annotated[
    list[str] | None, typer.Option("--gate", help="Exit with 3 unless it holds: 'numbers<=0.5%', 'chrf>=55'.")
]
Training = Annotated[
    list[Path] | None, typer.Option("--training", help="A corpus some system was trained on: shared lines are named.")
]
Resamples = Annotated[
    int | None,
    typer.Option(
        "--resamples", "--confidence-n", "--paired-bs-n", min=0, help="Bootstrap resamples, 1000; 0: no intervals."
    ),
]
Confidence = Annotated[
    bool,
    typer.Option("--confidence/--no-confidence", help="Intervals and p-values; both are given unless told not to."),
]
Pairs = Annotated[
    bool, typer.Option("--paired-bs", help="Accepted as sacreBLEU's: systems are compared with the first in any case.")
]
Summaries = Annotated[
    bool,
    typer.Option("--summaries", help="TESTSET holds English texts and summaries: score summarizers, beside lead-k."),
]
Lead = Annotated[int, typer.Option("--lead", min=0, help="Sentences of the baseline of --summaries; 0 is none.")]
SkipFlagged = Annotated[
    bool, typer.Option("--skip-flagged", help="Leave out segments that the set flags as wrong; the report names them.")
]
Download = Annotated[
    bool,
    typer.Option("--download", help="Let a dataset of the hub, or COMET's model, be fetched where it is not here."),
]


def evaluate(
    test_set: TestSet,
    hypotheses: Hypotheses = None,
    models: Models = None,
    config: options.Config = None,
    changes: options.Set = None,
    references: References = None,
    metrics: Metrics = None,
    word_order: WordOrder = None,
    report_to: ReportTo = None,
    gates: Gates = None,
    training: Training = None,
    resamples: Resamples = None,
    lead: Lead = 3,
    threads: options.Threads = None,
    device: options.Device = None,
    summarizer: options.SummarizerModel = None,
    *,
    confidence: Confidence = True,
    paired_bs: Pairs = False,  # noqa: ARG001 - a flag of sacreBLEU's that says what is done in any case
    summaries: Summaries = False,
    skip_flagged: SkipFlagged = False,
    download: Download = False,
    as_json: Json = False,
    quiet: options.Quiet = False,
) -> None:
    """Score systems on a test set: intervals, significance, error rates beside the reference's own.

    A system is a file of hypotheses, a model, or a settings file; the first is the baseline. What a model or a
    settings file makes is kept in the report's folder, or in the user's cache, and never made twice.
    A settings file whose only section is `evaluation` says what to compute and is no system. Of a set of summaries,
    systems are summarizers, and the baseline is the first sentences of each text.
    Flags may be followed by several values; TESTSET comes before flags that take files.

    Example: mt evaluate flores-dev.jsonl --hypotheses a.txt b.txt -m bleu chrf ter --report out
    """
    options.set_up_logging(quiet=quiet)
    from mt.engines.batching import usable_cores
    from mt.evaluate import choose, find_set, overlap_notes, read_named
    from mt.evaluate import evaluate as measure
    from mt.evaluate import lead as lead_of

    settings = options.settings_from(config, changes).evaluation
    wanted = choose(
        settings,
        metrics or (),
        gates or (),
        resamples=resamples if confidence else 0,
        word_order=word_order,
        download=download,
    )
    rows = find_set(test_set, references or (), task="summary" if summaries else None, download=download)
    wanted = wanted.of(rows.task)
    shared = list(overlap_notes(rows, training or ()))
    tell_notes(rows, shared)
    outputs = [lead_of(rows, lead)] if rows.task == "summary" and lead else []
    outputs += read_named(hypotheses or (), rows)
    systems = Systems(models or (), config, changes, threads, device, summarizer)
    outputs += systems.outputs(rows, report_to, alone=not hypotheses, quiet=quiet)
    with bar(quiet=quiet) as progress:
        report = measure(
            rows,
            outputs,
            wanted.metrics,
            others=wanted.others,
            resamples=wanted.resamples,
            gates=wanted.gates,
            notes=shared,
            workers=threads or usable_cores(),
            skip_flagged=skip_flagged,
            command=command_line(),
            progress=progress,
        )
    write_report(report, report_to, as_json=as_json)
    if not all(gate.passed for gate in report.gates):
        raise typer.Exit(3)


def tell_notes(rows: EvaluationSet, more: Sequence[Note] = ()) -> None:
    """Say what stands out in the data before any work is done on it."""
    from mt.evaluate import set_notes

    logger.info("%s: %d rows", rows.path or rows.name, len(rows.rows))
    for note in (*set_notes(rows), *more):
        named = ", ".join(note.ids[:3]) + (", …" if len(note.ids) > 3 else "")
        logger.info("%s: %s%s", rows.name, note.text, f" {len(note.ids):,}: {named}" if note.ids else "")


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
