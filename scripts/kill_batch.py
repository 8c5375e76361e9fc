"""Kill batch jobs at random moments until they are through, and count what was lost or doubled: nothing must be.

    python scripts/kill_batch.py --kills 200
    python scripts/kill_batch.py --kills 40 --runner ray

Locally the driver is killed with SIGKILL, SIGTERM or SIGINT, or one of its workers with SIGKILL. On Ray, on a cluster
of three nodes on this machine, a worker's process, a whole node or the driver. The engine gives sources back, so that
the time goes to what is tested. Writes one line for each finished job and a table at the end; exits with 1 where a
record was lost or doubled, a finished shard done again, or a byte differs.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROWS = 400
LINES = ("أعلنت الوزارة افتتاح خط جديد للسكك الحديدية.", "وقال المدير إن الكلفة بلغت ١٤٥ مليون دينار.")
JOB = ["--set", "engine.backend=echo", "--set", "repair.enabled=false", "--shard-documents", "10", "--quiet"]


@dataclass
class Toll:
    """What was killed, and what came of it."""

    kills: Counter[str] = field(default_factory=Counter)
    jobs: int = 0
    lost: int = 0
    doubled: int = 0
    done_again: int = 0
    differ: int = 0

    @property
    def bad(self) -> int:
        """How much went wrong."""
        return self.lost + self.doubled + self.done_again + self.differ


def main() -> None:
    """Run jobs until there were enough kills."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--runner", choices=["local", "ray"], default="local")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=1e9, help="begin no further job after so long")
    options = parser.parse_args()
    chance = random.Random(options.seed)  # noqa: S311 - it chooses victims
    with tempfile.TemporaryDirectory() as scratch:
        source = write_rows(Path(scratch) / "rows.jsonl")
        undisturbed = Path(scratch) / "whole"
        subprocess.run(command(source, undisturbed, ["--workers", "1"]), check=True)
        whole = (undisturbed / "output.jsonl").read_bytes()
        end = time.monotonic() + options.seconds
        toll = Toll()
        cluster = Cluster() if options.runner == "ray" else None
        try:
            while sum(toll.kills.values()) < options.kills and time.monotonic() < end:
                run = Path(scratch) / f"run-{toll.jobs}"
                kill_until_done(source, run, chance, toll, cluster)
                weigh(run, whole, toll)
        finally:
            if cluster:
                cluster.close()
    print(
        json.dumps(
            {
                "runner": options.runner,
                "kills": dict(toll.kills),
                "total": sum(toll.kills.values()),
                "jobs": toll.jobs,
                "records_lost": toll.lost,
                "records_doubled": toll.doubled,
                "shards_done_again": toll.done_again,
                "outputs_that_differ": toll.differ,
            },
            indent=1,
        )
    )
    sys.exit(1 if toll.bad else 0)


def write_rows(path: Path) -> Path:
    """Write the input."""
    rows = ({"id": f"d{i}", "text": "\n".join(f"{line} {i}" for line in LINES * (1 + i % 3))} for i in range(ROWS))
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def command(source: Path, run: Path, more: list[str]) -> list[str]:
    """Return the command of a job."""
    return [sys.executable, "-m", "mt", "batch", str(source), "--run", str(run), *JOB, *more]


def kill_until_done(source: Path, run: Path, chance: random.Random, toll: Toll, cluster: Cluster | None) -> None:
    """Start a job again and again until it ends well; shards that are there must stay as they are."""
    times: dict[str, int] = {}
    workers = chance.choice(["1", "2", "2", "3"])
    more = (
        ["--workers", workers]
        if cluster is None
        else ["--runner", "ray", "--workers", "2", "--ray-address", cluster.address]
    )
    for start in range(60):
        process = subprocess.Popen(command(source, run, more), start_new_session=True, stderr=subprocess.DEVNULL)
        try:
            if start < 20:
                strike(process, run, chance, toll, cluster)
            code = process.wait(300)
        finally:
            process.kill()
        for shard in run.glob("shards/*.jsonl"):
            toll.done_again += times.setdefault(shard.name, shard.stat().st_mtime_ns) != shard.stat().st_mtime_ns
        if code == 0:
            return
    raise SystemExit(f"{run}: not done after 60 starts")


def strike(
    process: subprocess.Popen[bytes], run: Path, chance: random.Random, toll: Toll, cluster: Cluster | None
) -> None:
    """Kill some workers or nodes, and at last, most times, the driver, at random moments from now."""
    if chance.random() < 0.7:  # two times in three not before there is something to lose
        wait_for(process, run)
    for _ in range(chance.randrange(9)):
        time.sleep(chance.uniform(0.0, 0.8))
        if process.poll() is not None:
            return
        what = "node KILL" if cluster and chance.random() < 0.2 else "worker KILL"
        toll.kills[what] += hit(what, cluster.workers() if cluster else spawned(process.pid), chance, cluster)
    time.sleep(chance.uniform(0.0, 0.8))
    if process.poll() is None and chance.random() < 0.8:
        what = chance.choice(["driver KILL", "driver KILL", "driver TERM", "driver INT"])
        toll.kills[what] += hit(what, [process.pid], chance, None)


def hit(what: str, victims: list[int], chance: random.Random, cluster: Cluster | None) -> bool:
    """Send the signal that `what` ends with to one of the victims, or end a node; tell whether anything was hit."""
    if cluster and what.startswith("node"):
        cluster.kill_node()
        return True
    if not victims:
        return False
    try:
        os.kill(chance.choice(victims), getattr(signal, f"SIG{what.rpartition(' ')[2]}"))
    except ProcessLookupError:
        return False
    return True


def wait_for(process: subprocess.Popen[bytes], run: Path) -> None:
    """Wait until a shard of this job is there."""
    while process.poll() is None and not any(run.glob("shards/*.jsonl")):
        time.sleep(0.02)


def spawned(pid: int) -> list[int]:
    """Return the workers of a driver."""
    try:
        found = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
        return [int(one) for one in found if b"spawn_main" in Path(f"/proc/{one}/cmdline").read_bytes()]
    except OSError:
        return []


class Cluster:
    """Three nodes on this machine: one for the driver, two for work."""

    def __init__(self) -> None:
        from ray.cluster_utils import Cluster as Nodes

        self._nodes: Any = Nodes(initialize_head=True, head_node_args={"num_cpus": 0})
        self._working = [self._nodes.add_node(num_cpus=2) for _ in range(2)]
        self.address: str = self._nodes.address

    def workers(self) -> list[int]:
        """Return the processes of the actors."""
        found = subprocess.run(["pgrep", "-f", "ray::_Actor"], capture_output=True, text=True, check=False).stdout
        return [int(pid) for pid in found.split()]

    def kill_node(self) -> None:
        """End a node as a lost machine does, and add another."""
        self._nodes.remove_node(self._working.pop(0), allow_graceful=False)
        self._working.append(self._nodes.add_node(num_cpus=2))

    def close(self) -> None:
        """End it all."""
        self._nodes.shutdown()


def weigh(run: Path, whole: bytes, toll: Toll) -> None:
    """Compare a finished job with the undisturbed one."""
    made = (run / "output.jsonl").read_bytes()
    ids = Counter(json.loads(line)["id"] for line in made.split(b"\n")[:-1])
    toll.jobs += 1
    toll.lost += sum(1 for i in range(ROWS) if f"d{i}" not in ids)
    toll.doubled += sum(count - 1 for count in ids.values())
    toll.differ += made != whole
    print(f"{run.name}: {sum(toll.kills.values())} kills so far, {toll.bad} things wrong", flush=True)


if __name__ == "__main__":
    main()
