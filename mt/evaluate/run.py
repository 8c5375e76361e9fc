"""A test set and what systems made of it, to a report."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from mt import __version__
from mt.errors import ConfigError
from mt.evaluate.examine import examine_all
from mt.evaluate.gates import judge, refuse_unscored
from mt.evaluate.hypotheses import refuse_same_names, without_flagged
from mt.evaluate.lines import refuse_unequal
from mt.evaluate.measure import Plan, measure, measure_whole
from mt.evaluate.metrics import DEFAULT_METRICS, METRICS, RANKS, Item, metric_names
from mt.evaluate.notes import set_notes, strangers
from mt.evaluate.parts import parts_of
from mt.evaluate.rates import count_rates, count_segments, hits_of
from mt.evaluate.reliability import reliability_of
from mt.evaluate.resample import SEED
from mt.scores import Report, SegmentResult, SystemInfo

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from mt.evaluate.examine import Examined
    from mt.evaluate.gates import Gate
    from mt.evaluate.measure import Measured
    from mt.evaluate.metrics import WholeMetric
    from mt.scores import EvaluationSet, Note, SystemOutput

    Progress = Callable[[int, int], None]

RESAMPLES = 1000
MOST = 10
"""Systems of one report: more lines than that nobody tells apart."""


@dataclass(frozen=True, slots=True)
class _Run:
    """What was asked, and what was counted."""

    test_set: EvaluationSet
    outputs: Sequence[SystemOutput]
    metrics: tuple[str, ...]
    plan: Plan
    examined: Sequence[Examined]

    def arrays(self, name: str) -> list[NDArray[np.float64]]:
        """Return a metric's statistics, an array a system, a row a segment."""
        return [np.array(each.statistics[name]) for each in self.examined]


def evaluate(
    test_set: EvaluationSet,
    outputs: Sequence[SystemOutput],
    metrics: Sequence[str] = (),
    *,
    others: Sequence[WholeMetric] = (),
    resamples: int = RESAMPLES,
    gates: Sequence[Gate] = (),
    notes: Sequence[Note] = (),
    workers: int = 1,
    every_pair: bool = False,
    skip_flagged: bool = False,
    command: str | None = None,
    progress: Progress | None = None,
) -> Report:
    """Return everything that is to be known of the systems on this set; the first one is the baseline.

    Without `metrics` and `others`, those that the set's task is usually scored by; `others` are asked besides, once a
    system. `notes` are what else is known of the data, as its overlap with a training corpus. With `every_pair`, every
    system is compared with every other, not with the baseline alone; with `skip_flagged`, segments that the set flags
    as wrong are not scored.
    With fewer than 2 resamples, or one segment, no interval and no significance is given. More than one worker
    starts processes, as `multiprocessing` does: a script then needs its `if __name__ == "__main__"`.

    Raises:
        DataError: a system has another number of hypotheses than the set has segments.
        ConfigError: two systems have one name, none or too many are given, a metric is not known, or a gate names a
            metric that is not computed.
    """
    names = metric_names(metrics) or (() if others else DEFAULT_METRICS[test_set.task])
    _refuse(test_set, outputs)
    refuse_unscored(gates, [*names, *(other.info.name for other in others)])
    left_out: tuple[str, ...] = ()
    if skip_flagged:
        test_set, outputs, left_out = without_flagged(test_set, outputs)
    # the metric that ranks segments is counted in any case
    counted = [METRICS[name] for name in dict.fromkeys([*names, RANKS[test_set.task]])]
    examined = examine_all(test_set, [output.hypotheses for output in outputs], counted, workers, progress)
    run = _Run(test_set, outputs, names, _plan(test_set, outputs, resamples, every_pair=every_pair), examined)
    report = _report(run, list(_measured(run, others)), notes, command)
    verdicts = judge(gates, report.scores, report.segments, run.plan.systems)
    return replace(report, left_out=left_out, gates=tuple(verdicts))


def _refuse(test_set: EvaluationSet, outputs: Sequence[SystemOutput]) -> None:
    if not outputs:
        raise ConfigError("no system to evaluate: name a model, a settings file or a file of hypotheses")
    if len(outputs) > MOST:
        raise ConfigError(f"{len(outputs)} systems: a report holds up to {MOST}: name fewer, or make two reports")
    refuse_same_names(outputs)
    for output in outputs:
        refuse_unequal((test_set.path or test_set.name, len(test_set.rows)), (output.name, len(output.hypotheses)))


def _plan(test_set: EvaluationSet, outputs: Sequence[SystemOutput], resamples: int, *, every_pair: bool) -> Plan:
    names = [output.name for output in outputs]
    return Plan(
        systems=tuple(names),
        documents=tuple(row.document for row in test_set.rows),
        pairs=tuple(combinations(names, 2)) if every_pair else tuple((names[0], name) for name in names[1:]),
        resamples=resamples if len(test_set.rows) > 1 and resamples > 1 else 0,
    )


def _measured(run: _Run, others: Sequence[WholeMetric]) -> Iterator[Measured]:
    references = [len(row.references) for row in run.test_set.rows]
    for name in run.metrics:
        yield measure(METRICS[name], run.plan, run.arrays(name), METRICS[name].signature(references))
    if others:
        items = [
            [Item(row.source, text, row.references) for row, text in zip(run.test_set.rows, o.hypotheses, strict=True)]
            for o in run.outputs
        ]
        for other in others:
            yield measure_whole(other, run.plan, items)


def _report(run: _Run, measured: Sequence[Measured], notes: Sequence[Note], command: str | None) -> Report:
    test_set, outputs = run.test_set, run.outputs
    ranks = METRICS[RANKS[test_set.task]]
    segments = _segments(run)
    return Report(
        schema="mt.evaluation/1",
        version=__version__,
        command=command,
        task=test_set.task,
        test_set=test_set.name,
        test_set_sha256=test_set.sha256,
        licence=test_set.licence,
        anchors=test_set.anchors,
        resamples=run.plan.resamples,
        seed=SEED,
        checked=sum(bool(source.strip()) for source in test_set.sources),
        left_out=(),
        documents=len({row.document for row in test_set.rows} - {None}),
        metrics=tuple(each.metric for each in measured),
        ranked_by=ranks.info,
        systems=tuple(_info(test_set, output) for output in outputs),
        scores=tuple(score for each in measured for score in each.scores),
        best={each.metric.name: each.leaders for each in measured},
        comparisons=tuple(c for each in measured for c in each.comparisons),
        rates=tuple(count_rates(segments, len(outputs))),
        troubled=tuple(count_segments([s.hits[place] for s in segments]) for place in range(len(outputs))),
        reference_troubled=count_segments([segment.reference_hits for segment in segments]),
        parts=tuple(parts_of(ranks, segments, run.arrays(ranks.info.name))),
        reliability=tuple(reliability_of(outputs, segments, ranks.info)),
        notes=(*set_notes(test_set), *notes, *strangers(segments, test_set.task)),
        gates=(),
        segments=tuple(segments),
    )


def _segments(run: _Run) -> list[SegmentResult]:
    ranks = METRICS[RANKS[run.test_set.task]]
    scores = [[ranks.score(segment) for segment in each.statistics[ranks.info.name]] for each in run.examined]
    return [
        SegmentResult(
            row=row,
            hypotheses=tuple(output.hypotheses[place] for output in run.outputs),
            scores=tuple(by_system[place] for by_system in scores),
            hits=tuple(each.hits[place] for each in run.examined),
            reference_hits=hits_of(run.test_set.task, row.source, row.references[0]),
        )
        for place, row in enumerate(run.test_set.rows)
    ]


def _info(test_set: EvaluationSet, output: SystemOutput) -> SystemInfo:
    references = sum(len(row.references[0]) for row in test_set.rows)
    ratio = sum(map(len, output.hypotheses)) / references if references else 0.0
    return SystemInfo(output.name, output.sha256, output.signature, ratio, output.made)
