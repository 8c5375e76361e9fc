"""One metric over all systems: scores, intervals, comparisons, on resamples that all of them share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mt.evaluate.metrics import build, corpus_score, resampled_signature
from mt.evaluate.resample import SEED, by_document, interval, resampled_totals, scores_of
from mt.evaluate.significance import Resampled, compare, leaders
from mt.scores import Score

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from mt.scores import Comparison, MetricName

    Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Measured:
    """One metric over all systems: the scores, the comparisons, and who leads."""

    scores: list[Score]
    comparisons: list[Comparison]
    leaders: tuple[str, ...]


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


def measure(name: MetricName, plan: Plan, arrays: Sequence[Floats], signature: str) -> Measured:
    """Return what one metric says; `arrays` are its statistics, an array a system, a row a segment."""
    metric = build(name)
    values = [corpus_score(metric, array.sum(axis=0).tolist()) for array in arrays]
    by_segment = _resampled(name, plan, values, arrays)
    grouped = [by_document(array, plan.documents) for array in arrays]
    has_documents = 1 < len(grouped[0]) < len(arrays[0])
    by_doc = _resampled(name, plan, values, grouped) if has_documents else {}
    if plan.resamples:
        signature = resampled_signature(signature, plan.resamples, SEED)
    scores = [
        Score(
            system=system,
            metric=name,
            value=value,
            interval=interval(by_segment[system].scores) if by_segment else None,
            signature=signature,
            segments=len(arrays[0]),
            document_interval=interval(by_doc[system].scores) if by_doc else None,
        )
        for system, value in zip(plan.systems, values, strict=True)
    ]
    comparisons = compare(name, "segment", by_segment, plan.pairs) if by_segment else []
    comparisons += compare(name, "document", by_doc, plan.pairs) if by_doc else []
    return Measured(scores, comparisons, leaders(name, by_segment) if by_segment else ())


def _resampled(name: MetricName, plan: Plan, values: Sequence[float], arrays: Sequence[Floats]) -> dict[str, Resampled]:
    """Return each system's scores on resamples that all systems share; nothing without resamples."""
    if not plan.resamples:
        return {}
    width = arrays[0].shape[1]
    totals = resampled_totals(np.hstack(arrays), plan.resamples, SEED)
    return {
        system: Resampled(value, scores_of(name, totals[:, place * width : (place + 1) * width]))
        for place, (system, value) in enumerate(zip(plan.systems, values, strict=True))
    }
