"""Summaries: ROUGE as rouge-score has it, beside the first sentences, and what their sources support."""

import pytest

from mt.evaluate import evaluate, lead, read_set
from mt.evaluate.metrics import METRICS, Item
from mt.evaluate.support import findings_of
from mt.scores import EvaluationSet, Row, SystemOutput

ARTICLE = (
    "Some 1,200 people left Aleppo on Monday. Omar Haddad of the Red Crescent said buses would follow. "
    "The road was open. A second convoy of 40 buses is to leave for Idlib."
)
REFERENCES = ("About 1,200 people have left Aleppo, the Red Crescent said.", "People left Aleppo on Monday.")


def a_set():
    return EvaluationSet(
        "texts", (Row("1", ARTICLE, REFERENCES), Row("2", "It rained.", ("Rain.",))), "", task="summary"
    )


@pytest.mark.parametrize("name", ["rouge1", "rouge2", "rougeL"])
def test_rouge_is_the_library_s_own_of_the_nearest_reference(name):
    from rouge_score.rouge_scorer import RougeScorer

    scorer = RougeScorer([name], use_stemmer=True)
    summary = "Some 1,200 people left Aleppo on Monday."
    expected = max(scorer.score(reference, summary)[name].fmeasure for reference in REFERENCES)
    metric = METRICS[name]
    [[found, one]] = metric.statistics([Item(ARTICLE, summary, REFERENCES)])
    assert (found, one) == (expected, 1.0)
    assert metric.score([found, one]) == pytest.approx(100 * expected)


def test_rouge_lsum_reads_sentences():
    item = Item("", "Rain fell. The sun shone.", ("The sun shone. Rain fell.",))
    assert METRICS["rougeLsum"].statistics([item]) == [[1.0, 1.0]]
    assert METRICS["rougeL"].statistics([item])[0][0] < 1


@pytest.mark.parametrize(
    ("summary", "numbers", "names", "sentences"),
    [
        ("Some 1,200 people left Aleppo on Monday.", (1, 1), (1, 1), (1, 1)),
        ("Some 1,300 people left Aleppo on Monday.", (1, 0), (1, 1), (1, 0)),
        ("Some 1,200 people left Damascus on Monday.", (1, 1), (1, 0), (1, 0)),
        ("The road was open. Apples are cheap in winter.", (0, 0), (0, 0), (2, 1)),
        ("", (0, 0), (0, 0), (0, 0)),
    ],
)
def test_what_a_summary_says_is_looked_for_in_its_source(summary, numbers, names, sentences):
    item = Item(ARTICLE, summary, REFERENCES)
    found = {kind: METRICS[f"{kind}-supported"].statistics([item]) for kind in ("numbers", "names", "sentences")}
    expected = {"numbers": numbers, "names": names, "sentences": sentences}
    assert found == {kind: [[float(held), float(total)]] for kind, (total, held) in expected.items()}


def test_what_a_source_does_not_support_is_found():
    found = findings_of(ARTICLE, "Some 1,300 people left Damascus on Tuesday. Apples are cheap in winter.")
    assert {(f.code, f.severity) for f in found} == {
        ("number-added", "error"),
        ("date-added", "error"),
        ("name-added", "error"),
        ("unsupported", "warning"),
    }
    assert [f.code for f in findings_of(ARTICLE, " ")] == ["empty"]
    assert findings_of(ARTICLE, ARTICLE) == []


def test_the_lead_is_the_first_sentences():
    made = lead(a_set(), 2)
    assert made.name == "lead-2"
    assert made.hypotheses[0].endswith("said buses would follow.")
    assert made.hypotheses[1] == "It rained."


def test_summaries_are_scored_beside_the_lead():
    test_set = a_set()
    report = evaluate(
        test_set, [lead(test_set, 1), SystemOutput("liar", ("Some 9 people left Damascus.", "Snow."), "")]
    )
    scores = {(s.system, s.metric): s.value for s in report.scores}
    assert [m.name for m in report.metrics] == [
        "rouge1", "rouge2", "rougeL", "numbers-supported", "names-supported", "sentences-supported",
    ]  # fmt: skip
    assert scores["lead-1", "numbers-supported"] == scores["lead-1", "names-supported"] == 100
    assert scores["liar", "numbers-supported"] == scores["liar", "names-supported"] == 0
    assert scores["lead-1", "rougeL"] > scores["liar", "rougeL"]
    assert (report.ranked_by.name, report.troubled) == ("rougeL", (0, 2))


def test_a_set_of_summaries_is_read_by_its_usual_columns(tmp_path):
    path = tmp_path / "x.jsonl"
    path.write_text('{"article": "Long.", "summary": "Short."}\n{"article": "Far.", "references": ["A", "B"]}\n')
    read = read_set(path, task="summary")
    assert [(row.source, row.references) for row in read.rows] == [("Long.", ("Short.",)), ("Far.", ("A", "B"))]
