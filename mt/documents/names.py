"""Names of files and fields of pages, made safe to print."""

from __future__ import annotations

import re

# Controls, line and paragraph separators, direction overrides, and the surrogates that stand for undecodable bytes.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def on_one_line(name: str) -> str:
    """Return `name` as one printable line: what would break the line or hide a part of it is written as an escape."""
    return _UNPRINTABLE.sub(lambda match: match[0].encode("unicode_escape").decode("ascii"), name)
