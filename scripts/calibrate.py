"""Fit the confidence in one model's segments to human references, and measure it on test sets that were held out.

    python scripts/calibrate.py --model bundled --eval DIR -o mt/models/bundled/ar-en/calibration.json

DIR holds test sets: JSON lines with `src`, `ref` and perhaps `alt_refs`. Rows with a `flag` are left out, and so are
lines that the pipeline splits, for their pieces have no reference. A segment is usable from chrF2 50 on: on FLORES
dev, 93% of Google's segments reach that, 79% of OPUS-MT's, 70% of Argos's, and 0.1% of the references of other lines.
Each set is held out in turn and judged by what the others fit; what is written is fitted on all.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from sacrebleu.metrics.chrf import CHRF

from mt.config import load_settings
from mt.fidelity.confidence import Calibration, Weights, confidence, features
from mt.pipeline import Pipeline
from mt.records import Block, Document

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mt.records import Confidence, Translation

Measures: TypeAlias = dict[str, Any]
Vector: TypeAlias = "np.ndarray[Any, np.dtype[np.float64]]"
USABLE = 50.0
RIDGE = 1.0
"""On the squared weights of features of unit variance: it keeps the weight of a rare finding finite."""
BINS = 10
FINDINGS = (2, 3)
"""The places of errors and warnings among the features."""


@dataclass(frozen=True)
class Row:
    """One segment that was translated, and whether it is usable."""

    translation: Translation
    usable: bool

    @property
    def features(self) -> tuple[float, ...]:
        """What the calibration weighs."""
        hypothesis = self.translation.hypothesis
        if hypothesis.score is None:
            raise SystemExit("this engine gives no scores: there is nothing to calibrate")
        return features(hypothesis.score, self.translation.findings, self.translation.segment.source)


def main() -> None:
    """Write the calibration, and print how it does."""
    options = _options()
    pipeline = Pipeline.from_settings(load_settings(None, [f"engine.model={options.model}", "engine.threads=1"]))
    sets = {path.stem: rows_of(pipeline, path) for path in sorted(options.eval.glob("*.jsonl"))}
    if len(sets) < 2:
        raise SystemExit(f"{options.eval}: {len(sets)} test sets (*.jsonl): two are needed, so that one is held out")
    everything = [row for rows in sets.values() for row in rows]
    made = calibrate(pipeline, everything)
    held_out = cross_validate(pipeline, sets)
    fitted = measures(confidences(everything, made), [row.usable for row in everything])
    for name, found in [*held_out.items(), ("all, fitted on all", fitted)]:
        print(report(name, found))
    metric = f"chrF2 of a segment, the best of its references, sacreBLEU {version('sacrebleu')}"
    measured = {"metric": metric, "held_out": held_out, "fitted": fitted}
    text = json.dumps(made.model_copy(update={"measured": measured}).model_dump(), ensure_ascii=False, indent=1)
    options.output.write_text(text + "\n", encoding="utf-8")
    print(f"{options.output}: {made.model}@{made.digest[:8]}: intercept {made.intercept}, {made.weights}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", default="bundled")
    parser.add_argument("--eval", type=Path, required=True, metavar="DIR")
    parser.add_argument("-o", "--output", type=Path, required=True)
    return parser.parse_args()


def rows_of(pipeline: Pipeline, path: Path) -> list[Row]:
    """Translate a test set as the pipeline would; return the lines that are one segment, compared to the reference."""
    raw = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    kept = [row for row in raw if "flag" not in row and row["src"].strip()]
    documents = [Document(str(number), (Block(row["src"].strip()),)) for number, row in enumerate(kept)]
    rows, chrf = [], CHRF()
    for row, translated in zip(kept, pipeline.process(documents), strict=True):
        if translated.error:
            raise SystemExit(f"{path}: {translated.error}")
        if len(translated.translations) == 1:
            [translation] = translated.translations
            score = chrf.sentence_score(translation.text, [row["ref"], *row.get("alt_refs", [])]).score
            rows.append(Row(translation, score >= USABLE))
    print(f"{path.stem}: {len(rows)} of {len(raw)} lines, {np.mean([row.usable for row in rows]):.1%} of them usable")
    return rows


def calibrate(pipeline: Pipeline, rows: Sequence[Row]) -> Calibration:
    """Return the calibration that some segments fit best."""
    values, usable = np.array([row.features for row in rows]), np.array([float(row.usable) for row in rows])
    intercept, weights = fit_findings(values, usable)
    return Calibration(
        model=pipeline.model.name,
        digest=pipeline.model.digest,
        signature=pipeline.engine.signature,
        usable_chrf=USABLE,
        intercept=intercept,
        weights=Weights(**dict(zip(Weights.model_fields, weights, strict=True))),
    )


def fit_findings(values: Vector, truth: Vector) -> tuple[float, list[float]]:
    """Return the fit in which no finding raises trust; one that would, by chance or for its rarity, weighs nothing."""
    intercept, weights = fit(values, truth)
    raising = [at for at in FINDINGS if weights[at] > 0]
    if not raising:
        return intercept, weights
    values = values.copy()
    values[:, raising] = 0
    return fit_findings(values, truth)


def fit(values: Vector, truth: Vector) -> tuple[float, list[float]]:
    """Return intercept and weights of a ridge logistic regression, by Newton's method: the same for the same rows.

    A feature that never varies weighs nothing.
    """
    mean, deviation = values.mean(axis=0), values.std(axis=0)
    scale = np.where(deviation > 0, deviation, 1)
    design = np.column_stack([np.ones(len(values)), (values - mean) / scale])
    penalty = np.diag([0.0, *[RIDGE] * values.shape[1]])
    weights = np.zeros(design.shape[1])
    # without any usable segment, or with nothing else, the intercept would be infinite: half a segment of each is lent
    truth = (truth * (len(truth) - 1) + 0.5) / len(truth)
    for _ in range(100):
        expected = 1 / (1 + np.exp(-design @ weights))
        curvature = (design * (expected * (1 - expected))[:, None]).T @ design + penalty
        step = np.linalg.solve(curvature, design.T @ (truth - expected) - penalty @ weights)
        weights += step
        if np.abs(step).max() < 1e-10:
            break
    slopes = weights[1:] / scale
    return round(float(weights[0] - slopes @ mean), 6), [round(float(slope), 6) for slope in slopes]


def cross_validate(pipeline: Pipeline, sets: Mapping[str, Sequence[Row]]) -> dict[str, Measures]:
    """Judge each set by what the others fit, and then all of these judgements together."""
    judged: dict[str, list[Confidence]] = {}
    for name, rows in sets.items():
        others = calibrate(pipeline, [row for key in sets if key != name for row in sets[key]])
        judged[name] = confidences(rows, others)
    truth = {name: [row.usable for row in rows] for name, rows in sets.items()}
    found = {name: measures(judged[name], truth[name]) for name in sets}
    return {
        **found,
        "all": measures([c for name in sets for c in judged[name]], [u for t in truth.values() for u in t]),
    }


def confidences(rows: Sequence[Row], calibration: Calibration) -> list[Confidence]:
    """Return what a reader would be told of each segment."""
    return [
        confidence(t.hypothesis.score, t.findings, t.segment.source, t.text, calibration)
        for t in (row.translation for row in rows)
    ]


def measures(judged: Sequence[Confidence], usable: Sequence[bool]) -> Measures:
    """Return how near the values are to the truth, and how often each word is right."""
    values, truth = np.array([c.value or 0.0 for c in judged]), np.array(usable, dtype=float)
    table = reliability(values, truth)
    words = {word: truth[[c.word == word for c in judged]] for word in ("likely right", "check", "likely wrong")}
    return {
        "segments": len(truth),
        "usable": _round(truth.mean()),
        "auc": _round(auc(values, truth)),
        "brier": _round(np.mean((values - truth) ** 2)),
        "brier_of_the_mean": _round(truth.mean() * (1 - truth.mean())),
        "expected_calibration_error": _round(
            sum(row["segments"] * abs(row["mean"] - row["usable"]) for row in table) / len(truth)
        ),
        "words": {
            word: {"segments": len(own), "usable": _round(own.mean()) if len(own) else None}
            for word, own in words.items()
        },
        "reliability": table,
    }


def reliability(values: Vector, truth: Vector) -> list[dict[str, float]]:
    """Return the mean value and the share that is usable, for each tenth from 0 to 1 that holds a segment."""
    place = np.minimum((values * BINS).astype(int), BINS - 1)
    return [
        {
            "from": index / BINS,
            "segments": int((place == index).sum()),
            "mean": _round(values[place == index].mean()),
            "usable": _round(truth[place == index].mean()),
        }
        for index in range(BINS)
        if (place == index).any()
    ]


def auc(values: Vector, truth: Vector) -> float:
    """Return how often a usable segment has the higher value of two, ties counting half; 0.5 where all are alike."""
    good, bad = values[truth == 1], np.sort(values[truth == 0])
    if not len(good) or not len(bad):
        return 0.5
    below, up_to = np.searchsorted(bad, good, "left"), np.searchsorted(bad, good, "right")
    return float((below + up_to).mean() / 2 / len(bad))


def _round(value: float) -> float:
    return round(float(value), 4)


def report(name: str, found: Measures) -> str:
    """Return a line of figures, and the reliability table where it is the last."""
    words = ", ".join(f"{word} {w['segments']} ({w['usable'] or 0:.0%} usable)" for word, w in found["words"].items())
    line = (
        f"{name}: {found['segments']} segments, {found['usable']:.1%} usable, AUC {found['auc']:.3f}, "
        f"Brier {found['brier']:.4f} (of the mean {found['brier_of_the_mean']:.4f}), "
        f"ECE {found['expected_calibration_error']:.4f}; {words}"
    )
    rows = [
        f"  from {row['from']:.1f}: {row['segments']:>5} segments, mean {row['mean']:.3f}, usable {row['usable']:.3f}"
        for row in found["reliability"]
    ]
    return "\n".join([line, *rows])


if __name__ == "__main__":
    main()
