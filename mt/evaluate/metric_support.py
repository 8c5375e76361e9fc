"""Whether a summary's source holds what the summary says: the share of its numbers, and of its names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mt.evaluate.support import name_support, number_support
from mt.scores import MetricInfo

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt.evaluate.metrics import Item, Statistics

_READERS = {"numbers": number_support, "names": name_support}


@dataclass(frozen=True, slots=True)
class Supported:
    """The share of the numbers, or of the names, of all summaries that their sources hold."""

    kind: str

    @property
    def info(self) -> MetricInfo:
        """What it is called."""
        return MetricInfo(f"{self.kind}-supported", f"{self.kind.capitalize()} supported")

    def statistics(self, items: Sequence[Item]) -> Statistics:
        """Return, for each item, how many are supported and how many there are."""
        found = (_READERS[self.kind](item.source, item.hypothesis) for item in items)
        return [[float(total - len(unsupported)), float(total)] for total, unsupported in found]

    def score(self, totals: Sequence[float]) -> float:
        """Return the share in percent; summaries without any say nothing false."""
        return 100 * totals[0] / totals[1] if totals[1] else 100.0

    def signature(self, references: Sequence[int]) -> str:  # noqa: ARG002 - no reference is read
        """Return whose readers these are."""
        from mt import __version__

        return f"{self.kind}:supported|by:source|mt:{__version__}"
