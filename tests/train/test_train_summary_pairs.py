"""What a summarizer learns from: the sentences that say most, shortened; nothing that the text does not say."""

import gzip
import json
import runpy
import sys
from collections import Counter
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "summary_pairs.py"
pairs = runpy.run_path(str(SCRIPT))
ARTICLE = [
    "The bridge in Aden, built of steel, opened on Tuesday.",
    "It cost nine million dollars, officials said.",
    "Rain fell on the hills.",
    "Trains will reach Sana in May.",
]


def test_the_telling_sentences_are_those_that_share_most_with_the_summary_in_their_order():
    told = pairs["telling"](ARTICLE, "A bridge opened in Aden. Trains reach Sana in May.")
    assert told == "The bridge in Aden, opened on Tuesday. Trains will reach Sana in May."


@pytest.mark.parametrize(
    ("sentence", "wanted", "short"),
    [
        ("It cost nine million dollars, officials said.", "cost dollars", "It cost nine million dollars."),
        ("On Friday, the king of the land spoke.", "king spoke", "The king of the land spoke."),
        ("Some word, another longer word here", "none", "Another longer word here."),
        ("A man, a plan, a canal.", "man plan canal", "A man, a plan, a canal."),
    ],
)
def test_a_sentence_loses_the_clauses_that_say_nothing_wanted_and_keeps_its_longest(sentence, wanted, short):
    assert pairs["shortened"](sentence, Counter(wanted.split())) == short


def test_of_a_summary_only_what_the_text_backs_is_shown():
    summary = "The bridge in Aden opened on Tuesday. It cost seven billion dollars. President Smith spoke of peace."
    assert pairs["backed"](ARTICLE, summary) == "The bridge in Aden opened on Tuesday."


def test_the_files_hold_one_pair_a_line_and_the_reported_articles_apart(tmp_path, monkeypatch):
    rows = {"article": " ".join(ARTICLE), "summary": "The bridge in Aden opened on Tuesday.", "title": "A bridge"}
    for name in {*pairs["READ"], *pairs["REPORTED"]}:
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(rows) + "\n", encoding="utf-8")
    with gzip.open(tmp_path / "open.txt.gz", "wt", encoding="utf-8") as out:
        out.write(" ".join(ARTICLE) + "\n")
    arguments = ["--summaries", str(tmp_path), "--text", str(tmp_path), "--gaps", "9", str(tmp_path / "out")]
    monkeypatch.setattr(sys, "argv", ["summary_pairs.py", *arguments])
    pairs["main"]()
    for name in ("summaries", "telling", "gaps"):
        lines = (tmp_path / "out" / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
        assert lines
        assert all(len(line.split("\t")) == 2 and len(line.split("\t")[1]) < len(line) / 2 for line in lines)
    assert {path.stem for path in (tmp_path / "out" / "tests").iterdir()} == set(pairs["REPORTED"])
