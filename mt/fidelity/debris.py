"""Entities and tokenizer marks that a system left in its English, found and mended."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from mt.records import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mt.fidelity.text import Pair

# A named or numbered entity, also with blanks inside as a tokenizer leaves it: `&apos;` `& apos ;` `&#39;`.
_ENTITY = re.compile(
    r"&(?:\s?amp\s?;)?\s?(?:#\s?x?[0-9A-Fa-f]{1,5}|apos|quot|amp|lt|gt|nbsp|[lr]s?[dlr]?quo|hellip|[mn]dash)\s?;"
)
_MARKS = re.compile(r"@-@|@,@|@\.@|@@(?=\s)|▁|<unk>|⁇|\ufffd|</?s>|<pad>", re.IGNORECASE)
_MARK_SIGN = re.compile("[@<▁⁇\ufffd]")

# Stand-ins while mending: only the marks that came from entities are re-attached.
_APOSTROPHE, _QUOTE = "\ue000", "\ue001"
_INSIDE = re.compile(
    rf"(?<=\w)\s*{_APOSTROPHE}\s*(?=(?:s|t|re|ve|ll|d|m)\b)|(?<=\b[dlo])\s*{_APOSTROPHE}\s*(?=\w)", re.IGNORECASE
)
_PLURAL = re.compile(rf"(?<=s)\s+{_APOSTROPHE}(?=\s+\w)")


def find_debris(pair: Pair) -> Iterator[Finding]:
    """Report each entity or tokenizer mark that the source did not hold."""
    if "&" in pair.hypothesis and _ENTITY.search(pair.source) is None:
        for match in _ENTITY.finditer(pair.hypothesis):
            yield Finding("debris", "warning", _character(match[0]), match[0], target_span=match.span())
    for match in _MARKS.finditer(pair.hypothesis) if _MARK_SIGN.search(pair.hypothesis) else ():
        if match[0] not in pair.source:
            yield Finding("debris", "warning", "", match[0], target_span=match.span())


def mend_debris(source: str, hypothesis: str) -> str:
    """Return the hypothesis with entities as characters, without the blanks that came with them.

    It comes back unchanged where it holds none, or where the source holds one: then it may be meant.
    """
    if "&" not in hypothesis or _ENTITY.search(source) or _ENTITY.search(hypothesis) is None:
        return hypothesis
    text = _ENTITY.sub(_stand_in, hypothesis)
    text = _INSIDE.sub("'", text)
    if text.count(_APOSTROPHE) % 2:
        text = _PLURAL.sub("'", text)
    return _attach_pairs(_attach_pairs(text, _QUOTE, '"'), _APOSTROPHE, "'")


def _character(entity: str) -> str:
    return unescape(unescape(re.sub(r"\s", "", entity)))


def _stand_in(match: re.Match[str]) -> str:
    character = _character(match[0])
    return {"'": _APOSTROPHE, '"': _QUOTE, "\xa0": " "}.get(character, character)


def _attach_pairs(text: str, mark: str, character: str) -> str:
    """Pull every first mark to the word after it, every second to the word before it."""
    pieces = text.split(mark)
    joined = pieces[0]
    for index, piece in enumerate(pieces[1:]):
        opens = index % 2 == 0 and index + 2 < len(pieces)
        if opens:
            joined += character + _pull(piece, joined)
        elif joined.endswith(" ") and piece[:1].strip():
            joined += character + piece
        else:
            joined = joined.rstrip(" ") + character + re.sub(r"^ (?=[,.;:!?)])", "", piece)
    return joined


def _pull(piece: str, before: str) -> str:
    """Drop the blank after an opening mark where a blank stands before the mark too."""
    return piece[1:] if piece.startswith(" ") and (not before or before.endswith((" ", "("))) else piece
