"""Write what a summarizer learns from: articles with summaries, with their most telling sentences, and gap sentences.

    python scripts/summary_pairs.py --summaries ../shared/data/summ --text ../shared/corpus/mono_en runs/summaries

`summaries.tsv`: an article, cut at a sentence's end to what a model reads, and the summary that people wrote of it,
without the sentences that what is read does not back: who is shown them learns to invent.
`telling.tsv`: the same articles with those of their own sentences that together say most of the summary, chosen
greedily by ROUGE-1 (as BertSum does, Liu and Lapata 2019), each without the clauses between commas that say nothing of
it: from these a model learns to repeat what it reads, and to leave out.
`gaps.tsv`: passages of open text, short and long, with their most telling sentence shortened in the same way (as
Pegasus does, Zhang et al. 2020), the sentence left in its place. `tests/`: every article of a set that results are
reported on, so that `mt train` removes overlaps.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from mt.segment import split_text
from mt.summarize.support import check_summary
from mt.summarize.words import content_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

READ = ("inshorts", "newsarticles_standfirst", "cnndm_samples")
REPORTED = ("inshorts", "digitalgov", "gum_news", "eval_summeval", "eval_factuality_labels")
WORDS = 170
"""Of an article that a model reads: some 300 pieces of a vocabulary of 8,000."""
BACKED = 0.4
"""The support that a sentence of a summary needs in what is read."""
TELLING = 3
"""Sentences that stand for a summary, at most."""
PASSAGE = (2, 10)
"""Sentences of a passage of open text, fewest and most."""
KEPT = 0.6
"""The share of a sentence's words that stays when it is shortened, at least."""
_CLAUSE = re.compile(r"(?<=[,;]) | (?=[(–—-])|(?<=\)) ")


def main() -> None:
    """Write the pairs and the reported sets."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--summaries", type=Path, required=True, help="folder of JSON lines with article and summary")
    parser.add_argument("--text", type=Path, required=True, help="folder of English text, .txt.gz")
    parser.add_argument("--gaps", type=int, default=24_000)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    (options.out / "tests").mkdir(parents=True, exist_ok=True)
    rows = [row for name in READ for row in _rows(options.summaries / f"{name}.jsonl") if row.get("split") != "valid"]
    articles = [(_read(row["article"]), row["summary"]) for row in rows]
    _write(options.out / "summaries.tsv", ((" ".join(read), backed(read, summary)) for read, summary in articles))
    _write(options.out / "telling.tsv", ((" ".join(read), telling(read, summary)) for read, summary in articles))
    _write(options.out / "gaps.tsv", _gaps(options.text, options.gaps))
    for name in REPORTED:
        kept = (row for row in _rows(options.summaries / f"{name}.jsonl") if row.get("split") != "train")
        texts = (json.dumps({"article": row["article"]}, ensure_ascii=False) + "\n" for row in kept)
        (options.out / "tests" / f"{name}.jsonl").write_text("".join(texts), encoding="utf-8")


def backed(sentences: Sequence[str], summary: str) -> str:
    """Return the sentences of a summary of which the text says every number and name, and most words."""
    checked = check_summary([piece for piece, _ in split_text(summary) if piece], sentences)
    return " ".join(one.text for one in checked if (one.support or 0) >= BACKED and not one.findings)


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
    return " ".join(shortened(sentences[i], wanted) for i in sorted(chosen))


def shortened(sentence: str, wanted: Counter[str]) -> str:
    """Return a sentence without the clauses that share no word with what is wanted; its longest clause stays."""
    clauses = _CLAUSE.split(sentence)
    longest = max(clauses, key=len)
    room = (1 - KEPT) * len(sentence.split())
    kept = []
    for clause in clauses:
        words = len(clause.split())
        if clause is longest or words > room or content_words(clause) & wanted:
            kept.append(clause)
        else:
            room -= words
    text = " ".join(kept).rstrip(" ,;–—-")
    text = text if text.endswith((".", "!", "?", '"', "”")) else text + "."
    return text[0].upper() + text[1:]


def _f1(words: Counter[str], wanted: Counter[str]) -> float:
    return 2 * (words & wanted).total() / max(words.total() + wanted.total(), 1)


def _gaps(folder: Path, count: int) -> Iterator[tuple[str, str]]:
    """Yield passages from all over the texts, each with the sentence that shares most words with all the others."""
    random = Random(1)  # noqa: S311 - it draws samples, not secrets
    passages = [passage for path in sorted(folder.glob("*.txt.gz")) for passage in _passages(path)]
    for whole_passage in random.sample(passages, min(count, len(passages))):
        passage = whole_passage[: random.randint(*PASSAGE)]
        worded = [content_words(sentence) for sentence in passage]
        whole = sum(worded, Counter[str]())
        best = max(range(len(passage)), key=lambda i: _f1(worded[i], whole - worded[i]))
        yield " ".join(passage), shortened(passage[best], whole - worded[best])


def _passages(path: Path) -> Iterator[list[str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            sentences = _read(line)[: PASSAGE[1]]
            if len(sentences) > PASSAGE[0]:
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
