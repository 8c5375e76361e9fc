"""A training's averaged weights as a model: in the hub's MarianMT layout, and for CTranslate2."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mt.errors import DataError
from mt.models.convert import convert
from mt.train.card import Trained, card_text
from mt.train.checkpoint import load_checkpoint
from mt.train.curves import curves_page, read_log
from mt.train.network import network_of
from mt.train.pairs import read_held_out
from mt.train.quantized import loss_by_quantization

if TYPE_CHECKING:
    from pathlib import Path

    from mt.train.checkpoint import Progress
    from mt.train.quantized import Loss
    from mt.train.settings import Task, TrainSettings

LICENCE = "Apache-2.0 (the weights); trained on open text, see MODEL_CARD.md"


@dataclass(frozen=True, slots=True)
class Exported:
    """Where a model was written, and what it is made of."""

    hub: Path
    ct2: Path
    parameters: int
    loss: Loss | None
    """What quantization took of the score on the held-out pairs; nothing where none were held out."""


def export_model(settings: TrainSettings, folder: Path, out: Path, quantization: str = "int8") -> Exported:
    """Write the last checkpoint of a run folder as `out/hub`, `out/ct2-int8`, a card and the curves.

    Raises:
        DataError: the run has no checkpoint yet.
    """
    found = load_checkpoint(folder / "checkpoints")
    if found is None:
        raise DataError(f"{folder}: no checkpoint yet: train first")
    progress, tensors = found
    hub, ct2 = out / "hub", out / f"ct2-{quantization}"
    for old in (hub, ct2):
        shutil.rmtree(old, ignore_errors=True)
    hub.mkdir(parents=True)
    shutil.copytree(folder / "model", hub, dirs_exist_ok=True)
    network = _network(hub, tensors)
    save_network(network, hub, settings.task)
    _describe(settings, progress, hub)
    convert(hub, ct2, quantization)
    shutil.copyfile(hub / "model_card.json", ct2 / "model_card.json")
    rows = read_log(folder / "log.jsonl")
    report = json.loads((folder / "data.json").read_text(encoding="utf-8"))
    (out / "curves.html").write_text(curves_page(rows, settings.name), encoding="utf-8")
    held_out = read_held_out(folder)
    loss = loss_by_quantization(hub, ct2, settings.task, held_out) if held_out else None
    parameters = sum(weight.numel() for weight in network.parameters())
    trained = Trained(settings, progress, rows, report, parameters, loss)
    (out / "MODEL_CARD.md").write_text(card_text(trained), encoding="utf-8")
    return Exported(hub, ct2, parameters, loss)


def save_network(network: Any, folder: Path, task: Task = "translate") -> None:
    """Write a network's weights in half precision, with the configurations that the hub's models have."""
    from transformers import GenerationConfig

    config = network.config
    config.dropout = 0.0  # fine-tuning says how much it wants; decoding wants none
    special = {
        "pad_token_id": config.pad_token_id,
        "eos_token_id": config.eos_token_id,
        "decoder_start_token_id": config.decoder_start_token_id,
        "forced_eos_token_id": config.eos_token_id,
    }
    # a summarizer that says a phrase again has lost its place; a translator may have to
    own = {"max_length": 130, "no_repeat_ngram_size": 3} if task == "summarize" else {"max_length": 256}
    network.generation_config = GenerationConfig(
        num_beams=4, early_stopping=True, bad_words_ids=[[config.pad_token_id]], **own, **special
    )
    network.half().save_pretrained(folder)


def _network(model: Path, tensors: dict[str, Any]) -> Any:
    """The network of a checkpoint: averaged weights where it keeps an average, else the last ones."""
    import torch
    from transformers import MarianConfig

    network = network_of(MarianConfig.from_pretrained(model))
    with torch.no_grad():
        for name, weight in network.named_parameters():
            weight.copy_(tensors.get(f"average.{name}", tensors[f"weight.{name}"]))
    return network.eval()


def _describe(settings: TrainSettings, progress: Progress, hub: Path) -> None:
    card = {
        "task": settings.task,
        "licence": LICENCE,
        "quality": f"trained here for {progress.seconds / 3600:.1f} hours, not yet scored",
        "normalization": settings.data.normalization,
    }
    (hub / "model_card.json").write_text(json.dumps(card, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
