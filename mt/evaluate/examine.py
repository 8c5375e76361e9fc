"""The part of an evaluation that takes time: statistics and checks of each hypothesis, on several cores."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mt.evaluate.metrics import Item
from mt.evaluate.rates import hits_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mt.evaluate.metrics import Metric, Statistics
    from mt.scores import EvaluationSet, Hit, Task

    Progress = Callable[[int, int], None]

_WORTH_A_PROCESS = 2000  # hypotheses; below, starting processes takes longer than the work
_CHUNK = 200  # hypotheses that a process is given at once


@dataclass(frozen=True, slots=True)
class Examined:
    """What one system's hypotheses give, a segment an entry."""

    statistics: dict[str, Statistics]
    """By metric."""
    hits: tuple[tuple[Hit, ...], ...]


def examine(task: Task, items: Sequence[Item], metrics: Sequence[Metric]) -> Examined:
    """Return every metric's statistics and every check's findings on some hypotheses."""
    counted = {metric.info.name: metric.statistics(items) for metric in metrics}
    return Examined(counted, tuple(hits_of(task, item.source, item.hypothesis) for item in items))


def examine_all(
    test_set: EvaluationSet,
    outputs: Sequence[Sequence[str]],
    metrics: Sequence[Metric],
    workers: int,
    progress: Progress | None = None,
) -> list[Examined]:
    """Return what each system's hypotheses give, in order, on as many processes as there are workers.

    What several systems say of one segment is examined once. `progress` is called with how many distinct hypotheses
    are done, and of how many.
    """
    places: dict[Item, int] = {}
    indexes = [
        [
            places.setdefault(Item(row.source, text, row.references), len(places))
            for row, text in zip(test_set.rows, hypotheses, strict=True)
        ]
        for hypotheses in outputs
    ]
    items = list(places)
    chunks = [items[start : start + _CHUNK] for start in range(0, len(items), _CHUNK)]
    done: list[Examined] = []
    for examined in _examined(test_set.task, chunks, metrics, workers if len(items) >= _WORTH_A_PROCESS else 1):
        done.append(examined)
        if progress:
            progress(sum(len(each.hits) for each in done), len(items))
    return _gathered(done, indexes)


def _examined(
    task: Task, chunks: Sequence[Sequence[Item]], metrics: Sequence[Metric], workers: int
) -> Iterator[Examined]:
    if workers < 2:
        for chunk in chunks:
            yield examine(task, chunk, metrics)
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    # spawn: a fork of a process in which an engine has threads may hang
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as pool:
        jobs = [pool.submit(examine, task, chunk, metrics) for chunk in chunks]
        for job in jobs:
            yield job.result()


def _gathered(done: Sequence[Examined], indexes: Sequence[Sequence[int]]) -> list[Examined]:
    """Return for each system the entries of its hypotheses among all."""
    names = done[0].statistics if done else ()
    counted = {name: [segment for each in done for segment in each.statistics[name]] for name in names}
    hits = [found for each in done for found in each.hits]
    return [
        Examined(
            {name: [segments[place] for place in wanted] for name, segments in counted.items()},
            tuple(hits[place] for place in wanted),
        )
        for wanted in indexes
    ]
