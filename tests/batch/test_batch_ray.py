"""The same shards on Ray: on a cluster of several nodes, of which workers, a node and the driver are killed."""

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest
from batch_jobs import command, do, read_rows, write_rows

from mt.batch.job import Sizes

pytest.importorskip("ray", reason="needs mt[ray]")
pytestmark = [pytest.mark.ray, pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")]
COUNT = 200


@pytest.fixture(scope="module")
def cluster():
    """A head that works not, and two nodes that do."""
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    from ray.cluster_utils import Cluster

    try:
        nodes = Cluster(initialize_head=True, head_node_args={"num_cpus": 0})
        nodes.working = [nodes.add_node(num_cpus=2) for _ in range(2)]
    except Exception as error:  # noqa: BLE001 - Ray gives up on its own start where the machine is too busy for it
        pytest.skip(f"Ray does not start here: {' '.join(str(error).split())[:200]}")
    yield nodes
    nodes.shutdown()


@pytest.fixture(scope="module")
def job(tmp_path_factory):
    folder = tmp_path_factory.mktemp("job")
    rows = write_rows(folder / "rows.jsonl", COUNT)
    return rows, Path(do(rows, folder / "run").output).read_bytes()


def start(rows, run, cluster):
    more = ["--runner", "ray", "--ray-address", cluster.address, "--workers", 2, "--shard-documents", 4, "--quiet"]
    return subprocess.Popen(command(rows, run, *more), stderr=subprocess.PIPE, text=True)


def wait_for_shards(run, process, count=1):
    deadline = time.monotonic() + 90
    while process.poll() is None and time.monotonic() < deadline:
        if len(list(run.glob("shards/*.jsonl"))) >= count:
            return
        time.sleep(0.02)


def actors():
    found = subprocess.run(["pgrep", "-f", "ray::_Actor"], capture_output=True, text=True, check=False).stdout
    return [int(pid) for pid in found.split()]


def test_workers_a_node_and_the_driver_die_in_mid_job_and_the_bytes_are_the_same(cluster, job, tmp_path):
    rows, whole = job
    run = tmp_path / "run"
    driver = start(rows, run, cluster)
    wait_for_shards(run, driver)
    for pid in actors()[:1]:
        os.kill(pid, signal.SIGKILL)
    wait_for_shards(run, driver, 5)
    driver.kill()
    driver.communicate()
    assert not (run / "output.jsonl").exists(), "the job was too quick for this test"
    times = {path.name: path.stat().st_mtime_ns for path in run.glob("shards/*.jsonl")}
    driver = start(rows, run, cluster)
    wait_for_shards(run, driver, len(times) + 3)
    cluster.remove_node(cluster.working.pop(), allow_graceful=False)
    said = driver.communicate(timeout=200)[1]
    assert driver.returncode == 0, said
    assert (run / "output.jsonl").read_bytes() == whole
    assert all((run / "shards" / name).stat().st_mtime_ns == seen for name, seen in times.items())


def test_a_document_that_is_broken_on_a_node_is_a_record_and_a_changed_source_ends_the_job(cluster, tmp_path):
    rows = write_rows(tmp_path / "rows.jsonl", 9)
    with rows.open("ab") as file:
        file.write(b"{broken\n")
    outcome = do(rows, tmp_path / "run", sizes=Sizes(3), runner="ray", ray_address=cluster.address, workers=2)
    records = read_rows(outcome.output)
    assert [bool(r["error"]) for r in records] == [False] * 9 + [True]
