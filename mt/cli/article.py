"""`mt article`: one article in English, with a summary and what may be wrong."""

from __future__ import annotations

import shutil
import sys
from typing import Annotated, Literal

import typer

from mt.cli import options
from mt.cli.files import output
from mt.cli.progress import bar

Form = Literal["text", "markdown", "json", "html"]
WIDEST = 100
"""Characters in a line of text, above which an eye loses its way."""
SUFFIXES: dict[str, Form] = {".md": "markdown", ".json": "json", ".html": "html", ".htm": "html"}


def article(
    file: options.File = "-",
    form: Annotated[
        Form | None, typer.Option("--format", "-f", help="How to write it; by the output's suffix, else text.")
    ] = None,
    to: options.Output = None,
    model: options.Model = None,
    summarizer: options.SummarizerModel = None,
    summary_sentences: options.Sentences = None,
    summary_words: options.Words = None,
    focus: options.Focus = None,
    unsupported: options.Unsupported = None,
    beam_size: options.Beam = None,
    threads: options.Threads = None,
    device: options.Device = None,
    names: options.Names = None,
    glossary: options.Glossary = None,
    config: options.Config = None,
    changes: options.Set = None,
    *,
    strict: options.Strict = False,
    quiet: options.Quiet = False,
) -> None:
    """Translate and summarize one article: text, Markdown or HTML.

    Every line of it is translated or listed as skipped with a reason; what may be wrong is marked.

    Example: mt article page.html --format html -o page.en.html
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
    from mt.documents import read_document
    from mt.pipeline import Pipeline
    from mt.report import render_article

    document = read_document(file)
    with bar(quiet=quiet) as progress:
        made = Pipeline.from_settings(settings, progress).article(document)
    form = form or SUFFIXES.get(to.suffix.lower() if to else "", "text")
    with output(to) as write:
        write(render_article(made, form, width=min(shutil.get_terminal_size().columns, WIDEST)))
    if form == "text" and (to is not None or not sys.stdout.isatty()):
        options.tell_findings(made.translated)  # a terminal shows them at the end of the text
    if strict and options.findings_of(made.translated):
        raise typer.Exit(3)
