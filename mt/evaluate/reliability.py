"""Whether a system's confidence keeps its word: what it promised of segments, beside how many were usable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mt.scores import Bin, Reliability

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mt.scores import MetricInfo, SegmentResult, SystemOutput

_BINS = 10


def reliability_of(
    outputs: Sequence[SystemOutput], segments: Sequence[SegmentResult], ranked_by: MetricInfo
) -> Iterator[Reliability]:
    """Yield, for each system whose confidence is known, the tenths of it that hold a segment.

    A segment is usable from the chrF on that the model's calibration names.
    """
    for place, output in enumerate(outputs):
        if output.trust is None or ranked_by.name != "chrf":
            continue
        usable = output.trust.usable_chrf
        pairs = [
            (value, segment.scores[place] >= usable)
            for value, segment in zip(output.trust.values, segments, strict=True)
            if value is not None
        ]
        if pairs:
            bins = tuple(_bins(pairs))
            error = sum(each.segments * abs(each.predicted - each.observed) for each in bins) / len(pairs)
            yield Reliability(output.name, usable, len(pairs), bins, error)


def _bins(pairs: Sequence[tuple[float, bool]]) -> Iterator[Bin]:
    for tenth in range(_BINS):
        inside = [pair for pair in pairs if min(int(pair[0] * _BINS), _BINS - 1) == tenth]
        if inside:
            predicted = sum(value for value, _ in inside) / len(inside)
            observed = sum(usable for _, usable in inside) / len(inside)
            yield Bin(tenth / _BINS, len(inside), predicted, observed)
