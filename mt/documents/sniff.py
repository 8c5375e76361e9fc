"""Which format a text is in: the content decides, the extension only where the content leaves it open."""

from __future__ import annotations

import re
from typing import Literal

from mt.documents.front_matter import front_matter

Format = Literal["text", "markdown", "html"]

_HEAD = 1 << 16

_BINARY = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive (as .docx, .odt and .epub are)"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word file"),
    (b"{\\rtf", "a rich text (RTF) file"),
    (b"\x89PNG\r\n", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"RIFF", "a picture, sound or film"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"Rar!\x1a\x07", "a rar archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"\x7fELF", "a program"),
)
# bzip2's and GIF's marks are words that a text may begin with; a text has no controls so near its start.
_LETTERS_ALONE = {b"BZh", b"GIF8", b"RIFF"}

_PROLOGUE = re.compile(r"(?:\s|\ufeff|<!--.*?-->|<\?xml[^>]*>)*", re.DOTALL)
_PAGE_START = re.compile(
    r"<(?:!doctype\s+html|(?:html|head|body|meta|title|link|script|style|article|main|section|header|nav|div|span|"
    r"p|h[1-6]|table|ul|ol|blockquote|figure|center|font)(?=[\s/>]))",
    re.IGNORECASE,
)
_PAGE_INSIDE = re.compile(r"<(?:!doctype\s+html|html[\s>]|body[\s>])", re.IGNORECASE)
_ANY_TAG = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>|<!doctype", re.IGNORECASE)

_MARKDOWN_SIGNS = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        r"^#{1,6} \S",
        r"(?<!!)\[[^\[\]\n]+\]\((?:https?://|/|#)[^()\s]*\)",
        r"!\[[^\[\]\n]*\]\([^()\s]+\)",
        r"\*\*[^\s*][^*\n]*\*\*",
        r"^(?:```|~~~)",
        r"^> \S",
    )
)
_HEADINGS = re.compile(r"^#{1,6} \S", re.MULTILINE)


def binary_kind(data: bytes) -> str | None:
    """Return what the bytes are, in words, where their first ones say that they are no text."""
    for mark, kind in _BINARY:
        if data.startswith(mark) and (mark not in _LETTERS_ALONE or b"\0" in data[:64] or b"\x01" in data[:64]):
            return kind
    return None


def format_of(text: str, extension: str) -> Format:
    """Return the format of a text; `extension` is the name's, with its dot, or empty."""
    head = text[:_HEAD]
    extension = extension.lower()
    start = _PROLOGUE.match(head)
    begins_as_page = _PAGE_START.match(head, start.end() if start else 0) is not None
    if extension in {".html", ".htm", ".xhtml"}:
        return "html" if begins_as_page or _ANY_TAG.search(head) else _markdown_or_text(head)
    if extension in {".md", ".markdown"}:
        # Markdown may begin with a tag; only a whole page is HTML there.
        return "html" if begins_as_page and _PAGE_INSIDE.search(head) else "markdown"
    return "html" if begins_as_page else _markdown_or_text(head)


def _markdown_or_text(head: str) -> Format:
    """Two different signs, two headings or front matter: one `#` or one pair of `**` may stand in any text."""
    if front_matter(head)[1]:
        return "markdown"
    signs = sum(pattern.search(head) is not None for pattern in _MARKDOWN_SIGNS)
    headings = sum(1 for _ in _HEADINGS.finditer(head))
    return "markdown" if signs >= 2 or headings >= 2 else "text"
