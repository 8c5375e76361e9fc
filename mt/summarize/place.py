"""A summary of joined sentences, its evidence told by the segments that they were joined from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mt.records import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mt.records import Summary, SummarySentence

    Parts = Sequence[tuple[int, str]]
    """The segments of one sentence: each one's index and its English."""


def placed(summary: Summary, joined: Sequence[Parts]) -> Summary:
    """Return the summary with segments' own indexes and spans.

    `joined` holds what the summarizer read, sentence by sentence; the parts of one were joined by single blanks.
    """
    return replace(
        summary,
        sentences=tuple(_placed(sentence, joined) for sentence in summary.sentences),
        dropped=tuple(_placed(sentence, joined) for sentence in summary.dropped),
    )


def _placed(sentence: SummarySentence, joined: Sequence[Parts]) -> SummarySentence:
    evidence = tuple(part for one in sentence.evidence for part in _parts_of(one, joined[one.segment]))
    indexes = [part.segment for part in evidence] or [i for whole in sentence.segments for i, _ in joined[whole]]
    return replace(sentence, segments=tuple(indexes), evidence=evidence)


def _parts_of(one: Evidence, parts: Parts) -> Iterator[Evidence]:
    """Yield the evidence for each segment that its span reaches into."""
    offset = 0
    for index, text in parts:
        start, end = max(one.span[0], offset), min(one.span[1], offset + len(text))
        if start < end:
            yield Evidence(index, one.score, (start - offset, end - offset))
        offset += len(text) + 1
