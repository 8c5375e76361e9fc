"""Weights from a pickle, read as data and never as a program, to safetensors."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from mt.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

logger = logging.getLogger(__name__)


def pickle_to_safetensors(pickles: Sequence[Path], out: Path) -> None:
    """Write the tensors of `pytorch_model.bin`, or of its shards, as one safetensors file.

    The pickle may name tensors and nothing else: whatever else it would call is refused before it runs.

    Raises:
        EngineError: it holds something else than tensors, or is damaged.
    """
    from safetensors.torch import save_file

    tensors: dict[str, Any] = {}
    for path in pickles:
        tensors |= _read(path)
    save_file(_without_ties(tensors), out, metadata={"format": "pt"})


def _read(path: Path) -> Mapping[str, Any]:
    import pickle

    import torch

    try:
        state = torch.load(path, map_location="cpu", weights_only=True)
    except pickle.UnpicklingError as error:
        first = str(error).strip().partition("\n")[0]
        raise EngineError(f"{path.name}: refused: it holds more than weights ({first})") from error
    except (RuntimeError, EOFError, OSError, ValueError, KeyError) as error:
        first = str(error).strip().partition("\n")[0]
        raise EngineError(f"{path.name}: does not load ({first}): pull the model again") from error
    if not isinstance(state, dict) or not all(isinstance(value, torch.Tensor) for value in state.values()):
        raise EngineError(f"{path.name}: refused: it is no table of weights")
    return state


def _without_ties(tensors: Mapping[str, Any]) -> dict[str, Any]:
    """Keep one name for weights that several share; the model's own configuration ties the others to it again."""
    kept: dict[tuple[int, int, tuple[int, ...]], str] = {}
    # the shared embedding is the one that the others are tied to
    for name in sorted(tensors, key=lambda name: ("shared" not in name, name)):
        tensor = tensors[name]
        kept.setdefault((tensor.data_ptr(), tensor.storage_offset(), tuple(tensor.shape)), name)
    return {name: tensors[name].contiguous().clone() for name in kept.values()}
