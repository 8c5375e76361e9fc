"""Bootstrap over sufficient statistics: the same draws for every system and metric, and the same as sacreBLEU's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from mt.evaluate.metrics import Summed
    from mt.scores import Interval

    Floats = NDArray[np.float64]

SEED = 12345
"""sacreBLEU's own."""
_CHUNK = 4_000_000  # numbers of one chunk of draws: some 32 MB


def draws(units: int, resamples: int, seed: int) -> Iterator[Floats]:
    """Yield how often each unit is drawn, a row a resample, in chunks of rows that fit in memory."""
    generator = np.random.default_rng(seed)
    rows = max(1, _CHUNK // max(units, 1))
    for start in range(0, resamples, rows):
        size = min(rows, resamples - start)
        picked = generator.choice(units, size=(size, units), replace=True)
        yield np.stack([np.bincount(row, minlength=units) for row in picked]).astype(np.float64)


def resampled_totals(statistics: Floats, resamples: int, seed: int) -> Floats:
    """Return the summed statistics of each resample of the rows."""
    return np.concatenate([drawn @ statistics for drawn in draws(len(statistics), resamples, seed)])


def by_document(statistics: Floats, documents: Sequence[str | None]) -> Floats:
    """Return the statistics summed over each document; a segment without one stands for itself."""
    index: dict[object, int] = {}
    places = [
        index.setdefault(document if document is not None else (place,), len(index))
        for place, document in enumerate(documents)
    ]
    summed = np.zeros((len(index), statistics.shape[1]))
    np.add.at(summed, places, statistics)
    return summed


def scores_of(metric: Summed, totals: Floats) -> Floats:
    """Return the score of each row of totals."""
    return np.array([metric.score(row) for row in totals.tolist()])


def resampled_signature(signature: str, resamples: int, seed: int) -> str:
    """Return the signature as sacreBLEU prints it beside an interval: with the resamples and the seed."""
    first, _, rest = signature.partition("|")
    return f"{first}|bs:{resamples}|seed:{seed}" + (f"|{rest}" if rest else "")


def interval(scores: Floats) -> Interval:
    """Return the bounds of the middle 95%, cut where sacreBLEU cuts: half their distance is what it prints."""
    ordered = np.sort(scores)
    cut = len(ordered) // 40
    return float(ordered[cut]), float(ordered[len(ordered) - cut - 1])
