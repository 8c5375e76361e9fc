"""Text of unknown origin, made safe to show: no control characters, no direction overrides, no dangerous links."""

from __future__ import annotations

from urllib.parse import urlsplit

_BREAKS = "\t\n\v\f\r\x85\u2028\u2029"
_DIRECTION = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_SHOWN: dict[int, str] = {
    **dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000)), "\ufffd"),
    **dict.fromkeys(map(ord, _BREAKS), " "),
    **dict.fromkeys(map(ord, _DIRECTION), ""),
}


def printable(text: str) -> str:
    """Return `text` on one line, fit for a terminal and a page, and encodable.

    Line breaks and tabs are blanks, other control characters and lone surrogates U+FFFD; embeddings, overrides and
    isolates are gone, because one that is not closed turns around what follows it.
    """
    return text.translate(_SHOWN)


def web_address(url: str | None) -> str | None:
    """Return `url` if a page may link to it: http or https, with a host, without blanks or control characters."""
    if url is None or url != printable(url) or any(character.isspace() for character in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:  # brackets that enclose no address
        return None
    return url if parts.scheme in {"http", "https"} and parts.hostname else None
