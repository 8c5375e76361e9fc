"""What cutting a Marian model's vocabulary, and a shortlist, do to its output: lines that differ, scores, time.

    python scripts/measure_vocabulary.py mt/models/bundled/ar-en/hub flores-dev.jsonl --beam 1 --beam 4 \
        --corpus FOLDER --normalization full

For each test set and beam it compares the whole vocabulary, the cut one and, with a corpus, a shortlist, in batches and
one sentence at a time. A line wanted a cut piece where the whole model's text holds a letter that English has no use
for.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from mt.config import EngineSettings
from mt.engines import load_engine
from mt.models.convert import convert
from mt.models.local import resolve_folder
from mt.models.shortlist import build_shortlist, in_turn
from mt.models.trim import needed_in_english
from mt.train.pairs import find_files, read_pairs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt.engines import Engine


def main() -> None:
    """Convert both ways, translate each set, print a line a system."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        whole, cut = Path(folder) / "whole", Path(folder) / "cut"
        convert(options.hub, whole, whole=True)
        convert(options.hub, cut)
        if options.corpus:
            pairs = in_turn(map(read_pairs, find_files(options.corpus, ("*",))))
            print(build_shortlist(cut, options.normalization, pairs))
        for path in options.test_set:
            for beam in options.beam:
                _compare(path, _engines(whole, cut, beam, options))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("hub", type=Path, help="a Marian model in the hub's layout")
    parser.add_argument("test_set", type=Path, nargs="+", help="JSON lines with `src` and `ref`")
    parser.add_argument("--beam", type=int, action="append", required=True)
    parser.add_argument("--corpus", type=Path, help="a folder of parallel text, for a shortlist")
    parser.add_argument("--normalization", default="none")
    parser.add_argument("--max-source-length", type=int, default=60)
    return parser.parse_args()


def _engines(whole: Path, cut: Path, beam: int, options: argparse.Namespace) -> dict[str, Engine]:
    told = {
        "beam_size": beam,
        "device": "cpu",
        "normalization": options.normalization,
        "max_source_length": options.max_source_length,
    }
    engines = {
        name: load_engine(EngineSettings.model_validate(told), resolve_folder(folder, "ct2"))
        for name, folder in (("whole", whole), ("cut", cut))
    }
    if options.corpus:
        engines["shortlist"] = engines["cut"].with_decoding(shortlist=True)
    return engines


def _compare(path: Path, engines: dict[str, Engine]) -> None:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    sources, references = [row["src"] for row in rows], [row["ref"] for row in rows]
    said: dict[str, list[str]] = {}
    for name, engine in engines.items():
        began = time.process_time()
        said[name] = [hypothesis.text for hypothesis in engine.generate(sources)]
        print(f"{path.stem} {engine.signature} {name}: {_scores(said[name], references)}, ", end="")
        print(f"{time.process_time() - began:.1f} CPU-s; {_differences(said, name)}")
    if "shortlist" in engines:
        alone = [engines["shortlist"].generate([source])[0].text for source in sources]
        differ = sum(a != b for a, b in zip(alone, said["shortlist"], strict=True))
        print(f"{path.stem} shortlist alone: {_scores(alone, references)}; {differ} lines differ from those in batches")


def _differences(said: dict[str, list[str]], name: str) -> str:
    base = {"whole": "whole", "cut": "whole", "shortlist": "cut"}[name]
    lines = list(zip(said[base], said[name], strict=True))
    wanted = [not needed_in_english(text) for text in said[base]]
    unwanted = sum(a != b and not want for (a, b), want in zip(lines, wanted, strict=True))
    return f"{sum(wanted)} of {len(lines)} wanted a cut piece, {unwanted} others differ from {base}"


def _scores(hypotheses: Sequence[str], references: Sequence[str]) -> str:
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF

    bleu, chrf = (m.corpus_score(list(hypotheses), [list(references)]).score for m in (BLEU(), CHRF()))
    return f"BLEU {bleu:.2f}, chrF2 {chrf:.2f}"


if __name__ == "__main__":
    main()
