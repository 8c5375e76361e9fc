"""The article that trafilatura finds in an HTML page: its blocks, and its title, author, date and address."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mt.documents.content import shown_lines
from mt.records import Block

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mt.records import BlockKind

# what the page states as its date, never a year found in its text
_DATES = {"extensive_search": False, "original_date": True}
_LOGGERS = ("trafilatura", "htmldate", "courlan", "justext")
_KINDS: dict[str, BlockKind] = {
    "p": "paragraph",
    "head": "heading",
    "item": "item",
    "cell": "item",
    "quote": "paragraph",
    "code": "paragraph",
    "list": "item",
    "table": "item",
    "row": "item",
    "figure": "caption",
    "div": "paragraph",
}
_BLANKS = re.compile("[\\s\x00-\x1f\x7f-\x9f]+")
_MARKUP = re.compile(
    r"<(script|style)\b.*?(?:</\1\s*>|$)|<!--.*?(?:-->|$)|</?[a-zA-Z][^<>]*>", re.IGNORECASE | re.DOTALL
)
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]+")
_LONGEST_FIELD = 500


@dataclass(frozen=True, slots=True)
class Article:
    """What trafilatura found; empty where it found nothing."""

    blocks: tuple[Block, ...] = ()
    title: str | None = None
    author: str | None = None
    date: str | None = None
    url: str | None = None


def find_article(html: str) -> Article:
    """Return the article of a page; a page that trafilatura cannot read gives an empty one."""
    for name in _LOGGERS:  # what they have to say is about their own work, and the reader gets a note instead
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    from trafilatura import bare_extraction

    try:
        found: Any = bare_extraction(
            html, favor_precision=True, include_comments=False, with_metadata=True, date_extraction_params=_DATES
        )
    except Exception:  # noqa: BLE001 - foreign code on a hostile page: whatever it raises, the page is read without it
        return Article()
    if found is None:
        return Article()
    url = clean_field(found.url)
    return Article(
        blocks=tuple(_blocks(found.body)) if found.body is not None else (),
        title=clean_field(found.title),
        author=clean_field(found.author),
        date=clean_field(found.date),
        url=url if url and url.lower().startswith(("http://", "https://")) else None,
    )


def clean_field(value: object) -> str | None:
    """Return a field of a page as one short line without markup and controls, `None` where nothing is left."""
    if not isinstance(value, str):
        return None
    text = _CONTROLS.sub(" ", _MARKUP.sub(" ", value[: 4 * _LONGEST_FIELD]))
    return _BLANKS.sub(" ", text).strip()[:_LONGEST_FIELD] or None


def _blocks(body: Any) -> Iterator[Block]:
    for kind, text in _runs(body):
        # A line end inside is a `<br>`: the source's own line ends are blanks by now.
        yield from (Block(line.text, kind) for line in shown_lines(text))


def _runs(body: Any) -> Iterator[tuple[BlockKind, str]]:
    """Yield each run of text with the kind of the element that holds it; a block inside a block ends the run."""
    pieces: list[str] = []
    kinds: list[BlockKind] = ["paragraph"]
    for event, element in _walk(body):
        block = _KINDS.get(element.tag)
        if block and pieces:
            yield kinds[-1], "".join(pieces)
            pieces = []
        if event == "start":
            kinds += [_inner(kinds[-1], block)] if block else []
            pieces += ["\n"] if element.tag == "lb" else []
            pieces += _text(element.text) if isinstance(element.tag, str) else []  # the text of a comment is hidden
        else:
            if block:
                kinds.pop()
            if element is not body:
                pieces += _text(element.tail)
    if pieces:
        yield "paragraph", "".join(pieces)


def _walk(element: Any) -> Iterator[tuple[str, Any]]:
    """Yield each element as it starts and as it ends; the parser nests no deeper than 256."""
    yield "start", element
    for child in element:
        yield from _walk(child)
    yield "end", element


def _inner(outer: BlockKind, own: BlockKind) -> BlockKind:
    """A paragraph in an item is the item."""
    return outer if own == "paragraph" and outer == "item" else own


def _text(text: str | None) -> list[str]:
    return [_BLANKS.sub(" ", text)] if text else []
