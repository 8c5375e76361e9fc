"""Markdown: headings, paragraphs, list items and table cells become blocks; code, pictures and raw HTML are skipped."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from mt.documents.content import Content, shown_lines
from mt.documents.from_text import read_text
from mt.documents.front_matter import front_matter
from mt.documents.names import on_one_line
from mt.records import Block, Skipped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from mt.records import BlockKind

_LONGEST = 10_000_000  # characters: about ten seconds of parsing
_SKIPPED_BLOCKS = {"fence": "code", "html_block": "raw HTML"}
_HIDING = re.compile(r"<(/?)(script|style)\b", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t]+")
_BREAK = re.compile(r"<br\b", re.IGNORECASE)


def read_markdown(text: str) -> Content:
    """Return the text of a Markdown file without its marks; every other line is skipped with its reason.

    Where nothing would be left, or the file is too long to parse, it is read as plain text, and a note says so.
    """
    if len(text) > _LONGEST:
        return _as_text(text, f"Markdown of more than {_LONGEST:,} characters: read as plain text")
    metadata, taken = front_matter(text)
    content = _read(text, taken)
    if not content.blocks:
        return _as_text(text, "Markdown without a paragraph: read as plain text")
    title = on_one_line(metadata.get("title", "")) or None
    url = next((metadata[key] for key in ("url", "canonical_url", "link") if metadata.get(key)), "")
    return replace(
        content,
        blocks=_with_title(content.blocks, title),
        title=title or next((on_one_line(block.text) for block in content.blocks if block.kind == "title"), None),
        author=on_one_line(metadata.get("author", "")) or None,
        date=on_one_line(metadata.get("date", "")) or None,
        url=on_one_line(url) or None,
    )


def _as_text(text: str, note: str) -> Content:
    return replace(read_text(text), notes=(note,))


def _with_title(blocks: tuple[Block, ...], title: str | None) -> tuple[Block, ...]:
    """Put the front matter's title first, where the body does not show it; two titles would be one too many."""
    if title is None:
        return blocks
    own = [block.text == title for block in blocks]
    kinds: list[BlockKind] = ["heading" if block.kind == "title" else block.kind for block in blocks]
    demoted = tuple(Block(block.text, kind) for block, kind in zip(blocks, kinds, strict=True))
    if True not in own:
        return (Block(title, "title"), *demoted)
    first = own.index(True)
    return (*demoted[:first], Block(title, "title"), *demoted[first + 1 :])


def _read(text: str, taken: int) -> Content:
    """Read what follows the `taken` lines of front matter."""
    lines = text.split("\n")
    reader = _Reader(lines[taken:])
    covered = {taken + index for index in reader.covered}
    skipped = [Skipped(entry.text, entry.reason, entry.line + taken) for entry in reader.skipped]
    for line in shown_lines(text):
        if line.number <= taken:
            skipped.append(Skipped(line.text, "front matter", line.number))
        elif line.number - 1 not in covered:
            skipped.append(Skipped(line.text, "Markdown syntax", line.number))
    return Content(tuple(reader.blocks), tuple(sorted(skipped, key=lambda entry: entry.line)))


class _Reader:
    """Walks the tokens once and keeps what it finds; `covered` are the indexes of the lines that it accounts for."""

    def __init__(self, lines: Sequence[str]) -> None:
        from markdown_it import MarkdownIt

        self.blocks: list[Block] = []
        self.skipped: list[Skipped] = []
        self.covered: set[int] = set()
        self._lines = lines
        self._kind: BlockKind = "paragraph"
        self._titled = False
        # Four blanks before a line are an indented paragraph far more often than they are code in an article.
        parser = MarkdownIt("commonmark").enable("table").disable("code")
        for token in parser.parse("\n".join(lines)):
            self._take(token)

    def _take(self, token: Token) -> None:
        match token.type:
            case "heading_open":
                self._kind = "title" if token.tag == "h1" and not self._titled else "heading"
                self._titled = self._titled or self._kind == "title"
            case "list_item_open" | "th_open" | "td_open":
                self._kind = "item"
            case "inline":
                self._take_inline(token)
                self._kind = "paragraph"
            case skipped if reason := _SKIPPED_BLOCKS.get(skipped):
                self._skip(token, reason)

    def _skip(self, token: Token, reason: str) -> None:
        start, end = token.map or (0, 0)
        self.covered.update(range(start, end))
        found = shown_lines("\n".join(self._lines[start:end]))
        self.skipped += [Skipped(line.text, reason, start + line.number) for line in found]

    def _take_inline(self, token: Token) -> None:
        start, end = token.map or (0, 0)
        self.covered.update(range(start, end))
        text = []
        for piece, reason in _pieces(token.children or []):
            if reason is None:
                text.append(piece)
            elif shown_lines(piece):
                self.skipped.append(Skipped(piece.replace("\n", " ").strip(), reason, start + 1))
        shown = shown_lines(_BLANKS.sub(" ", "".join(text)))
        self.blocks += [Block(line.text, self._kind) for line in shown]


def _pieces(children: Sequence[Token]) -> Iterator[tuple[str, str | None]]:
    """Yield the text of a paragraph piece by piece, with the reason where it is no text; a hard break is a line end."""
    hidden = False
    for child in children:
        match child.type:
            case "softbreak":
                yield " ", None
            case "hardbreak":
                yield "\n", None
            case "image":
                yield child.content or str(child.attrs.get("src", "")), "image"
            case "html_inline":
                if tag := _HIDING.match(child.content):
                    hidden = not tag[1]
                if _BREAK.match(child.content):
                    yield " ", None  # so that the words on both sides stay apart
                yield child.content, "raw HTML"
            case _ if child.content:
                yield child.content, "raw HTML" if hidden else None
