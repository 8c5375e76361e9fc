"""What an evaluation computes: flags over the settings' section over the defaults."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mt.errors import ConfigError
from mt.evaluate.gates import parse_gate, refuse_unscored
from mt.evaluate.metrics import DEFAULT_METRICS
from mt.evaluate.others import metrics_from

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt.config import EvaluationSettings
    from mt.evaluate.gates import Gate
    from mt.evaluate.metrics import WholeMetric
    from mt.scores import Task


@dataclass(frozen=True, slots=True)
class Chosen:
    """Everything that is to be computed."""

    metrics: tuple[str, ...]
    """Of the table; where nothing is named, it is empty until the task of the set decides."""
    others: list[WholeMetric]
    resamples: int
    gates: tuple[Gate, ...]

    def of(self, task: Task) -> Chosen:
        """Return the same for a set of this task.

        Raises:
            ConfigError: a gate names a metric that is not computed.
        """
        names = self.metrics or (() if self.others else DEFAULT_METRICS[task])
        refuse_unscored(self.gates, [*names, *(other.info.name for other in self.others)])
        return dataclasses.replace(self, metrics=names)


def choose(
    settings: EvaluationSettings,
    metrics: Sequence[str] = (),
    gates: Sequence[str] = (),
    *,
    resamples: int | None = None,
    word_order: int | None = None,
    download: bool = False,
) -> Chosen:
    """Return what flags say, and the settings where they say nothing; a list of metrics may be one text with commas.

    Raises:
        ConfigError: a metric or a gate is not known.
        DataError: a metric of other people's is not on this machine.
    """
    names = [name for given in metrics or settings.metrics for name in given.split(",")]
    known, others = metrics_from(_ordered(names, word_order), settings, download=download)
    labels = [other.info.name for other in others]
    demands = tuple(parse_gate(gate, labels) for gate in gates or settings.gates)
    return Chosen(known, others, settings.resamples if resamples is None else resamples, demands)


def _ordered(names: Sequence[str], word_order: int | None) -> list[str]:
    """Return the names with chrF as the flag wants it: sacreBLEU's own name of chrF++ is a word order of 2."""
    if word_order == 1:
        raise ConfigError("--chrf-word-order 1: is no metric that papers name: give 0 for chrF, 2 for chrF++")
    if word_order == 2:
        return ["chrf++" if name.lower() == "chrf" else name for name in names or DEFAULT_METRICS["translation"]]
    return list(names)
