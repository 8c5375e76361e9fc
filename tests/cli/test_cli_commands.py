"""The commands, in process: exit code, standard output, standard error."""

import json
from pathlib import Path

import jsonschema
import pytest
from typer.testing import CliRunner

from mt.cli.app import app
from mt.errors import MTError

SAMPLE = Path(__file__).parents[1] / "data" / "sample-article.txt"
SCHEMA = Path(__file__).parents[2] / "mt" / "report" / "article.schema.json"
ECHO = ["--set", "engine.backend=echo"]


def mt(*args, stdin="", fails=False):
    result = CliRunner().invoke(app, [str(a) for a in args], input=stdin)
    if result.exception and not isinstance(result.exception, SystemExit | MTError):
        raise result.exception
    assert (result.exit_code != 0) is fails, result.output
    return result


@pytest.mark.parametrize("command", ["article", "translate", "split", "summarize", "models", "config", "doctor"])
def test_every_command_has_help_with_an_example(command):
    assert "mt" in mt(command, "--help").stdout


def test_the_version_is_said():
    assert mt("--version").stdout.startswith("mt ")


@pytest.mark.parametrize("form", ["text", "markdown", "json", "html"])
def test_an_article_is_written_in_every_format(form):
    out = mt("article", SAMPLE, "--format", form, *ECHO).stdout
    assert len(out) > 500


def test_the_json_of_an_article_keeps_its_contract():
    made = json.loads(mt("article", SAMPLE, "--format", "json", *ECHO).stdout)
    jsonschema.validate(made, json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert {"schema", "document", "title", "summary", "segments", "skipped", "attestation"} <= made.keys()
    lines = [line for line in SAMPLE.read_text(encoding="utf-8").split("\n") if line.strip()]
    body = "".join("".join(s["source"].split()) for s in made["segments"])
    skipped = {"".join(s["text"].split()) for s in made["skipped"]}
    for line in lines:
        squeezed = "".join(line.split())
        assert squeezed in body or squeezed in skipped, line


def test_the_format_follows_the_name_of_the_output(tmp_path):
    for name, start in (("a.html", "<!doctype html>"), ("a.json", "{"), ("a.md", "#"), ("a.txt", "")):
        assert mt("article", SAMPLE, "-o", tmp_path / name, *ECHO).stdout == ""
        assert (tmp_path / name).read_text(encoding="utf-8").lower().startswith(start)


def test_an_article_comes_from_standard_input():
    made = json.loads(mt("article", "-", "-f", "json", *ECHO, stdin="خبر قصير جدا.\n").stdout)
    assert made["document"]["id"] == "stdin"
    assert [s["source"] for s in made["segments"]] == ["خبر قصير جدا."]


def test_a_line_in_is_a_line_out_also_when_it_is_blank():
    text = "سطر أول. له جملتان\n\n  \nسطر\u2028أخير"
    out = mt("translate", *ECHO, stdin=text).stdout
    assert out == "سطر أول. له جملتان\n\n\nسطر أخير\n"


@pytest.mark.parametrize("window", [1, 2, 100])
def test_the_window_changes_nothing(window):
    text = "".join(f"سطر {i % 5}.\n" for i in range(12))
    assert mt("translate", *ECHO, "--window", window, stdin=text).stdout == text


def test_strict_exits_with_three_when_something_is_found():
    mt("translate", *ECHO, stdin="hello\n")
    assert mt("translate", *ECHO, "--strict", stdin="نص عربي لم يترجم\n", fails=True).exit_code == 3


def test_split_gives_a_segment_a_line():
    out = mt("split", stdin="قال د. أحمد 3.5 مليون. ثم مضى!\n\nسطر آخر").stdout
    assert out == "قال د. أحمد 3.5 مليون.\nثم مضى!\nسطر آخر\n"


def test_split_reads_and_writes_rows():
    rows = '{"doc_id": "a", "text": "أول. ثان.", "kept": 1}\n{"doc_id": "b", "text": ""}\n'
    out = [json.loads(line) for line in mt("split", "--jsonl", stdin=rows).stdout.splitlines()]
    assert out == [{"doc_id": "a", "kept": 1, "sentences": ["أول.", "ثان."]}, {"doc_id": "b", "sentences": []}]


def test_a_row_that_is_wrong_is_named_and_the_others_are_kept():
    rows = '{"doc_id": "a", "text": "أول."}\n{oops\n[1]\n{"doc_id": "d"}\n{"doc_id": "e", "text": "خامس."}\n'
    result = mt("split", "--jsonl", stdin=rows)
    out = [json.loads(line) for line in result.stdout.splitlines()]
    assert [bool(row.get("error")) for row in out] == [False, True, True, True, False]
    assert out[4]["sentences"] == ["خامس."]
    assert [f"-:{n}:" in result.stderr for n in range(1, 6)] == [False, True, True, True, False]


def test_summarize_gives_sentences_with_their_evidence():
    text = "The minister opened a desalination plant in the port on Sunday. It rained. The plant cost nine million."
    assert mt("summarize", "--summary-sentences", 1, stdin=text).stdout == text.partition(" It")[0] + "\n"
    row = json.dumps({"id": "x", "text": text})
    out = json.loads(mt("summarize", "--jsonl", "--summary-sentences", 1, stdin=row).stdout)
    [sentence] = out["summary"]
    assert (out["id"], sentence["text"], sentence["segments"]) == ("x", text.partition(" It")[0], [0])
    assert (out["summary_dropped"], out["summary_read_share"]) == ([], 1.0)


def test_config_show_prints_what_a_run_would_use(tmp_path):
    out = mt("config", "show", "--set", "engine.beam_size=1").stdout
    path = tmp_path / "run.yaml"
    path.write_text(out, encoding="utf-8")
    assert "beam_size: 1" in out
    assert mt("config", "show", "--config", path).stdout == out


def test_each_finding_of_an_article_as_text_is_a_line_of_standard_error():
    told = mt("article", "-", *ECHO, stdin="كان عددهم 45 شخصا.\n").stderr.splitlines()
    assert [line for line in told if "[1] Error, not translated" in line]
    assert "[1]" not in mt("article", "-", *ECHO, "--quiet", stdin="كان عددهم 45 شخصا.\n").stderr
    assert "[1]" not in mt("article", "-", *ECHO, "-f", "json", stdin="كان عددهم 45 شخصا.\n").stderr
    assert mt("article", "-", *ECHO, "--strict", stdin="كان عددهم 45 شخصا.\n", fails=True).exit_code == 3


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["article", "nowhere.txt"], 1, "nowhere.txt"),
        (["article", "."], 1, "."),
        (["article", SAMPLE, "--set", "engine.beam_sise=1"], 2, "beam_sise"),
        (["article", SAMPLE, "--model", "opus-mt-ar-en"], 4, "mt models pull opus-mt-ar-en"),
        (["article", SAMPLE, "--summarizer", "distilbart-cnn", *ECHO], 4, "mt models pull distilbart-cnn"),
        (["article", SAMPLE, "--set", "summarizer.backend=seq2seq", *ECHO], 2, "--summarizer"),
        (["translate", "nowhere.txt", *ECHO], 1, "nowhere.txt"),
        (["split", "nowhere.txt"], 1, "nowhere.txt"),
    ],
)
def test_a_mistake_is_one_line_with_its_exit_code(args, code, said, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    error = mt(*args, fails=True).exception
    assert isinstance(error, MTError)
    assert error.exit_code == code
    assert said in str(error)
    assert "\n" not in str(error)
