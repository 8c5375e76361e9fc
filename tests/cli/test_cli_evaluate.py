"""`mt evaluate`: flags as sacreBLEU's, results on standard output, nothing translated twice."""

import json

import pytest
from typer.testing import CliRunner

from mt.cli.app import app
from mt.cli.many import spread
from mt.errors import ConfigError, DataError

SOURCES = ["وصل 12 طفلا إلى المدرسة.", "اشترى 15 كتابا.", "هذا بيت كبير."]
REFERENCES = ["12 children arrived at school.", "He bought fifteen books.", "It is a big house."]
FIRST = ["12 children came to school.", "He bought 16 books.", "This is a big house."]
ECHO = ["--set", "engine.backend=echo"]


@pytest.fixture
def files(tmp_path):
    """A test set and two systems, as files."""
    rows = [{"src": s, "ref": r, "doc_id": "d"} for s, r in zip(SOURCES, REFERENCES, strict=True)]
    lines = {"set.jsonl": [json.dumps(row) for row in rows], "set.first.txt": FIRST, "set.human.txt": REFERENCES}
    for name, content in lines.items():
        (tmp_path / name).write_text("".join(f"{line}\n" for line in content), encoding="utf-8")
    return [tmp_path / name for name in lines]


def evaluate(*args, code=0):
    result = CliRunner().invoke(app, ["evaluate", *map(str, args)])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == code, result.output
    return result


def test_json_is_one_object_with_scores(files):
    test_set, first, human = files
    result = evaluate(test_set, "--hypotheses", first, human, "-m", "bleu", "chrf", "ter", "--json", "--resamples", 50)
    made = json.loads(result.stdout)
    assert [(s["system"], s["metric"]) for s in made["scores"]] == [
        (system, metric) for metric in ("bleu", "chrf", "ter") for system in ("first", "human")
    ]
    assert all(
        list(score) == ["system", "metric", "value", "interval", "signature", "segments"] for score in made["scores"]
    )
    assert {score["segments"] for score in made["scores"]} == {3}
    assert made["scores"][1]["value"] == pytest.approx(100)
    assert made["baseline"] == "first"


def test_without_json_a_table_is_printed(files):
    out = evaluate(files[0], "--hypotheses", files[1], "-m", "chrf").stdout
    assert out.startswith("# set: 3 segments\n")
    assert "| first | 58.1 ± " in out
    assert "`nrefs:1|bs:1000|seed:12345|case:mixed|eff:yes|nc:6|nw:0|space:no|version:" in out


def test_a_training_corpus_that_holds_the_set_is_named(files):
    out = evaluate(files[0], "--hypotheses", files[1], "--training", files[2], "--resamples", 0).stdout
    assert "Source or reference stands in set.human.txt: not a fair test of it. 3: 1, 2, 3" in out


def test_a_failed_gate_is_exit_code_3_after_the_results(files):
    arguments = [files[0], "--hypotheses", files[1], "--gate", "numbers<=0.5%"]
    assert "`numbers<=0.5%`: first **failed** with 33.33" in evaluate(*arguments, code=3).stdout
    evaluate(files[0], "--hypotheses", files[2], "--gate", "numbers<=0.5%", "chrf>=99")


@pytest.mark.parametrize(
    ("arguments", "kind", "said"),
    [
        (["--gate", "numbers=1"], ConfigError, "--gate numbers=1: write it as"),
        (["--gate", "rouge1>=1"], ConfigError, "rouge1 is not among the metrics"),
        (["-m", "bleu", "--chrf-word-order", "1"], ConfigError, "--chrf-word-order 1: is no metric"),
        (["-m", "./no/such/metric"], DataError, "metric: ./no/such/metric is not on this machine"),
        (["-m", "comet", "--set", "evaluation.comet.command=no-such"], DataError, "comet: no-such is not on this"),
        (["-m", "meteor"], ConfigError, "--metrics meteor: is not one of"),
        (["--hypotheses", "nowhere.txt"], DataError, "nowhere.txt: No such file"),
    ],
)
def test_wrong_usage_is_refused_before_any_work(files, arguments, kind, said):
    with pytest.raises(kind, match=said):
        evaluate(files[0], *arguments, *ECHO)


def test_a_report_is_written_in_every_form_and_again_the_same(files, tmp_path):
    arguments = [files[0], "--hypotheses", files[1], files[2], "--report", tmp_path / "out", "--resamples", 20]
    evaluate(*arguments)
    first = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    evaluate(*arguments)
    assert first == {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert {"report.json", "report.md"} <= first.keys()


def test_a_model_translates_once_and_again_when_its_settings_change(files, tmp_path, monkeypatch):
    from mt.engines.echo import EchoEngine

    calls = []
    generate = EchoEngine.generate
    monkeypatch.setattr(EchoEngine, "generate", lambda self, sources: calls.append(sources) or generate(self, sources))
    arguments = [files[0], *ECHO, "--report", tmp_path / "out", "--set", "repair.enabled=false"]
    evaluate(*arguments)
    assert [sorted(call) for call in calls] == [sorted(SOURCES)]
    written = sorted((tmp_path / "out" / "hypotheses").iterdir())
    assert [path.suffix for path in written] == [".json", ".txt"]
    assert written[1].read_text(encoding="utf-8").split("\n") == [*SOURCES, ""]
    attestation = json.loads(written[0].read_text(encoding="utf-8"))
    assert attestation["system"] == "engine:echo|repair:no"
    evaluate(*arguments)
    assert len(calls) == 1
    written[1].write_text("changed by hand\n" * 3, encoding="utf-8")
    evaluate(*arguments)
    assert len(calls) == 2
    evaluate(*arguments[:-2])
    assert len(calls) > 2


def test_without_a_report_hypotheses_are_kept_in_the_cache(files, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    out = evaluate(files[0], *ECHO).stdout
    assert "| echo |" in out
    assert len(list((tmp_path / "cache" / "mt" / "hypotheses").iterdir())) == 2


def test_a_model_s_report_is_the_same_from_its_stored_hypotheses_and_says_what_made_them(files, tmp_path):
    arguments = [files[0], *ECHO, "--report", tmp_path / "out", "--resamples", 20]
    evaluate(*arguments)
    first = {path.name: path.read_bytes() for path in (tmp_path / "out").glob("report.*")}
    evaluate(*arguments)
    assert first == {path.name: path.read_bytes() for path in (tmp_path / "out").glob("report.*")}
    [made] = [system["made"] for system in json.loads(first["report.json"])["systems"]]
    assert made["machine"]
    assert made["seconds"] > 0


def test_confidence_of_a_model_is_kept_beside_its_hypotheses(files, tmp_path):
    evaluate(files[0], "--set", "repair.enabled=false", "--report", tmp_path / "out", "--resamples", 0, "-m", "chrf")
    report = json.loads((tmp_path / "out" / "report.json").read_bytes())
    [reliability] = report["reliability"]
    assert (reliability["system"], reliability["segments"]) == ("bundled", 3)
    [kept] = (tmp_path / "out" / "hypotheses").glob("*.json")
    assert [0 <= value <= 1 for value in json.loads(kept.read_bytes())["confidences"]] == [True] * 3


@pytest.mark.parametrize(
    ("flags", "labels", "resamples"),
    [
        (["-m", "chrf", "--chrf-word-order", 2, "--confidence-n", 30], ["chrF2++"], 30),
        (["-m", "bleu", "--paired-bs", "--paired-bs-n", 20], ["BLEU"], 20),
        (["--no-confidence"], ["BLEU", "chrF2", "TER"], 0),
        (["-m", "bleu,ter", "--confidence", "--set", "evaluation.resamples=25"], ["BLEU", "TER"], 25),
    ],
)
def test_flags_are_spelt_as_sacrebleu_spells_them(files, tmp_path, flags, labels, resamples):
    evaluate(files[0], "-i", files[1], files[2], *flags, "--report", tmp_path / "out")
    report = json.loads((tmp_path / "out" / "report.json").read_bytes())
    assert [metric["label"] for metric in report["metrics"]] == labels
    assert report["resamples"] == resamples
    assert [system["name"] for system in report["systems"]] == ["first", "human"]


def test_a_settings_file_that_says_how_to_evaluate_is_no_system(files, tmp_path):
    settings = tmp_path / "how.yaml"
    settings.write_text("evaluation: {metrics: [chrf], resamples: 0, gates: ['chrf>=99']}\n", encoding="utf-8")
    out = evaluate(files[0], "--hypotheses", files[1], "--config", settings, code=3).stdout
    assert "| first | 58.1 | 0.92 |" in out
    assert "how" not in out
    settings.write_text("engine: {backend: echo}\nevaluation: {metrics: [chrf], resamples: 0}\n", encoding="utf-8")
    assert "| how |" in evaluate(files[0], "--hypotheses", files[1], "--config", settings).stdout


def test_summaries_are_scored_beside_the_first_sentences(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    text = "Some 12 people left the town on Monday. Nobody knows why they did. The mayor said so."
    lines = {"set.jsonl": json.dumps({"article": text, "summary": "12 people left."}), "mine.txt": "13 people left."}
    for name, line in lines.items():
        (tmp_path / name).write_text(f"{line}\n" * 2, encoding="utf-8")
    arguments = [tmp_path / "set.jsonl", "--summaries", "--lead", 1, "--summarizer", "extractive"]
    out = evaluate(*arguments, "--hypotheses", tmp_path / "mine.txt", "--gate", "numbers-supported>=90", code=3).stdout
    for name in ("lead-1", "mine", "extractive"):
        assert f"| {name} |" in out
    assert "`numbers-supported>=90`: mine **failed** with 0.00" in out
    assert "`numbers-supported>=90`: lead-1 passed with 100.00" in out


def test_what_stands_out_in_the_data_is_said_before_any_work(files, caplog):
    repeated = files[0].read_text(encoding="utf-8") + files[0].read_text(encoding="utf-8")
    files[0].write_text(repeated, encoding="utf-8")
    result = CliRunner().invoke(app, ["evaluate", str(files[0]), "-i", str(files[1])])
    assert isinstance(result.exception, DataError)
    assert "The same source stands more than once. 6: 1, 2, 3, …" in result.stderr
    assert "set.jsonl has 6 segments" in str(result.exception)


def test_more_systems_than_a_page_can_tell_apart_are_refused(files):
    named = [f"s{i}={files[1]}" for i in range(11)]
    with pytest.raises(ConfigError, match="11 systems: a report holds up to 10"):
        evaluate(files[0], "--hypotheses", *named)


def test_plain_text_is_scored_against_references(tmp_path):
    for name, lines in (("x.ar", SOURCES), ("x.en", REFERENCES), ("h.txt", FIRST)):
        (tmp_path / name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    out = evaluate(
        tmp_path / "x.ar", "--references", tmp_path / "x.en", "--hypotheses", tmp_path / "h.txt", "--json"
    ).stdout
    assert {score["system"] for score in json.loads(out)["scores"]} == {"h"}


@pytest.mark.parametrize(
    ("given", "spelt"),
    [
        ("set -m bleu chrf --json", "set -m bleu -m chrf --json"),
        ("set --hypotheses a b c", "set --hypotheses a --hypotheses b --hypotheses c"),
        ("-m bleu chrf++ set", "-m bleu -m chrf++ set"),
        ("--gate a<=1% b>2 set -m ter", "--gate a<=1% --gate b>2 set -m ter"),
        ("set --resamples 5 -q", "set --resamples 5 -q"),
        ("set --config c -m bleu", "set --config c -m bleu"),
    ],
)
def test_a_flag_may_have_several_values(given, spelt):
    assert spread(given.split()) == spelt.split()


def test_compare_takes_every_pair(files, tmp_path):
    third = tmp_path / "third.txt"
    third.write_text("".join(f"{line} Yes.\n" for line in REFERENCES), encoding="utf-8")
    arguments = ["compare", files[0], files[1], files[2], third, "-m", "chrf", "bleu", "--resamples", "30", "--json"]
    result = CliRunner().invoke(app, list(map(str, arguments)))
    made = json.loads(result.stdout)
    pairs = [(c["baseline"], c["system"]) for c in made["comparisons"] if c["metric"] == "chrf"]
    assert pairs == [("first", "human"), ("first", "third"), ("human", "third")]
    printed = CliRunner().invoke(app, list(map(str, arguments[:-1]))).stdout
    assert "## Every pair" in printed
    assert "| third beside human | chrF2 |" in printed


def test_compare_needs_two_systems(files):
    result = CliRunner().invoke(app, ["compare", str(files[0]), str(files[1])])
    assert isinstance(result.exception, ConfigError)


@pytest.mark.parametrize(
    ("form", "start"), [("markdown", "# set: 3"), ("html", "<!DOCTYPE html>"), ("latex", "% set, 3"), ("json", "{")]
)
def test_a_report_is_written_again_in_another_form(files, tmp_path, form, start):
    evaluate(files[0], "--hypotheses", files[1], files[2], "--report", tmp_path / "out", "--resamples", 20)
    written = tmp_path / "out" / "report.json"
    result = CliRunner().invoke(app, ["report", str(written), "--format", form])
    assert result.stdout.startswith(start)
    suffix = {"markdown": ".md", "latex": ".tex"}.get(form, f".{form}")
    assert result.stdout == written.with_suffix(suffix).read_text(encoding="utf-8")


def test_several_reports_have_an_index_that_links_to_their_pages(files, tmp_path):
    for name in ("one", "two"):
        evaluate(files[0], "--hypotheses", files[1], "--report", tmp_path / name, "--resamples", 20)
    written = [str(tmp_path / name / "report.json") for name in ("one", "two")]
    index = tmp_path / "index.html"
    assert CliRunner().invoke(app, ["report", *written, "-o", str(index)]).exit_code == 0
    page = index.read_text(encoding="utf-8")
    assert page.count("<section>") == 2
    assert 'href="one/report.html"' in page
    assert CliRunner().invoke(app, ["report", *written]).stdout.count("# set: 3 segments") == 2
    assert isinstance(CliRunner().invoke(app, ["report", *written, "-f", "latex"]).exception, ConfigError)


@pytest.mark.parametrize("content", [None, b"\xff", b"{}"])
def test_a_report_that_is_none_is_named(tmp_path, content):
    path = tmp_path / "report.json"
    if content is not None:
        path.write_bytes(content)
    result = CliRunner().invoke(app, ["report", str(path)])
    assert isinstance(result.exception, DataError)
    assert str(path) in str(result.exception)
