"""An article for a terminal: plain text, wrapped."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from mt.report.clean import printable
from mt.report.view import evidence, located_findings, number, paragraphs, source_title
from mt.report.words import SEVERITIES, describe, noted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mt.records import Article
    from mt.report.view import Paragraph

_NARROWEST = 20


def to_text(article: Article, *, width: int) -> str:
    """Return the title, the summary, the translation and the findings, in lines of at most `width` characters.

    A word longer than that has a line of its own. Numbers in brackets are segments. Nothing in it steers a terminal.
    """
    width = max(width, _NARROWEST)
    parts = [*_head(article, width), *_summary(article, width), *_translation(article, width)]
    return "\n\n".join([*parts, *_findings(article, width), *_skipped(article, width)]) + "\n"


def _head(article: Article, width: int) -> Iterator[str]:
    document = article.translated.document
    title = _wrap(article.title or "Untitled", width)
    yield f"{title}\n{'=' * max(map(len, title.split(chr(10))))}"
    if arabic := source_title(article):
        yield _wrap(arabic, width)
    if known := [value for value in (document.author, document.date, document.url) if value]:
        yield _wrap(" · ".join(known), width)
    yield from (_wrap(f"Note: {note}", width) for note in document.notes)
    if article.translated.error is not None:
        yield _wrap(f"Not translated: {article.translated.error}", width)


def _summary(article: Article, width: int) -> Iterator[str]:
    sentences = article.summary.sentences
    if sentences:
        share = article.summary.read_share
        yield "SUMMARY" if share >= 1 else f"SUMMARY (of {share:.0%} of the text)"
        lines = (f"{s.text} {_brackets(evidence(article, s))} {noted(s)}".strip() for s in sentences)
        yield "\n".join(_wrap(line, width, "  ") for line in lines)


def _translation(article: Article, width: int) -> Iterator[str]:
    if article.translated.translations:
        yield "TRANSLATION"
        yield from (_paragraph(paragraph, width) for paragraph in paragraphs(article))


def _paragraph(paragraph: Paragraph, width: int) -> str:
    first, last = number(paragraph.translations[0]), number(paragraph.translations[-1])
    numbers = f"[{first}]" if first == last else f"[{first}–{last}]"
    return _wrap(f"{numbers} {paragraph.text}", width)


def _findings(article: Article, width: int) -> Iterator[str]:
    if found := located_findings(article):
        yield f"FINDINGS ({len(found)})"
        lines = (f"[{place}] {SEVERITIES[finding.severity]}, {describe(finding)}" for place, finding in found)
        yield "\n".join(_wrap(line, width, "  ") for line in lines)


def _skipped(article: Article, width: int) -> Iterator[str]:
    if count := len(article.translated.document.skipped):
        lines = "1 line of the input is" if count == 1 else f"{count} lines of the input are"
        yield _wrap(f"{lines} not part of the article; the other formats list the reasons.", width)


def _brackets(numbers: list[int]) -> str:
    return f"[{', '.join(map(str, numbers))}]" if numbers else ""


def _wrap(text: str, width: int, indent: str = "") -> str:
    """Return `text`, printable, in lines of at most `width`, the first at the margin and the others indented."""
    lines = textwrap.wrap(
        printable(text), width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
    return "\n".join(lines)
