"""What the lines around an article look like: navigation, end marks, addresses, links to other articles.

Lines are compared folded: without marks and direction signs, the forms of alif, ya and ta marbuta as one, digits ASCII.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from mt.arabic import DIACRITICS, ascii_digits

LONGEST = 300
"""No line of furniture has more characters; longer lines are not looked at."""

_DROPPED = re.compile(f"[{DIACRITICS}\u0640\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_BLANKS = re.compile(r"\s+")
_FOLDS = str.maketrans("أإآٱىةی", "اااايهي")
_EDGES = " \t:：.•·|»«›‹><-–—*+#[]←→▲↑⬆"
_CRUMB = re.compile(r"\s*[>»›|/\\•·←→]\s*|\s+[-–—]\s+")
_HOME = frozenset({"الرئيسيه", "الصفحه الرئيسيه", "home"})

_END_MARK = re.compile(r"\(\s*انتهي\s*\)[.،]?")
_MAIL = re.compile(r"(?:[\w.+%-]+@[\w-]+(?:\.[\w-]+)+|\[email protected\])(?:[\s,،;/]+|$)")

_RELATED_HEADING = re.compile(
    r"(?:مقالات|مواضيع|موضوعات|اخبار|مواد|روابط|قصص) (?:ذات صله|مشابهه|متعلقه|مرتبطه)(?: بالموضوع)?"
    r"|(?:اقرا|اقرؤوا|اقراوا|شاهد|انظر|طالع) (?:ايضا|كذلك|المزيد عن)"
    r"|(?:قد|ربما) (?:يهمك|يعجبك)(?: ايضا)?"
    r"|الاكثر (?:قراءه|مشاهده|تداولا)"
    r"|related (?:articles|stories|posts|links|news)|read also|see also|most read|you may also like"
)
_RELATED_LINE = re.compile(r"(?:للمزيد|اقرا ايضا|اقرا المزيد|شاهد ايضا|طالع ايضا|read also|see also)\s*[:：-]\s*\S.*")


def fold(line: str) -> str:
    """Return `line` as the tables here spell it."""
    line = ascii_digits(_DROPPED.sub("", line)).translate(_FOLDS)
    return _BLANKS.sub(" ", line).strip().casefold()


def anywhere(folded: str) -> str | None:
    """Return the reason why a line is no body wherever it stands, or `None`: an end mark, or nothing but e-mail."""
    if _END_MARK.fullmatch(folded):
        return "end mark"
    return "e-mail address" if folded and not _MAIL.sub("", folded).strip() else None


def navigation(folded: str, beside_navigation: bool) -> str | None:
    """Return the reason if the line is a navigation word or a trail of them; a section's name only beside others."""
    word = folded.strip(_EDGES)
    if word in _words("navigation.txt") or (beside_navigation and word in _words("sections.txt")):
        return "navigation"
    crumbs = [crumb for crumb in _CRUMB.split(word) if crumb]
    trail = len(crumbs) > 1 and set(crumbs) <= _words("navigation.txt") | _words("sections.txt")
    return "navigation" if trail and (crumbs[0] in _HOME or len(crumbs) > 2) else None


def related(folded: str) -> str | None:
    """Return the reason if the line points to another article."""
    return "related links" if opens_related(folded) or _RELATED_LINE.fullmatch(folded) else None


def opens_related(folded: str) -> bool:
    """Return whether the lines after this one are titles of other articles."""
    return _RELATED_HEADING.fullmatch(folded.strip(_EDGES)) is not None


@cache
def _words(name: str) -> frozenset[str]:
    """Read a table of lines beside this file; a line that begins with # is a comment."""
    lines = files("mt.documents").joinpath(name).read_text(encoding="utf-8").split("\n")
    return frozenset(fold(line).strip(_EDGES) for line in lines if line and not line.startswith("#"))
