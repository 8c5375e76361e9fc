"""sacreBLEU's metrics: its statistics, its formulas, its signatures, with the settings of its command line."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mt.scores import MetricInfo

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt.evaluate.metrics import Item, Statistics


@dataclass(frozen=True, slots=True)
class Sacre:
    """One of sacreBLEU's metrics."""

    name: str
    label: str
    lower_is_better: bool = False

    @property
    def info(self) -> MetricInfo:
        """What it is called, as sacreBLEU prints it."""
        return MetricInfo(self.name, self.label, self.lower_is_better)

    def statistics(self, items: Sequence[Item]) -> Statistics:
        """Return sacreBLEU's own statistics of each item."""
        width = max((len(item.references) for item in items), default=0)
        # a stream a reference, `None` where a segment has fewer
        streams = [[item.references[i] if i < len(item.references) else None for item in items] for i in range(width)]
        # sacreBLEU's own way to score resamples is private; tests hold these two to its public scores
        hypotheses = [item.hypothesis for item in items]
        found = _built(self.name)._extract_corpus_statistics(hypotheses, streams)  # noqa: SLF001
        return [list(map(float, segment)) for segment in found]

    def score(self, totals: Sequence[float]) -> float:
        """Return the score by sacreBLEU's own formula."""
        return float(_built(self.name)._compute_score_from_stats(list(totals)).score)  # noqa: SLF001 - as above

    def signature(self, references: Sequence[int]) -> str:
        """Return sacreBLEU's signature, without what a bootstrap adds to it."""
        metric = _built(self.name)
        counts = set(references)
        metric.num_refs = counts.pop() if len(counts) == 1 else -1  # as sacreBLEU says that they vary
        return str(metric.get_signature())


@functools.cache
def _built(name: str) -> Any:
    """Return sacreBLEU's metric with the settings that its own command line has by default."""
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF
    from sacrebleu.metrics.ter import TER

    match name:
        case "bleu":
            return BLEU(force=True)  # force keeps a warning away, and changes no score
        case "chrf":
            return CHRF()
        case "chrf++":
            return CHRF(word_order=2)
        case _:
            return TER()
