"""Files from the hub: a pinned revision, only what is needed, each checked against the hash the hub states."""

from __future__ import annotations

import contextlib
import hashlib
import logging
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mt.errors import ConfigError, DataError, EngineError, ModelMissing, MTError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

logger = logging.getLogger(__name__)

SMALL = (
    "config.json",
    "generation_config.json",
    "tokenizer.json",
    "tokenizer_config.json",
    "special_tokens_map.json",
    "added_tokens.json",
    "vocab.json",
    "merges.txt",
    "source.spm",
    "target.spm",
    "spiece.model",
)
_SAFETENSORS = re.compile(r"model(-\d+-of-\d+)?\.safetensors|model\.safetensors\.index\.json")
_PICKLES = re.compile(r"pytorch_model(-\d+-of-\d+)?\.bin")
_HUB_ID = re.compile(r"[A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What was fetched: a commit and its files on this disk."""

    commit: str
    files: tuple[Path, ...]
    licence: str

    @property
    def pickles(self) -> list[Path]:
        """The weights that are pickles; none where there are safetensors."""
        return [path for path in self.files if _PICKLES.fullmatch(path.name)]


def is_hub_id(name: str) -> bool:
    """Tell whether a name has the form of a hub id, `ORG/NAME`."""
    return bool(_HUB_ID.fullmatch(name))


def fetch(hub_id: str, revision: str, *, progress: bool = True) -> Snapshot:
    """Download what a model needs at a revision into the hub's own cache, or find it there; check every hash.

    Raises:
        ModelMissing: the hub cannot be reached, or is not to be asked.
        ConfigError: the hub has no such model or revision, or does not show it.
        EngineError: what it has is no model that can be loaded safely.
        DataError: a file is not what the hub says it is.
    """
    with _one_line(hub_id, revision):
        from huggingface_hub import HfApi, snapshot_download

        info = HfApi().model_info(hub_id, revision=revision, files_metadata=True)
        siblings = {file.rfilename: file for file in info.siblings or ()}
        wanted = _needed(sorted(siblings), hub_id)
        logger.info("%s@%s: %d files", hub_id, str(info.sha)[:12], len(wanted))
        with _progress(progress):
            root = snapshot_download(hub_id, revision=info.sha, allow_patterns=wanted, max_workers=4)
    files = tuple(Path(root) / name for name in wanted)
    for path in files:
        _check(path, siblings[path.name])
    return Snapshot(str(info.sha), files, str(getattr(info.card_data, "license", None) or "not stated on the hub"))


def _needed(names: Sequence[str], hub_id: str) -> list[str]:
    weights = [name for name in names if _SAFETENSORS.fullmatch(name)]
    weights = weights or [name for name in names if _PICKLES.fullmatch(name)]
    if not weights or "config.json" not in names:
        raise EngineError(f"{hub_id}: has no weights for transformers (config.json and model.safetensors)")
    return [*(name for name in names if name in SMALL), *weights]


def _check(path: Path, stated: Any) -> None:
    """Compare a file with what the hub states: SHA-256 of a large one, git's own hash of a small one."""
    size = path.stat().st_size
    if stated.lfs is not None:
        expected, found = stated.lfs.sha256, _sha(path, "sha256")
    else:
        expected, found = stated.blob_id, _sha(path, "sha1", f"blob {size}\0".encode())
    if expected is None or found == expected:
        return
    # else the hub's cache would hand the same bytes out next time
    path.resolve().unlink(missing_ok=True)
    path.unlink(missing_ok=True)
    raise DataError(f"{path.name}: its hash is {found[:16]}…, the hub states {expected[:16]}…: removed; pull it again")


def _sha(path: Path, algorithm: str, head: bytes = b"") -> str:
    digest = hashlib.new(algorithm, head, usedforsecurity=algorithm == "sha256")
    with path.open("rb") as source:
        while block := source.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


@contextlib.contextmanager
def _progress(wanted: bool) -> Iterator[None]:
    from huggingface_hub.utils.tqdm import disable_progress_bars, enable_progress_bars

    if wanted:
        yield
        return
    disable_progress_bars()
    try:
        yield
    finally:
        enable_progress_bars()


@contextlib.contextmanager
def _one_line(hub_id: str, revision: str) -> Iterator[None]:
    """Turn what the hub's library raises into one line that says what to do."""
    import httpx2
    from huggingface_hub import errors

    where = f"{hub_id}@{revision}"
    try:
        yield
    except MTError:
        raise
    except errors.OfflineModeIsEnabled as error:
        raise ModelMissing(
            f"{where}: HF_HUB_OFFLINE is set: unset it, or bring the model over with `mt models import ARCHIVE`"
        ) from error
    except errors.GatedRepoError as error:
        raise ConfigError(f"{where}: its owners ask for consent: give it on the hub, and set HF_TOKEN") from error
    except errors.RepositoryNotFoundError as error:
        raise ConfigError(f"{where}: the hub has no such model, or shows it only with the right HF_TOKEN") from error
    except errors.RevisionNotFoundError as error:
        raise ConfigError(f"{where}: the hub has this model, but not this revision") from error
    except errors.HFValidationError as error:
        raise ConfigError(f"{hub_id}: is no hub id: write ORG/NAME") from error
    except (OSError, httpx2.HTTPError) as error:
        first = " ".join(str(error).split())[:160]
        raise ModelMissing(f"{where}: the hub cannot be reached or broke off ({first}): pull it again") from error
