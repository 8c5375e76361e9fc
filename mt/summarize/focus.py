"""What a reader asked for, in English or in Arabic, as a weight for each segment."""

from __future__ import annotations

import logging
import math
from collections import Counter
from typing import TYPE_CHECKING

from mt.arabic import has_arabic
from mt.fidelity.names_lexicon import bases
from mt.fidelity.text import arabic_words
from mt.summarize.words import content_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

logger = logging.getLogger(__name__)

_SHARED = 4
"""Letters at a word's start that make it the same word, whatever its ending."""


def focus_weights(focus: str | None, segments: Sequence[str], sources: Sequence[str] = ()) -> list[float]:
    """Return for each segment how much of the focus it holds, 0 to 1, rare words counting more; nothing without one.

    English words are sought in the segments, Arabic words in their `sources`. Where no segment holds any of them, that
    is logged and all weights are 0.
    """
    if not focus or not focus.strip():
        return []
    wanted = _keys(focus)
    held = [wanted & _keys(text) for text in _readings(segments, sources)]
    spread = Counter(key for keys in held for key in keys)
    worth = {key: math.log(1 + len(segments) / spread[key]) for key in spread}
    if not worth:
        logger.warning("focus %r: no segment holds any of these words, so all count alike", focus)
        return [0.0] * len(segments)
    whole = sum(worth.values())
    return [sum(worth[key] for key in keys) / whole for keys in held]


def _readings(segments: Sequence[str], sources: Sequence[str]) -> Iterable[str]:
    if not sources:
        return segments
    return (f"{segment}\n{source}" for segment, source in zip(segments, sources, strict=True))


def _keys(text: str) -> set[str]:
    """Return the stems of the English words and the first letters of the Arabic ones, without what is written on."""
    keys = {word for word in content_words(text) if not has_arabic(word)}
    for word in arabic_words(text):
        keys |= {base.removeprefix("ال")[:_SHARED] for base in bases(word.text) if len(base.removeprefix("ال")) > 2}
    return keys
