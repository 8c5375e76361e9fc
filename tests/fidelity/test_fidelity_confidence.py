"""Confidence: a probability where a calibration vouches for it, the findings' own word where none does."""

import importlib.util
import json
import math
import random
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from mt.errors import DataError
from mt.fidelity.confidence import NAME, Calibration, Confidence, Weights, calibration_of, confidence, features
from mt.models import resolve
from mt.records import Finding, LocalModel

SCRIPT = Path(__file__).parents[2] / "scripts" / "calibrate.py"
ERROR, WARNING, NOTE = (Finding("x", severity) for severity in ("error", "warning", "info"))
MADE = Calibration(
    model="m",
    digest="d" * 64,
    signature="engine:none",
    usable_chrf=50,
    intercept=2.0,
    weights=Weights(score=2.0, log_source_length=0.0, errors=-1.0, warnings=-0.5),
)


@pytest.fixture(scope="module")
def script():
    """`scripts/calibrate.py` as a module."""
    spec = importlib.util.spec_from_file_location("calibrate", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    sys.modules["calibrate"] = module  # a dataclass looks its own module up
    spec.loader.exec_module(module)
    yield module
    del sys.modules["calibrate"]


def model_in(folder):
    (folder / "mt.json").touch()
    return LocalModel("m", folder / "ct2-int8", MADE.digest)


@pytest.mark.parametrize(
    ("score", "findings", "expected"),
    [
        (-1.0, (), Confidence(0.5, "check")),
        (-0.1, (), Confidence(0.858, "likely right")),
        (-0.1, (NOTE,), Confidence(0.858, "likely right")),
        (-2.0, (), Confidence(0.119, "likely wrong")),
        (-0.1, (WARNING,), Confidence(0.786, "check")),
        (0.9, (ERROR, ERROR, WARNING), Confidence(0.909, "check")),
        (-1.0, (ERROR,), Confidence(0.269, "likely wrong")),
        (-1e9, (), Confidence(0.0, "likely wrong")),
        (1e9, (), Confidence(1.0, "likely right")),
    ],
)
def test_a_calibrated_segment_has_a_probability_and_no_finding_is_likely_right(score, findings, expected):
    assert confidence(score, findings, "جملة", "A sentence", MADE) == expected


@pytest.mark.parametrize(
    ("findings", "word"),
    [((), "nothing found"), ((NOTE,), "nothing found"), ((WARNING,), "check"), ((WARNING, ERROR), "likely wrong")],
)
@pytest.mark.parametrize(("score", "calibration"), [(-0.1, None), (None, MADE), (None, None)])
def test_without_a_calibration_or_a_score_the_findings_alone_speak(findings, word, score, calibration):
    """And silence of the checks is never called right."""
    assert confidence(score, findings, "جملة", "A sentence", calibration) == Confidence(None, word)


@pytest.mark.parametrize(
    ("source", "hypothesis", "calibration", "expected"),
    [
        ("جملة", " ", MADE, Confidence(0.0, "likely wrong")),
        ("جملة", "", None, Confidence(None, "likely wrong")),
        ("  ", "", MADE, Confidence(None, "nothing found")),
        ("", "", None, Confidence(None, "nothing found")),
    ],
)
def test_an_empty_hypothesis_is_wrong_unless_its_source_is_blank(source, hypothesis, calibration, expected):
    assert confidence(-0.1, (), source, hypothesis, calibration) == expected


def test_a_longer_source_and_a_lower_score_count_as_the_weights_say():
    assert features(-0.5, (ERROR, NOTE), " نعم \n") == (-0.5, math.log(3), 1.0, 0.0)


def test_a_calibration_is_read_from_beside_the_weights(tmp_path):
    (tmp_path / NAME).write_text(MADE.model_dump_json(), encoding="utf-8")
    assert calibration_of(model_in(tmp_path)) == MADE


def test_a_model_without_a_calibration_has_none(tmp_path):
    assert calibration_of(model_in(tmp_path)) is None


def test_a_file_so_called_beside_a_folder_of_the_user_is_none_of_ours(tmp_path):
    (tmp_path / NAME).write_text("{}", encoding="utf-8")
    assert calibration_of(replace(model_in(tmp_path), path=tmp_path / "elsewhere" / "model")) is None


def test_a_calibration_of_another_model_is_not_used_and_that_is_said(tmp_path, caplog):
    (tmp_path / NAME).write_text(MADE.model_copy(update={"digest": "e" * 64}).model_dump_json(), encoding="utf-8")
    assert calibration_of(model_in(tmp_path)) is None
    assert f"{NAME}: is of another model than m" in caplog.text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "invalid json"),
        ("[]", "object"),
        (MADE.model_dump_json().replace("2.0", "NaN", 1), "intercept"),
        (MADE.model_dump_json().replace('"errors"', '"mistakes"'), "weights.errors"),
    ],
)
def test_a_file_that_is_no_calibration_is_one_line(tmp_path, text, said):
    (tmp_path / NAME).write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=f"{NAME}: .*{said}.*: make it again"):
        calibration_of(model_in(tmp_path))


def test_a_calibration_that_is_a_folder_is_one_line(tmp_path):
    (tmp_path / NAME).mkdir()
    with pytest.raises(DataError, match="mend it or remove it"):
        calibration_of(model_in(tmp_path))


def test_the_bundled_calibration_is_of_the_bundled_model():
    model = resolve("bundled", "ct2")
    if not (model.path.parent / NAME).is_file():
        pytest.skip("the bundled model has no calibration")
    made = calibration_of(model)
    assert made is not None, "run scripts/calibrate.py again"
    assert made.weights.score > 0
    assert max(made.weights.errors, made.weights.warnings) <= 0
    assert made.measured["held_out"]["all"]["expected_calibration_error"] < 0.05


def test_a_fit_finds_the_weights_that_made_the_rows(script):
    rng = random.Random(5)
    rows = [[rng.gauss(-1, 0.5), rng.uniform(1, 5), float(rng.random() < 0.2)] for _ in range(20_000)]
    truth = [float(rng.random() < 1 / (1 + math.exp(-(1 + 2 * a - 0.3 * b - 1.5 * c)))) for a, b, c in rows]
    intercept, weights = script.fit(script.np.array(rows), script.np.array(truth))
    assert [intercept, *weights] == pytest.approx([1, 2, -0.3, -1.5], abs=0.15)
    assert (intercept, weights) == script.fit(script.np.array(rows), script.np.array(truth))


@pytest.mark.parametrize("truth", [[0.0] * 50, [1.0] * 50])
def test_a_fit_is_finite_when_all_segments_are_alike_and_a_feature_never_varies(script, truth):
    rows = script.np.array([[index / 50, 0.0] for index in range(50)])
    intercept, weights = script.fit(rows, script.np.array(truth))
    assert abs(intercept) < 10
    assert weights[1] == 0


def test_no_finding_raises_trust(script):
    """Rows in which errors stand beside good segments more often: they weigh nothing, and the rest is fitted anew."""
    rng = random.Random(5)
    rows = [[rng.gauss(-1, 0.5), 3.0, float(rng.random() < 0.2), float(rng.random() < 0.2)] for _ in range(2_000)]
    truth = [float(rng.random() < 1 / (1 + math.exp(-(1 + 2 * a + c - d)))) for a, _, c, d in rows]
    values = script.np.array(rows)
    _, weights = script.fit_findings(values, script.np.array(truth))
    assert weights[2] == 0
    assert weights[3] < 0 < weights[0]
    assert values[:, 2].any(), "the rows themselves stay"


@pytest.mark.parametrize(
    ("values", "truth", "area"),
    [
        ([0.1, 0.9], [0, 1], 1.0),
        ([0.9, 0.1], [0, 1], 0.0),
        ([0.5, 0.5], [0, 1], 0.5),
        ([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1], 0.75),
        ([0.3, 0.4], [1, 1], 0.5),
    ],
)
def test_auc_counts_the_pairs_in_order(script, values, truth, area):
    assert script.auc(script.np.array(values), script.np.array(truth, dtype=float)) == area


def test_measures_are_those_counted_by_hand(script):
    judged = [Confidence(0.05, "likely wrong"), Confidence(0.15, "likely wrong"), Confidence(1.0, "likely right")]
    found = script.measures([*judged, Confidence(0.95, "check")], [False, True, True, False])
    assert found["brier"] == pytest.approx((0.05**2 + 0.85**2 + 0.95**2) / 4, abs=1e-4)
    assert found["expected_calibration_error"] == pytest.approx((0.05 + 0.85 + 2 * abs(0.975 - 0.5)) / 4, abs=1e-4)
    assert [row["segments"] for row in found["reliability"]] == [1, 1, 2]
    assert found["words"]["likely wrong"] == {"segments": 2, "usable": 0.5}
    assert "AUC" in script.report("all", found)


def test_one_command_makes_a_calibration_of_the_bundled_model(script, tmp_path, monkeypatch, capsys):
    lines = [
        ("هذا كتاب جديد.", "This is a new book."),
        ("أنا هنا.", "I am here."),
        ("اشترى 15 كتابا.", "Nothing alike."),
    ]
    for name in ("one", "two"):
        rows = [json.dumps({"src": s, "ref": r}, ensure_ascii=False) for s, r in lines]
        rows.append(json.dumps({"src": "x", "ref": "y", "flag": "wrong"}))
        (tmp_path / f"{name}.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
    out = tmp_path / NAME
    monkeypatch.setattr(sys, "argv", ["calibrate.py", "--eval", str(tmp_path), "-o", str(out)])
    script.main()
    made = Calibration.model_validate_json(out.read_bytes())
    assert made.digest == resolve("bundled", "ct2").digest
    assert "one: 3 of 4 lines" in capsys.readouterr().out
    first = out.read_bytes()
    script.main()
    assert out.read_bytes() == first
