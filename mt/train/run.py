"""A training from its settings to its last checkpoint: one folder, and a second start goes on where the first ended."""

from __future__ import annotations

import json
import logging
import signal
from itertools import chain
from threading import Event
from typing import TYPE_CHECKING, Any

from mt.config import to_yaml
from mt.errors import ConfigError
from mt.models import resolve
from mt.train.checkpoint import has_checkpoint
from mt.train.corpus import read_corpora, report_of
from mt.train.lexical_start import lexical_embeddings
from mt.train.lexicon import aligned_shares, count_lexicon
from mt.train.loop import Material, train
from mt.train.network import build_network, clear_padding, grow_network, network_of
from mt.train.packing import Pack, kept, load_pack, pack, save_pack
from mt.train.pairs import read_held_out, write_held_out
from mt.train.trainer import Trainer
from mt.train.vocabulary import Vocabulary, copy_vocabulary, learn_vocabulary

if TYPE_CHECKING:
    from pathlib import Path

    from mt.train.checkpoint import Progress
    from mt.train.corpus import CleanCorpus
    from mt.train.settings import TrainSettings

logger = logging.getLogger(__name__)
SETTINGS, PAIRS, REPORT = "settings.yaml", "pairs.npz", "data.json"
MODEL, CHECKPOINTS = "model", "checkpoints"


def run_training(settings: TrainSettings, folder: Path) -> Progress:
    """Prepare what the folder lacks, then train until the settings' end; return how far it came.

    SIGTERM and SIGINT end it after the step it is in, with a checkpoint.
    """
    import torch

    torch.set_num_threads(settings.threads)
    torch.manual_seed(settings.seed)
    folder.mkdir(parents=True, exist_ok=True)
    start = _start(settings)
    if not (folder / PAIRS).exists():
        prepare(settings, folder, start)
    _write(folder / SETTINGS, to_yaml(settings))
    material = load_material(folder)
    trainer = Trainer(_network(settings, folder, material, start), settings.optimizer, settings.device)
    return train(trainer, material, settings, folder, _stop_signal().is_set)


def prepare(settings: TrainSettings, folder: Path, start: Path | None) -> None:
    """Write the vocabulary, the held-out pairs, the packed pairs and the report of what was left out."""
    corpora, held_out = read_corpora(settings.data, settings.task, settings.seed)
    _write(folder / REPORT, json.dumps(report_of(corpora, len(held_out)), ensure_ascii=False, indent=2))
    if not any(corpus.pairs for corpus in corpora):
        raise ConfigError(f"data.corpora: no pair is left after cleaning: {folder / REPORT} counts why")
    write_held_out(held_out, folder)
    model = folder / MODEL
    model.mkdir(exist_ok=True)
    if start:
        copy_vocabulary(start, model)
    else:
        lines = chain.from_iterable(pair for corpus in corpora for pair in corpus.pairs)
        tags = sorted({corpus.tag for corpus in settings.data.corpora if corpus.tag})
        learn_vocabulary(lines, settings.vocabulary, model, tags)
    packed = _aligned(pack(corpora, Vocabulary(model), settings.optimizer.max_length), settings, corpora, folder)
    save_pack(packed, folder / PAIRS)
    logger.info("%d pairs, %d target pieces", len(packed), len(packed.target.ids))


def load_material(folder: Path) -> Material:
    """Return what `prepare` wrote."""
    return Material(load_pack(folder / PAIRS), read_held_out(folder), Vocabulary(folder / MODEL))


def _start(settings: TrainSettings) -> Path | None:
    return resolve(settings.start, "hf").path if settings.start else None


def _aligned(packed: Pack, settings: TrainSettings, corpora: list[CleanCorpus], folder: Path) -> Pack:
    """Leave out the pairs that the lexicon does not explain, and add them to the report."""
    least = settings.data.cleaning.min_alignment
    if not least:
        return packed
    size = int(max(packed.source.ids.max(), packed.target.ids.max())) + 1
    good = aligned_shares(packed, count_lexicon(packed, size, settings.seed)) >= least
    for corpus, first, end in zip(corpora, packed.bounds[:-1], packed.bounds[1:], strict=True):
        poor = int((~good[first:end]).sum())
        corpus.counts.update({"poorly aligned": poor, "kept": -poor})
    held_out = json.loads((folder / REPORT).read_text(encoding="utf-8"))["held out"]
    _write(folder / REPORT, json.dumps(report_of(corpora, held_out), ensure_ascii=False, indent=2))
    return kept(packed, good)


def _network(settings: TrainSettings, folder: Path, material: Material, start: Path | None) -> Any:
    """The network to go on with; a checkpoint's weights are put into it later."""
    if has_checkpoint(folder / CHECKPOINTS):
        from transformers import MarianConfig

        return network_of(MarianConfig.from_pretrained(folder / MODEL))
    network = grow_network(start, settings) if start else build_network(settings, material.vocabulary)
    if not start and settings.shape.lexical_start:
        _start_lexically(network, material.packed, settings.seed)
    network.config.save_pretrained(folder / MODEL)
    return network


def _start_lexically(network: Any, packed: Pack, seed: int) -> None:
    import numpy as np
    import torch

    embeddings = network.model.shared.weight
    size = len(embeddings)
    counts = [np.bincount(side.ids, minlength=size) for side in (packed.source, packed.target)]
    moved = lexical_embeddings(embeddings.detach().numpy(), count_lexicon(packed, size, seed), *counts)
    with torch.no_grad():
        embeddings.copy_(torch.from_numpy(moved))
    clear_padding(network)


def _stop_signal() -> Event:
    asked = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: asked.set())
    return asked


def _write(path: Path, text: str) -> None:
    part = path.with_name(path.name + ".part")
    part.write_text(text, encoding="utf-8")
    part.replace(path)
