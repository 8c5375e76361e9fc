"""`mt check`: a row a segment, rates beside the reference's own, files of unequal length refused."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from mt.cli.app import app
from mt.errors import ConfigError, DataError, MTError

MT = [sys.executable, "-m", "mt"]
# a good one; a number changed; nothing there; a blank source; Arabic left over and a quotation lost
SOURCE = ["وصل 12 طفلا إلى المدرسة.", "اشترى 15 كتابا.", "هذا بيت كبير.", "  ", 'قال "نعم" ثم خرج.']
HYPOTHESES = ["12 children came to school.", "He bought 16 books.", "", "Something.", "He said نعم and went out."]
REFERENCES = ["12 children arrived at school.", "He bought fifteen books.", "It is big.", "", "He said “yes” and left."]
KEYS = ["code", "severity", "expected", "found", "source_span", "target_span"]


@pytest.fixture
def files(tmp_path):
    """The source, the hypotheses and the references, as files."""
    paths = []
    for name, lines in (("source.ar", SOURCE), ("system.en", HYPOTHESES), ("human.en", REFERENCES)):
        (tmp_path / name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        paths.append(tmp_path / name)
    return paths


def check(*args, stdin="", code=0):
    result = CliRunner().invoke(app, ["check", *map(str, args)], input=stdin)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == code, result.output
    return result


def rows(result):
    return [json.loads(line) for line in result.stdout.split("\n") if line]


def test_help_shows_an_example():
    assert "mt check source.ar system.en --references human.en" in check("--help").stdout


def test_every_segment_has_a_row_also_without_findings(files):
    made = rows(check(*files[:2], "--json"))
    assert [row["index"] for row in made] == [0, 1, 2, 3, 4]
    assert [{f["code"] for f in row["findings"]} for row in made[:4]] == [set(), {"number-missing"}, {"empty"}, set()]
    assert "leftover-arabic" in {f["code"] for f in made[4]["findings"]}
    assert all(list(row) == ["index", "findings"] for row in made)
    assert all(list(finding) == KEYS for row in made for finding in row["findings"])


def test_a_finding_says_what_was_expected_and_where(files):
    [finding] = rows(check(*files[:2], "--json"))[1]["findings"]
    assert finding == {
        "code": "number-missing",
        "severity": "error",
        "expected": "15",
        "found": "16",
        "source_span": [6, 8],
        "target_span": [10, 12],
    }


def test_the_readable_form_is_a_line_a_finding_and_then_the_rates(files):
    out = check(*files[:2]).stdout.split("\n")
    assert out[0] == "2: error number-missing: expected 15, found 16"
    assert out[1] == "3: error empty: expected هذا بيت كبير., found nothing"
    assert "4 segments checked, 1 with a blank source left out" in out
    assert any(line.split() == ["error", "empty", "1", "25.00%"] for line in out)


def test_rates_are_sorted_by_severity_and_then_code(files):
    made = json.loads(check(*files[:2], "--json", "--summary").stdout)
    kinds = [(rate["severity"], rate["code"]) for rate in made["rates"]]
    assert kinds == sorted(kinds, key=lambda kind: (["error", "warning", "info"].index(kind[0]), kind[1]))
    assert (made["segments"], made["blank"]) == (4, 1)
    assert made["error_or_warning"]["hypotheses"] == {"segments": 3, "rate": 0.75}


def test_the_rates_of_a_reference_stand_beside_as_the_floor(files):
    out = check(*files[:2], "--references", files[2], "--summary").stdout.split("\n")
    assert out[1].split() == ["hypotheses", "references"]
    assert any(line.split() == ["error", "number-missing", "1", "25.00%", "0", "0.00%"] for line in out)
    assert out[-2].split()[-2:] == ["0", "0.00%"]
    assert not any(line.startswith("2:") for line in out)


def test_rows_leave_the_rates_to_standard_error(files):
    result = check(*files[:2], "--references", files[2], "--json")
    assert len(rows(result)) == 5
    assert "references" in result.stderr
    assert check(*files[:2], "--json", "--quiet").stderr == ""


def test_several_hits_of_one_check_count_a_segment_once(tmp_path):
    (tmp_path / "s").write_text("بين 12 و 15 و 19 كتابا\n", encoding="utf-8")
    (tmp_path / "h").write_text("between the books of the house\n", encoding="utf-8")
    assert len(rows(check(tmp_path / "s", tmp_path / "h", "--json"))[0]["findings"]) > 1
    made = json.loads(check(tmp_path / "s", tmp_path / "h", "--json", "--summary").stdout)
    assert made["rates"][0]["hypotheses"]["segments"] == 1


@pytest.mark.parametrize("standard", [0, 1, 2])
def test_any_one_of_the_files_may_be_standard_input(files, standard):
    names = [str(path) for path in files]
    stdin = files[standard].read_text(encoding="utf-8")
    expected = check(*names[:2], "--references", names[2]).stdout
    names[standard] = "-"
    assert check(*names[:2], "--references", names[2], stdin=stdin).stdout == expected


def test_standard_input_cannot_be_two_files():
    with pytest.raises(ConfigError, match="one of the files only"):
        check("-", "-")


@pytest.mark.parametrize("unequal", [1, 2])
def test_unequal_files_are_refused_before_any_work_with_both_names_and_counts(files, tmp_path, unequal):
    with files[unequal].open("a", encoding="utf-8") as file:
        file.write("One more.\n")
    out = tmp_path / "out"
    with pytest.raises(DataError, match=rf"source.ar has 5 lines, .*{files[unequal].name} has 6 lines"):
        check(*files[:2], "--references", files[2], "-o", out)
    assert not out.exists()


@pytest.mark.parametrize(("lines", "count"), [(1, "1 line"), (9, "9 lines")])
def test_a_pipe_of_another_length_is_found_at_its_end(files, tmp_path, lines, count):
    out = tmp_path / "out"
    with pytest.raises(DataError, match=f"source.ar has 5 lines, standard input has {count}"):
        check(files[0], "-", "-o", out, stdin="x\n" * lines)
    assert not out.exists()


def test_only_a_newline_ends_a_line(tmp_path):
    (tmp_path / "s").write_text("سطر\u2028واحد\x0cهنا\x85نعم\nآخر", encoding="utf-8", newline="")
    (tmp_path / "h").write_text("One\x1c line\u2028here\r\nLast\n", encoding="utf-8", newline="")
    assert len(rows(check(tmp_path / "s", tmp_path / "h", "--json"))) == 2


def test_empty_files_have_no_segments(tmp_path):
    for name in ("s", "h"):
        (tmp_path / name).touch()
    assert check(tmp_path / "s", tmp_path / "h", "--json", "-q").stdout == ""
    assert check(tmp_path / "s", tmp_path / "h").stdout == "0 segments checked\n"


@pytest.mark.parametrize(
    ("source", "hypothesis", "code"),
    [
        ("هذا كتاب.", "This is a book.", 0),
        ('قال "نعم" ثم خرج.', "He said yes and then went out.", 0),  # a note is no trouble
        ("كم عمرك؟", "Your age.", 3),
        ("", "Something.", 0),
    ],
)
def test_strict_exits_with_3_for_an_error_or_a_warning(tmp_path, source, hypothesis, code):
    (tmp_path / "s").write_text(source + "\n", encoding="utf-8")
    (tmp_path / "h").write_text(hypothesis + "\n", encoding="utf-8")
    check(tmp_path / "s", tmp_path / "h", "--strict", code=code)
    check(tmp_path / "s", tmp_path / "h")


def test_what_is_shown_steers_no_terminal(tmp_path):
    (tmp_path / "s").write_text("اشترى 15 كتابا\x1b[31m.\n" * 2, encoding="utf-8")
    (tmp_path / "h").write_text("\x1b[31m\u202e\n\x1b]0;x\x07نعم\n", encoding="utf-8")
    out = check(tmp_path / "s", tmp_path / "h").stdout
    assert "\x1b" not in out
    assert "\u202e" not in out


def test_a_missing_file_is_one_line(tmp_path):
    with pytest.raises(DataError, match="name a file that can be read"):
        check(tmp_path / "none", tmp_path / "none")


def test_it_imports_nothing_heavy(files):
    program = (
        "import sys; from mt.cli.app import app; app(sys.argv[1:], standalone_mode=False);"
        "heavy = {'torch', 'transformers', 'ctranslate2', 'numpy', 'trafilatura', 'sacrebleu', 'jinja2'};"
        "print(sorted(heavy & sys.modules.keys()), file=sys.stderr)"
    )
    args = ["check", *map(str, files[:2]), "--references", str(files[2])]
    done = subprocess.run([sys.executable, "-c", program, *args], capture_output=True, check=True, timeout=60)
    assert done.stderr.decode().strip() == "[]"


def long_files(folder, lines):
    """A source and its hypotheses, with a finding in every tenth line."""
    paths = folder / "long.ar", folder / "long.en"
    for path, line, tenth in zip(paths, ("كتاب.", "A book."), ("15 كتابا.", "16 books."), strict=True):
        path.write_text(((line + "\n") * 9 + tenth + "\n") * (lines // 10), encoding="utf-8")
    return [str(path) for path in paths]


def test_memory_does_not_grow_with_the_lines(tmp_path):
    """What 50,000 lines need must do for 500: a list of them all, or of their findings, would show."""
    program = (
        "import resource, sys; from mt.cli.app import app; app(sys.argv[1:], standalone_mode=False);"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"
    )
    peaks = []
    for lines in (500, 50_000):
        args = ["check", "--json", "-q", "-o", os.devnull, *long_files(tmp_path, lines)]
        done = subprocess.run([sys.executable, "-c", program, *args], capture_output=True, check=True, timeout=120)
        peaks.append(int(done.stderr))
    assert peaks[1] - peaks[0] < 4_000  # KiB


def test_a_closed_pipe_ends_quietly(tmp_path):
    args = [*MT, "check", "--json", *long_files(tmp_path, 50_000)]
    with subprocess.Popen(args, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 141


def test_a_full_disk_is_one_line(files):
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*MT, "check", *map(str, files[:2])], stdout=full, stderr=subprocess.PIPE, check=False, timeout=60
        )
    assert done.returncode == 1
    assert done.stderr.decode() == "error: standard output: cannot be written: No space left on device\n"


def test_ctrl_c_leaves_nothing_half_written(files, tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    args = [*MT, "check", str(files[0]), "-", "-o", str(folder / "rows")]
    with subprocess.Popen(args, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        deadline = time.monotonic() + 30
        while not list(folder.iterdir()) and time.monotonic() < deadline:
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 130
        assert b"Traceback" not in process.stderr.read()
    assert list(folder.iterdir()) == []


def test_bytes_that_are_not_utf8_are_named_and_the_row_is_kept(files, tmp_path):
    (tmp_path / "broken").write_bytes(b"good\nba\xff\xfed\n" + b"good\n" * 3)
    result = check(files[0], tmp_path / "broken", "--json")
    assert len(rows(result)) == 5
    assert "broken:2: byte 3 is not UTF-8" in result.stderr


def test_errors_are_ours():
    """The command ends with one line and the exit code of the kind of error."""
    done = subprocess.run([*MT, "check", "-", "-"], capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)
    assert issubclass(ConfigError, MTError)
