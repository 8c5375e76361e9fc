"""What is on this machine, and whether it works: for `mt doctor` and for a bug report."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from mt import __version__
from mt.errors import MTError

if TYPE_CHECKING:
    from collections.abc import Iterator

LIBRARIES = ("ctranslate2", "sentencepiece", "tokenizers", "trafilatura", "sacrebleu", "torch", "transformers")
INSTRUCTIONS = ("avx2", "avx512f", "avx512_vnni", "avx_vnni", "avx512_bf16", "amx_int8", "amx_bf16", "asimd", "i8mm")
"""Those that decide how fast int8 and bfloat16 are."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at."""

    topic: str
    text: str
    ok: bool = True


def examine() -> Iterator[Check]:
    """Yield what is found, a check at a time; the models come last and take longest."""
    yield Check("mt", f"{__version__}, Python {platform.python_version()}, {platform.platform()}")
    yield from _libraries()
    yield from _machine()
    yield from _places()
    yield from _models()


def _libraries() -> Iterator[Check]:
    """Versions are read from the packages' metadata: importing torch to ask it would take seconds."""
    for name in LIBRARIES:
        try:
            yield Check(name, version(name))
        except PackageNotFoundError:
            yield Check(name, "not installed: install mt again", ok=False)


def _machine() -> Iterator[Check]:
    from mt.engines.batching import usable_cores

    yield Check("cores", f"{usable_cores()} of {os.cpu_count()} may be used")
    yield Check("instructions", " ".join(_instructions()) or "unknown")
    yield Check("compute types", _compute_types())
    memory = _memory()
    if memory:
        yield Check("memory", memory)


def _places() -> Iterator[Check]:
    from mt.models import cache_dir

    offline = os.environ.get("HF_HUB_OFFLINE", "").upper() in {"1", "ON", "YES", "TRUE"}
    yield Check(
        "network",
        "offline (HF_HUB_OFFLINE)" if offline else "used by `mt models pull` and by `mt evaluate --download` alone",
    )
    folder = cache_dir()
    there = next(path for path in (folder, *folder.parents) if path.exists())
    free = shutil.disk_usage(there).free / 2**30
    yield Check("cache", f"{folder}, {free:.1f} GiB free", ok=os.access(there, os.W_OK))


def _models() -> Iterator[Check]:
    from mt.models import list_models, self_test

    for model in list_models():
        if not model.installed:
            yield Check(model.name, f"not here; mt models pull {model.name}")
            continue
        try:
            yield Check(model.name, self_test(model.name))
        except MTError as error:
            yield Check(model.name, str(error), ok=False)


def _instructions() -> list[str]:
    try:
        flags = set(Path("/proc/cpuinfo").read_text(encoding="ascii", errors="replace").split())
    except OSError:
        return [platform.machine()]
    return [name for name in INSTRUCTIONS if name in flags]


def _compute_types() -> str:
    import ctranslate2

    found = f"cpu: {', '.join(sorted(ctranslate2.get_supported_compute_types('cpu')))}"
    count = ctranslate2.get_cuda_device_count()
    return f"{found}; {count} CUDA devices" if count else f"{found}; no CUDA device"


def _memory() -> str | None:
    if not sys.platform.startswith("linux"):
        return None
    rows = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
    kib = {name: int(value.split()[0]) for name, _, value in (row.partition(":") for row in rows)}
    return f"{kib['MemTotal'] / 2**20:.1f} GiB, {kib['MemAvailable'] / 2**20:.1f} free"
