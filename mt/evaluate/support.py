"""What of an English summary its English source holds, by the checks that every summary here goes through."""

from __future__ import annotations

import functools

from mt.records import Finding
from mt.segment import split_text
from mt.summarize.measure import Held, held
from mt.summarize.support import check_summary


def findings_of(source: str, summary: str) -> list[Finding]:
    """Return what of the summary its source does not say, and each sentence without a fault that it does not back.

    An empty summary of a source that is not blank is an error of its own.
    """
    sentences = _sentences(summary)
    if not sentences:
        return [Finding("empty", "error", expected="a summary")] if source.strip() else []
    checked = check_summary(sentences, _sentences(source))
    found = [finding for sentence in checked for finding in sentence.findings]
    vague = [s for s in checked if s.origin == "unsupported" and not s.findings]
    return [*found, *(Finding("unsupported", "warning", found=sentence.text) for sentence in vague)]


@functools.lru_cache(maxsize=4096)  # three metrics ask the same of each summary
def held_of(source: str, summary: str) -> Held:
    """Return how many numbers, names and sentences the summary has, and how many of each its source holds."""
    return held(_sentences(summary), _sentences(source))


def _sentences(text: str) -> list[str]:
    return [piece for piece, _ in split_text(text) if piece]
