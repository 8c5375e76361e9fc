"""`mt summarize`: English text, shorter."""

from __future__ import annotations

from dataclasses import asdict

from mt.cli import options
from mt.cli.files import opened, output, text_of
from mt.cli.rows import rows_of, write_row


def summarize(
    file: options.File = "-",
    to: options.Output = None,
    summarizer: options.SummarizerModel = None,
    summary_sentences: options.Sentences = None,
    config: options.Config = None,
    changes: options.Set = None,
    *,
    jsonl: options.Jsonl = False,
    quiet: options.Quiet = False,
) -> None:
    """Summarize English text, a sentence a line.

    With --jsonl, rows {"id","text"} in and {"id","summary":[{"text","segments"}]} out; segments are the indexes of
    the sentences of the text that each rests on.

    Example: mt summarize --summary-sentences 2 article.en.txt
    """
    options.set_up_logging(quiet=quiet)
    settings = options.settings_from(config, changes, summarizer=summarizer, summarizer__sentences=summary_sentences)
    from mt.segment import split_text
    from mt.summarize import load_summarizer

    made = load_summarizer(settings.summarizer)
    with opened(file) as source, output(to) as write:
        if not jsonl:
            text = text_of(source, file)
            sentences = made.summarize([piece for piece, _ in split_text(text) if piece]).sentences
            write("".join(f"{sentence.text}\n" for sentence in sentences))
            return
        for row, text in rows_of(source, file, "text"):
            summary = made.summarize([piece for piece, _ in split_text(text) if piece])
            write_row(write, {**row, "summary": [asdict(s) for s in summary.sentences]}, without="text")
