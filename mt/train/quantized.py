"""What a model lost when it was quantized: the held-out pairs translated before and after, and scored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mt.config import EngineSettings
from mt.models import load
from mt.train.validation import chrf

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mt.train.pairs import Pair
    from mt.train.settings import Task

PAIRS = 200
"""That are translated with each: enough to see a loss, and soon done."""


@dataclass(frozen=True, slots=True)
class Loss:
    """Two scores of the same pairs, each with the signature of how it was made."""

    before: float
    after: float
    pairs: int
    before_signature: str
    signature: str
    """Of the score after."""


def loss_by_quantization(hub: Path, ct2: Path, task: Task, held_out: Sequence[Pair]) -> Loss:
    """Return the scores of the model in the hub's layout and of its quantized form, both at beam 4."""
    some = held_out[:PAIRS]
    before, before_signature = _score(hub, "hf", task, some)
    after, signature = _score(ct2, "ct2", task, some)
    return Loss(before, after, len(some), before_signature, signature)


def _score(folder: Path, backend: str, task: Task, pairs: Sequence[Pair]) -> tuple[float, str]:
    settings = EngineSettings.model_validate({"backend": backend, "model": str(folder), "threads": 1})
    engine = load(settings, task).engine
    hypotheses = engine.generate([pair.source for pair in pairs])
    score, signature = chrf([hypothesis.text for hypothesis in hypotheses], pairs)
    return score, f"{signature} {engine.signature}"
