"""ROUGE of summaries, by rouge-score: F1 in percent, of the reference that a summary is nearest to."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from mt.scores import MetricInfo

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt.evaluate.metrics import Item, Statistics


@dataclass(frozen=True, slots=True)
class Rouge:
    """ROUGE-1, ROUGE-2, ROUGE-L, or ROUGE-L over the sentences of each text (rougeLsum)."""

    name: str

    @property
    def info(self) -> MetricInfo:
        """What it is called in papers."""
        return MetricInfo(self.name, self.name.replace("rouge", "ROUGE-"))

    def statistics(self, items: Sequence[Item]) -> Statistics:
        """Return the F1 of each item and a one to divide their sum by."""
        return [[self._best(item), 1.0] for item in items]

    def score(self, totals: Sequence[float]) -> float:
        """Return the mean F1 in percent."""
        return 100 * totals[0] / totals[1] if totals[1] else 0.0

    def signature(self, references: Sequence[int]) -> str:
        """Return the settings in sacreBLEU's form."""
        counts = set(references)
        number = str(counts.pop()) if len(counts) == 1 else "var"
        return f"nrefs:{number}|f:1|best:max|stem:yes|split:{_split(self.name)}|rouge-score:{version('rouge-score')}"

    def _best(self, item: Item) -> float:
        if not item.hypothesis.strip():
            return 0.0
        texts = (item.hypothesis, *item.references)
        hypothesis, *references = map(_sentences, texts) if self.name == "rougeLsum" else texts
        return float(_scorer(self.name).score_multi(references, hypothesis)[self.name].fmeasure)


def _split(name: str) -> str:
    return "sentences" if name == "rougeLsum" else "no"


def _sentences(text: str) -> str:
    """Return a sentence a line, which is how rougeLsum wants its texts."""
    from mt.segment import split_text

    return "\n".join(piece for piece, _ in split_text(text) if piece)


@functools.cache
def _scorer(name: str) -> Any:
    from rouge_score.rouge_scorer import RougeScorer

    return RougeScorer([name], use_stemmer=True)
