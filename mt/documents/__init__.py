"""Files to Documents: text, Markdown and HTML, every line of them body or skipped with a reason."""

from mt.documents.decode import Decoded, decode
from mt.documents.names import on_one_line
from mt.documents.read import parse_document, read_document

__all__ = ["Decoded", "decode", "on_one_line", "parse_document", "read_document"]
