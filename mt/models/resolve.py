"""A model's name to the folder that an engine reads; nothing is downloaded, nothing is put in another's place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mt.errors import ConfigError
from mt.models.catalogue import CATALOGUE
from mt.models.check import ready, tested_again
from mt.models.store import BUNDLED_FOLDERS, find

if TYPE_CHECKING:
    from mt.models.catalogue import Task
    from mt.records import LocalModel


def resolve(name: str, backend: str, task: Task | None = None) -> LocalModel:
    """Return a model that is on this machine: a bundled one, one by its catalogue name or hub id, or a folder.

    A folder in the hub's layout is converted on first use, and that is said on the log.

    Raises:
        ModelMissing: it is not here; the message names the command that gets it.
        ConfigError: it is made for another task or another backend.
        DataError: its files are not what they were.
        EngineError: its self-test fails.
    """
    from mt.models.local import resolve_folder, variant_of

    if name not in BUNDLED_FOLDERS and name not in CATALOGUE and Path(name).is_dir():
        return resolve_folder(Path(name), backend)
    folder, manifest = find(name)
    if task and manifest.task != task:
        raise ConfigError(f"{name}: is made to {manifest.task}, not to {task}: name another model")
    return ready(folder, manifest, variant_of(manifest, backend))


def self_test(name: str) -> str:
    """Run the self-test of a model that is here; return what came of it in a phrase.

    Raises:
        EngineError: it fails, or the model does not load.
        ModelMissing: it is not here.
    """
    return tested_again(*find(name))
