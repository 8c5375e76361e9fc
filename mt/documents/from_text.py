"""Plain text, often pasted off a page: each line is a block, or skipped with a reason."""

from __future__ import annotations

import contextlib
import datetime as dt
import re
from typing import TYPE_CHECKING

from mt.arabic import ascii_digits
from mt.documents.content import Content, Line, shown_lines
from mt.documents.label import label_lines, reads_as_body
from mt.documents.names import on_one_line
from mt.records import Block, Skipped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt.records import BlockKind

_CLOSED = re.compile(r"[.…۔:：،,؛;\-–—][\"'”“»’)\]\s]*$")
_ASKS = re.compile(r"[!?؟][\"'”“»’)\]\s]*$")
_LIST_MARK = re.compile(r"(?:[-–—•·*▪◦●]|\(?[\d٠-٩]{1,3}[.)\-])\s")
_CAPTION = re.compile(
    r"\(من (?:اليسار|اليمين)|من (?:اليسار|اليمين) إلى (?:اليمين|اليسار)|\(?صورة (?:أرشيفية|من الأرشيف)"
)
_CAPTION_WITHIN = 3  # lines after the title: a caption stands above the first paragraph

_AFTER_COLON = re.compile(r"[:：]\s*(\S.*)$")
_ISO_DATE = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/\S*)?", re.IGNORECASE)


def read_text(text: str) -> Content:
    """Return the lines of a text as blocks and skipped lines, with the title, source and date it shows."""
    lines = shown_lines(text)
    reasons = label_lines([line.text for line in lines])
    labelled = list(zip(lines, reasons, strict=True))
    body = [line for line, reason in labelled if reason is None]
    repeated = {line.text for line, reason in labelled if reason == "repeat"}
    has_title = _begins_with_title(body)
    blocks = tuple(Block(line.text, _kind(i, line, has_title, repeated)) for i, line in enumerate(body))
    skipped = tuple(Skipped(line.text, reason, line.number) for line, reason in labelled if reason is not None)
    return Content(
        blocks,
        skipped,
        title=on_one_line(blocks[0].text) if has_title else None,
        author=_said(skipped, "author", _AFTER_COLON),
        date=_date(skipped),
        url=_said(skipped, "url", _ADDRESS),
    )


def _kind(index: int, line: Line, has_title: bool, repeated: set[str]) -> BlockKind:
    if has_title and index == 0:
        return "title"
    above_text = has_title and index <= _CAPTION_WITHIN
    if above_text and (line.text in repeated or _CAPTION.match(line.text)):
        return "caption"
    return "paragraph"


def _begins_with_title(body: Sequence[Line]) -> bool:
    """Whether the first line is a headline: short, without a full stop, above something longer.

    Without a blank line after it, it must be much shorter than the next (wrapped text has lines of one length) and
    must not ask or exclaim, as talk does.
    """
    if len(body) < 2:
        return False
    first, second = body[0], body[1]
    if len(first.text) > 200 or _CLOSED.search(first.text) or _LIST_MARK.match(first.text):
        return False
    apart = second.number > first.number + 1
    if not apart and _ASKS.search(first.text):
        return False
    words = len(first.text.split())
    longest = max(len(line.text) for line in body[1 : 2 + _CAPTION_WITHIN])
    above_body = any(reads_as_body(line.text) for line in body[1 : 2 + _CAPTION_WITHIN])
    longer = longest > len(first.text) if apart else len(second.text) > 1.5 * len(first.text)
    return above_body and longer and words <= (25 if apart else 12)


def _said(skipped: Sequence[Skipped], reason: str, pattern: re.Pattern[str]) -> str | None:
    """Return what the first skipped line of that kind says, where it says anything."""
    found = (pattern.search(line.text) for line in skipped if line.reason == reason)
    texts = (on_one_line(match[match.lastindex or 0].strip()) for match in found if match)
    return next((text for text in texts if text), None)


def _date(skipped: Sequence[Skipped]) -> str | None:
    """Return the date of the first date line as year-month-day, where it is written in digits, the year first."""
    for line in skipped:
        if line.reason == "date" and (match := _ISO_DATE.search(ascii_digits(line.text))):
            year, month, day = map(int, match.groups())
            with contextlib.suppress(ValueError):  # 2024-13-45 is no date: the line is listed, the field stays empty
                return dt.date(year, month, day).isoformat()
    return None
