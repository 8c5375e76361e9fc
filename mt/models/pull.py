"""A published model, or a folder, to a stored one: fetched, checked, converted, tested; whole or not at all."""

from __future__ import annotations

import logging
import os
import shutil
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from mt.errors import ConfigError, EngineError
from mt.models.catalogue import CATALOGUE, CatalogueEntry
from mt.models.decoding import BOTH, SUPPORTED, forced_bos_of, published_decoding, read_json, source_prefix_of
from mt.models.manifest import HUB, INT8, Manifest, digests_of, record_files, write_manifest
from mt.models.store import cache_dir, folder_name, refuse_bundled, staged

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mt.models.catalogue import Task
    from mt.records import Profile

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Card:
    """What is said of a model before it is built."""

    name: str
    origin: str
    revision: str
    pinned_by: str
    task: Task | None = None
    """`None` where nobody said: a Marian model translates, all others summarize."""
    licence: str = "not stated"
    quality: str = "untested quality"
    normalization: Profile = "none"
    entry: CatalogueEntry | None = None


def pull(
    name: str,
    *,
    revision: str | None = None,
    task: Task | None = None,
    force: bool = False,
    progress: bool = True,
) -> Manifest:
    """Get a model by its catalogue name or its hub id, and store it converted to int8, checked and tested.

    A catalogue's model comes at its pinned revision unless another is asked for; any other at the newest one of the
    day, which is kept. `force` keeps a model that fails its self-test, and says so in its manifest.

    Raises:
        ConfigError: there is no such model or revision.
        ModelMissing: the hub cannot be reached.
        DataError: a file is not what the hub says it is.
        EngineError: the model does not convert, holds code instead of weights, or fails its self-test.
    """
    from mt.models.hub import fetch, is_hub_id

    refuse_bundled(name, "already: there is nothing to pull")
    if Path(name).is_dir():
        return pull_folder(Path(name), task=task, force=force)
    entry = CATALOGUE.get(name) or next((e for e in CATALOGUE.values() if e.hub_id == name), None)
    if entry is None and not is_hub_id(name):
        raise ConfigError(f"{name}: is no name of the catalogue, no hub id (ORG/NAME) and no folder")
    hub_id = entry.hub_id if entry else name
    pinned = entry.revision if entry else "main"
    snapshot = fetch(hub_id, revision or pinned, progress=progress)
    pinned_by = "user" if revision else "catalogue" if entry else "first pull"
    card = Card(name, hub_id, snapshot.commit, pinned_by, task, snapshot.licence)
    if entry:
        card = replace(
            card,
            name=entry.name,
            task=entry.task,
            licence=entry.licence,
            quality=entry.quality,
            normalization=entry.normalization,
            entry=entry,
        )
    return _build(card, snapshot.files, cache_dir() / folder_name(card.name, card.revision), force=force)


def pull_folder(folder: Path, *, task: Task | None = None, force: bool = False) -> Manifest:
    """Store a folder in the hub's layout: checked, converted and tested as a pulled one.

    It may hold a `model_card.json` of `task`, `licence`, `quality` and `normalization`.
    """
    from mt.models.local import card_of

    card = card_of(folder, task)
    files = [path for path in folder.iterdir() if path.is_file()]
    return _build(card, files, cache_dir() / folder_name(card.name, card.revision), force=force)


def _build(card: Card, files: Iterable[Path], target: Path, *, force: bool) -> Manifest:
    from mt.models.convert import convert

    with staged(target) as part:
        hub = part / HUB
        lay_out(files, hub)
        architecture = architecture_of(hub, card.name)
        if architecture in BOTH:
            convert(hub, part / INT8)
        manifest = _describe(card, part, architecture)
        manifest = tested(manifest, part, force=force)
        write_manifest(manifest, part)
    logger.info("%s is in %s", manifest.name, target)
    return manifest


def lay_out(files: Iterable[Path], hub: Path) -> None:
    """Put a model's files into a folder in the hub's layout; weights in a pickle become safetensors there."""
    from mt.models.hub import _PICKLES, _SAFETENSORS, SMALL
    from mt.models.weights import pickle_to_safetensors

    hub.mkdir()
    paths = sorted(files)
    safe = [path for path in paths if _SAFETENSORS.fullmatch(path.name)]
    for path in (*safe, *(path for path in paths if path.name in SMALL)):
        _link(path.resolve(), hub / path.name)
    if not safe:
        pickles = [path for path in paths if _PICKLES.fullmatch(path.name)]
        if not pickles:
            raise EngineError(f"{hub.parent}: no model.safetensors and no pytorch_model.bin: no weights")
        pickle_to_safetensors(pickles, hub / "model.safetensors")


def _link(source: Path, target: Path) -> None:
    """Link a large file where the disk allows it: a gigabyte need not lie there twice."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def architecture_of(hub: Path, name: str) -> str:
    """Return the model's type.

    Raises:
        EngineError: it is none that an engine runs.
    """
    architecture = str(read_json(hub / "config.json").get("model_type", "none"))
    if architecture not in SUPPORTED:
        raise EngineError(f"{name}: a model of type {architecture} is not run here: {', '.join(SUPPORTED)} are")
    return architecture


def _describe(card: Card, part: Path, architecture: str) -> Manifest:
    task = card.task or ("translate" if architecture == "marian" else "summarize")
    files = record_files(part)
    entry = card.entry
    decoding = dict(entry.decoding) if entry else published_decoding(part / HUB, task)
    return Manifest.model_validate(
        {
            "name": card.name,
            "task": task,
            "origin": card.origin,
            "revision": card.revision,
            "pinned_by": card.pinned_by,
            "licence": card.licence,
            "architecture": entry.architecture if entry else architecture,
            "quality": card.quality,
            "normalization": card.normalization,
            "decoding": decoding,
            "forced_bos": entry.forced_bos if entry else forced_bos_of(part / HUB),
            "source_prefix": source_prefix_of(part / HUB, task),
            "files": files,
            "digests": digests_of(files),
            "versions": {name: version(name) for name in ("mt", "ctranslate2", "transformers", "torch")},
        }
    )


def tested(manifest: Manifest, folder: Path, *, force: bool) -> Manifest:
    """Return the manifest with what came of the self-test.

    Raises:
        DataError: there is nothing to test.
        EngineError: it failed, and was not forced.
    """
    from mt.models.selftest import describe, refuse_failed, run_self_test, tested_variant

    logger.info("testing %s on sentences whose answer is known", manifest.name)
    result = run_self_test(manifest.local(folder, tested_variant(manifest)), manifest.task)
    result = result.model_copy(update={"forced": force and not result.passed})
    refuse_failed(manifest.name, result)
    logger.info("%s: %s", manifest.name, describe(result))
    return manifest.model_copy(update={"self_test": result})
