"""The flags that several commands share, and the settings that they make."""

from __future__ import annotations

import logging
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from mt.config import Settings
    from mt.records import Finding, TranslatedDocument

logger = logging.getLogger(__name__)

File = Annotated[str, typer.Argument(help="The file to read; - is standard input.", metavar="[FILE]")]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="Write here instead of to standard output.")]
Config = Annotated[Path | None, typer.Option("--config", "-c", help="A settings file, YAML; says what differs.")]
Set = Annotated[list[str] | None, typer.Option("--set", help="Change one setting: --set engine.beam_size=1")]
Model = Annotated[str | None, typer.Option("--model", "-m", help="A model's name, hub id or folder.")]
Device = Annotated[str | None, typer.Option("--device", help="auto, cpu or cuda.")]
Threads = Annotated[int | None, typer.Option("--threads", min=0, help="CPU threads; 0 is all that may be used.")]
Beam = Annotated[int | None, typer.Option("--beam-size", min=1, help="Beam size; 1 is greedy.")]
Sentences = Annotated[int | None, typer.Option("--summary-sentences", min=1, help="Sentences in the summary.")]
Words = Annotated[int | None, typer.Option("--summary-words", min=1, help="Words in the summary, at most.")]
Focus = Annotated[str | None, typer.Option("--focus", help="Words, English or Arabic, that it should be about.")]
Unsupported = Annotated[
    str | None, typer.Option("--unsupported", help="What the text does not back: replace, mark or drop.")
]
SummarizerModel = Annotated[
    str | None,
    typer.Option("--summarizer", help="extractive, bundled-summarizer, or another model's name, hub id or folder."),
]
Names = Annotated[str | None, typer.Option("--names", help="Names spelt your way: a CSV file, Arabic,English.")]
Glossary = Annotated[str | None, typer.Option("--glossary", help="Terms to keep to: a CSV file, Arabic,English.")]
Strict = Annotated[bool, typer.Option("--strict", help="Exit with 3 when something carries an error or a finding.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors on standard error.")]
Jsonl = Annotated[bool, typer.Option("--jsonl", help="Read and write JSON lines.")]


def settings_from(
    config: Path | None,
    changes: list[str] | None,
    *,
    summarizer: str | None = None,
    **flags: object,
) -> Settings:
    """Return the settings of a file changed by `--set` and by the flags that were given; `None` is not given.

    A flag is named `section__key`.
    """
    import json

    from mt.config import load_settings

    named = [f"{key.replace('__', '.')}={json.dumps(value)}" for key, value in flags.items() if value is not None]
    if summarizer == "extractive":
        named.append("summarizer.backend=extractive")
    elif summarizer is not None:
        named += ["summarizer.backend=seq2seq", f"summarizer.engine.model={json.dumps(summarizer)}"]
    return load_settings(config, [*(changes or []), *named])


def set_up_logging(*, quiet: bool) -> None:
    """Send what the package says to standard error: a line each, warnings only when quiet."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(message)s"))
    root = logging.getLogger("mt")
    root.handlers = [handler]
    root.propagate = False
    root.setLevel(logging.ERROR if quiet else logging.INFO)


def findings_of(translated: TranslatedDocument) -> list[Finding]:
    """Return what `--strict` counts: the errors and warnings of all segments."""
    return [finding for t in translated.translations for finding in t.findings if finding.severity != "info"]


def tell_findings(translated: TranslatedDocument) -> None:
    """Name each finding, notes too, on a line of standard error, with the number of its segment."""
    from mt.report.words import SEVERITIES, describe

    for t in translated.translations:
        for finding in t.findings:
            said = shorten(describe(finding), 200, placeholder=" …")
            logger.info(
                "%s: [%d] %s, %s", translated.document.id, t.segment.index + 1, SEVERITIES[finding.severity], said
            )


def report_trouble(translated: TranslatedDocument) -> bool:
    """Name on standard error what is wrong with a document; tell whether anything is."""
    if translated.error:
        logger.error("%s: not translated: %s", translated.document.id, translated.error)
    found = findings_of(translated)
    for finding in found:
        expected, seen = (shorten(text, 80, placeholder=" …") for text in (finding.expected, finding.found))
        logger.info("%s: %s: expected %s, found %s", translated.document.id, finding.code, expected, seen)
    return bool(found or translated.error)
