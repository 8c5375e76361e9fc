"""What goes wrong takes nothing with it: broken documents, doubled ids, changed inputs, full disks, second starts."""

import json
import os
import resource
import signal
import subprocess
import time
from pathlib import Path

import pytest
from batch_jobs import BreakingEngine, Heard, command, do, mt_batch, read_rows, row, write_rows

from mt.batch.job import Asked, Sizes
from mt.errors import ConfigError, DataError, EngineError

SMALL = Sizes(shard_documents=4, window=3)
COUNT = 22


@pytest.fixture
def rows(tmp_path):
    return write_rows(tmp_path / "rows.jsonl", COUNT)


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """The bytes of an undisturbed run."""
    folder = tmp_path_factory.mktemp("whole")
    return Path(do(write_rows(folder / "rows.jsonl", COUNT), folder / "run").output).read_bytes()


@pytest.mark.parametrize("error", [EngineError, ValueError, MemoryError])
@pytest.mark.parametrize("sizes", [SMALL, Sizes()])
def test_a_document_that_brings_the_engine_down_is_a_record_with_its_error(tmp_path, rows, whole, error, sizes):
    outcome = do(rows, tmp_path / "run", engine=BreakingEngine("رقم 13.", error), sizes=sizes)
    records, expected = read_rows(outcome.output), [json.loads(line) for line in whole.split(b"\n")[:-1]]
    assert "cannot decode" in records[13].pop("error")
    assert records[13]["translation"] is None
    del records[13], expected[13]
    assert records == expected
    assert outcome.tally.errors == 1
    [line] = read_rows(tmp_path / "run" / "errors.jsonl")
    assert (line["document"], line["id"]) == (14, "doc-13")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b'{"id": "x", "text": "cut', "not JSON"),
        (b"\xff\xfe{}", "not UTF-8 at byte 1"),
        (b"[1, 2]", "a list, not an object"),
        (b'{"id": "x"}', "no text under 'text'"),
        (b'{"id": "x", "text": 7}', "no text under 'text'"),
        (b"[" * 100_000, "not JSON"),
    ],
)
def test_a_corrupted_line_is_a_record_that_names_its_place(tmp_path, line, said):
    lines = [json.dumps(row(i)).encode() for i in range(6)]
    lines[3:3] = [line, b"", b"  "]
    (tmp_path / "rows.jsonl").write_bytes(b"\n".join(lines))
    records = read_rows(do(tmp_path / "rows.jsonl", tmp_path / "run", sizes=SMALL).output)
    assert len(records) == 7
    assert records[3]["error"].startswith("rows.jsonl:4: ")
    assert said in records[3]["error"]
    assert [r["id"] for r in records if not r["error"]] == [f"doc-{i}" for i in range(6)]


@pytest.mark.parametrize(
    ("data", "errors"),
    [
        ("id,text\n1,a\n2\n3,c\n", [None, "1 cells under 2 columns", None]),
        ("id,text\n1,a\n2,b,c\n", [None, "3 cells under 2 columns"]),
        ('id,text\n1,a\n2,"b', [None, "not CSV"]),
        ('id,text\n1,a\n2,"b"x\n3,c\n', [None, "not CSV", None]),
    ],
)
def test_a_corrupted_row_of_csv_is_a_record_too(tmp_path, data, errors):
    (tmp_path / "rows.csv").write_text(data, encoding="utf-8")
    records = read_rows(do(tmp_path / "rows.csv", tmp_path / "run").output)
    assert len(records) == len(errors)
    for record, said in zip(records, errors, strict=True):
        assert (record["error"] is None) if said is None else (said in record["error"])


def test_a_duplicate_id_keeps_both_documents_and_is_told(tmp_path):
    lines = [json.dumps({**row(i), "id": "same" if i in {2, 9, 17} else f"d{i}"}) for i in range(20)]
    (tmp_path / "rows.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    outcome = do(tmp_path / "rows.jsonl", tmp_path / "run", sizes=SMALL)
    records = read_rows(outcome.output)
    assert len(records) == 20
    assert outcome.repeated == 2
    marked = [i for i, r in enumerate(records) if any(f["code"] == "duplicate-id" for f in r["findings"])]
    assert marked == [9, 17]
    assert records[9]["translation"] == row(9)["text"]
    told = read_rows(tmp_path / "run" / "errors.jsonl")
    assert [(one["document"], one["error"]) for one in told] == [
        (10, "duplicate id: document 3 of the input has it"),
        (18, "duplicate id: document 3 of the input has it"),
    ]


def test_a_source_that_changed_is_refused_even_with_its_old_time(tmp_path, rows):
    do(rows, tmp_path / "run", time_limit=1e-9, sizes=SMALL)
    before = rows.stat()
    rows.write_bytes(rows.read_bytes().replace(b"doc-3", b"doc-X"))
    os.utime(rows, ns=(before.st_atime_ns, before.st_mtime_ns))
    with pytest.raises(ConfigError, match=r"rows.jsonl: changed since this run began"):
        do(rows, tmp_path / "run")


def test_a_folder_of_documents_that_changed_is_refused(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    for name in "abc":
        (folder / f"{name}.txt").write_text(f"نص {name}.", "utf-8")
    do(folder, tmp_path / "run", time_limit=1e-9)
    (folder / "b.txt").write_text("نص آخر.", "utf-8")
    with pytest.raises(ConfigError, match=r"b\.txt: changed"):
        do(folder, tmp_path / "run")
    (folder / "b.txt").write_text("نص b.", "utf-8")
    (folder / "d.txt").write_text("جديد.", "utf-8")
    with pytest.raises(ConfigError, match=r"d\.txt: changed"):
        do(folder, tmp_path / "run")


class ChangesSource(BreakingEngine):
    """Writes to the source while it is translated."""

    def __init__(self, path):
        super().__init__("never there")
        self._path = path

    def generate(self, sources):
        with self._path.open("a", encoding="utf-8") as file:
            file.write("\n")
        return super().generate(sources)


def test_a_source_that_changes_while_it_is_read_ends_the_job(tmp_path, rows):
    with pytest.raises(DataError, match="changed while it was read"):
        do(rows, tmp_path / "run", engine=ChangesSource(rows))
    assert not (tmp_path / "run" / "output.jsonl").exists()


@pytest.mark.parametrize("asked", [Asked(summary=True), Asked(limit=5), Asked(form="parquet")])
def test_another_job_in_the_same_folder_is_refused(tmp_path, rows, asked):
    do(rows, tmp_path / "run")
    with pytest.raises(ConfigError, match="another run"):
        do(rows, tmp_path / "run", asked=asked)


def test_a_second_process_is_refused_and_the_first_goes_on(tmp_path, whole):
    rows = write_rows(tmp_path / "rows.jsonl", 1500)
    first = subprocess.Popen(command(rows, tmp_path / "run", "--workers", 1), stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while not (tmp_path / "run" / "run.json").exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    second = mt_batch(rows, tmp_path / "run")
    assert first.poll() is None, "the first was too quick for this test"
    assert second.returncode == 2
    assert f"process {first.pid} works on this run" in second.stderr
    assert first.wait(120) == 0
    assert len(read_rows(tmp_path / "run" / "output.jsonl")) == 1500


def test_ctrl_c_in_the_middle_says_how_to_go_on_and_the_rest_is_done_once(tmp_path, rows, whole):
    outcome = do(rows, tmp_path / "run", engine=BreakingEngine("رقم 13.", KeyboardInterrupt), sizes=SMALL)
    assert (outcome.state, outcome.tally.documents) == ("interrupted", 12)
    assert not (tmp_path / "run" / "output.jsonl").exists()
    heard = Heard()
    outcome = do(rows, tmp_path / "run", sizes=SMALL, watch=heard)
    assert (heard.before, heard.documents) == (12, COUNT)
    assert Path(outcome.output).read_bytes() == whole
    assert sum(t.documents for t in heard.tallies) == COUNT - 12


@pytest.mark.parametrize("workers", [1, 2])
def test_a_signal_ends_the_command_with_130(tmp_path, workers):
    rows = write_rows(tmp_path / "rows.jsonl", 2000)
    run = tmp_path / "run"
    process = subprocess.Popen(
        command(rows, run, "--workers", workers, "--shard-documents", 20), stderr=subprocess.PIPE, text=True
    )
    deadline = time.monotonic() + 60
    while not list(run.glob("shards/*.jsonl")) and time.monotonic() < deadline:
        time.sleep(0.01)
    process.send_signal(signal.SIGTERM if workers == 2 else signal.SIGINT)
    said = process.communicate(timeout=60)[1]
    assert process.returncode == 130
    assert "interrupted after" in said
    assert "the same command goes on" in said
    assert "Traceback" not in said
    assert not list(run.rglob("*.part"))


def test_a_full_disk_is_one_line_and_the_job_goes_on_when_there_is_room(tmp_path, rows, whole):
    def small_files():
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    arguments = (rows, tmp_path / "run", "--workers", 1, "--shard-documents", 4)
    result = mt_batch(*arguments, preexec_fn=small_files)
    assert result.returncode == 1
    assert "output.jsonl: cannot be written: File too large" in result.stderr
    assert "Traceback" not in result.stderr
    assert not (tmp_path / "run" / "output.jsonl").exists()
    assert not list((tmp_path / "run").rglob("*.part"))
    assert mt_batch(*arguments).returncode == 0
    assert (tmp_path / "run" / "output.jsonl").read_bytes() == whole


def test_a_full_file_system_is_one_line(tmp_path, whole):
    disk = tmp_path / "disk"
    disk.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", "size=256k", "none", disk]
    if subprocess.run(mounting, capture_output=True, check=False).returncode:
        pytest.skip("a file system can be mounted by root alone")
    try:
        rows = write_rows(tmp_path / "rows.jsonl", 60)
        result = mt_batch(rows, disk / "run", "--workers", 2, "--shard-documents", 10)
        assert result.returncode == 1
        assert "No space left on device" in result.stderr
        assert "Traceback" not in result.stderr
        subprocess.run(["mount", "-o", "remount,size=16m", disk], check=True)
        assert mt_batch(rows, disk / "run", "--workers", 2, "--shard-documents", 10).returncode == 0
        assert [r["id"] for r in read_rows(disk / "run" / "output.jsonl")] == [f"doc-{i}" for i in range(60)]
    finally:
        subprocess.run(["umount", disk], check=True)


def test_too_many_errors_stop_the_job_and_a_higher_limit_goes_on(tmp_path):
    lines = [json.dumps(row(i)) if i % 3 else "{" for i in range(30)]
    (tmp_path / "rows.jsonl").write_text("\n".join(lines), encoding="utf-8")
    first = do(tmp_path / "rows.jsonl", tmp_path / "run", sizes=SMALL, max_errors=3)
    assert first.state == "too many errors"
    assert first.tally.documents < 30
    assert do(tmp_path / "rows.jsonl", tmp_path / "run", sizes=SMALL, max_errors=3).state == "too many errors"
    assert do(tmp_path / "rows.jsonl", tmp_path / "run", sizes=SMALL, max_errors=10).state == "complete"


def test_the_report_says_what_happened_and_nothing_of_it_runs(tmp_path):
    evil = "<script>alert(1)</script>"
    lines = [json.dumps({**row(i), "id": f"{evil}{i % 7}"}) if i != 5 else "{" for i in range(12)]
    (tmp_path / "rows.jsonl").write_text("\n".join(lines), encoding="utf-8")
    outcome = do(tmp_path / "rows.jsonl", tmp_path / "run", sizes=SMALL)
    page = (tmp_path / "run" / "report.html").read_text("utf-8")
    text = (tmp_path / "run" / "report.md").read_text("utf-8")
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    for said in (f"| segments | {outcome.tally.segments} |", "| with an error | 1 |", "not JSON", "duplicate id"):
        assert said in text
    assert "<svg" in page
    said = json.loads((tmp_path / "run" / "run.json").read_text("utf-8"))
    assert (said["state"], said["counts"]["documents"], said["duplicate_ids"]) == ("complete", 12, 5)
    assert said["made_with"]["engine"] == "engine:echo"


def test_a_damaged_shard_is_never_merged(tmp_path, rows):
    do(rows, tmp_path / "run", sizes=SMALL)
    (tmp_path / "run" / "output.jsonl").unlink()
    shard = tmp_path / "run" / "shards" / "000002.jsonl"
    data = shard.read_bytes()
    shard.write_bytes(data[:-2] + b" \n")
    with pytest.raises(DataError, match="000002.jsonl: damaged"):
        do(rows, tmp_path / "run", sizes=SMALL)
    shard.write_bytes(data[:-2])  # of another size it is done again at once
    assert do(rows, tmp_path / "run", sizes=SMALL).state == "complete"
    assert shard.read_bytes() == data
