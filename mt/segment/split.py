"""Text to sources and the whitespace between them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mt.records import Segment
from mt.segment.boundaries import sentence_ends

if TYPE_CHECKING:
    from mt.records import Document

_LINE = re.compile(r"\S[^\n]*+")  # blank lines are skipped in C: a megabyte of them is one step


def split_text(text: str) -> list[tuple[str, str]]:
    """Split at sentence ends and line breaks into (source, gap); joining all of them gives the text back.

    A source neither begins nor ends with whitespace and holds no line break. Whitespace before the first source
    gives a first pair whose source is empty. Two sentences that the writer ran together have an empty gap.
    """
    spans = [span for line in _LINE.finditer(text) for span in _spans(line[0], line.start())]
    starts = [start for start, _ in spans] + [len(text)]
    pairs = [(text[start:end], text[end:after]) for (start, end), after in zip(spans, starts[1:], strict=True)]
    return [("", text[: starts[0]]), *pairs] if starts[0] else pairs


def split_document(document: Document) -> list[Segment]:
    """Split every block; joining `source + gap` over the segments gives back the document's text."""
    segments: list[Segment] = []
    last = len(document.blocks) - 1
    for paragraph, block in enumerate(document.blocks):
        pairs = split_text(block.text)
        if paragraph < last:
            *before, (source, gap) = pairs or [("", "")]
            pairs = [*before, (source, gap + "\n")]
        segments += [
            Segment(document.id, index, paragraph, source, gap)
            for index, (source, gap) in enumerate(pairs, start=len(segments))
        ]
    return segments


def _spans(line: str, offset: int) -> list[tuple[int, int]]:
    spans, start = [], 0
    for end in sentence_ends(line):
        sentence = line[start:end]
        left = len(sentence) - len(sentence.lstrip())
        spans.append((offset + start + left, offset + start + len(sentence.rstrip())))
        start = end
    return spans
