"""The speed table: peers beside us in one run, the same sentences, the same beam, the same model's shape.

    python scripts/bench/run.py            # what `make bench` does: writes runs/bench, README.md and docs/bench.svg
    python scripts/bench/run.py --quick    # one round on the bundled model: does everything work? writes no README

Peers take turns; each figure is the median of the rounds. Work is counted in CPU-seconds of the process, so that other
work on the machine counts least; ratios are what to keep. Marian takes part where it is installed (`pip install
pymarian`: 600 MB, for it brings CUDA).
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from marian import write_marian
from measure import ROOT, Measured, measure, peer_command, run_command
from render import chart, table, write_between
from shape import build_shape, write_shortlist

from mt.arabic import normalize
from mt.models.catalogue import BUNDLED
from mt.models.convert import convert
from mt.models.store import BUNDLED_FOLDERS

if TYPE_CHECKING:
    from collections.abc import Sequence

SHARES = {"naive": 16, "batched": 4, "sorted": 2, "sorted-bf16": 2, "marian": 2}
"""The slow peers are given every so many'th sentence, or a run would take an hour: whole batches all the same."""
ARTICLES = ROOT / "../shared/data/articles/news-ar-400.jsonl"
SAMPLE = ROOT / "tests/data/sample-article.txt"


def main() -> None:
    """Measure, write the record, the table and the chart."""
    options = _options()
    work: Path = options.work
    work.mkdir(parents=True, exist_ok=True)
    texts = _articles(options.articles)
    opus = _models(work, quick=options.quick)
    bundled = _beside(work / "bundled", BUNDLED_FOLDERS[BUNDLED] / "hub")
    count = 8 if options.quick else options.sentences
    chosen = _sentences(texts, count)
    rounds = 1 if options.quick else options.rounds

    def peers(names: Sequence[str], model: Path, *, beam: int) -> list[Measured]:
        given = {name: chosen[:: SHARES.get(name, 1)] for name in names}
        return measure(given, model, beam=beam, rounds=rounds, wrap=options.wrap)

    may = [*(["sorted-bf16"] if _has_bf16() else []), *(["marian"] if find_spec("pymarian") else [])]
    names = ["naive", "batched", "sorted", *may, "ct2", "mt", "mt-shortlist"]
    record = {
        "machine": _machine(),
        "versions": {name: version(name) for name in ("ctranslate2", "transformers", "torch", "sentencepiece")},
        "sentences": count,
        "rounds": rounds,
        "beam 4": _plain(peers(names, opus, beam=4)),
        "greedy": _plain(peers(["naive", "mt", "mt-shortlist"], opus, beam=1)),
        "bundled": _plain(peers(["naive", "ct2", "mt"], bundled, beam=4)),
        "agreement": _agreement(peers([n for n in names if n not in {"batched", "mt-shortlist"}], bundled, beam=1)),
        "cold": _cold(texts, opus, bundled, options.wrap, 1 if options.quick else rounds),
        "batch": _batch(texts, 2 if options.quick else 16, options.wrap),
    }
    (work / "bench.json").write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    rows = table(record)
    print(rows)
    if not options.quick:
        write_between(ROOT / "README.md", "bench", rows)
        (ROOT / "docs").mkdir(exist_ok=True)
        (ROOT / "docs/bench.svg").write_text(chart(record), encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--sentences", type=int, default=128)
    parser.add_argument(
        "--articles", type=Path, default=ARTICLES, help="JSON lines with `text`; else the sample article"
    )
    parser.add_argument("--work", type=Path, default=ROOT / "runs/bench", help="models and the record; may be kept")
    parser.add_argument("--wrap", default="", help="put before each measured command, as `taskset -c 1`")
    return parser.parse_args()


def _models(work: Path, *, quick: bool) -> Path:
    """Return the model of opus-mt's shape in the hub's layout, both conversions beside it."""
    if quick:
        return _beside(work / "quick", BUNDLED_FOLDERS[BUNDLED] / "hub")
    return _beside(work / "opus", build_shape(work / "opus" / "hub"))


def _beside(work: Path, hub: Path) -> Path:
    """Copy a model's folder to `work/hub`, converted to `ct2-whole` and `ct2-cut`, where that is not done."""
    if not (work / "ct2-cut" / "vmap.txt").is_file():
        work.mkdir(parents=True, exist_ok=True)
        if hub != work / "hub":
            shutil.copytree(hub, work / "hub", dirs_exist_ok=True)
        for name in ("ct2-whole", "ct2-cut"):
            shutil.rmtree(work / name, ignore_errors=True)
            convert(work / "hub", work / name, whole=name == "ct2-whole")
        write_shortlist(work / "ct2-cut")
        write_marian(work / "hub", work / "marian")
    return work / "hub"


def _articles(path: Path) -> list[str]:
    if not path.is_file():
        return [SAMPLE.read_text(encoding="utf-8")]
    return [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").split("\n") if line]


def _sentences(texts: Sequence[str], count: int) -> list[str]:
    """Return sentences of 100 to 160 letters, about 30 pieces, from all over the texts.

    They are normalized as the bundled model wants it, so that all engines read the same.
    """
    from mt.segment import split_text

    sources = [normalize(source, "full") for text in texts for source, _ in split_text(text)]
    found = [source for source in sources if 100 <= len(source) <= 160]
    step = max(1, len(found) // count)
    return found[::step][:count]


def _plain(measured: Sequence[Measured]) -> dict[str, dict[str, float]]:
    """Return each peer's figures and how many times as fast as the first it is."""
    first = measured[0]
    return {
        m.name: {
            "sentences_per_cpu_s": round(m.sentences_per_cpu_s, 3),
            "sentences_per_s": round(m.sentences_per_s, 3),
            "peak_mb": round(m.peak_mb),
            "ratio": round(m.sentences_per_cpu_s / first.sentences_per_cpu_s, 2),
        }
        for m in measured
    }


def _agreement(measured: Sequence[Measured]) -> dict[str, dict[str, float]]:
    """Return how near each peer's text is to ours, greedy, by the bundled model: chrF2, and lines that are equal."""
    from sacrebleu.metrics.chrf import CHRF

    ours = next(m for m in measured if m.name == "mt").texts
    near = {}
    for m in measured:
        mine = ours[:: SHARES.get(m.name, 1)]
        equal = sum(a == b for a, b in zip(m.texts, mine, strict=True))
        near[m.name] = {"chrF2": round(CHRF().corpus_score(list(m.texts), [list(mine)]).score, 1), "equal": equal}
        near[m.name]["lines"] = len(mine)
    return near


def _cold(texts: Sequence[str], opus: Path, bundled: Path, wrap: str, rounds: int) -> dict[str, dict[str, float]]:
    """Return seconds of whole commands for one article of 20 sentences, from their start to their end."""
    from statistics import median

    from mt.segment import split_text

    sentences = [s for text in texts for s, _ in split_text(text) if 80 <= len(s) <= 240][:20]
    with tempfile.TemporaryDirectory() as folder:
        listed, article = Path(folder) / "s.json", Path(folder) / "article.txt"
        listed.write_text(json.dumps(sentences, ensure_ascii=False), encoding="utf-8")
        article.write_text("\n".join(sentences) + "\n", encoding="utf-8")
        ours = [sys.executable, "-m", "mt", "article", str(article), "--quiet", "--threads", "1", "--model"]
        commands = {
            "naive": peer_command("naive", opus, listed, 4),
            # what random weights say is all errors: there is nothing to repair
            "mt article": [*ours, str(opus.with_name("ct2-cut")), "--set", "repair.enabled=false"],
            "naive, bundled model": peer_command("naive", bundled, listed, 4),
            "mt article, bundled model": [*ours, "bundled"],
        }
        runs: dict[str, list[float]] = {}
        used: dict[str, list[float]] = {}
        peaks: dict[str, float] = {}
        for _ in range(rounds):
            for name, command in commands.items():
                run = run_command(command, wrap)
                runs.setdefault(name, []).append(run.wall_s)
                used.setdefault(name, []).append(run.cpu_s)
                peaks[name] = max(peaks.get(name, 0.0), run.peak_mb)
    return {
        name: {
            "wall_s": round(median(runs[name]), 2),
            "cpu_s": round(median(used[name]), 2),
            "peak_mb": round(peaks[name]),
        }
        for name in commands
    }


def _batch(texts: Sequence[str], count: int, wrap: str) -> dict[str, float]:
    """Return what a batch job of some articles did, on the bundled model, from cold to its last record."""
    with tempfile.TemporaryDirectory() as folder:
        source, job = Path(folder) / "articles.jsonl", Path(folder) / "job"
        rows = [json.dumps({"id": str(i), "text": text}, ensure_ascii=False) for i, text in enumerate(texts[:count])]
        source.write_text("\n".join(rows) + "\n", encoding="utf-8")
        run = run_command([sys.executable, "-m", "mt", "batch", str(source), "--run", str(job), "--quiet"], wrap)
        said = json.loads((job / "run.json").read_text(encoding="utf-8"))
    counts = said["counts"]
    return {
        "articles": counts["documents"],
        "segments": counts["segments"],
        "wall_s": round(run.wall_s, 2),
        "articles_per_s": round(counts["documents"] / run.wall_s, 2),
        "cpu_s": round(run.cpu_s, 2),
    }


def _has_bf16() -> bool:
    flags = Path("/proc/cpuinfo")
    return flags.is_file() and "bf16" in flags.read_text(encoding="utf-8")


def _machine() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").split("\n") if info.is_file() else []
    name = next((line.partition(": ")[2] for line in lines if line.startswith("model name")), platform.processor())
    flags = next((line for line in lines if line.startswith("flags")), "")
    extras = [flag for flag in ("avx2", "avx512f", "avx512_vnni", "amx_int8") if flag in flags.split()]
    return f"{len(os.sched_getaffinity(0))} cores of {name} ({', '.join(extras) or platform.machine()})"


if __name__ == "__main__":
    main()
