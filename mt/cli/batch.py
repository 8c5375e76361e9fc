"""`mt batch`: many documents, in a run that can be killed and goes on."""

from __future__ import annotations

import logging
import re
import signal
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from mt.cli import options
from mt.cli.batch_progress import progress

if TYPE_CHECKING:
    from mt.batch.run import Outcome, Request

logger = logging.getLogger(__name__)

Source = Annotated[
    str,
    typer.Argument(help="A folder, glob or file: documents, .jsonl, .csv, .tsv, .parquet; or OWNER/NAME of the hub."),
]
Run = Annotated[str, typer.Option("--run", help="The run's folder; a run that is there goes on.")]
Split = Annotated[str | None, typer.Option("--split", help="The split of a dataset that is read.")]
Subset = Annotated[str | None, typer.Option("--subset", help="The subset (config) of a dataset that is read.")]
Download = Annotated[bool, typer.Option("--download", help="Fetch the dataset from the hub if it is not here.")]
Column = Annotated[str, typer.Option("--column", help="The field of a row that holds the text.")]
IdColumn = Annotated[str, typer.Option("--id-column", help="The field that holds the id.")]
TitleColumn = Annotated[str, typer.Option("--title-column", help="The field that holds a headline, if there is one.")]
Form = Annotated[Literal["jsonl", "parquet"], typer.Option("--output-format", help="How the output is written.")]
Summary = Annotated[bool, typer.Option("--summary", help="Summarize each document too.")]
Workers = Annotated[int, typer.Option("--workers", min=1, help="Processes, or Ray's actors.")]
Runner = Annotated[Literal["local", "ray"], typer.Option("--runner", help="Here, or on a cluster.")]
Address = Annotated[str | None, typer.Option("--ray-address", help="The cluster, as ray.init takes it.")]
Limit = Annotated[int | None, typer.Option("--limit", min=1, help="Only the first so many documents.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Count, try a few, estimate time and memory; write nothing.")]
MaxErrors = Annotated[int | None, typer.Option("--max-errors", min=0, help="Stop at more documents with an error.")]
TimeLimit = Annotated[str | None, typer.Option("--time-limit", help="Begin no more work after 90s, 45m or 8h.")]
Window = Annotated[int, typer.Option("--window", min=1, help="Documents translated together.")]
ShardSize = Annotated[int, typer.Option("--shard-documents", min=1, help="Documents in a shard, at most.")]
LogJson = Annotated[bool, typer.Option("--log-json", help="Say how far it is as lines of JSON.")]


def batch(
    source: Source,
    run: Run,
    split: Split = None,
    subset: Subset = None,
    column: Column = "text",
    id_column: IdColumn = "id",
    title_column: TitleColumn = "title",
    form: Form = "jsonl",
    model: options.Model = None,
    beam_size: options.Beam = None,
    summarizer: options.SummarizerModel = None,
    summary_sentences: options.Sentences = None,
    summary_words: options.Words = None,
    focus: options.Focus = None,
    unsupported: options.Unsupported = None,
    names: options.Names = None,
    glossary: options.Glossary = None,
    workers: Workers = 1,
    threads: options.Threads = None,
    device: options.Device = None,
    runner: Runner = "local",
    ray_address: Address = None,
    limit: Limit = None,
    max_errors: MaxErrors = None,
    time_limit: TimeLimit = None,
    window: Window = 64,
    shard_documents: ShardSize = 256,
    config: options.Config = None,
    changes: options.Set = None,
    *,
    download: Download = False,
    summary: Summary = False,
    dry_run: DryRun = False,
    log_json: LogJson = False,
    strict: options.Strict = False,
    quiet: options.Quiet = False,
) -> None:
    """Translate many documents: one record for each, in order, in DIR/output.jsonl.

    Where it is killed, or stopped with Ctrl-C, the same command goes on; nothing that is done is done again.

    Example: mt batch news.jsonl --run runs/news --summary
    """
    options.set_up_logging(quiet=quiet)
    settings = options.settings_from(
        config,
        changes,
        summarizer=summarizer,
        summarizer__sentences=summary_sentences,
        summarizer__words=summary_words,
        summarizer__focus=focus,
        summarizer__unsupported=unsupported,
        engine__model=model,
        engine__beam_size=beam_size,
        engine__threads=threads,
        engine__device=device,
        terms__names=names,
        terms__glossary=glossary,
    )
    from mt.batch.job import Asked, Columns, DatasetChoice, Sizes
    from mt.batch.run import Request

    asked = Asked(Columns(column, id_column, title_column), summary, form, limit)
    request = Request(
        source=source,
        run=run,
        settings=settings,
        choice=DatasetChoice(split, subset, download),
        asked=asked,
        sizes=replace(Sizes(), window=window, shard_documents=shard_documents),
        runner=runner,
        workers=workers,
        ray_address=ray_address,
        max_errors=max_errors,
        time_limit=_seconds(time_limit),
    )
    if dry_run:
        _estimate(request)
        return
    _leave(_run(request, quiet=quiet, log_json=log_json), request, strict=strict)


def _seconds(text: str | None) -> float | None:
    if text is None:
        return None
    found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([smhd]?)", text.strip())
    if not found:
        raise typer.BadParameter(f"{text!r} is no time: write it as 90s, 45m or 8h")
    return float(found[1]) * {"": 1, "s": 1, "m": 60, "h": 3600, "d": 86400}[found[2]]


def _run(request: Request, *, quiet: bool, log_json: bool) -> Outcome:
    from mt.batch.run import run_batch

    signal.signal(signal.SIGTERM, signal.default_int_handler)  # a scheduler's way of Ctrl-C
    with progress(quiet=quiet, log_json=log_json) as watch:
        return run_batch(request, watch)


def _leave(outcome: Outcome, request: Request, *, strict: bool) -> None:
    """Say how it ended, and end so."""
    tally = outcome.tally
    documents = f"{tally.documents:,} of {outcome.documents:,} documents" if outcome.documents else "planning"
    if outcome.state == "complete":
        found = sum(count for code, count in tally.findings.items() if not code.startswith("info:"))
        logger.info("%s: %s, %d with an error, %d findings", outcome.output, documents, tally.errors, found)
        if strict and (tally.errors or found):
            raise typer.Exit(3)
        return
    logger.error("%s after %s: the same command goes on from there", outcome.state, documents)
    if outcome.state == "too many errors":
        logger.error("%d documents have an error, --max-errors is %s", tally.errors, request.max_errors)
        raise typer.Exit(1)
    raise typer.Exit(130)


def _estimate(request: Request) -> None:
    from mt.batch.estimate import estimate

    found = estimate(request)
    typer.echo(
        f"{found.documents:,} documents in {found.shards:,} shards, {found.megabytes:,.1f} MB; "
        f"{found.repeated:,} duplicate ids, {found.broken:,} that cannot be read\n"
        f"tried {found.tried} documents: {found.segments_per_second:.1f} segments/s with one worker\n"
        f"about {found.hours:.2f} hours and {found.memory_mb:,.0f} MB of memory with {request.workers} workers, "
        f"{found.output_megabytes:,.1f} MB of output"
    )
