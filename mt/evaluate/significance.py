"""Whether a difference between two systems is more than chance: paired bootstrap, two-sided, corrected after Holm."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mt.evaluate.resample import interval
from mt.scores import Comparison

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from mt.scores import MetricInfo, Unit

ALPHA = 0.05


@dataclass(frozen=True, slots=True)
class Resampled:
    """A system's score, and its scores on the resamples that every system shares."""

    value: float
    scores: NDArray[np.float64]


def two_sided(difference: float, differences: NDArray[np.float64]) -> float:
    """Return how often chance alone gives a difference at least as great, in either direction.

    The resampled differences are moved so that their mean is nought, which is what no difference would look like;
    one is added to both counts, so that it is never nought.
    """
    chance = np.abs(differences - differences.mean())
    # equal systems: rounding must not make a difference of nought look rare
    reached = int(np.sum(chance >= abs(difference) - 1e-12))
    return (reached + 1) / (len(differences) + 1)


def holm(values: Sequence[float]) -> list[float]:
    """Return the p-values corrected for their number by Holm's method, in the order given."""
    corrected = [0.0] * len(values)
    highest = 0.0
    for rank, place in enumerate(sorted(range(len(values)), key=lambda place: values[place])):
        highest = max(highest, min(1.0, (len(values) - rank) * values[place]))
        corrected[place] = highest
    return corrected


def compare(
    metric: MetricInfo, unit: Unit, resampled: Mapping[str, Resampled], pairs: Sequence[tuple[str, str]]
) -> list[Comparison]:
    """Return each pair's second system beside its first, the baseline; Holm's family is the pairs given here."""
    differences = [resampled[system].scores - resampled[baseline].scores for baseline, system in pairs]
    values = [resampled[system].value - resampled[baseline].value for baseline, system in pairs]
    chances = [two_sided(value, difference) for value, difference in zip(values, differences, strict=True)]
    return [
        Comparison(
            metric=metric.name,
            baseline=baseline,
            system=system,
            unit=unit,
            difference=value,
            interval=interval(difference),
            p=p,
            p_holm=p_holm,
            win_rate=_win_rate(metric, difference),
        )
        for (baseline, system), value, difference, p, p_holm in zip(
            pairs, values, differences, chances, holm(chances), strict=True
        )
    ]


def leaders(metric: MetricInfo, resampled: Mapping[str, Resampled]) -> tuple[str, ...]:
    """Return the best system and all that are not significantly worse, in the order given."""
    sign = -1 if metric.lower_is_better else 1
    best = max(resampled, key=lambda name: sign * resampled[name].value)
    pairs = [(best, name) for name in resampled if name != best]
    worse = {c.system for c in compare(metric, "segment", resampled, pairs) if c.p_holm < ALPHA}
    return tuple(name for name in resampled if name not in worse)


def _win_rate(metric: MetricInfo, differences: NDArray[np.float64]) -> float:
    better = -differences if metric.lower_is_better else differences
    return float(np.mean((better > 0) + 0.5 * (better == 0)))
