"""Where models lie: one folder each, with a manifest, in the user's cache; and ours, inside the package."""

from __future__ import annotations

import contextlib
import logging
import os
import shutil
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from mt.errors import ConfigError, DataError, ModelMissing
from mt.models.catalogue import BUNDLED, BUNDLED_SUMMARIZER, CATALOGUE
from mt.models.manifest import NAME, Manifest, differing, read_manifest

if TYPE_CHECKING:
    from collections.abc import Iterator

logger = logging.getLogger(__name__)

_OURS = Path(__file__).parent / "bundled"
BUNDLED_FOLDERS = {BUNDLED: _OURS / "ar-en", BUNDLED_SUMMARIZER: _OURS / "summarizer"}
"""Where the models that come with the package lie, by their names."""
_PART = ".part-"
_STALE_S = 24 * 3600


def cache_dir() -> Path:
    """Return the folder that holds the user's models: `$XDG_CACHE_HOME/mt/models`, else below `~/.cache`."""
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base and Path(base).is_absolute() else Path.home() / ".cache") / "mt" / "models"


def folder_name(name: str, revision: str) -> str:
    """Return the name of the folder that holds a revision of a model."""
    return f"{name.replace('/', '--')}@{revision[:12]}"


def stored() -> list[tuple[Path, Manifest]]:
    """Return the models in the user's cache; a folder that is no model, or half of one, is left out and named."""
    found = []
    for folder in sorted(cache_dir().glob("*@*")):
        try:
            found.append((folder, read_manifest(folder)))
        except DataError as error:
            logger.warning("%s: left out", error)
    return found


def find(name: str) -> tuple[Path, Manifest]:
    """Return the folder and the manifest of a model that is here, by its name, its hub id or `NAME@REVISION`.

    Raises:
        ModelMissing: it is not here; the message names the command that gets it.
        ConfigError: several revisions of it are.
    """
    if name in BUNDLED_FOLDERS:
        return BUNDLED_FOLDERS[name], read_manifest(BUNDLED_FOLDERS[name])
    wanted, _, revision = name.partition("@")
    entry = CATALOGUE.get(wanted)
    here = [(f, m) for f, m in stored() if wanted in {m.name, m.origin} and m.revision.startswith(revision)]
    if entry and not revision:
        pinned = [(f, m) for f, m in here if m.revision == entry.revision]
        here = pinned or here
        if here and not pinned:
            others = ", ".join(f"{wanted}@{m.revision[:12]}" for _, m in here)
            raise ModelMissing(
                f"{name}: its pinned revision is not here, only {others}: name that one, or: mt models pull {wanted}"
            )
    if len(here) > 1:
        names = " or ".join(f"{wanted}@{m.revision[:12]}" for _, m in here)
        raise ConfigError(f"{name}: {len(here)} revisions are here: say {names}")
    if not here:
        raise ModelMissing(missing(name))
    return here[0]


def missing(name: str) -> str:
    """Return the line that says how to get a model that is not here."""
    wanted, _, revision = name.partition("@")
    if wanted in CATALOGUE or "/" in wanted:
        return f"{name} is not on this machine; get it with: mt models pull {wanted}" + (
            f" --revision {revision}" if revision else ""
        )
    known = ", ".join((*BUNDLED_FOLDERS, *CATALOGUE))
    return (
        f"{name}: no such model and no such folder: known are {known}; any other by its hub id: mt models pull ORG/NAME"
    )


def verify(name: str) -> Manifest:
    """Hash every file of a model again.

    Raises:
        DataError: files differ; the message names each.
        ModelMissing: it is not here.
    """
    folder, manifest = find(name)
    found = differing(manifest, folder)
    if found:
        raise DataError(f"{name}: {folder}: {'; '.join(found)}: remove it and get it again")
    return manifest


def remove(name: str) -> Path:
    """Remove a model from the user's cache; return the folder that is gone.

    Raises:
        ConfigError: it is a bundled one.
        DataError: it cannot be removed.
        ModelMissing: it is not here.
    """
    refuse_bundled(name, "and stays")
    folder, _ = find(name)
    try:
        shutil.rmtree(folder)
    except OSError as error:
        raise DataError(f"{folder}: {error.strerror}: not removed") from error
    return folder


def refuse_bundled(name: str, consequence: str) -> None:
    """Raise where a model is one that comes with the package, and say what follows from it.

    Raises:
        ConfigError: it is.
    """
    if name in BUNDLED_FOLDERS:
        raise ConfigError(f"{name}: a bundled model is part of the install {consequence}")


@contextlib.contextmanager
def staged(target: Path) -> Iterator[Path]:
    """Yield an empty folder that becomes `target` when the block ends well, and is gone when it does not.

    What stood at `target` stands there until then.

    Raises:
        DataError: the disk is full, or cannot be written.
    """
    part = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _sweep(target.parent)
        part = Path(tempfile.mkdtemp(prefix=_PART, dir=target.parent))
        part.chmod(0o755)
        yield part
        _put(part, target)
    except OSError as error:
        why = error.strerror or str(error)
        raise DataError(f"{target.parent}: {why}: make room there, or set XDG_CACHE_HOME to another place") from error
    finally:
        if part:
            shutil.rmtree(part, ignore_errors=True)


def _put(part: Path, target: Path) -> None:
    if target.exists():
        old = Path(tempfile.mkdtemp(prefix=_PART, dir=target.parent))
        target.replace(old / target.name)
        part.replace(target)
        shutil.rmtree(old, ignore_errors=True)
    else:
        part.replace(target)


def _sweep(folder: Path) -> None:
    """Remove what a killed process left behind more than a day ago."""
    for part in folder.glob(f"{_PART}*"):
        with contextlib.suppress(OSError):  # another process may be sweeping too
            if time.time() - part.stat().st_mtime > _STALE_S:
                shutil.rmtree(part, ignore_errors=True)


def is_stored_folder(folder: Path) -> bool:
    """Tell whether a folder has the layout of this store."""
    return (folder / NAME).is_file()
