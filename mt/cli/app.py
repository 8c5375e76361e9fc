"""The commands, put together."""

from __future__ import annotations

import typer

from mt.cli import (
    article,
    batch,
    check,
    compare,
    config,
    doctor,
    evaluate,
    many,
    models,
    report,
    split,
    summarize,
    train,
    translate,
)

app = typer.Typer(
    name="mt",
    help=(
        "Arabic articles in, faithful English and a summary out, with the evidence beside it.\n\n"
        "Example: mt article page.html --format html -o page.en.html\n\n"
        "Exit codes: 0 done, 1 failed, 2 wrong usage or settings, 3 done with findings or errors (--strict) or a "
        "failed gate, 4 a model is not here, 130 interrupted, 141 the reader of our output went away."
    ),
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.command("article")(article.article)
app.command("batch")(batch.batch)
app.command("translate")(translate.translate)
app.command("split")(split.split)
app.command("summarize")(summarize.summarize)
app.command("check")(check.check)
app.command("evaluate", cls=many.ManyCommand)(evaluate.evaluate)
app.command("compare", cls=many.ManyCommand)(compare.compare)
app.command("report")(report.report)
app.command("train")(train.train)
app.add_typer(models.app, name="models")
app.add_typer(config.app, name="config")
app.command("doctor")(doctor.doctor)


@app.callback(invoke_without_command=True)
def _root(*, version: bool = typer.Option(False, "--version", help="Print the version and leave.")) -> None:
    if version:
        from mt import __version__

        typer.echo(f"mt {__version__}")
        raise typer.Exit
