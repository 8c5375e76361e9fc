"""`mt translate`: a line in is a line out."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from mt.cli import options
from mt.cli.files import lines_of, opened, output

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mt.records import Document


def translate(
    file: options.File = "-",
    to: options.Output = None,
    model: options.Model = None,
    beam_size: options.Beam = None,
    threads: options.Threads = None,
    device: options.Device = None,
    names: options.Names = None,
    glossary: options.Glossary = None,
    config: options.Config = None,
    changes: options.Set = None,
    window: Annotated[
        int | None, typer.Option(min=1, help="Lines translated together; 1,024, and 1 from a terminal.")
    ] = None,
    *,
    strict: options.Strict = False,
    quiet: options.Quiet = False,
) -> None:
    """Translate lines of text: a line in is a line out, also when it is blank.

    A line is split into sentences and joined again; where it cannot be translated its line is empty and standard
    error says why.

    Example: mt translate < arabic.txt > english.txt
    """
    options.set_up_logging(quiet=quiet)
    settings = options.settings_from(
        config,
        changes,
        engine__model=model,
        engine__beam_size=beam_size,
        engine__threads=threads,
        engine__device=device,
        terms__names=names,
        terms__glossary=glossary,
    )
    from mt.pipeline import Pipeline, joined

    pipeline = Pipeline.from_settings(settings)
    troubled = False
    with opened(file) as source, output(to) as write:
        size = window or (1 if source is sys.stdin.buffer and sys.stdin.isatty() else 1024)
        for number, translated in enumerate(pipeline.stream(_documents(source, file), size), 1):
            troubled |= options.report_trouble(translated)
            write(joined(translated) + "\n")
            if to is None and number % size == 0:
                sys.stdout.buffer.flush()
    if strict and troubled:
        raise typer.Exit(3)


def _documents(source: Iterator[bytes], name: str) -> Iterator[Document]:
    from mt.records import Block, Document

    for number, line in enumerate(lines_of(source, name), 1):
        yield Document(f"{name}:{number}", (Block(line.strip()),) if line.strip() else ())
