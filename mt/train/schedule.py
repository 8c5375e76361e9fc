"""How fast to learn, as a share of the peak, given how far a training is."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mt.train.settings import TrainSettings

COOLDOWN = 0.2
"""The last share of a training in which `inverse_sqrt` falls to nothing."""


def progress(settings: TrainSettings, step: int, seconds: float) -> float:
    """Return how much of the training is done, 0 to 1: of its hours or its steps, whichever is further."""
    by_time = seconds / (settings.hours * 3600) if settings.hours else 0.0
    by_steps = step / settings.steps if settings.steps else 0.0
    return min(max(by_time, by_steps), 1.0)


def rate(settings: TrainSettings, step: int, done: float) -> float:
    """Return the learning rate of a step (they count from 1) when `done` of the training is behind it."""
    warmup = max(settings.optimizer.warmup_steps, 1)
    share = min(step / warmup, 1.0)
    match settings.optimizer.schedule:
        case "linear":
            share *= 1 - done
        case "inverse_sqrt":
            share *= sqrt(warmup / max(step, warmup)) * min((1 - done) / COOLDOWN, 1.0)
    return settings.optimizer.peak * share
