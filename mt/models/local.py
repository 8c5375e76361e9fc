"""Models in folders of the user's own: converted ones as they are, published layouts converted on first use."""

from __future__ import annotations

import hashlib
import logging
from typing import TYPE_CHECKING, Literal

from pydantic import ValidationError

from mt.config import Section
from mt.errors import ConfigError, DataError
from mt.models.decoding import forced_bos_of, published_decoding, read_json, source_prefix_of
from mt.models.manifest import HUB, INT8, Manifest, read_manifest, sha256_of
from mt.models.pull import Card, pull_folder
from mt.models.store import cache_dir, folder_name, is_stored_folder

if TYPE_CHECKING:
    from pathlib import Path

    from mt.models.catalogue import Task
    from mt.records import LocalModel

logger = logging.getLogger(__name__)

CARD = "model_card.json"


class CardFile(Section):
    """What a folder says of its model, where it says anything: a training writes it, a person may."""

    task: Literal["translate", "summarize"] | None = None
    licence: str = "not stated"
    quality: str = "untested quality"
    normalization: Literal["none", "safe", "opus", "full"] = "none"


def resolve_folder(folder: Path, backend: str) -> LocalModel:
    """Return the model in a folder: a stored one, a CTranslate2 one, or one in the hub's layout.

    Raises:
        DataError: it is none of these.
        EngineError: it does not convert, or what was converted fails its self-test.
    """
    if is_stored_folder(folder):
        manifest = read_manifest(folder)
        return manifest.local(folder, variant_of(manifest, backend))
    if (folder / "model.bin").is_file():
        if backend != "ct2":
            raise ConfigError(f"{folder}: is converted for CTranslate2: use it with backend ct2")
        return _as_it_is(folder)
    if not (folder / "config.json").is_file():
        raise DataError(f"{folder}: no model.bin (CTranslate2) and no config.json (hub layout): no model")
    if backend != "ct2" and (folder / "model.safetensors").is_file():
        return _as_it_is(folder)
    return _converted(folder, backend)


def variant_of(manifest: Manifest, backend: str) -> str:
    """Return the folder that a backend reads.

    Raises:
        ConfigError: this model was stored without it.
    """
    variant, other = (INT8, "hf") if backend == "ct2" else (HUB, "ct2")
    if variant not in manifest.digests:
        raise ConfigError(f"{manifest.name}: has no weights for backend {backend}: use backend {other}")
    return variant


def card_of(folder: Path, task: Task | None = None) -> Card:
    """Return what a folder in the hub's layout says of itself; its revision is that of its files as they are now."""
    said = _said_by(folder)
    # sizes and times, not bytes: this is asked on every start
    marks = sorted((p.name, p.stat().st_size, p.stat().st_mtime_ns) for p in folder.iterdir() if p.is_file())
    revision = hashlib.sha256(repr(marks).encode()).hexdigest()[:40]
    return Card(
        _plain(folder.resolve().name),
        str(folder.resolve()),
        revision,
        "here",
        task or said.task,
        said.licence,
        said.quality,
        said.normalization,
    )


def _said_by(folder: Path) -> CardFile:
    try:
        return CardFile.model_validate(read_json(folder / CARD))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        key = ".".join(str(part) for part in first["loc"])
        raise DataError(f"{folder / CARD}: {key}: {first['msg'].lower()}") from error


def _converted(folder: Path, backend: str) -> LocalModel:
    card = card_of(folder)
    target = cache_dir() / folder_name(card.name, card.revision)
    if not is_stored_folder(target):
        logger.info("%s: first use: converting it into %s", folder, target)
        pull_folder(folder)
    manifest = read_manifest(target)
    return manifest.local(target, variant_of(manifest, backend))


def _as_it_is(folder: Path) -> LocalModel:
    from mt.records import LocalModel

    said = _said_by(folder)
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.iterdir() if path.is_file()):
        digest.update(f"{sha256_of(path)}  {path.name}\n".encode())
    task = said.task or ("translate" if (folder / "source.spm").is_file() else "summarize")
    return LocalModel(
        name=_plain(folder.resolve().name),
        path=folder,
        digest=digest.hexdigest(),
        normalization=said.normalization,
        decoding=published_decoding(folder, task),
        forced_bos=forced_bos_of(folder),
        source_prefix=source_prefix_of(folder, task),
        quality=said.quality,
    )


def _plain(name: str) -> str:
    """Return a folder's name with what a model's name may not hold replaced."""
    plain = "".join(letter if letter.isascii() and (letter.isalnum() or letter in "._-") else "-" for letter in name)
    return plain.lstrip("._-") or "model"
