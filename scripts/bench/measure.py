"""Commands measured from outside, as whole processes, their turns interleaved; and the sentences they are given."""

from __future__ import annotations

import itertools
import json
import os
import shlex
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).parents[2]
PEERS = Path(__file__).with_name("peers.py")


@dataclass(frozen=True, slots=True)
class Run:
    """One process from its start to its end."""

    wall_s: float
    cpu_s: float
    peak_mb: float
    output: str


@dataclass(frozen=True, slots=True)
class Measured:
    """A peer's decoding alone, the model loaded: medians over its runs."""

    name: str
    sentences_per_cpu_s: float
    sentences_per_s: float
    peak_mb: float
    texts: tuple[str, ...]


def run_command(command: Sequence[str], wrap: str = "") -> Run:
    """Run a command and wait for it; raise what it says where it fails.

    `wrap` is put before it, as `taskset -c 1` or `nice -n -5`.
    """
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as errors:
        began = time.monotonic()
        seen = {**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}
        with subprocess.Popen([*shlex.split(wrap), *command], stdout=out, stderr=errors, cwd=ROOT, env=seen) as child:
            _, status, used = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
        wall = time.monotonic() - began
        out.seek(0)
        errors.seek(0)
        if child.returncode:
            raise SystemExit(f"{shlex.join(command)}: exit {child.returncode}: {errors.read().decode()[-2000:]}")
        return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, out.read().decode("utf-8"))


def peer_command(name: str, model: Path, sentences: Path, beam: int) -> list[str]:
    """Return the command that runs one peer, of one thread, in a process of its own."""
    told = ["--model", model, "--sentences", sentences, "--beam", beam]
    return [sys.executable, str(PEERS), name, *map(str, told)]


def measure(given: Mapping[str, Sequence[str]], model: Path, *, beam: int, rounds: int, wrap: str) -> list[Measured]:
    """Return each peer's figures for the sentences that it is given.

    The peers take turns, so that a machine's moods fall on all of them.
    """
    said: dict[str, list[dict[str, Any]]] = {name: [] for name in given}
    for turn, (name, sentences) in itertools.product(range(rounds), given.items()):
        with tempfile.TemporaryDirectory() as folder:
            listed = Path(folder) / "sentences.json"
            listed.write_text(json.dumps(sentences, ensure_ascii=False), encoding="utf-8")
            run = run_command(peer_command(name, model, listed, beam), wrap)
            said[name].append(json.loads(run.output))
            print(f"round {turn + 1}/{rounds} {name} beam {beam}: {said[name][-1]['cpu_s']:.1f} CPU-s", file=sys.stderr)
    return [_measured(name, runs) for name, runs in said.items()]


def _measured(name: str, runs: Sequence[dict[str, Any]]) -> Measured:
    count = len(runs[0]["texts"])
    cpu, wall, peak = (median(float(run[key]) for run in runs) for key in ("cpu_s", "wall_s", "peak_mb"))
    return Measured(name, count / cpu, count / wall, peak, tuple(runs[-1]["texts"]))
