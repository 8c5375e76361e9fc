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
_STARTER = """
import json, os, sys
figures, *command = sys.argv[1:]
_, status, used = os.wait4(os.posix_spawnp(command[0], command, os.environ), 0)
with open(figures, "w") as out:
    json.dump([os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss / 1024], out)
"""
"""Starts a command from a process of 10 MB: the most memory that a process held counts from what its parent held."""


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
    with tempfile.TemporaryDirectory() as folder:
        figures = Path(folder) / "figures.json"
        started = [sys.executable, "-I", "-S", "-c", _STARTER, str(figures), *shlex.split(wrap), *command]
        seen = {**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}
        began = time.monotonic()
        done = subprocess.run(started, capture_output=True, text=True, cwd=ROOT, env=seen, check=False)
        wall = time.monotonic() - began
        if done.returncode:
            raise SystemExit(f"{shlex.join(command)}: does not start: {done.stderr[-2000:]}")
        code, cpu_s, peak_mb = json.loads(figures.read_text(encoding="utf-8"))
    if code:
        raise SystemExit(f"{shlex.join(command)}: exit {code}: {done.stderr[-2000:]}")
    return Run(wall, cpu_s, peak_mb, done.stdout)


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
