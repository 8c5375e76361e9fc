"""How often each check of the fidelity ledger hits, each system beside the human reference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mt.evaluate.support import findings_of
from mt.fidelity import check
from mt.scores import Hit, Rate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt.records import Severity
    from mt.scores import SegmentResult, Task

# The words that a gate goes by, and the codes they stand for; a code is a word for itself.
CLASSES: dict[str, tuple[str, ...]] = {
    "numbers": ("number-missing", "number-added"),
    "dates": ("date-missing", "date-added"),
    "names": ("name-missing", "name-added", "name-elsewhere", "name-mixed"),
    "dropped": ("dropped-sentence",),
    "unsupported": ("unsupported",),
    "loops": ("loop",),
    "latin": ("latin",),
    "urls": ("url",),
    "entities": ("debris",),
    "inventions": ("invented-word",),
    "leftover": ("leftover-arabic",),
    "negations": ("negation", "negation-added", "negation-lost"),
    "questions": ("question",),
    "lengths": ("length",),
}
CODES = sorted({code for codes in CLASSES.values() for code in codes} | {"copied", "empty", "quotes"})
_RANK: dict[Severity, int] = {"error": 0, "warning": 1, "info": 2}


def hits_of(task: Task, source: str, hypothesis: str) -> tuple[Hit, ...]:
    """Return what the checks find in one hypothesis; nothing where the source is blank."""
    if not source.strip():
        return ()
    found = findings_of(source, hypothesis) if task == "summary" else check(source, hypothesis)
    return tuple(Hit(f.code, f.severity, f.expected, f.found) for f in found)


def count_rates(segments: Sequence[SegmentResult], systems: int) -> list[Rate]:
    """Return every kind of finding that is there, the gravest first, with the segments it hits for each system."""
    counts: dict[tuple[Severity, str], list[int]] = {}
    for segment in segments:
        for place, hits in enumerate((*segment.hits, segment.reference_hits)):
            for kind in {(hit.severity, hit.code) for hit in hits}:
                counts.setdefault(kind, [0] * (systems + 1))[place] += 1
    ordered = sorted(counts, key=lambda kind: (_RANK[kind[0]], kind[1]))
    return [Rate(kind[1], kind[0], tuple(counts[kind][:-1]), counts[kind][-1]) for kind in ordered]


def count_segments(found: Sequence[Sequence[Hit]], codes: Sequence[str] = ()) -> int:
    """Return how many segments have a finding of one of the codes; without codes, an error or a warning."""
    return sum(any(hit.code in codes if codes else hit.severity != "info" for hit in hits) for hits in found)
