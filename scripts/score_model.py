"""Score a model folder on test sets: BLEU and chrF with signatures, and sentences a second on one thread.

    python scripts/score_model.py MODEL flores-dev.jsonl tico19-dev.jsonl ... [--beam-size 4] [--max-source-length 160]

MODEL is a name that `mt models` knows or a folder. A test set is JSON lines with `src` and `ref`; each source is read
whole. `--write FOLDER` keeps the hypotheses, a line a segment.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF

from mt.config import EngineSettings
from mt.models import load


def main() -> None:
    """Print a line a test set and metric."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("model")
    parser.add_argument("test_sets", type=Path, nargs="+")
    parser.add_argument("--beam-size", type=int, default=4)
    parser.add_argument("--max-source-length", type=int, default=160, help="in tokens; longer sources are cut")
    parser.add_argument("--write", type=Path)
    options = parser.parse_args()
    settings = EngineSettings(
        model=options.model, threads=1, beam_size=options.beam_size, max_source_length=options.max_source_length
    )
    engine = load(settings, "translate").engine
    print(engine.signature)
    for path in options.test_sets:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
        started = time.process_time()
        hypotheses = [hypothesis.text for hypothesis in engine.generate([row["src"] for row in rows])]
        speed = len(rows) / (time.process_time() - started)
        if options.write:
            options.write.mkdir(parents=True, exist_ok=True)
            (options.write / f"{path.stem}.txt").write_text("\n".join(hypotheses) + "\n", encoding="utf-8")
        for metric in (BLEU(), CHRF()):
            score = metric.corpus_score(hypotheses, [[row["ref"] for row in rows]])
            print(f"{path.stem}\t{len(rows)}\t{score.name} {score.score:.2f}\t{metric.get_signature()}")
        print(f"{path.stem}\t{len(rows)}\t{speed:.1f} sentences/CPU-s")


if __name__ == "__main__":
    main()
