"""A test set and what systems made of it, to a report."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from mt import __version__
from mt.errors import ConfigError
from mt.evaluate.examine import examine_all
from mt.evaluate.gates import judge, refuse_unscored
from mt.evaluate.hypotheses import refuse_same_names
from mt.evaluate.lines import refuse_unequal
from mt.evaluate.measure import Plan, measure
from mt.evaluate.metrics import build, corpus_score
from mt.evaluate.notes import set_notes, strangers
from mt.evaluate.parts import parts_of
from mt.evaluate.rates import count_rates, count_segments, hits_of
from mt.evaluate.resample import SEED
from mt.scores import Report, SegmentResult, SystemInfo

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from mt.evaluate.examine import Examined
    from mt.evaluate.gates import Gate
    from mt.scores import EvaluationSet, MetricName, Note, SystemOutput

RESAMPLES = 1000
DEFAULT_METRICS: tuple[MetricName, ...] = ("bleu", "chrf", "ter")


def evaluate(
    test_set: EvaluationSet,
    outputs: Sequence[SystemOutput],
    metrics: Sequence[MetricName] = DEFAULT_METRICS,
    *,
    resamples: int = RESAMPLES,
    gates: Sequence[Gate] = (),
    notes: Sequence[Note] = (),
    workers: int = 1,
    every_pair: bool = False,
    command: str | None = None,
) -> Report:
    """Return everything that is to be known of the systems on this set; the first one is the baseline.

    `notes` are what else is known of the data, as its overlap with a training corpus.
    With `every_pair`, every system is compared with every other, not with the baseline alone.
    With fewer than 2 resamples, or one segment, no interval and no significance is given. More than one worker
    starts processes, as `multiprocessing` does: a script then needs its `if __name__ == "__main__"`.

    Raises:
        DataError: a system has another number of hypotheses than the set has segments.
        ConfigError: two systems have one name, none is given, or a gate names a metric that is not computed.
    """
    if not outputs:
        raise ConfigError("no system to evaluate: name a model, a settings file or a file of hypotheses")
    refuse_same_names(outputs)
    refuse_unscored(gates, metrics)
    for output in outputs:
        refuse_unequal((test_set.path or test_set.name, len(test_set.rows)), (output.name, len(output.hypotheses)))
    # chrF is counted in any case: segments and parts are ranked by it
    counted: tuple[MetricName, ...] = tuple(dict.fromkeys([*metrics, "chrf"]))
    examined = examine_all(test_set, [output.hypotheses for output in outputs], counted, workers)
    names = [output.name for output in outputs]
    plan = Plan(
        systems=tuple(names),
        documents=tuple(row.document for row in test_set.rows),
        pairs=tuple(combinations(names, 2)) if every_pair else tuple((names[0], name) for name in names[1:]),
        resamples=resamples if len(test_set.rows) > 1 and resamples > 1 else 0,
    )
    measured = {
        name: measure(name, plan, [_array(e, name) for e in examined], examined[0].counted[name].signature)
        for name in metrics
    }
    scores = [score for name in metrics for score in measured[name].scores]
    segments = _segments(test_set, outputs, examined)
    found = [[segment.hits[place] for segment in segments] for place in range(len(outputs))]
    return Report(
        schema="mt.evaluation/1",
        version=__version__,
        command=command,
        test_set=test_set.name,
        test_set_sha256=test_set.sha256,
        licence=test_set.licence,
        resamples=plan.resamples,
        seed=SEED,
        checked=sum(bool(source.strip()) for source in test_set.sources),
        documents=len({row.document for row in test_set.rows} - {None}),
        metrics=tuple(metrics),
        systems=tuple(_info(test_set, output) for output in outputs),
        scores=tuple(scores),
        best={name: measured[name].leaders for name in metrics},
        comparisons=tuple(c for name in metrics for c in measured[name].comparisons),
        rates=tuple(count_rates(segments, len(outputs))),
        troubled=tuple(count_segments(hits) for hits in found),
        reference_troubled=count_segments([segment.reference_hits for segment in segments]),
        parts=tuple(parts_of(test_set.rows, [_array(e, "chrf") for e in examined])),
        notes=(*set_notes(test_set), *notes, *strangers(segments)),
        gates=tuple(judge(gates, scores, segments, names)),
        segments=tuple(segments),
    )


def _array(examined: Examined, name: MetricName) -> NDArray[np.float64]:
    return np.array(examined.counted[name].statistics)


def _segments(
    test_set: EvaluationSet, outputs: Sequence[SystemOutput], examined: Sequence[Examined]
) -> list[SegmentResult]:
    metric = build("chrf")
    chrf = [[corpus_score(metric, segment) for segment in e.counted["chrf"].statistics] for e in examined]
    return [
        SegmentResult(
            row=row,
            hypotheses=tuple(output.hypotheses[place] for output in outputs),
            chrf=tuple(scores[place] for scores in chrf),
            hits=tuple(e.hits[place] for e in examined),
            reference_hits=hits_of(row.source, row.references[0]),
        )
        for place, row in enumerate(test_set.rows)
    ]


def _info(test_set: EvaluationSet, output: SystemOutput) -> SystemInfo:
    references = sum(len(row.references[0]) for row in test_set.rows)
    ratio = sum(map(len, output.hypotheses)) / references if references else 0.0
    return SystemInfo(output.name, output.sha256, output.signature, ratio)
