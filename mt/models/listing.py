"""What is known of each model, here or not: for `mt models list` and `mt models info`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mt.errors import ModelMissing
from mt.models.catalogue import CATALOGUE
from mt.models.selftest import describe
from mt.models.store import BUNDLED_FOLDERS, find, missing, stored

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from mt.models.catalogue import CatalogueEntry
    from mt.models.manifest import Manifest

_PINS = {
    "catalogue": "pinned by the catalogue",
    "user": "asked for by its user",
    "first pull": "trusted on first use: what the hub called the newest when it was pulled",
    "here": "made from a folder on this machine",
}


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """One model, in plain values."""

    name: str
    task: str
    installed: bool
    origin: str
    revision: str
    pinned: str
    licence: str
    architecture: str
    quality: str
    normalization: str
    decoding: Mapping[str, float]
    forced_bos: str | None
    bytes: int
    """On this disk; what would be downloaded, where it is not here."""
    folder: str | None = None
    digests: Mapping[str, str] | None = None
    self_test: str | None = None
    published: tuple[str, ...] = ()
    measured: tuple[str, ...] = ()
    versions: Mapping[str, str] | None = None
    note: str = ""


def list_models() -> list[ModelInfo]:
    """Return the bundled models, the catalogue's, and all others that are here."""
    here = [*map(find, BUNDLED_FOLDERS), *stored()]
    listed = [_of_manifest(folder, manifest) for folder, manifest in here]
    names = {one.name for one in listed}
    return [*listed, *(_of_entry(entry) for entry in CATALOGUE.values() if entry.name not in names)]


def info(name: str) -> ModelInfo:
    """Return what is known of one model.

    Raises:
        ModelMissing: it is neither here nor in the catalogue.
    """
    try:
        return _of_manifest(*find(name))
    except ModelMissing:
        if name not in CATALOGUE:
            raise ModelMissing(missing(name)) from None
        return _of_entry(CATALOGUE[name])


def _of_manifest(folder: Path, manifest: Manifest) -> ModelInfo:
    entry = CATALOGUE.get(manifest.name)
    bundled = {path: name for name, path in BUNDLED_FOLDERS.items()}
    measured = tuple(f"{s['test_set']}: {s['metric']} {s['value']} ({s['source']})" for s in manifest.scores)
    return ModelInfo(
        name=bundled.get(folder, manifest.name),
        task=manifest.task,
        installed=True,
        origin=manifest.origin,
        revision=manifest.revision,
        pinned=_PINS[manifest.pinned_by],
        licence=manifest.licence,
        architecture=manifest.architecture,
        quality=manifest.quality,
        normalization=manifest.normalization,
        decoding=manifest.decoding,
        forced_bos=manifest.forced_bos,
        bytes=sum(record.bytes for record in manifest.files.values()),
        folder=str(folder),
        digests=manifest.digests,
        self_test=describe(manifest.self_test),
        published=_scores(entry, "published"),
        measured=measured or _scores(entry, "measured"),
        versions=manifest.versions,
        note=entry.note if entry else "",
    )


def _of_entry(entry: CatalogueEntry) -> ModelInfo:
    return ModelInfo(
        name=entry.name,
        task=entry.task,
        installed=False,
        origin=entry.hub_id,
        revision=entry.revision,
        pinned=_PINS["catalogue"],
        licence=entry.licence,
        architecture=entry.architecture,
        quality=entry.quality,
        normalization=entry.normalization,
        decoding=entry.decoding,
        forced_bos=entry.forced_bos,
        bytes=entry.download_bytes,
        published=_scores(entry, "published"),
        measured=_scores(entry, "measured"),
        note=entry.note,
    )


def _scores(entry: CatalogueEntry | None, kind: str) -> tuple[str, ...]:
    if entry is None:
        return ()
    quoted = entry.published if kind == "published" else entry.measured
    return tuple(f"{score.test_set}: {score.metric} {score.value} ({score.source})" for score in quoted)
