"""A test set and what systems made of it, to a report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mt import __version__
from mt.errors import ConfigError
from mt.evaluate.examine import examine_all
from mt.evaluate.gates import judge, refuse_unscored
from mt.evaluate.hypotheses import refuse_same_names
from mt.evaluate.lines import refuse_unequal
from mt.evaluate.metrics import build, corpus_score, resampled_signature
from mt.evaluate.notes import set_notes, strangers
from mt.evaluate.parts import parts_of
from mt.evaluate.rates import count_rates, count_segments, hits_of
from mt.evaluate.resample import SEED, by_document, interval, resampled_totals, scores_of
from mt.evaluate.significance import Resampled, compare, leaders
from mt.scores import Report, Score, SegmentResult, SystemInfo

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from mt.evaluate.examine import Examined
    from mt.evaluate.gates import Gate
    from mt.scores import Comparison, EvaluationSet, MetricName, SystemOutput

    Floats = NDArray[np.float64]

RESAMPLES = 1000
DEFAULT_METRICS: tuple[MetricName, ...] = ("bleu", "chrf", "ter")


@dataclass(frozen=True, slots=True)
class Measured:
    """One metric over all systems: the scores, the comparisons with the baseline, and who leads."""

    scores: list[Score]
    comparisons: list[Comparison]
    leaders: tuple[str, ...]


def evaluate(
    test_set: EvaluationSet,
    outputs: Sequence[SystemOutput],
    metrics: Sequence[MetricName] = DEFAULT_METRICS,
    *,
    resamples: int = RESAMPLES,
    gates: Sequence[Gate] = (),
    workers: int = 1,
    command: str | None = None,
) -> Report:
    """Return everything that is to be known of the systems on this set; the first one is the baseline.

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
        refuse_unequal((test_set.name, len(test_set.rows)), (output.name, len(output.hypotheses)))
    resamples = resamples if len(test_set.rows) > 1 and resamples > 1 else 0
    # chrF is counted in any case: segments and parts are ranked by it
    counted: tuple[MetricName, ...] = tuple(dict.fromkeys([*metrics, "chrf"]))
    examined = examine_all(test_set, [output.hypotheses for output in outputs], counted, workers)
    names = [output.name for output in outputs]
    measured = {name: _measure(name, names, examined, test_set, resamples) for name in metrics}
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
        resamples=resamples,
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
        notes=(*set_notes(test_set), *strangers(segments)),
        gates=tuple(judge(gates, scores, segments, names)),
        segments=tuple(segments),
    )


def _array(examined: Examined, name: MetricName) -> Floats:
    return np.array(examined.counted[name].statistics)


def _measure(
    name: MetricName, systems: Sequence[str], examined: Sequence[Examined], test_set: EvaluationSet, resamples: int
) -> Measured:
    metric = build(name)
    arrays = [_array(e, name) for e in examined]
    values = [corpus_score(metric, array.sum(axis=0).tolist()) for array in arrays]
    signature = examined[0].counted[name].signature
    segments = len(test_set.rows)
    if not resamples:
        return Measured(
            [Score(s, name, v, None, signature, segments) for s, v in zip(systems, values, strict=True)], [], ()
        )
    signature = resampled_signature(signature, resamples, SEED)
    by_segment = _resampled(name, systems, values, arrays, resamples)
    documents = [row.document for row in test_set.rows]
    grouped = [by_document(array, documents) for array in arrays]
    has_documents = 1 < len(grouped[0]) < segments
    by_doc = _resampled(name, systems, values, grouped, resamples) if has_documents else {}
    scores = [
        Score(
            system=system,
            metric=name,
            value=value,
            interval=interval(by_segment[system].scores),
            signature=signature,
            segments=segments,
            document_interval=interval(by_doc[system].scores) if by_doc else None,
        )
        for system, value in zip(systems, values, strict=True)
    ]
    comparisons = compare(name, "segment", by_segment, systems[0])
    if by_doc:
        comparisons += compare(name, "document", by_doc, systems[0])
    return Measured(scores, comparisons, leaders(name, by_segment))


def _resampled(
    name: MetricName, systems: Sequence[str], values: Sequence[float], arrays: Sequence[Floats], resamples: int
) -> dict[str, Resampled]:
    """Return each system's scores on resamples that all systems share."""
    width = arrays[0].shape[1]
    totals = resampled_totals(np.hstack(arrays), resamples, SEED)
    return {
        system: Resampled(value, scores_of(name, totals[:, place * width : (place + 1) * width]))
        for place, (system, value) in enumerate(zip(systems, values, strict=True))
    }


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
