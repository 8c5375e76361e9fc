"""The metadata that a Markdown file may begin with, between two lines of `---`."""

from __future__ import annotations

import re

_KEY = re.compile(r"([A-Za-z][\w-]*)[ \t]*:(?:[ \t]+(.*))?$")
_KNOWN = {"title", "author", "date", "url", "link", "canonical_url"}
_MOST_LINES = 200


def front_matter(text: str) -> tuple[dict[str, str], int]:
    """Return the keys and values, and how many lines they take; nothing and 0 where there is no front matter.

    It is front matter only if it is closed and has a key that we know: three dashes may also be a ruled line.
    """
    lines = text[: 1 << 16].split("\n", _MOST_LINES)[:_MOST_LINES]
    if lines[0].rstrip() != "---":
        return {}, 0
    end = next((i for i, line in enumerate(lines[1:], start=1) if line.rstrip() in {"---", "..."}), 0)
    found = [_KEY.match(line.rstrip()) for line in lines[1:end]]
    values = {match[1].lower(): _unquoted(match[2] or "") for match in found if match}
    return (values, end + 1) if _KNOWN & values.keys() else ({}, 0)


def _unquoted(value: str) -> str:
    value = value.strip()
    quoted = len(value) >= 2 and value[0] == value[-1] and value[0] in "'\""
    return value[1:-1].strip() if quoted else value
