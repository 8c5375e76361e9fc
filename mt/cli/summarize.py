"""`mt summarize`: English text, shorter."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from mt.cli import options
from mt.cli.files import opened, output, text_of
from mt.cli.rows import rows_of, write_row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mt.records import Summary

logger = logging.getLogger(__name__)


def summarize(
    file: options.File = "-",
    to: options.Output = None,
    summarizer: options.SummarizerModel = None,
    summary_sentences: options.Sentences = None,
    summary_words: options.Words = None,
    focus: options.Focus = None,
    unsupported: options.Unsupported = None,
    config: options.Config = None,
    changes: options.Set = None,
    *,
    jsonl: options.Jsonl = False,
    quiet: options.Quiet = False,
) -> None:
    """Summarize English text, a sentence a line.

    Each sentence is held to the text; what the text does not back is replaced, marked or dropped, and that is said.
    With --jsonl, rows {"id","text"} in and {"id","summary":[{"text","segments",…}]} out; segments are the indexes of
    the sentences of the text that each rests on.

    Example: mt summarize --summary-sentences 2 article.en.txt
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
    )
    from mt.segment import split_text
    from mt.summarize import load_summarizer

    made = load_summarizer(settings.summarizer)
    with opened(file) as source, output(to) as write:
        if not jsonl:
            text = text_of(source, file)
            write("".join(_lines(made.summarize([piece for piece, _ in split_text(text) if piece]))))
            return
        from mt.report.article_json import dropped_records, summary_records

        for row, text in rows_of(source, file, "text"):
            summary = made.summarize([piece for piece, _ in split_text(text) if piece])
            told = {
                "summary": summary_records(summary),
                "summary_dropped": dropped_records(summary),
                "summary_read_share": summary.read_share,
            }
            write_row(write, {**row, **told}, without="text")


def _lines(summary: Summary) -> Iterator[str]:
    """Yield the sentences as lines; what is not as usual is noted behind a sentence, or on standard error."""
    for sentence in summary.sentences:
        yield f"{sentence.text}{' [not backed by the text]' * (sentence.origin == 'unsupported')}\n"
        if sentence.instead_of is not None:
            logger.info("%s, %r took the place of %r", sentence.origin, sentence.text, sentence.instead_of)
    for sentence in summary.dropped:
        logger.info("dropped, because the text does not back it: %r", sentence.text)
    if summary.read_share < 1:
        logger.info("the summary rests on %.0f%% of the text", 100 * summary.read_share)
