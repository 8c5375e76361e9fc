"""Scores, intervals and signatures are sacreBLEU's own, to the last digit that it prints."""

import json
import random
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from sacrebleu.metrics import BLEU, CHRF, TER
from sacrebleu.significance import PairedTest

from mt.errors import ConfigError
from mt.evaluate import evaluate, metric_names, read_hypotheses, read_set
from mt.evaluate.metrics import METRICS, Item
from mt.evaluate.resample import SEED, by_document, draws, resampled_totals
from mt.evaluate.significance import holm, two_sided
from mt.scores import EvaluationSet, Row, SystemOutput

EVAL = Path(__file__).parents[2] / ".." / "shared" / "data" / "eval"
needs_systems = pytest.mark.skipif(not (EVAL / "systems").is_dir(), reason="the stored systems are not on this machine")

REFERENCES = [
    "The minister arrived in the old city on Thursday.",
    "Twelve children were taken to hospital, doctors said.",
    "It is raining again.",
    "The company announced a new plan yesterday morning.",
    "Nobody knows why the lights went out.",
] * 6
FIRST = [
    "The minister came to the old town Thursday.",
    "Twelve kids were brought to the hospital, doctors say.",
    "It rains again.",
    "The company announced a new plan yesterday in the morning.",
    "No one knows why the light has gone out.",
] * 6
SECOND = [
    reference if place % 3 else hypothesis
    for place, (reference, hypothesis) in enumerate(zip(REFERENCES, FIRST, strict=True))
]
OTHERS = {"bleu": BLEU, "chrf": CHRF, "chrf++": lambda: CHRF(word_order=2), "ter": TER}


def small_set(documents=False):
    return EvaluationSet(
        "small",
        tuple(
            Row(str(i), f"مصدر رقم {i}.", (reference,), document=str(i // 5) if documents else None)
            for i, reference in enumerate(REFERENCES)
        ),
        "0" * 64,
    )


def outputs():
    return [SystemOutput("first", tuple(FIRST), "1" * 64), SystemOutput("second", tuple(SECOND), "2" * 64)]


def corpus_score(name, items):
    return METRICS[name].score(np.sum(METRICS[name].statistics(items), axis=0).tolist())


@pytest.mark.parametrize("name", OTHERS)
@pytest.mark.parametrize(
    "references", [[REFERENCES], [REFERENCES, [None if i % 2 else t for i, t in enumerate(FIRST)]]]
)
def test_a_corpus_score_is_the_library_s_public_one(name, references):
    theirs = OTHERS[name]()
    expected = theirs.corpus_score(SECOND, references)
    texts = [tuple(text for text in each if text is not None) for each in zip(*references, strict=True)]
    items = [Item("", hypothesis, own) for hypothesis, own in zip(SECOND, texts, strict=True)]
    assert corpus_score(name, items) == expected.score
    assert METRICS[name].signature([len(own) for own in texts]) == str(theirs.get_signature())


@pytest.mark.parametrize("name", OTHERS)
def test_interval_and_signature_are_those_of_the_library_s_bootstrap(name):
    theirs = OTHERS[name]()
    expected = theirs.corpus_score(FIRST, [REFERENCES], n_bootstrap=200)
    [score] = [s for s in evaluate(small_set(), outputs(), [name], resamples=200).scores if s.system == "first"]
    low, high = score.interval
    assert (high - low) / 2 == pytest.approx(expected._ci, abs=1e-3)  # theirs are sums of float32
    assert score.signature == str(theirs.get_signature())


def test_draws_in_chunks_are_the_draws_at_once(monkeypatch):
    whole = np.concatenate(list(draws(997, 50, SEED)))
    monkeypatch.setattr("mt.evaluate.resample._CHUNK", 3 * 997)
    assert np.array_equal(whole, np.concatenate(list(draws(997, 50, SEED))))
    assert (whole.sum(axis=1) == 997).all()


def test_resampling_documents_moves_segments_together():
    statistics = np.array([[1.0, 0], [2, 0], [4, 1], [8, 1]])
    assert by_document(statistics, ["a", "b", "a", None]).tolist() == [[5, 1], [2, 0], [8, 1]]
    assert resampled_totals(np.ones((10, 1)), 5, SEED).tolist() == [[10.0]] * 5


def thinned(share, seed, references):
    """The references, each of their words lost with this probability: systems that differ both ways."""
    chance = random.Random(seed)
    return [" ".join(w for w in text.split() if chance.random() > share) or "none" for text in references]


@pytest.mark.parametrize("shares", [(0.2, 0.2), (0.2, 0.22), (0.2, 0.24), (0.2, 0.4)])
def test_p_is_close_to_approximate_randomization(shares):
    """An independent computation, two-sided too: sacreBLEU's approximate randomization."""
    references = [f"{text} That is the news of day {i}." for i, text in enumerate(REFERENCES * 4)]
    test_set = EvaluationSet("set", tuple(Row(str(i), "خبر", (text,)) for i, text in enumerate(references)), "")
    named = [(str(i), thinned(share, i, references)) for i, share in enumerate(shares)]
    report = evaluate(test_set, [SystemOutput(n, tuple(h), "") for n, h in named], ["chrf"], resamples=1000)
    metrics = {"chrF2": CHRF(references=[references])}
    randomized = PairedTest(named, metrics, None, test_type="ar", n_samples=1000)()[1]["chrF2"][1].p_value
    assert report.comparisons[0].p == pytest.approx(randomized, abs=0.06)


def test_equal_systems_are_not_different():
    same = [SystemOutput(name, tuple(FIRST), "") for name in ("one", "two")]
    report = evaluate(small_set(documents=True), same, [*OTHERS], resamples=100)
    assert {(c.p, c.p_holm, c.win_rate, c.difference) for c in report.comparisons} == {(1.0, 1.0, 0.5, 0.0)}
    assert {c.unit for c in report.comparisons} == {"segment", "document"}
    assert all(names == ("one", "two") for names in report.best.values())


def test_the_better_system_leads_by_every_metric():
    report = evaluate(small_set(), outputs(), [*OTHERS], resamples=300)
    assert set(report.best.values()) == {("second",)}
    assert {c.win_rate for c in report.comparisons} == {1.0}
    signs = {c.metric: c.difference > 0 for c in report.comparisons}
    assert signs == {"bleu": True, "chrf": True, "chrf++": True, "ter": False}


@pytest.mark.parametrize(
    ("values", "corrected"),
    [([], []), ([0.03], [0.03]), ([0.01, 0.04, 0.03], [0.03, 0.06, 0.06]), ([0.5, 0.9], [1.0, 1.0])],
)
def test_holm_corrects_the_smallest_most(values, corrected):
    """The three in the middle are Holm's own kind of case: the second smallest is raised to no less than the first."""
    assert holm(values) == pytest.approx(corrected)


def test_p_is_two_sided():
    differences = np.array([-3.0, -1, 0, 1, 3])
    assert two_sided(2, differences) == two_sided(-2, differences) == (2 + 1) / (5 + 1)


def test_the_same_input_gives_the_same_report():
    assert evaluate(small_set(), outputs(), resamples=50) == evaluate(small_set(), outputs(), resamples=50)


def test_several_processes_give_the_same_report(monkeypatch):
    monkeypatch.setattr("mt.evaluate.examine._WORTH_A_PROCESS", 0)
    alone, together = (evaluate(small_set(), outputs(), ["chrf"], resamples=20, workers=n) for n in (1, 2))
    assert alone == together


def test_every_pair_is_compared_when_asked():
    three = [*outputs(), SystemOutput("third", tuple(REFERENCES), "")]
    made = evaluate(small_set(), three, ["chrf"], resamples=50, every_pair=True)
    assert [(c.baseline, c.system) for c in made.comparisons] == [
        ("first", "second"),
        ("first", "third"),
        ("second", "third"),
    ]


def test_an_unknown_metric_is_named_with_the_known_ones():
    with pytest.raises(ConfigError, match=r"--metrics meteor: is not one of bleu, chrf, chrf\+\+, ter, rouge1"):
        metric_names(["bleu", "meteor"])
    assert metric_names(["TER", "ter", "bleu"]) == ("ter", "bleu")


@needs_systems
@pytest.mark.parametrize("system", ["opusmt", "google", "argos"])
def test_stored_systems_score_what_the_command_line_prints(system, tmp_path):
    """To the last digit printed, with the interval and the signature."""
    test_set = read_set(EVAL / "flores-dev.jsonl")
    path = EVAL / "systems" / f"flores-dev.{system}.txt"
    references = tmp_path / "ref.txt"
    references.write_text("".join(f"{row.references[0]}\n" for row in test_set.rows), encoding="utf-8")
    command = [sys.executable, "-m", "sacrebleu", references, "-i", path, "-m", "bleu", "chrf", "ter", "-w", "2"]
    command += ["--confidence", "--confidence-n", "100"]
    printed = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    report = evaluate(test_set, [read_hypotheses(path, test_set)], resamples=100)
    assert report.systems[0].name == system
    for theirs, ours in zip(printed, report.scores, strict=True):
        low, high = ours.interval
        assert f"{ours.value:.2f}" == f"{theirs['score']:.2f}"
        assert f"{(high - low) / 2:.2f}" in theirs["confidence"]
        assert ours.signature == theirs["signature"]


@needs_systems
def test_every_stored_system_has_the_published_scores():
    """BLEU, chrF2 and TER as sacreBLEU 2.6.0 printed them when the systems were stored."""
    published = {
        "google-unescaped": "47.9 70.8 38.5",
        "google": "46.0 70.4 38.9",
        "microsoft": "44.0 67.7 41.9",
        "bergamot-base": "39.6 65.2 46.1",
        "bergamot-base-memory": "38.3 64.2 47.7",
        "nllb": "37.5 63.1 49.4",
        "opusmt": "33.9 60.8 51.6",
        "argos": "30.0 57.2 55.5",
    }
    test_set = read_set(EVAL / "flores-dev.jsonl")
    for system, numbers in published.items():
        hypotheses = read_hypotheses(EVAL / "systems" / f"flores-dev.{system}.txt", test_set).hypotheses
        items = [Item("", text, row.references) for text, row in zip(hypotheses, test_set.rows, strict=True)]
        for name, number in zip(("bleu", "chrf"), numbers.split(), strict=False):
            assert f"{corpus_score(name, items):.1f}" == number
