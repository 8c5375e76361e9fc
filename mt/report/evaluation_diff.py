"""Where a hypothesis differs from the reference, word by word, in marks that need no colour."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from markupsafe import Markup, escape

from mt.report.clean import printable

_WORD = re.compile(r"\S+")
_EDGE = re.compile(r"^\W+|\W+$")
GAP = "‸"
"""Stands where the reference has words and the hypothesis none."""
_LONGEST = 400  # words; a loop of thousands would take minutes to align


def marked(hypothesis: str, reference: str) -> Markup:
    """Return the hypothesis with the words that the reference lacks in `<u>`, and a sign where it has more.

    Letters' case and the punctuation around a word make no difference.
    """
    words = _WORD.findall(printable(hypothesis))
    theirs = _WORD.findall(printable(reference))
    if max(len(words), len(theirs)) > _LONGEST:
        return escape(" ".join(words))
    pieces: list[Markup] = []
    matcher = SequenceMatcher(None, list(map(_key, theirs)), list(map(_key, words)), autojunk=False)
    for kind, _, _, start, end in matcher.get_opcodes():
        text = escape(" ".join(words[start:end]))
        if kind == "equal":
            pieces.append(text)
        elif kind == "delete":
            pieces.append(escape(GAP))
        else:
            pieces.append(Markup("<u>{}</u>").format(text))
    return Markup(" ").join(pieces)


def _key(word: str) -> str:
    return _EDGE.sub("", word).casefold() or word
