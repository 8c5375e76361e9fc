"""The part of an evaluation that takes time: statistics and checks of each system, on several cores."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mt.evaluate.metrics import count
from mt.evaluate.rates import hits_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt.evaluate.metrics import Counted
    from mt.scores import EvaluationSet, Hit, MetricName

Metrics = tuple["MetricName", ...]
_WORTH_A_PROCESS = 2000  # hypotheses; below, starting processes takes longer than the work


@dataclass(frozen=True, slots=True)
class Examined:
    """What one system's hypotheses give."""

    counted: dict[MetricName, Counted]
    hits: tuple[tuple[Hit, ...], ...]


def examine(test_set: EvaluationSet, hypotheses: Sequence[str], metrics: Metrics) -> Examined:
    """Return every metric's statistics and every check's findings on one system's hypotheses."""
    streams = test_set.reference_streams
    counted = {name: count(name, hypotheses, streams) for name in metrics}
    pairs = zip(test_set.sources, hypotheses, strict=True)
    return Examined(counted, tuple(hits_of(source, hypothesis) for source, hypothesis in pairs))


def examine_all(
    test_set: EvaluationSet, outputs: Sequence[Sequence[str]], metrics: Metrics, workers: int
) -> list[Examined]:
    """Return the same for several systems, in order, on as many processes as there are workers."""
    workers = min(workers, len(outputs))
    if workers < 2 or len(outputs) * len(test_set.rows) < _WORTH_A_PROCESS:
        return [examine(test_set, hypotheses, metrics) for hypotheses in outputs]
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    # spawn: a fork of a process in which an engine has threads may hang
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        jobs = [pool.submit(examine, test_set, hypotheses, metrics) for hypotheses in outputs]
        return [job.result() for job in jobs]
