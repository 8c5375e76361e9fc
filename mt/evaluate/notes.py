"""What a reader should know of a test set before the scores: repeats, entities, pairs that look misaligned."""

from __future__ import annotations

import re
from collections import Counter
from statistics import median
from typing import TYPE_CHECKING

from mt.scores import Note

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mt.scores import EvaluationSet, Row, SegmentResult, Task

_ENTITY = re.compile(r"&\s?(?:#\s?\d+|#x[0-9a-f]+|[a-z]+)\s?;", re.IGNORECASE)
_SMOOTHING = 10  # characters added to both sides, so that a short text may be twice as long without suspicion
_SHORT, _LONG = 0.4, 2.5  # of the set's median ratio
_STRANGE = 25.0  # of the 997 segments of FLORES dev, the three known to be misaligned lie below, and no other


def set_notes(test_set: EvaluationSet) -> Iterator[Note]:
    """Yield what stands out in the sources and references alone; nothing is left out of the scores for it."""
    rows = test_set.rows
    if len(rows) == 1:
        yield Note("small", "The set has one segment: no interval and no significance can be given.")
    yield from _note("flagged", "Flagged in the test set, and scored all the same.", [r for r in rows if r.flag])
    yield from _note("blank source", "The source is blank.", [r for r in rows if not r.source.strip()])
    blank = [r for r in rows if not all(reference.strip() for reference in r.references)]
    yield from _note("blank reference", "A reference is blank: every hypothesis scores nought on it.", blank)
    counts = Counter(r.source for r in rows if r.source.strip())
    yield from _note(
        "repeated source", "The same source stands more than once.", [r for r in rows if counts[r.source] > 1]
    )
    entities = [r for r in rows if any(_ENTITY.search(text) for text in (r.source, *r.references))]
    yield from _note("entity", "Source or reference holds an HTML entity.", entities)
    if test_set.task == "translation":
        yield from _note("length", "Source and reference differ strangely in length: misaligned?", _odd_lengths(rows))


def strangers(segments: Sequence[SegmentResult], task: Task) -> Iterator[Note]:
    """Yield the segments on which no system comes near the reference, where there are systems enough to say so."""
    if task != "translation":
        return
    odd = [s.row for s in segments if len(s.scores) > 1 and max(s.scores) < _STRANGE and s.row.source.strip()]
    yield from _note("far from all", f"No system reaches chrF {_STRANGE:.0f}: misaligned?", odd)


def _odd_lengths(rows: Sequence[Row]) -> list[Row]:
    ratios = [(len(r.references[0]) + _SMOOTHING) / (len(r.source) + _SMOOTHING) for r in rows]
    middle = median(ratios)
    return [r for r, ratio in zip(rows, ratios, strict=True) if not _SHORT * middle <= ratio <= _LONG * middle]


def _note(kind: str, text: str, rows: Sequence[Row]) -> Iterator[Note]:
    if rows:
        yield Note(kind, text, tuple(row.id for row in rows))
