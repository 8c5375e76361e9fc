"""`mt split`: text in, a segment a line out."""

from __future__ import annotations

from mt.cli import options
from mt.cli.files import opened, output, text_of
from mt.cli.rows import rows_of, write_row


def split(
    file: options.File = "-",
    to: options.Output = None,
    *,
    jsonl: options.Jsonl = False,
    quiet: options.Quiet = False,
) -> None:
    """Split Arabic text into segments, one a line; nothing of it is lost or changed.

    With --jsonl, rows {"doc_id","text"} in and {"doc_id","sentences"} out.

    Example: mt split article.txt
    """
    options.set_up_logging(quiet=quiet)
    from mt.segment import split_text

    with opened(file) as source, output(to) as write:
        if not jsonl:
            text = text_of(source, file)
            write("".join(f"{piece}\n" for piece, _ in split_text(text) if piece))
            return
        for row, text in rows_of(source, file, "text"):
            write_row(write, {**row, "sentences": [piece for piece, _ in split_text(text) if piece]}, without="text")
