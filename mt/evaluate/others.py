"""Metrics of other people's, by the names that flags and settings give them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mt.config import LibraryMetric
from mt.evaluate.metrics import metric_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt.config import EvaluationSettings
    from mt.evaluate.metrics import WholeMetric

COMET = "comet"


def metrics_from(
    names: Sequence[str], settings: EvaluationSettings, *, download: bool
) -> tuple[tuple[str, ...], list[WholeMetric]]:
    """Return the metrics of the table among the names, and the others among them, loaded.

    A name with a slash is the folder of a metric of the `evaluate` library.

    Raises:
        ConfigError: a name is not known.
        DataError: a metric is not on this machine; the message says what would be downloaded, and how.
    """
    library = {each.name: each for each in settings.library}
    library |= {name: LibraryMetric(name=Path(name).stem, load=name) for name in names if "/" in name}
    chosen = metric_names(names, [COMET, *library])
    others: list[WholeMetric] = []
    for name in chosen:
        if name == COMET:
            from mt.evaluate.metric_comet import load_comet

            others.append(load_comet(settings.comet, download=download))
        elif name in library:
            from mt.evaluate.metric_library import load_library_metric

            others.append(load_library_metric(library[name]))
    return tuple(name for name in chosen if name != COMET and name not in library), others
