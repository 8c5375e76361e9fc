"""COMET by its own command, and what flags and settings choose."""

import sys

import pytest

from mt.config import CometSettings, EvaluationSettings
from mt.errors import ConfigError, DataError
from mt.evaluate import choose, evaluate
from mt.scores import EvaluationSet, Row, SystemOutput

COMET = """#!{python}
import json, os, sys
given = dict(zip(sys.argv[1::2], sys.argv[2::2]))
lines = [open(given[flag], encoding="utf-8").read().split("\\n")[:-1] for flag in ("-s", "-t", "-r")]
assert os.environ.get("HF_HUB_OFFLINE") == {offline!r}, os.environ.get("HF_HUB_OFFLINE")
rows = [{{"src": s, "mt": t, "ref": r, "COMET": len(t) / 100}} for s, t, r in zip(*lines, strict=True)]
json.dump({{given["-t"]: rows[:{rows}]}}, open(given["--to_json"], "w"))
"""

SYSTEMS = [SystemOutput("long", ("a house",) * 3 + ("home",), ""), SystemOutput("short", ("home",) * 4, "")]


def measured(wanted):
    rows = tuple(Row(str(i), "بيت", ("house", "home")) for i in range(4))
    return evaluate(EvaluationSet("set", rows, ""), SYSTEMS, wanted.metrics, others=wanted.others, resamples=50)


def comet(folder, *, rows=4, offline="1"):
    command = folder / "comet-score"
    command.write_text(COMET.format(python=sys.executable, rows=rows, offline=offline), encoding="utf-8")
    command.chmod(0o755)
    return CometSettings(command=str(command), model="here.ckpt")


def test_comet_is_asked_by_its_own_command_without_a_network(tmp_path):
    report = measured(choose(EvaluationSettings(comet=comet(tmp_path)), ["comet"]))
    assert report.scores[1].value == pytest.approx(0.04)
    assert report.scores[0].interval is not None
    assert report.scores[0].signature.startswith("comet:here.ckpt|")


def test_comet_may_fetch_its_model_when_told_to(tmp_path, monkeypatch):
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    settings = comet(tmp_path, offline=None).model_copy(update={"model": "Unbabel/wmt22-comet-da"})
    assert measured(choose(EvaluationSettings(comet=settings), ["comet"], download=True)).scores


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {"command": "no-such-command"},
            r"no-such-command is not on this machine: .*pip install unbabel-comet \(some 5",
        ),
        ({"model": "Unbabel/wmt22-comet-da"}, r"wmt22-comet-da is not on this machine: --download .*2\.3 GB"),
    ],
)
def test_comet_says_what_it_would_download(tmp_path, monkeypatch, changes, said):
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path / "cache"))
    with pytest.raises(DataError, match=said):
        choose(EvaluationSettings(comet=comet(tmp_path).model_copy(update=changes)), ["comet"])


def test_comet_that_fails_says_why(tmp_path):
    with pytest.raises(DataError, match="comet: 4 segments, 3 scores"):
        measured(choose(EvaluationSettings(comet=comet(tmp_path, rows=3)), ["comet"]))
    with pytest.raises(DataError, match=r"comet: .*comet-score failed: AssertionError"):
        measured(choose(EvaluationSettings(comet=comet(tmp_path, offline="9")), ["comet"]))


def test_flags_go_before_the_settings():
    settings = EvaluationSettings(metrics=("ter",), resamples=7, gates=("ter<=50",))
    kept = choose(settings)
    assert (kept.metrics, kept.resamples, [g.text for g in kept.gates]) == (("ter",), 7, ["ter<=50"])
    changed = choose(settings, ["bleu,chrf"], ["bleu>=10"], resamples=0, word_order=2)
    assert (changed.metrics, changed.resamples, [g.text for g in changed.gates]) == (
        ("bleu", "chrf++"),
        0,
        ["bleu>=10"],
    )
    assert choose(EvaluationSettings(), word_order=2).metrics == ("bleu", "chrf++", "ter")
    with pytest.raises(ConfigError, match="--chrf-word-order 1"):
        choose(settings, word_order=1)
    with pytest.raises(ConfigError, match="ter is not among the metrics"):
        choose(settings, ["bleu"]).of("translation")
