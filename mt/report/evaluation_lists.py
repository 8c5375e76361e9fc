"""Which segments are worth a look: the worst, the greatest gains and losses, every hit; and which fit on a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mt.report.words import label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mt.scores import Report, SegmentResult

SHOWN = 12
"""How many segments a list names."""
BUDGET = 2_200_000  # bytes of text; marks and the rest of the page take another third


@dataclass(frozen=True, slots=True)
class Listed:
    """A segment that a list names: its index, and what it is there for."""

    index: int
    text: str


@dataclass(frozen=True, slots=True)
class Hits:
    """A kind of finding in one system's hypotheses: the segments that it hits."""

    name: str
    system: str
    indexes: tuple[int, ...]


def worst(report: Report, place: int) -> list[Listed]:
    """Return a system's segments of the lowest score, those with a source."""
    found = [i for i, s in enumerate(report.segments) if s.row.source.strip()]
    found.sort(key=lambda i: (report.segments[i].scores[place], i))
    return [Listed(i, f"{report.segments[i].scores[place]:.1f}") for i in found[:SHOWN]]


def moved(report: Report, place: int, *, gains: bool) -> list[Listed]:
    """Return the segments on which a system is furthest above the baseline, or below it."""
    sign = 1 if gains else -1
    differences = [(s.scores[place] - s.scores[0], i) for i, s in enumerate(report.segments)]
    ordered = sorted((d, i) for d, i in ((-sign * d, i) for d, i in differences) if d < 0)
    return [Listed(i, f"{-sign * d:+.1f}") for d, i in ordered[:SHOWN]]


def hits(report: Report) -> Iterator[Hits]:
    """Yield, for every kind of finding that is no mere note, the segments it hits, each system and the reference."""
    names = [*(system.name for system in report.systems), "reference"]
    for rate in report.rates:
        if rate.severity == "info":
            continue
        for place, name in enumerate(names):
            found = tuple(i for i, s in enumerate(report.segments) if _hit(s, place, rate.code, rate.severity))
            if found:
                yield Hits(f"{label(rate.code)} ({rate.severity})", name, found)


def shown(report: Report, budget: int = BUDGET) -> list[int]:
    """Return the indexes of the segments that the page holds, in order: all, or those that lists name and the first."""
    wanted = list(dict.fromkeys([*_named(report), *range(len(report.segments))]))
    kept, size = [], 0
    for index in wanted:
        size += _size(report.segments[index])
        if size > budget:
            break
        kept.append(index)
    return sorted(kept)


def _named(report: Report) -> Iterator[int]:
    places = range(len(report.systems))
    lists = [worst(report, place) for place in places]
    lists += [moved(report, place, gains=gains) for place in places for gains in (True, False)]
    for listed in lists:
        yield from (each.index for each in listed)
    for hit in hits(report):
        yield from hit.indexes


def _hit(segment: SegmentResult, place: int, code: str, severity: str) -> bool:
    found: Sequence[object] = (*segment.hits, segment.reference_hits)[place]
    return any((hit.code, hit.severity) == (code, severity) for hit in found)  # type: ignore[attr-defined]


def _size(segment: SegmentResult) -> int:
    texts = (segment.row.source, *segment.row.references, *segment.hypotheses)
    return sum(len(text.encode("utf-8", "replace")) for text in texts)
