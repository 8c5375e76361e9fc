"""Addresses and numbers through the model untouched: placeholders, put back only where the model kept them all."""

from __future__ import annotations

import re

from mt.arabic import ascii_digits

_ADDRESS = r"(?:https?://|www\.)[^\s<>\"«»،؛]+[^\s<>\"«».,،؛:!?؟)]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[@#][\w_]{2,}"
_NUMBER = r"[0-9٠-٩]+(?:[.,:/٫٬-][0-9٠-٩]+)*"
_KEPT = re.compile(f"{_ADDRESS}|{_NUMBER}")
_MOST = 6


def protect(source: str) -> tuple[str, tuple[str, ...]]:
    """Return the source with placeholders for its addresses and numbers, and what they stand for, in order.

    Nothing is replaced where there are none, where there are more than a model could keep, or where the source holds
    something that looks like a placeholder itself.
    """
    spans = tuple(_KEPT.findall(source))
    if not 0 < len(spans) <= _MOST or any(_placeholder(i) in source for i in range(len(spans))):
        return source, ()
    numbers = iter(range(len(spans)))
    return _KEPT.sub(lambda _: _placeholder(next(numbers)), source), spans


def restore(hypothesis: str, spans: tuple[str, ...]) -> str | None:
    """Return the hypothesis with what the placeholders stand for, digits as ASCII; `None` unless each is there once."""
    if any(len(re.findall(rf"\b{_placeholder(i)}\b", hypothesis)) != 1 for i in range(len(spans))):
        return None
    for i, span in enumerate(spans):
        hypothesis = re.sub(rf"\b{_placeholder(i)}\b", ascii_digits(span).replace("\\", r"\\"), hypothesis)
    return hypothesis


def _placeholder(index: int) -> str:
    """Return a Latin word with a letter for its number: models copy such a name, and no digit is lost in it."""
    return f"XQ{'ABCDEF'[index]}"
