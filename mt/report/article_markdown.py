"""An article as Markdown: English and Arabic beside each other in a table, a segment a row."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from mt.report.clean import printable, web_address
from mt.report.view import attestation_rows, evidence, located_findings, number, paragraphs, source_title
from mt.report.words import ORIGINS, SEVERITIES, describe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mt.records import Article, SummarySentence, Translation
    from mt.report.view import Paragraph

_SPECIAL = re.compile(r"[\\`*_\[\]~$#]")
_LINE_START = re.compile(r"^(\d{1,9})([.)])(?=\s|$)|^([-+=])")


def to_markdown(article: Article) -> str:
    """Return the article as CommonMark with tables; no text in it can become mark-up."""
    parts = [*_head(article), *_summary(article), *_translation(article), *_findings(article)]
    return "\n\n".join([*parts, *_skipped(article), *_attestation(article)]) + "\n"


def escape(text: str) -> str:
    """Return `text` so that a Markdown reader shows it as it is, at the start of a line and in a table too."""
    text = _SPECIAL.sub(r"\\\g<0>", " ".join(printable(text).split()))
    text = _LINE_START.sub(lambda m: rf"{m[1]}\{m[2]}" if m[1] else rf"\{m[3]}", text)
    for character, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("|", "&#124;")):
        text = text.replace(character, entity)
    return text


def _head(article: Article) -> Iterator[str]:
    document = article.translated.document
    yield f"# {escape(article.title or 'Untitled')}"
    if title := source_title(article):
        yield _arabic(title)
    if lines := [f"- {name}: {value}" for name, value in _metadata(article)]:
        yield "\n".join(lines)
    yield from (f"> {escape(note)}" for note in document.notes)
    if article.translated.error is not None:
        yield f"> **Not translated:** {escape(article.translated.error)}"


def _metadata(article: Article) -> Iterator[tuple[str, str]]:
    document = article.translated.document
    for name, value in (("Author", document.author), ("Date", document.date), ("File", document.path)):
        if value:
            yield name, escape(value)
    if document.url:
        address = web_address(document.url)
        shown = escape(document.url)
        yield "Source", f"[{shown}]({quote(address, safe=':/?#@!$&+,;=%~')})" if address else shown


def _summary(article: Article) -> Iterator[str]:
    if not article.summary.sentences:
        return
    yield "## Summary"
    if article.summary.read_share < 1:
        yield f"The summarizer read {article.summary.read_share:.0%} of the text."
    yield "\n".join(_sentence(article, place, s) for place, s in enumerate(article.summary.sentences, 1))
    if dropped := article.summary.dropped:
        yield "Left out, because the text does not back it:"
        yield "\n".join(f"- {escape(sentence.text)}" for sentence in dropped)


def _sentence(article: Article, place: int, sentence: SummarySentence) -> str:
    spans = {one.segment + 1: one.span for one in sentence.evidence}
    links = ", ".join(_link(number, spans.get(number)) for number in evidence(article, sentence))
    note = f" *({ORIGINS[sentence.origin]})*" if ORIGINS[sentence.origin] else ""
    return f'- <a id="y{place}"></a>{escape(sentence.text)}{note} {links}'.rstrip()


def _translation(article: Article) -> Iterator[str]:
    if article.translated.translations:
        rows = [_row(t, paragraph) for paragraph in paragraphs(article) for t in paragraph.translations]
        yield "## Translation"
        yield "\n".join(["| | English | Arabic |", "|---|:---|---:|", *rows])


def _row(translation: Translation, paragraph: Paragraph) -> str:
    english, place = escape(translation.text), number(translation)
    if english and paragraph.kind in {"title", "heading"}:
        english = f"**{english}**"
    elif english and paragraph.kind == "caption":
        english = f"*{english}*"
    return f'| <a id="s{place}"></a>{place} | {english} | {_arabic(translation.segment.source)} |'


def _findings(article: Article) -> Iterator[str]:
    if found := located_findings(article):
        yield f"## Findings ({len(found)})"
        yield "\n".join(
            f"- {_link(place)} **{SEVERITIES[finding.severity]}**, {escape(describe(finding))}"
            for place, finding in found
        )


def _skipped(article: Article) -> Iterator[str]:
    if skipped := article.translated.document.skipped:
        yield "## Not part of the article"
        rows = [f"| {s.line or ''} | {_arabic(s.text)} | {escape(s.reason)} |" for s in skipped]
        yield "\n".join(["| Line | Text | Why |", "|---:|---:|:---|", *rows])


def _attestation(article: Article) -> Iterator[str]:
    if rows := [f"| {escape(key)} | {escape(value)} |" for key, value in attestation_rows(article.attestation)]:
        yield "## Attestation"
        yield "\n".join(["| | |", "|---|---|", *rows])


def _link(place: int, span: tuple[int, int] | None = None) -> str:
    """Return a link to a segment; its title tells which characters of the English count."""
    return f'[{place}](#s{place} "characters {span[0]}-{span[1]}")' if span else f"[{place}](#s{place})"


def _arabic(text: str) -> str:
    return f'<span lang="ar" dir="rtl">{escape(text)}</span>'
