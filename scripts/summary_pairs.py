"""Write what a summarizer learns from: articles with summaries, with their most telling sentences, and gap sentences.

    python scripts/summary_pairs.py --summaries ../shared/data/summ --text ../shared/corpus/mono_en runs/summaries

`summaries.tsv`: an article, cut at a sentence's end to what a model can read, and the summary that people wrote of it.
`telling.tsv`: the same articles with those of their own sentences that together say most of the summary, chosen
greedily by ROUGE-1 (as BertSum does, Liu and Lapata 2019): from these a model learns to repeat what it reads.
`gaps.tsv`: passages of open text with their most telling sentence (as Pegasus does, Zhang et al. 2020), the sentence
left in its place. `tests/`: every article of a set that results are reported on, so that `mt train` removes overlaps.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from mt.segment import split_text
from mt.summarize.words import content_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

READ = ("inshorts", "newsarticles_standfirst", "cnndm_samples")
REPORTED = ("inshorts", "digitalgov", "gum_news", "eval_summeval", "eval_factuality_labels")
WORDS = 230
"""Of an article that a model reads: some 400 pieces of a vocabulary of 8,000."""
TELLING = 3
"""Sentences that stand for a summary, at most."""
PASSAGE = 10
"""Sentences of a passage of open text."""


def main() -> None:
    """Write the pairs and the reported sets."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--summaries", type=Path, required=True, help="folder of JSON lines with article and summary")
    parser.add_argument("--text", type=Path, required=True, help="folder of English text, .txt.gz")
    parser.add_argument("--gaps", type=int, default=12_000)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    (options.out / "tests").mkdir(parents=True, exist_ok=True)
    rows = [row for name in READ for row in _rows(options.summaries / f"{name}.jsonl") if row.get("split") != "valid"]
    articles = [(_read(row["article"]), row["summary"]) for row in rows]
    _write(options.out / "summaries.tsv", ((" ".join(read), summary) for read, summary in articles))
    _write(options.out / "telling.tsv", ((" ".join(read), telling(read, summary)) for read, summary in articles))
    _write(options.out / "gaps.tsv", _gaps(options.text, options.gaps))
    for name in REPORTED:
        kept = (row for row in _rows(options.summaries / f"{name}.jsonl") if row.get("split") != "train")
        texts = (json.dumps({"article": row["article"]}, ensure_ascii=False) + "\n" for row in kept)
        (options.out / "tests" / f"{name}.jsonl").write_text("".join(texts), encoding="utf-8")


def telling(sentences: Sequence[str], summary: str) -> str:
    """Return the sentences, in their order, that together share most words with the summary, as F1."""
    wanted = content_words(summary)
    worded = [content_words(sentence) for sentence in sentences]
    chosen: list[int] = []
    held: Counter[str] = Counter()
    best = 0.0
    while len(chosen) < TELLING:
        scores = {i: _f1(held + worded[i], wanted) for i in range(len(sentences)) if i not in chosen}
        winner = max(scores, key=lambda i: (scores[i], -i), default=None)
        if winner is None or scores[winner] <= best:
            break
        best = scores[winner]
        chosen.append(winner)
        held += worded[winner]
    return " ".join(sentences[i] for i in sorted(chosen))


def _f1(words: Counter[str], wanted: Counter[str]) -> float:
    return 2 * (words & wanted).total() / max(words.total() + wanted.total(), 1)


def _gaps(folder: Path, count: int) -> Iterator[tuple[str, str]]:
    """Yield passages from all over the texts, each with the sentence that shares most words with all the others."""
    random = Random(1)  # noqa: S311 - it draws samples, not secrets
    passages = [passage for path in sorted(folder.glob("*.txt.gz")) for passage in _passages(path)]
    for passage in random.sample(passages, min(count, len(passages))):
        worded = [content_words(sentence) for sentence in passage]
        whole = sum(worded, Counter[str]())
        best = max(range(len(passage)), key=lambda i: _f1(worded[i], whole - worded[i]))
        yield " ".join(passage), passage[best]


def _passages(path: Path) -> Iterator[list[str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            sentences = _read(line)[:PASSAGE]
            if len(sentences) >= PASSAGE // 2:
                yield sentences


def _read(text: str) -> list[str]:
    """Return the sentences of a text up to what a model reads."""
    kept: list[str] = []
    words = 0
    for sentence in (" ".join(piece.split()) for piece, _ in split_text(text)):
        words += sentence.count(" ") + 1
        if words > WORDS:
            break
        if sentence:
            kept.append(sentence)
    return kept


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8", newline="\n") as lines:
        yield from map(json.loads, lines)


def _write(path: Path, pairs: Iterable[tuple[str, str]]) -> None:
    lines = [
        f"{' '.join(source.split())}\t{' '.join(target.split())}\n" for source, target in pairs if source and target
    ]
    path.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
