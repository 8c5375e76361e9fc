"""Whether a summary's source holds what the summary says: the share of its numbers, its names, its sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from mt.evaluate.support import held_of
from mt.scores import MetricInfo

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt.evaluate.metrics import Item, Statistics


@dataclass(frozen=True, slots=True)
class Supported:
    """The share of the numbers, names or sentences of all summaries that their sources hold."""

    kind: Literal["numbers", "names", "sentences"]

    @property
    def info(self) -> MetricInfo:
        """What it is called."""
        return MetricInfo(f"{self.kind}-supported", f"{self.kind.capitalize()} supported")

    def statistics(self, items: Sequence[Item]) -> Statistics:
        """Return, for each item, how many are supported and how many there are."""
        found = (getattr(held_of(item.source, item.hypothesis), self.kind) for item in items)
        return [[float(supported), float(total)] for total, supported in found]

    def score(self, totals: Sequence[float]) -> float:
        """Return the share in percent; summaries without any say nothing false."""
        return 100 * totals[0] / totals[1] if totals[1] else 100.0

    def signature(self, references: Sequence[int]) -> str:  # noqa: ARG002 - no reference is read
        """Return whose readers these are."""
        from mt import __version__

        return f"{self.kind}:supported|by:source|mt:{__version__}"
