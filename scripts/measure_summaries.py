"""Measure summarizers on sets of articles with summaries: ROUGE, what is backed by the text, novelty.

    python scripts/measure_summaries.py SET.jsonl [SET.jsonl …] [--split valid] [--systems lead-3 extractive FOLDER …]

A set holds one JSON object a line with `article` and `summary`, or several `references`; with --split only rows of that
`split` count, where rows have one. A system is lead-1, lead-2, lead-3 (the first sentences), extractive-N, reference
(the set's own summary, which shows what the checks find in a human's), or a summarizer model's name or folder.
ROUGE is rouge-score's F1 with its stemmer, the best of several references, times 100, averaged over articles. Numbers
and names: the share of a summary's that the article holds. Backed: the share of sentences that the support check
passes. Novel: the share of words that are not in the article.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import TYPE_CHECKING

from rouge_score.rouge_scorer import RougeScorer

from mt.config import EngineSettings, SummarizerSettings
from mt.segment import split_text
from mt.summarize import load_summarizer
from mt.summarize.measure import Held, held

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    System = Callable[["Row"], list[str]]

KINDS = ("rouge1", "rouge2", "rougeL")
BASELINES = ("lead-1", "lead-2", "lead-3", "extractive-1", "extractive-2", "extractive-3")


@dataclass(frozen=True, slots=True)
class Row:
    """An article in sentences, and what people wrote of it."""

    segments: list[str]
    references: list[str]


def read_rows(path: Path, split: str | None) -> list[Row]:
    """Return the rows of a set that have an article and a summary."""
    with path.open(encoding="utf-8", newline="\n") as lines:
        raw = [json.loads(line) for line in lines]
    kept = [r for r in raw if r["article"].strip() and (split is None or r.get("split", split) == split)]
    return [Row(sentences(r["article"]), r.get("references") or [r["summary"]]) for r in kept]


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, as `mt summarize` reads them."""
    return [piece for piece, _ in split_text(text) if piece]


def system_of(name: str) -> System:
    """Return what makes a summary of a row, by its name."""
    if name == "reference":
        return lambda row: sentences(row.references[0])
    kind, _, count = name.rpartition("-")
    if kind == "lead" and count.isdigit():
        return lambda row: row.segments[: int(count)]
    if kind == "extractive" and count.isdigit():
        settings = SummarizerSettings(sentences=int(count))
    else:
        settings = SummarizerSettings(backend="seq2seq", engine=EngineSettings(model=name))
    made = load_summarizer(settings)
    return lambda row: [sentence.text for sentence in made.summarize(row.segments).sentences]


def measured(rows: Sequence[Row], system: System) -> dict[str, float]:
    """Return the columns of the table for one system on one set."""
    scorer = RougeScorer(list(KINDS), use_stemmer=True)
    written = [system(row) for row in rows]
    scores = [scorer.score_multi(row.references, " ".join(text)) for row, text in zip(rows, written, strict=True)]
    checked = [held(text, row.segments) for row, text in zip(rows, written, strict=True)]
    total = sum(checked, Held())
    columns = {kind: 100 * mean(score[kind].fmeasure for score in scores) for kind in KINDS}
    return columns | total.shares() | {"words": mean(sum(len(s.split()) for s in text) for text in written)}


def main() -> None:
    """Print a Markdown table a set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", type=Path)
    parser.add_argument("--split", help="only rows of this split, where a set has splits")
    parser.add_argument("--systems", nargs="+", default=[*BASELINES, "reference"])
    options = parser.parse_args()
    systems = {name: system_of(name) for name in options.systems}
    for path in options.sets:
        rows = read_rows(path, options.split)
        print(f"\n{path.stem}: {len(rows)} articles\n")
        print("| system | R-1 | R-2 | R-L | numbers | names | backed | novel | words |\n|---|" + "---:|" * 8)
        for name, system in systems.items():
            columns = measured(rows, system)
            print(f"| {name} | {' | '.join(f'{value:.1f}' for value in columns.values())} |", flush=True)


if __name__ == "__main__":
    main()
