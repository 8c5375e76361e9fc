"""The metrics as a table: what each counts in a segment, and how the sums of that become a corpus score."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from mt.errors import ConfigError
from mt.evaluate.metric_rouge import Rouge
from mt.evaluate.metric_sacrebleu import Sacre
from mt.evaluate.metric_support import Supported

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mt.scores import MetricInfo, Task

Statistics = list[list[float]]
"""A list of numbers a segment: their sums give the score of any set of segments."""


@dataclass(frozen=True, slots=True)
class Item:
    """A segment as a metric sees it."""

    source: str
    hypothesis: str
    references: tuple[str, ...]


class Summed(Protocol):
    """Anything whose corpus score comes of numbers that are summed over segments."""

    @property
    def info(self) -> MetricInfo:
        """What it is called."""
        ...

    def score(self, totals: Sequence[float]) -> float:
        """Return the score of summed statistics."""
        ...


class Metric(Summed, Protocol):
    """Anything that counts such numbers itself. Picklable: segments are counted in processes."""

    def statistics(self, items: Sequence[Item]) -> Statistics:
        """Return what is counted in each item, none depending on another."""
        ...

    def signature(self, references: Sequence[int]) -> str:
        """Return what makes the number repeatable; `references` is how many each segment has."""
        ...


class WholeMetric(Protocol):
    """A metric of other people's that is asked once a system, in this process, for all of its segments."""

    @property
    def info(self) -> MetricInfo:
        """What it is called."""
        ...

    @property
    def signature(self) -> str:
        """What makes the number repeatable."""
        ...

    def measure(self, items: Sequence[Item]) -> float | list[float]:
        """Return the corpus score, or a score a segment, of which the corpus score is the mean."""
        ...


METRICS: Mapping[str, Metric] = {
    metric.info.name: metric
    for metric in (
        Sacre("bleu", "BLEU"),
        Sacre("chrf", "chrF2"),
        Sacre("chrf++", "chrF2++"),
        Sacre("ter", "TER", lower_is_better=True),
        Rouge("rouge1"),
        Rouge("rouge2"),
        Rouge("rougeL"),
        Rouge("rougeLsum"),
        Supported("numbers"),
        Supported("names"),
        Supported("sentences"),
    )
}
DEFAULT_METRICS: Mapping[Task, tuple[str, ...]] = {
    "translation": ("bleu", "chrf", "ter"),
    "summary": ("rouge1", "rouge2", "rougeL", "numbers-supported", "names-supported", "sentences-supported"),
}
RANKS: Mapping[Task, str] = {"translation": "chrf", "summary": "rougeL"}
"""The metric of single segments and of parts."""
_KNOWN = {name.lower(): name for name in METRICS}


def metric_names(names: Sequence[str], more: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the metrics that were asked for, each once, in the order given; `more` are known besides the table's.

    Raises:
        ConfigError: one is not known.
    """
    known = _KNOWN | {name.lower(): name for name in more}
    for name in names:
        if name.lower() not in known:
            raise ConfigError(f"--metrics {name}: is not one of {', '.join([*METRICS, *more])}")
    return tuple(dict.fromkeys(known[name.lower()] for name in names))
