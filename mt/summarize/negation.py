"""Whether a sentence denies what its evidence says, or says what its evidence denies."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mt.fidelity.negation import english_carriers
from mt.records import Finding
from mt.summarize.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mt.summarize.words import Word

_DENIES = re.compile(
    r"n['’]t\b|\bn 't\b|\b(?:not|never|no|none|nobody|neither|nor|without|cannot)\b(?! only| just|\W{0,2}\d)",
    re.IGNORECASE,
)
"""The words that do nothing but deny."""
_SCOPE = 3
"""Content words after a negation that it denies."""
_REACH = 3
"""Words around what is denied in which the other text must deny it too."""


def flips(sentence: str, evidence: Sequence[str]) -> Iterator[Finding]:
    """Yield an error where the sentence and its evidence share what one of them denies and the other does not."""
    texts = [(text, words_of(text)) for text in evidence]
    own = words_of(sentence)
    for cue, scope in _denied(sentence, own):
        found = [window for text, words in texts if (window := _window(scope, words, text))]
        rest = english_carriers(_window(scope, own, sentence) or "") - english_carriers(cue[0])
        if found and not any(english_carriers(window) - rest for window in found):
            yield Finding("negation-added", "error", "", cue[0], target_span=cue.span())
    for text, words in texts:
        for cue, scope in _denied(text, words):
            window = _window(scope, own, sentence, whole=True)
            rest = english_carriers(_window(scope, words, text) or "") - english_carriers(cue[0])
            if window and not english_carriers(window) - rest and not _affirmed(scope, texts):
                yield Finding("negation-lost", "error", cue[0], "")


def _denied(text: str, words: Sequence[Word]) -> Iterator[tuple[re.Match[str], list[str]]]:
    """Yield each negation of a text with the stems of what it denies: the word before it, some after it."""
    for cue in _DENIES.finditer(text):
        after = [w.stem for w in words if w.start >= cue.end() and w.content and w.start - cue.end() < 60][:_SCOPE]
        before = [w.stem for w in words if w.end <= cue.start() and w.content][-1:]
        if after:
            yield cue, before + after


def _window(scope: Sequence[str], words: Sequence[Word], text: str, *, whole: bool = False) -> str | None:
    """Return the stretch of a text where most of the scope, or all, stands close together, with some words around it.

    What is lost when a sentence is shortened is a negation as often as not together with what it denied: only the whole
    scope shows that it went alone.
    """
    wanted = set(scope)
    need = max(3, len(wanted)) if whole else max(2, len(wanted) - 1)
    for first, word in enumerate(words):
        if word.stem not in wanted:
            continue
        seen: set[str] = set()
        for last in range(first, min(len(words), first + 4 * need)):
            seen |= {words[last].stem} & wanted
            if len(seen) == need:
                start, end = max(0, first - _REACH), min(len(words) - 1, last + _REACH)
                return text[words[start].start : words[end].end]
    return None


def _affirmed(scope: Sequence[str], texts: Sequence[tuple[str, Sequence[Word]]]) -> bool:
    """Whether some of the evidence says the same without denying it."""
    windows = [_window(scope, words, text) for text, words in texts]
    return any(window and not english_carriers(window) for window in windows)
