"""The training itself: steps until the time is up, with a log, checkpoints and validation on the way."""

from __future__ import annotations

import json
import logging
from dataclasses import asdict, dataclass
from itertools import islice
from time import monotonic
from typing import TYPE_CHECKING, Any

import numpy as np

from mt.train.batches import batches_of_pass
from mt.train.checkpoint import Progress, load_checkpoint, save_checkpoint
from mt.train.curves import curves_page, read_log
from mt.train.schedule import progress as share_done
from mt.train.schedule import rate
from mt.train.validation import chrf, translate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from mt.train.packing import Pack
    from mt.train.pairs import Pair
    from mt.train.settings import TrainSettings
    from mt.train.trainer import Trainer
    from mt.train.vocabulary import Vocabulary

logger = logging.getLogger(__name__)


@dataclass(slots=True)
class _Window:
    """What the log line of the next few steps says."""

    loss: float = 0.0
    pieces: int = 0
    seconds: float = 0.0

    def add(self, loss: float, pieces: int, seconds: float) -> None:
        self.loss += loss * pieces
        self.pieces += pieces
        self.seconds += seconds


@dataclass(frozen=True, slots=True)
class Material:
    """What a training reads: the pairs, those held out, and the vocabulary they are written in."""

    packed: Pack
    held_out: Sequence[Pair]
    vocabulary: Vocabulary


def train(
    trainer: Trainer, material: Material, settings: TrainSettings, folder: Path, stopped: Callable[[], bool]
) -> Progress:
    """Train until the settings' hours or steps are done, going on from the folder's last checkpoint if there is one.

    It ends before that when `stopped` says so. Every log line is a line of `log.jsonl`; the last state is in
    `checkpoints` when this returns.
    """
    done = _resume(trainer, folder)
    started, already = monotonic(), done.seconds
    saved = validated = done.seconds
    window = _Window()
    for batches, share in _steps(material.packed, settings, done):
        if share >= 1 or stopped():
            break
        speed = rate(settings, done.step + 1, share)
        loss, pieces = trainer.step(material.packed, batches, speed)
        now = already + monotonic() - started
        window.add(loss, pieces, now - done.seconds)
        done.step, done.pieces, done.seconds = done.step + 1, done.pieces + pieces, now
        done.batch += len(batches)
        if done.step % settings.log_every == 0:
            _log(folder, {**asdict(done), "rate": speed, **_averages(window)})
            window = _Window()
        if done.seconds - validated >= settings.validate_minutes * 60:
            validated = done.seconds
            _validate(trainer, material, folder, done)
        if done.seconds - saved >= settings.save_minutes * 60:
            saved = done.seconds
            save_checkpoint(folder / "checkpoints", done, trainer.tensors())
    save_checkpoint(folder / "checkpoints", done, trainer.tensors())
    _validate(trainer, material, folder, done)
    return done


def _resume(trainer: Trainer, folder: Path) -> Progress:
    found = load_checkpoint(folder / "checkpoints")
    if found is None:
        return Progress()
    done, tensors = found
    trainer.restore(tensors)
    logger.info("going on from step %d, %.2f hours trained", done.step, done.seconds / 3600)
    return done


def _steps(packed: Pack, settings: TrainSettings, done: Progress) -> Iterator[tuple[list[np.ndarray], float]]:
    """Yield each step's batches and the share of the training before it, for ever; keep count of the passes.

    When a corpus ends, a pass without it begins.
    """
    ends = np.unique(packed.untils)
    while True:
        batches = batches_of_pass(packed, done.passes, done.stage, settings.seed, settings.optimizer.batch_tokens)
        rest = islice(batches, done.batch, None)
        while step := list(islice(rest, settings.optimizer.accumulate)):
            share = share_done(settings, done.step, done.seconds)
            ended = ends[(ends <= share) & (ends > done.stage) & (ends < 1)]
            if len(ended):
                done.stage = float(ended[-1])
                break
            yield step, share
        done.passes, done.batch = done.passes + 1, 0


def _validate(trainer: Trainer, material: Material, folder: Path, done: Progress) -> None:
    if not material.held_out:
        return
    with trainer.averaged() as network:
        hypotheses = translate(network, material.vocabulary, [pair.source for pair in material.held_out])
    score, signature = chrf(hypotheses, material.held_out)
    _log(folder, {**asdict(done), "chrf": round(score, 2), "signature": signature, "examples": hypotheses[:5]})
    page = curves_page(read_log(folder / "log.jsonl"), folder.name)
    (folder / "curves.html").write_text(page, encoding="utf-8")


def _averages(window: _Window) -> dict[str, float]:
    return {
        "loss": round(window.loss / max(window.pieces, 1), 4),
        "pieces_per_second": round(window.pieces / max(window.seconds, 1e-9), 1),
    }


def _log(folder: Path, line: dict[str, Any]) -> None:
    logger.info("%s", line)
    with (folder / "log.jsonl").open("a", encoding="utf-8") as out:
        out.write(json.dumps(line, ensure_ascii=False) + "\n")
