"""Metrics of other people's, and ours for other people: offline, named in flags and settings."""

import sys

import pytest

from mt.config import EvaluationSettings, LibraryMetric
from mt.errors import ConfigError, DataError
from mt.evaluate import choose, evaluate
from mt.scores import EvaluationSet, Row, SystemOutput

SCRIPT = """
import datasets
import evaluate


class Longer(evaluate.Metric):
    def _info(self):
        text = datasets.Value("string")
        features = datasets.Features({"predictions": text, "references": %s})
        return evaluate.MetricInfo(description="", citation="", inputs_description="", features=features)

    def _compute(self, predictions, references, least=0):
        firsts = [r if isinstance(r, str) else r[0] for r in references]
        longer = [float(len(p) - least > len(r)) for p, r in zip(predictions, firsts)]
        return %s
"""
MEAN = '{"longer": sum(longer) / len(longer)}'


@pytest.fixture(autouse=True, scope="module")
def own_cache(tmp_path_factory):
    """What `evaluate` keeps of scripts and of metrics lies in a folder of these tests; one, for it is a package."""
    import evaluate as library

    folder = tmp_path_factory.mktemp("evaluate")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(library.config, "HF_METRICS_CACHE", folder / "metrics")
        patch.setattr(library.config, "HF_MODULES_CACHE", folder / "modules")
        patch.setattr(sys, "path", [*sys.path])
        yield


def script(folder, name="longer", references="text", answer=MEAN):
    (folder / name).mkdir()
    (folder / name / f"{name}.py").write_text(SCRIPT % (references, answer), encoding="utf-8")
    return f"{folder}/{name}"


def a_set():
    return EvaluationSet("set", tuple(Row(str(i), "بيت", ("house", "home")) for i in range(4)), "")


SYSTEMS = [SystemOutput("long", ("a house",) * 3 + ("home",), ""), SystemOutput("short", ("home",) * 4, "")]


def measured(wanted, **options):
    return evaluate(a_set(), SYSTEMS, wanted.metrics, others=wanted.others, resamples=50, **options)


def test_a_metric_of_the_library_is_scored_by_its_folder(tmp_path):
    report = measured(choose(EvaluationSettings(), ["chrf", script(tmp_path)]))
    assert [(s.system, s.value, s.interval) for s in report.scores if s.metric == "longer"] == [
        ("long", 0.75, None),
        ("short", 0.0, None),
    ]
    assert report.scores[-1].signature.startswith("evaluate:longer@")
    assert report.best["longer"] == ()


@pytest.mark.parametrize("references", ["text", "datasets.Sequence(text)"])
def test_a_list_of_scores_has_intervals_and_comparisons(tmp_path, references):
    place = script(tmp_path, "listed", references, '{"all": longer, "version": "1"}')
    named = LibraryMetric(name="mine", load=place, scale=100, arguments={"least": 1})
    report = measured(choose(EvaluationSettings(library=(named,), metrics=("mine",))))
    [long, short] = report.scores
    assert (long.value, short.value) == (75.0, 0.0)
    assert long.interval[0] < 75 < long.interval[1]
    assert "|least:1|" in long.signature
    assert [c.metric for c in report.comparisons] == ["mine"]


def test_a_gate_may_name_such_a_metric(tmp_path):
    wanted = choose(EvaluationSettings(), [script(tmp_path)], ["longer>=0.5"])
    report = measured(wanted, gates=wanted.gates)
    assert [(g.system, g.passed) for g in report.gates] == [("long", True), ("short", False)]


@pytest.mark.parametrize(
    ("answer", "score", "kind", "said"),
    [
        ('{"a": 1.0, "b": 2.0}', None, ConfigError, "answers with a, b: name one"),
        ('{"a": 1.0}', "c", ConfigError, "score 'c' is not one of a"),
        ('{"a": "high"}', None, ConfigError, "answers with no number"),
        ('{"a": [1.0]}', None, DataError, "4 segments, 1 scores"),
        ("1 / 0", None, DataError, "ZeroDivisionError"),
    ],
)
def test_an_answer_that_is_no_score_is_named(tmp_path, answer, score, kind, said):
    named = LibraryMetric(name="odd", load=script(tmp_path, "odd", answer=answer), score=score)
    with pytest.raises(kind, match=f"odd: .*{said}"):
        measured(choose(EvaluationSettings(library=(named,)), ["odd"]))


def test_a_metric_that_is_not_here_is_named_with_how_to_get_it(tmp_path):
    with pytest.raises(DataError, match=r"meteor: meteor is not on this machine: .*evaluate\.load\('meteor'\)"):
        choose(EvaluationSettings(library=(LibraryMetric(name="meteor", load="meteor"),)), ["meteor"])


def test_our_metrics_combine_with_those_of_the_library(tmp_path):
    import evaluate as library
    from sacrebleu.metrics import BLEU, CHRF

    from mt.evaluate.hf import metric

    both = library.combine([metric("bleu"), metric("chrf"), library.load(script(tmp_path), keep_in_memory=True)])
    given = {"predictions": ["the cat sat", "a dog ran off"], "references": ["the cat sat down", "a dog ran"]}
    answer = both.compute(**given)
    theirs = [given["references"]]
    assert answer["bleu"] == BLEU().corpus_score(given["predictions"], theirs).score
    assert answer["chrf"] == CHRF().corpus_score(given["predictions"], theirs).score
    assert answer["chrf_signature"].startswith("nrefs:1|")
    assert answer["longer"] == 0.5


def test_a_share_that_a_source_supports_takes_sources():
    from mt.evaluate.hf import metric

    made = metric("numbers-supported")
    given = {"predictions": ["12 came", "13 came"], "references": ["x", "x"], "sources": ["There were 12."] * 2}
    assert made.compute(**given)["numbers-supported"] == 50
    with pytest.raises(ConfigError, match="is not one of bleu"):
        metric("meteor")
