"""sacreBLEU's metrics as a table: sufficient statistics of each segment, corpus scores, signatures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from mt.errors import ConfigError
from mt.scores import MetricName

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sacrebleu.metrics.base import Metric

METRICS: tuple[MetricName, ...] = get_args(MetricName)
LABELS: dict[MetricName, str] = {"bleu": "BLEU", "chrf": "chrF2", "chrf++": "chrF2++", "ter": "TER"}
"""The names that sacreBLEU prints."""
LOWER_IS_BETTER: frozenset[MetricName] = frozenset({"ter"})
Statistics = list[list[float]]
"""A list of numbers a segment: sums of them give the score of any set of segments."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A metric's statistics over a corpus and its signature, without what a bootstrap adds to it."""

    statistics: Statistics
    signature: str


def metric_names(names: Sequence[str]) -> tuple[MetricName, ...]:
    """Return the metrics that were asked for, each once, in the order given.

    Raises:
        ConfigError: one is not known.
    """
    known: dict[str, MetricName] = {name: name for name in METRICS}
    for name in names:
        if name.lower() not in known:
            raise ConfigError(f"--metrics {name}: is not one of {', '.join(METRICS)}")
    return tuple(dict.fromkeys(known[name.lower()] for name in names))


def build(name: MetricName) -> Metric:
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
        case "ter":
            return TER()


def count(name: MetricName, hypotheses: Sequence[str], references: Sequence[Sequence[str | None]]) -> Counted:
    """Return the statistics of each segment; `references` are streams, `None` where a segment has fewer."""
    metric = build(name)
    # sacreBLEU's own way to score resamples is private; tests hold these two to its public scores
    statistics = metric._extract_corpus_statistics(hypotheses, references)  # type: ignore[arg-type]  # noqa: SLF001
    return Counted([list(map(float, segment)) for segment in statistics], str(metric.get_signature()))


def corpus_score(metric: Metric, totals: Sequence[float]) -> float:
    """Return the score of summed statistics, by sacreBLEU's own formula."""
    return float(metric._compute_score_from_stats(list(totals)).score)  # noqa: SLF001 - see count


def resampled_signature(signature: str, resamples: int, seed: int) -> str:
    """Return the signature as sacreBLEU prints it beside an interval: with the resamples and the seed."""
    references, _, rest = signature.partition("|")
    return f"{references}|bs:{resamples}|seed:{seed}|{rest}"
