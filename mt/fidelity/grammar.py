"""What turns a sentence round: a negation, a question, a quotation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mt.fidelity.negation import find_lost_negation
from mt.records import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mt.fidelity.text import Pair

_QUOTED = re.compile(r"«[^«»]+»|“[^“”]+”|\"[^\"]+\"|„[^“”]+[“”]")
_OPENING = re.compile('[«“"„]')
_QUOTE_MARK = re.compile(r"[\"“”„«»‘’']|&quot;|&#39;|&apos;")
_AFTER_QUESTION = "\u200f\u200e \"'»”’)]!."


def find_lost_grammar(pair: Pair) -> Iterator[Finding]:
    """Report a negation, a question mark or quotation marks that the hypothesis lost altogether."""
    yield from find_lost_negation(pair)
    source = pair.source.rstrip(_AFTER_QUESTION)
    if source.endswith(("؟", "?")) and "?" not in pair.hypothesis and "؟" not in pair.hypothesis:
        yield Finding("question", "warning", source[-1], "", (len(source) - 1, len(source)))
    quoted = _QUOTED.search(pair.source) if _OPENING.search(pair.source) else None
    if quoted and not _QUOTE_MARK.search(pair.hypothesis):
        yield Finding("quotes", "info", quoted[0], "", quoted.span())
