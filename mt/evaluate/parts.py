"""The test set cut up: by length, sentences, digits, domain, dialect, document and flag, with a score on each part."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mt.evaluate.rates import count_segments
from mt.fidelity.sentences import arabic_sentences
from mt.scores import Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from mt.evaluate.metrics import Metric
    from mt.scores import Row, SegmentResult

_BINS = ((1, 10), (11, 20), (21, 30), (31, 40), (41, None))
_DIGIT = re.compile(r"\d")


def parts_of(
    metric: Metric, segments: Sequence[SegmentResult], statistics: Sequence[NDArray[np.float64]]
) -> Iterator[Part]:
    """Yield each part that has a segment; a kind of which only one part exists says nothing and is left out.

    `statistics` are the metric's, an array a system. Documents are there when some have more than one segment.
    """
    for kind, labels in _labels([segment.row for segment in segments]).items():
        names = sorted({label for label in labels if label is not None})
        if len(names) < 2 and None not in labels:
            continue
        for name in names:
            places = [place for place, label in enumerate(labels) if label == name]
            scores = tuple(metric.score(s[places].sum(axis=0).tolist()) for s in statistics)
            hits = [[segments[place].hits[system] for place in places] for system in range(len(statistics))]
            yield Part(kind, name.partition("\0")[2], len(places), scores, tuple(map(count_segments, hits)))


def _labels(rows: Sequence[Row]) -> dict[str, list[str | None]]:
    """Return for each kind of part the label of every row; what stands before the NUL is for the order alone."""
    labels: dict[str, list[str | None]] = {
        "words in the source": [_length(len(row.source.split())) for row in rows],
        "sentences": [_sentences(row.source) for row in rows],
        "digits": ["\0with digits" if _DIGIT.search(row.source) else "\0without digits" for row in rows],
        "domain": [_named(row.domain) for row in rows],
        "dialect": [_named(row.dialect) for row in rows],
        "flag": ["\0flagged" if row.flag else None for row in rows],
    }
    documents = [_named(row.document) for row in rows]
    if len(set(documents)) < len(rows):
        labels["document"] = documents
    return labels


def _length(words: int) -> str:
    for low, high in _BINS:
        if high is None or words <= high:
            return f"{low:03}\0" + (f"{low}–{high}" if high else f"over {low - 1}")
    raise AssertionError(words)


def _sentences(source: str) -> str:
    return "2\0several sentences" if len(arabic_sentences(source)) > 1 else "1\0one sentence"


def _named(name: str | None) -> str | None:
    return None if name is None else f"\0{name}"
