"""The door: a path or bytes in, a Document out, or one line that says what is wrong with the file."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

from mt.documents.content import Content, shows
from mt.documents.decode import decode, looks_binary
from mt.documents.names import on_one_line
from mt.documents.sniff import Format, binary_kind, format_of
from mt.errors import DataError
from mt.records import Document

_AS_TEXT = "save it as text, Markdown or HTML and name that file"


def read_document(path: Path | str) -> Document:
    """Read a file, or standard input for `-`; every line of it is a block or skipped with a reason.

    Raises:
        DataError: there is no such file, it cannot be read, it is empty, or it is not text.
    """
    if str(path) == "-":
        return parse_document(sys.stdin.buffer.read(), name="stdin", path=None)
    path = Path(path)
    return parse_document(_bytes_of(path), name=path.name, path=str(path))


def parse_document(data: bytes, *, name: str, path: str | None) -> Document:
    """Read the bytes of a file; its name becomes the document's id, and its extension is a hint of the format.

    Raises:
        DataError: the bytes are empty, blank, or not text.
    """
    where = on_one_line(path or name)
    kind = binary_kind(data)
    decoded = None if kind else decode(data)
    if decoded is None or looks_binary(decoded.text[:4096]):
        raise DataError(f"{where}: {kind or 'a binary file'}, not text: {_AS_TEXT}")
    if not shows(decoded.text):
        raise DataError(f"{where}: nothing to read: the file is empty or blank; name one that holds text")
    content = _content(decoded.text, format_of(decoded.text, Path(name).suffix), where)
    return Document(
        id=on_one_line(name),
        blocks=content.blocks,
        skipped=content.skipped,
        title=content.title,
        author=content.author,
        date=content.date,
        url=content.url,
        path=on_one_line(path) if path else None,
        sha256=hashlib.sha256(data).hexdigest(),
        notes=(*decoded.notes, *content.notes),
    )


def _bytes_of(path: Path) -> bytes:
    where = on_one_line(str(path))
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise DataError(f"{where}: no such file: check the name, or give - to read standard input") from error
    except IsADirectoryError as error:
        raise DataError(f"{where}: a folder, not a file: name a file in it") from error
    except PermissionError as error:
        raise DataError(f"{where}: not readable by you: change its permissions (chmod +r) or copy it") from error
    except (OSError, ValueError) as error:  # ValueError: a name with a NUL
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise DataError(f"{where}: cannot be read: {reason}; name a file that can") from error


def _content(text: str, form: Format, where: str) -> Content:
    """Read a text in its format; only that format's libraries are imported."""
    match form:
        case "html":
            from mt.documents.from_html import read_html

            content = read_html(text)
        case "markdown":
            from mt.documents.from_markdown import read_markdown

            content = read_markdown(text)
        case "text":
            from mt.documents.from_text import read_text

            content = read_text(text)
    if not content.blocks:
        raise DataError(f"{where}: nothing to read: the page shows no text of its own (scripts or pictures only)")
    return content
