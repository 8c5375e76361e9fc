"""A training from its settings to its last checkpoint: one folder, and a second start goes on where the first ended."""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mt.config import to_yaml
from mt.errors import ConfigError
from mt.train.corpus import read_corpora, report_of
from mt.train.loop import Material, train
from mt.train.network import build_network, grow_network
from mt.train.packing import load_pack, pack, save_pack
from mt.train.pairs import Pair
from mt.train.trainer import Trainer
from mt.train.vocabulary import Vocabulary, copy_vocabulary, learn_vocabulary

if TYPE_CHECKING:
    from mt.train.checkpoint import Progress
    from mt.train.settings import TrainSettings

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class RunFolder:
    """Where a training keeps what it makes."""

    path: Path

    @property
    def tokenizer(self) -> Path:
        """The files of the vocabulary."""
        return self.path / "tokenizer"

    @property
    def packed(self) -> Path:
        """The pairs as ids; what was left out is in `data.json` beside it."""
        return self.path / "pairs.npz"

    @property
    def held_out(self) -> Path:
        """The pairs to validate with."""
        return self.path / "held-out.jsonl"


def run_training(settings: TrainSettings, folder: Path) -> Progress:
    """Prepare what the folder lacks, then train until the settings' end; return how far it came."""
    import torch

    torch.set_num_threads(settings.threads)
    torch.manual_seed(settings.seed)
    run = RunFolder(folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "settings.yaml").write_text(to_yaml(settings), encoding="utf-8")
    prepare(settings, run)
    material = load_material(run)
    trainer = Trainer(_network(settings, material), settings.optimizer, settings.device)
    return train(trainer, material, settings, folder)


def prepare(settings: TrainSettings, run: RunFolder) -> None:
    """Write the vocabulary, the packed pairs, the held-out pairs and the report of what was left out, once."""
    if run.packed.exists():
        return
    corpora, held_out = read_corpora(settings.data, settings.seed)
    if not any(corpus.pairs for corpus in corpora):
        raise ConfigError("data.corpora: no pair is left after cleaning; data.json in the run folder counts why")
    _write(run.path / "data.json", json.dumps(report_of(corpora, len(held_out)), ensure_ascii=False, indent=2))
    _write(run.held_out, "".join(json.dumps(pair, ensure_ascii=False) + "\n" for pair in held_out))
    run.tokenizer.mkdir(exist_ok=True)
    if settings.start:
        copy_vocabulary(settings.start, run.tokenizer)
    else:
        lines = chain.from_iterable(pair for corpus in corpora for pair in corpus.pairs)
        tags = sorted({corpus.tag for corpus in settings.data.corpora if corpus.tag})
        learn_vocabulary(lines, settings.vocabulary, run.tokenizer, tags)
    packed = pack(corpora, Vocabulary(run.tokenizer), settings.optimizer.max_length)
    save_pack(packed, run.packed)
    logger.info("%d pairs, %d target pieces", len(packed), len(packed.target.ids))


def load_material(run: RunFolder) -> Material:
    """Return what `prepare` wrote."""
    held_out = [Pair(*json.loads(line)) for line in run.held_out.read_text(encoding="utf-8").split("\n") if line]
    return Material(load_pack(run.packed), held_out, Vocabulary(run.tokenizer))


def _network(settings: TrainSettings, material: Material) -> Any:
    if settings.start:
        return grow_network(settings.start, settings)
    return build_network(settings, material.vocabulary)


def _write(path: Path, text: str) -> None:
    part = path.with_suffix(".part")
    part.write_text(text, encoding="utf-8")
    part.replace(path)
