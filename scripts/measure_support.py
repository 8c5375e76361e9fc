"""Hold the support check of summaries against human judgements: correlation, and what it finds at its threshold.

    python scripts/measure_support.py LABELS.jsonl [--articles SUMMEVAL.jsonl] [--choose]

Labels are rows {"set", "id", "article", "summary", "scores"} with `fact` or `consistency` among the scores; where a row
has no article, --articles holds it by its id. Articles are parted by a hash of their text: a quarter chose the
threshold (--choose shows it), the figures are of the other three, which nothing was chosen on.

Correlation is Pearson's with the human score, of the mean over a summary's sentences. A summary is not backed for the
people where its score is below the highest, for the check where one of its sentences is marked. Beside it: the
precision of ROUGE-1, 2 and L against the article, and the share of its names and numerals that the article does not
have. Their thresholds are chosen on the first quarter too, each set's own: they are given more than the check is.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from statistics import correlation, fmean

from rouge_score.rouge_scorer import RougeScorer

from mt.segment import split_text
from mt.summarize.names import holds_name, names_in
from mt.summarize.source import Source
from mt.summarize.support import THRESHOLD, check_summary

HIGHEST = {"fact": 1.0, "consistency": 5.0}
KINDS = ("rouge1", "rouge2", "rougeL")
NUMERAL = re.compile(r"\d[\d.,]*")
STEPS = [step / 20 for step in range(2, 20)]


@dataclass(frozen=True, slots=True)
class Judged:
    """A summary with what people said of it and what each measure says; higher is better backed."""

    human: float
    whole: bool
    """Whether people found nothing wrong."""
    chosen_on: bool
    marked: bool
    """Whether the check found a sentence with something in it that the text does not say."""
    least: float
    """The lowest support of its sentences."""
    measures: dict[str, float]


def rows_of(path: Path, articles: dict[str, str]) -> dict[str, list[Judged]]:
    """Return the judged summaries of each set that has articles and judgements of fact."""
    scorer = RougeScorer(list(KINDS), use_stemmer=True)
    sets: defaultdict[str, list[Judged]] = defaultdict(list)
    sources: dict[str, Source] = {}
    for line in path.open(encoding="utf-8", newline="\n"):
        row = json.loads(line)
        article = row["article"] or articles.get(row["id"], "")
        kind = next((kind for kind in HIGHEST if kind in row["scores"]), None)
        if article and kind and row["summary"].strip():
            if article not in sources:
                sources = {article: Source(sentences(article))} | dict(list(sources.items())[-100:])
            score = row["scores"][kind]
            sets[row["set"]].append(judged(row["summary"], sources[article], score, score >= HIGHEST[kind], scorer))
    return sets


def judged(summary: str, source: Source, human: float, whole: bool, scorer: RougeScorer) -> Judged:
    """Return a summary with all measures."""
    article = source.text
    checked = check_summary(sentences(summary), source.segments, source)
    rouge = scorer.score(article, summary)
    measures = {"support": fmean(sentence.support or 0 for sentence in checked)}
    measures |= {kind: rouge[kind].precision for kind in KINDS}
    measures["no new names"] = 1 - new_names(summary, source)
    return Judged(
        human,
        whole,
        chosen_on=int(hashlib.sha256(re.sub(r"\W", "", article.lower())[:200].encode()).hexdigest(), 16) % 4 == 0,
        marked=any(sentence.findings for sentence in checked),
        least=min(sentence.support or 0 for sentence in checked),
        measures=measures,
    )


def new_names(summary: str, source: Source) -> float:
    """Return the share of a summary's names and numerals that the article does not hold."""
    found = [holds_name(token.text, source.text) for token in names_in(summary, source)]
    found += [match[0].rstrip(".,") in source.text for match in NUMERAL.finditer(summary)]
    return 1 - fmean(found) if found else 0.0


def sentences(text: str) -> list[str]:
    """Return the sentences of a text."""
    return [piece for piece, _ in split_text(text) if piece]


def precision_recall(said: list[bool], wrong: list[bool]) -> tuple[float, float, float]:
    """Return precision, recall and their F1 of what is said to be wrong."""
    hits = sum(a and b for a, b in zip(said, wrong, strict=True))
    precision, recall = hits / max(sum(said), 1), hits / max(sum(wrong), 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def by_check(rows: list[Judged], threshold: float) -> tuple[float, float, float]:
    """Return precision, recall and F1 of the check at a threshold."""
    return precision_recall([row.marked or row.least < threshold for row in rows], [not row.whole for row in rows])


def by_measure(rows: list[Judged], name: str) -> tuple[float, float, float]:
    """Return those of a baseline on the rows that chose nothing, at the threshold that was best on those that did."""

    def at(part: list[Judged], threshold: float) -> tuple[float, float, float]:
        return precision_recall([r.measures[name] < threshold for r in part], [not r.whole for r in part])

    first = [row for row in rows if row.chosen_on]
    best = max([*STEPS, 1.0], key=lambda threshold: at(first, threshold)[2])
    return at([row for row in rows if not row.chosen_on], best)


def main() -> None:
    """Print a table a set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labels", type=Path)
    parser.add_argument("--articles", type=Path)
    parser.add_argument("--choose", action="store_true", help="show F1 by threshold on the part that chose it")
    options = parser.parse_args()
    lines = options.articles.read_text(encoding="utf-8").splitlines() if options.articles else []
    articles = {row["id"]: row["article"] for row in map(json.loads, lines)}
    sets = rows_of(options.labels, articles)
    if options.choose:
        for step in STEPS:
            scores = [by_check([row for row in rows if row.chosen_on], step) for rows in sets.values()]
            shown = "  ".join(f"{p:.2f}/{r:.2f}/{f:.2f}" for p, r, f in scores)
            print(f"{step:.2f}  mean F1 {fmean(f for _, _, f in scores):.3f}  {shown}")
        return
    for name, rows in sets.items():
        held_out = [row for row in rows if not row.chosen_on]
        wrong = fmean(not row.whole for row in held_out)
        print(f"\n{name}: {len(held_out)} summaries, {wrong:.0%} not backed for the people\n")
        print("| measure | correlation | precision | recall | F1 |\n|---|---:|---:|---:|---:|")
        for measure in rows[0].measures:
            human = [row.human for row in held_out]
            values = [row.measures[measure] for row in held_out]
            r = correlation(values, human) if len(set(values)) > 1 else 0.0
            found = by_check(held_out, THRESHOLD) if measure == "support" else by_measure(rows, measure)
            print(f"| {measure} | {r:.3f} | {' | '.join(f'{value:.2f}' for value in found)} |")


if __name__ == "__main__":
    main()
