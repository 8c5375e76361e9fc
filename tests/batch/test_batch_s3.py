"""Inputs and run folders on S3, against a server on this machine: no renaming there, objects appear whole."""

import gzip
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from batch_jobs import command, do, mt_batch, write_rows

from mt.batch import store
from mt.batch.folder import open_folder
from mt.batch.job import Sizes
from mt.errors import ConfigError

pytest.importorskip("s3fs", reason="needs mt[s3]")
pytest.importorskip("moto", reason="needs moto's server")
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
COUNT = 60
SMALL = Sizes(shard_documents=10)


@pytest.fixture(scope="module")
def bucket(tmp_path_factory):
    """The address of a bucket on a server of its own, which the environment leads to."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    where = f"http://127.0.0.1:{port}"
    arguments = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {
            "AWS_ENDPOINT_URL": where,
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_DEFAULT_REGION": "us-east-1",
        }.items():
            patch.setenv(name, value)
        server = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            _wait_for(where)
            import s3fs

            s3fs.S3FileSystem().mkdir("news")
            yield "s3://news"
        finally:
            server.kill()
            server.wait()


def _wait_for(where):
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(where, timeout=5).close()  # noqa: S310 - ours
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("the S3 server did not start")


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    folder = tmp_path_factory.mktemp("whole")
    return Path(do(write_rows(folder / "rows.jsonl", COUNT), folder / "run").output).read_bytes()


@pytest.fixture(scope="module")
def source(bucket, tmp_path_factory):
    rows = write_rows(tmp_path_factory.mktemp("rows") / "rows.jsonl", COUNT).read_bytes()
    folder = open_folder(f"{bucket}/in")
    folder.write("rows.jsonl", rows)
    folder.write("packed/rows.jsonl.gz", gzip.compress(rows))
    return f"{bucket}/in/rows.jsonl"


@pytest.fixture
def impatient(monkeypatch):
    monkeypatch.setattr(store, "BEAT", 0.3)
    monkeypatch.setattr(store, "SILENCE", 2.0)


@pytest.mark.usefixtures("impatient")
def test_a_job_from_s3_to_s3_gives_the_bytes_of_one_at_home(bucket, source, whole, tmp_path):
    outcome = do(source, f"{bucket}/runs/plain", sizes=SMALL)
    assert outcome.output == f"{bucket}/runs/plain/output.jsonl"
    folder = open_folder(f"{bucket}/runs/plain")
    assert folder.read("output.jsonl") == whole
    assert folder.read("lock") is None
    packed = do(f"{bucket}/in/packed", tmp_path / "run", sizes=SMALL)
    assert Path(packed.output).read_bytes() == whole


@pytest.mark.parametrize("size", [10, 12 << 20])
def test_what_was_not_written_to_its_end_is_no_object(bucket, size):
    folder = open_folder(f"{bucket}/half-{size}")
    with pytest.raises(KeyboardInterrupt), folder.create("half.bin") as file:
        file.write(b"x" * size)
        raise KeyboardInterrupt
    assert folder.read("half.bin") is None
    assert folder.sizes("") == {}
    with folder.create("half.bin") as file:
        file.write(b"x" * size)
    assert folder.sizes("") == {"half.bin": size}


@pytest.mark.usefixtures("impatient")
def test_a_driver_killed_in_mid_job_loses_nothing_and_its_lock_dies_with_it(bucket, source, whole):
    run = f"{bucket}/runs/killed"
    folder = open_folder(run)
    first = subprocess.Popen(command(source, run, "--shard-documents", 2, "--workers", 1), stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 90
    while not any(name.endswith(".jsonl") for name in folder.sizes("shards")) and time.monotonic() < deadline:
        time.sleep(0.05)
    first.kill()
    first.wait()
    assert folder.read("output.jsonl") is None, "the job was too quick for this test"
    assert folder.read("lock") is not None
    # a shard's account comes before its file: alone it is of a shard that is not done
    before = {name: size for name, size in folder.sizes("shards").items() if name.endswith(".jsonl")}
    assert before
    do(source, run)
    assert folder.read("output.jsonl") == whole
    assert before.items() <= folder.sizes("shards").items()


@pytest.mark.usefixtures("impatient")
def test_a_second_process_is_refused_while_the_first_shows_life(bucket, source):
    run = f"{bucket}/runs/held"
    with open_folder(run).lock():
        with pytest.raises(ConfigError, match="works on this run"):
            do(source, run)
        assert mt_batch(source, run).returncode == 2
    assert do(source, run).state == "complete"
