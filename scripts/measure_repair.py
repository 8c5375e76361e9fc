"""What the repair ladder does on a test set: findings and chrF before and after, of the segments that it changed.

Usage: measure_repair.py TESTSET.jsonl [--model bundled] [--limit N]; rows are {"id","src","ref"}.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from time import monotonic

from mt.config import load_settings
from mt.pipeline import Pipeline, joined
from mt.records import Block, Document, TranslatedDocument


def main() -> None:
    """Translate the set with and without the ladder; print both sides."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("test_set", type=Path)
    parser.add_argument("--model", default="bundled")
    parser.add_argument("--limit", type=int)
    args = parser.parse_args()
    rows = [json.loads(line) for line in args.test_set.read_text("utf-8").split("\n") if line][: args.limit]
    documents = [Document(str(i), (Block(row["src"].replace("\n", " ")),)) for i, row in enumerate(rows)]
    references = [row["ref"] for row in rows]
    first, before_s = _translated(args.model, documents, "false")
    mended, after_s = _translated(args.model, documents, "true")
    print(f"{args.test_set.name}, {len(rows)} segments, {args.model}")
    print(f"seconds: {before_s:.1f} without the ladder, {after_s:.1f} with it")
    _print_findings(first, mended)
    changed = [i for i, (a, b) in enumerate(zip(first, mended, strict=True)) if joined(a) != joined(b)]
    _print_scores("all segments", first, mended, references, range(len(rows)))
    _print_scores("changed segments", first, mended, references, changed)


def _translated(model: str, documents: list[Document], repair: str) -> tuple[list[TranslatedDocument], float]:
    settings = load_settings(None, [f"engine.model={model}", f"repair.enabled={repair}"])
    pipeline = Pipeline.from_settings(settings)
    started = monotonic()
    return pipeline.process(documents), monotonic() - started


def _print_findings(first: list[TranslatedDocument], mended: list[TranslatedDocument]) -> None:
    counts = [Counter(_codes(translated)) for translated in (first, mended)]
    print(f"{'segments with':<22}{'before':>8}{'after':>8}")
    for code in sorted(counts[0] | counts[1]):
        print(f"{code:<22}{counts[0][code]:>8}{counts[1][code]:>8}")


def _codes(translated: list[TranslatedDocument]) -> list[str]:
    """Return the codes of errors and warnings, each once a segment, and `any error` for those with an error."""
    codes = []
    for document in translated:
        found = {f for t in document.translations for f in t.findings if f.severity != "info"}
        codes += sorted({f.code for f in found})
        codes += ["any error"] * any(f.severity == "error" for f in found)
    return codes


def _print_scores(
    name: str,
    first: list[TranslatedDocument],
    mended: list[TranslatedDocument],
    references: list[str],
    indexes: range | list[int],
) -> None:
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF

    chosen = [references[i] for i in indexes]
    for metric in (CHRF(), BLEU()):
        scores = [metric.corpus_score([joined(t[i]) for i in indexes], [chosen]).score for t in (first, mended)]
        print(f"{name} ({len(chosen)}): {metric.get_signature()}: {scores[0]:.2f} before, {scores[1]:.2f} after")


if __name__ == "__main__":
    main()
