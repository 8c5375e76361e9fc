"""One metric over all systems: scores, intervals, comparisons, on resamples that all of them share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mt.errors import DataError
from mt.evaluate.resample import SEED, by_document, interval, resampled_signature, resampled_totals, scores_of
from mt.evaluate.significance import Resampled, compare, leaders
from mt.scores import Score

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from mt.evaluate.metrics import Item, Summed, WholeMetric
    from mt.scores import Comparison, MetricInfo

    Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Measured:
    """One metric over all systems: the scores, the comparisons, and who leads."""

    metric: MetricInfo
    scores: list[Score]
    comparisons: list[Comparison]
    leaders: tuple[str, ...]
    """Empty where no significance can be given."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is the same for every metric."""

    systems: tuple[str, ...]
    documents: tuple[str | None, ...]
    """Of each segment."""
    pairs: tuple[tuple[str, str], ...]
    """The systems that are compared, the baseline first."""
    resamples: int
    """0 for no intervals and no comparisons."""


def measure(metric: Summed, plan: Plan, arrays: Sequence[Floats], signature: str) -> Measured:
    """Return what one metric says; `arrays` are its statistics, an array a system, a row a segment."""
    values = [metric.score(array.sum(axis=0).tolist()) for array in arrays]
    by_segment = _resampled(metric, plan, values, arrays)
    grouped = [by_document(array, plan.documents) for array in arrays]
    has_documents = 1 < len(grouped[0]) < len(arrays[0])
    by_doc = _resampled(metric, plan, values, grouped) if has_documents else {}
    if plan.resamples:
        signature = resampled_signature(signature, plan.resamples, SEED)
    scores = [
        Score(
            system=system,
            metric=metric.info.name,
            value=value,
            interval=interval(by_segment[system].scores) if by_segment else None,
            signature=signature,
            segments=len(arrays[0]),
            document_interval=interval(by_doc[system].scores) if by_doc else None,
        )
        for system, value in zip(plan.systems, values, strict=True)
    ]
    comparisons = compare(metric.info, "segment", by_segment, plan.pairs) if by_segment else []
    comparisons += compare(metric.info, "document", by_doc, plan.pairs) if by_doc else []
    return Measured(metric.info, scores, comparisons, leaders(metric.info, by_segment) if by_segment else ())


def measure_whole(metric: WholeMetric, plan: Plan, items: Sequence[Sequence[Item]]) -> Measured:
    """Return what a metric says that is asked once a system: with intervals where it scores each segment.

    Raises:
        DataError: it scores segments, and not as many as there are.
    """
    answers = [metric.measure(each) for each in items]
    arrays = [_column(metric, answer, len(plan.documents)) for answer in answers if isinstance(answer, list)]
    if len(arrays) == len(answers):
        return measure(_Mean(metric.info), plan, arrays, metric.signature)
    values = [answer for answer in answers if not isinstance(answer, list)]
    scores = [
        Score(system, metric.info.name, value, None, metric.signature, len(plan.documents))
        for system, value in zip(plan.systems, values, strict=True)
    ]
    return Measured(metric.info, scores, [], ())


def _column(metric: WholeMetric, scores: Sequence[float], segments: int) -> Floats:
    if len(scores) != segments:
        raise DataError(f"{metric.info.name}: {segments} segments, {len(scores)} scores")
    return np.array([[score, 1.0] for score in scores])


@dataclass(frozen=True, slots=True)
class _Mean:
    """The mean of scores that somebody else gave."""

    info: MetricInfo

    def score(self, totals: Sequence[float]) -> float:
        """Return the mean."""
        return totals[0] / totals[1] if totals[1] else 0.0


def _resampled(metric: Summed, plan: Plan, values: Sequence[float], arrays: Sequence[Floats]) -> dict[str, Resampled]:
    """Return each system's scores on resamples that all systems share; nothing without resamples."""
    if not plan.resamples:
        return {}
    width = arrays[0].shape[1]
    totals = resampled_totals(np.hstack(arrays), plan.resamples, SEED)
    return {
        system: Resampled(value, scores_of(metric, totals[:, place * width : (place + 1) * width]))
        for place, (system, value) in enumerate(zip(plan.systems, values, strict=True))
    }
