"""Killed at any moment, started again: the same bytes, nothing lost, nothing doubled, no finished shard done twice."""

import contextlib
import json
import os
import random
import signal
import subprocess
import time
from pathlib import Path

import pytest
from batch_jobs import command, do, mt_batch, read_rows, write_rows

from mt.batch.job import Asked, Sizes

COUNT = 240


@pytest.fixture(scope="module")
def job(tmp_path_factory):
    """An input, and the bytes that an undisturbed run makes of it."""
    folder = tmp_path_factory.mktemp("job")
    rows = write_rows(folder / "rows.jsonl", COUNT)
    return rows, Path(do(rows, folder / "run").output).read_bytes()


def start(rows, run, workers, stderr=subprocess.DEVNULL, progress="--quiet"):
    arguments = command(rows, run, "--workers", workers, "--shard-documents", 15, "--window", 7, progress)
    return subprocess.Popen(arguments, stderr=stderr, start_new_session=True)


@pytest.mark.parametrize("workers", [1, 2])
def test_kill_9_at_random_moments_loses_and_doubles_nothing(job, tmp_path, workers):
    rows, whole = job
    run = tmp_path / "run"
    chance = random.Random(workers)
    times: dict[str, int] = {}
    kills = 0
    for _ in range(40):
        process = start(rows, run, workers)
        try:
            process.wait(chance.uniform(0.2, 1.8) if kills < 6 else 60)
        except subprocess.TimeoutExpired:
            process.kill()  # the driver alone: its workers must end by themselves
            process.wait()
            kills += 1
        for shard in run.glob("shards/*.jsonl"):
            seen = shard.stat().st_mtime_ns
            assert times.setdefault(shard.name, seen) == seen, "a finished shard was done again"
        if process.returncode == 0:
            break
    assert kills
    assert (run / "output.jsonl").read_bytes() == whole
    assert [r["id"] for r in read_rows(run / "output.jsonl")] == [f"doc-{i}" for i in range(COUNT)]


def workers_of(pid: int) -> list[int]:
    """The processes that a driver has begun for its shards; one may end while we look."""
    found = []
    with contextlib.suppress(OSError):
        for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
            with contextlib.suppress(OSError):
                if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes():
                    found.append(int(child))
    return found


def test_a_killed_worker_is_replaced_and_its_shard_done_again(job, tmp_path):
    rows, whole = job
    process = start(rows, tmp_path / "run", 2, subprocess.PIPE, "--log-json")
    killed: set[int] = set()
    deadline = time.monotonic() + 60
    # the first as soon as there is one, for the whole job may be done in a moment; the others in the middle of it
    while process.poll() is None and len(killed) < 3 and time.monotonic() < deadline:
        time.sleep(0.02)
        fresh = [pid for pid in workers_of(process.pid) if pid not in killed]
        if fresh and (not killed or list((tmp_path / "run").glob("shards/*.jsonl"))):
            os.kill(fresh[0], signal.SIGKILL)
            killed.add(fresh[0])
    said = process.communicate(timeout=90)[1].decode()
    assert process.returncode == 0, said
    assert (tmp_path / "run" / "output.jsonl").read_bytes() == whole
    assert killed
    last = [json.loads(line) for line in said.splitlines() if line.startswith("{")][-1]
    assert (last["last"], last["documents"]) == (True, COUNT), "what a dead worker had told was counted twice"


COMBINATIONS = [
    *((1, Sizes(documents, window=window)) for documents in (7, 17, 1000) for window in (1, 64)),
    (1, Sizes(50, shard_bytes=2000, window=5, window_bytes=700)),
    (2, Sizes(1000, window=3)),
    (2, Sizes(9)),
    (3, Sizes(40, window=8)),
]


@pytest.fixture(scope="module")
def bundled(tmp_path_factory):
    """The same for the bundled model, whose batches hold what stands together."""
    folder = tmp_path_factory.mktemp("bundled")
    rows = write_rows(folder / "rows.jsonl", 6)
    return rows, folder


def test_the_output_is_the_same_bytes_whatever_the_batches_the_windows_and_the_workers(bundled):
    rows, folder = bundled
    made = set()
    for number, (workers, documents, window, batch) in enumerate(
        [(1, 256, 64, 512), (1, 1, 1, 512), (1, 5, 3, 64), (2, 4, 2, 2048)]
    ):
        run = folder / str(number)
        sizes = ["--shard-documents", documents, "--window", window, "--set", f"engine.batch_tokens={batch}"]
        arguments = [
            *sizes,
            "--workers",
            workers,
            "--set",
            "engine.backend=ct2",
            "--summary",
            "--set",
            "engine.beam_size=2",
        ]
        result = mt_batch(rows, run, *arguments)
        assert result.returncode == 0, result.stderr
        made.add((run / "output.jsonl").read_bytes())
    assert len(made) == 1


@pytest.mark.parametrize(("workers", "sizes"), COMBINATIONS)
def test_sizes_never_show_in_the_output(job, tmp_path, workers, sizes):
    rows, whole = job
    outcome = do(rows, tmp_path / "run", sizes=sizes, workers=workers)
    assert Path(outcome.output).read_bytes() == whole


def test_a_limit_takes_the_first_documents(job, tmp_path):
    rows, whole = job
    outcome = do(rows, tmp_path / "run", asked=Asked(limit=31), sizes=Sizes(shard_documents=10))
    assert Path(outcome.output).read_bytes() == b"".join(whole.splitlines(keepends=True)[:31])
