"""A training's whole state in one file of safetensors, so that a killed run goes on as if nothing had been."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from mt.errors import DataError

if TYPE_CHECKING:
    from pathlib import Path

KEPT = 2
"""Checkpoints that stay: the last, and the one before in case the last cannot be read."""


@dataclass(slots=True)
class Progress:
    """Where a training is."""

    step: int = 0
    passes: int = 0
    """Passes over the data that are complete, or were cut short when a corpus ended."""
    stage: float = 0.0
    """The share of the training at which the last corpus ended."""
    batch: int = 0
    """Batches of the current pass that are done."""
    pieces: int = 0
    """Target pieces trained on, padding not counted."""
    seconds: float = 0.0
    """Time trained, that of interrupted runs counted."""


def save_checkpoint(folder: Path, progress: Progress, tensors: dict[str, Any]) -> Path:
    """Write one file; it appears only when it is complete, and then older ones go."""
    from safetensors.torch import save_file

    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{progress.step:09d}.safetensors"
    part = path.with_suffix(".part")
    state = json.dumps({"progress": asdict(progress)})
    save_file({name: tensor.contiguous() for name, tensor in tensors.items()}, part, {"state": state})
    part.replace(path)
    for old in _checkpoints(folder)[:-KEPT]:
        old.unlink()
    return path


def load_checkpoint(folder: Path) -> tuple[Progress, dict[str, Any]] | None:
    """Return the last checkpoint's progress and tensors, or nothing where there is none.

    Raises:
        DataError: the file is not one of ours.
    """
    from safetensors import SafetensorError, safe_open

    found = _checkpoints(folder)
    if not found:
        return None
    try:
        with safe_open(found[-1], "pt") as file:
            state = json.loads(file.metadata()["state"])
            tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 - it is no mapping
    except (SafetensorError, KeyError, TypeError, ValueError) as error:
        raise DataError(f"{found[-1]}: not a checkpoint: remove it to go on from the one before") from error
    return Progress(**state["progress"]), tensors


def has_checkpoint(folder: Path) -> bool:
    """Say whether there is one to go on from."""
    return bool(_checkpoints(folder))


def _checkpoints(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.safetensors"))
