"""The names of a summary that its text does not have, or has elsewhere."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from mt.fidelity.names_english import LATIN_LETTERS, begins_sentence, plain, tokens
from mt.records import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mt.fidelity.names_english import Token
    from mt.records import Evidence
    from mt.summarize.source import Source

_MID = re.compile(r"[\w,;:]\W? $")
_DOTTED = re.compile(r"\b(?:[A-Z]\.){2,}")
_PRONOUN = re.compile(r"\b(?:he|she|they|him|her|his|them|their|it|its|who|I|we|my|our)\b", re.IGNORECASE)
_NO_NAMES = frozenset(
    "rs am pm mr mrs ms dr january february march april may june july august september october november december monday"
    " tuesday wednesday thursday friday saturday sunday".split()
)
"""Titles, money, and the calendar, which has a check of its own."""
_CLOSE = 0.7
"""The share of a sentence that one segment holds, above which the sentence is that segment in other words."""


def strange_names(text: str, evidence: Sequence[Evidence], source: Source) -> Iterator[Finding]:
    """Yield an error for each name of a sentence that the text does not have, or has not where the sentence rests.

    A name may come from a segment beside the evidence. Where one segment holds most of the sentence, the name must be
    in it, unless a pronoun there stands for it; and two names side by side must be so somewhere in the text, if the
    first is never without a second one there.
    """
    own = names_in(text, source)
    near = _where(text, evidence, source)
    for token in own:
        if holds_name(token.text, near) or _run_of(token, own, text) in near:
            continue
        code = "name-elsewhere" if holds_name(token.text, source.text) else "name-added"
        yield Finding(code, "error", "", token.text, target_span=(token.start, token.end))
    for first, second in pairwise(own):
        if text[first.end : second.start] == " " and _is_mixed(first.text, second.text, source.text):
            found = text[first.start : second.end]
            yield Finding("name-mixed", "error", "", found, target_span=(first.start, second.end))


def _where(text: str, evidence: Sequence[Evidence], source: Source) -> str:
    """Return the text in which the names of a sentence must stand."""
    closest = max(evidence, key=lambda one: one.score, default=None)
    if closest and closest.score >= _CLOSE:
        segment = source.segments[closest.segment]
        if not _pronouns(segment) - _pronouns(text):
            return segment
    return source.around([one.segment for one in evidence])


def _run_of(token: Token, names: Sequence[Token], text: str) -> str:
    """Return the initials of the names around one, as US of the United States; where it stands alone, no text's."""
    place = names.index(token)
    first = last = place
    while first and text[names[first - 1].end : names[first].start] == " ":
        first -= 1
    while last + 1 < len(names) and text[names[last].end : names[last + 1].start] == " ":
        last += 1
    return "".join(name.text[0] for name in names[first : last + 1]) if last > first else "\0"


def _pronouns(text: str) -> set[str]:
    return {match[0].lower() for match in _PRONOUN.finditer(text)}


def names_in(text: str, source: Source) -> list[Token]:
    """Return the words of a summary that name something, as far as capitals tell; `source` tells words from names."""
    if not is_cased(text):
        return []
    known, small = source.names
    return [
        token
        for token in tokens(text)
        if token.capital
        and len(token.text) > 1
        and token.text.lower() not in _NO_NAMES
        and not begins_sentence(text, token)
        and token.text.lower() not in small
        and (token.text.lower() in known or _MID.search(text, max(0, token.start - 4), token.start))
    ]


def names_of(segments: Sequence[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Return, in lower case, the words that stand capitalized inside sentences and never small; and the small ones."""
    inside, small = set(), set()
    for segment in segments:
        if not is_cased(segment):
            continue
        for token in tokens(segment):
            if not token.capital:
                small.add(token.text.lower())
            elif _MID.search(segment, max(0, token.start - 4), token.start):
                inside.add(token.text.lower())
    return frozenset(inside - small), frozenset(small)


def is_cased(text: str) -> bool:
    """Tell whether capitals mean anything in a text: they do not where most words begin with one."""
    words = [token for token in tokens(text) if len(token.text) > 3]
    return sum(token.capital for token in words) <= max(2, 0.7 * len(words))


def holds_name(name: str, text: str) -> bool:
    """Tell whether a text holds a name: as it is, as another form of it (Egypt, Egyptian), or as initials."""
    wanted = plain(name).strip()
    words = plain(_DOTTED.sub(lambda match: match[0].replace(".", ""), text)).split()
    if any(_same(wanted, word) for word in words):
        return True
    return name.isupper() and len(name) > 1 and name in _initials(text)


def _same(one: str, other: str) -> bool:
    """Whether two words are forms of one: they share all but an ending of three letters."""
    if one == other:
        return True
    short = min(len(one), len(other))
    shared = max(4, short - 1)
    return short >= 4 and one[:shared] == other[:shared] and abs(len(one) - len(other)) <= 4


def _initials(text: str) -> str:
    """Return the first letters of the capitalized words of a text, a blank where others stand between them."""
    return re.sub(rf"\b([A-Z])[{LATIN_LETTERS}'’.-]*\s*(?:of |the |and |for |in )?|.", lambda m: m[1] or " ", text)


def _is_mixed(first: str, second: str, text: str) -> bool:
    """Whether the first of two names always has another name after it in the text, and never this one."""
    followers = re.findall(rf"\b{re.escape(first)}\b(?:['’]s)?(?: ([A-Z]\w+))?", text)
    return bool(followers) and all(followers) and second not in followers
