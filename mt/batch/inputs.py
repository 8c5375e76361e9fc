"""What a user names, as files in a fixed order: a file, a folder, a glob, a saved data set, an address."""

from __future__ import annotations

import json
import logging
import posixpath
import re
from typing import TYPE_CHECKING, Any

from mt.batch.job import DatasetChoice, Part
from mt.batch.streams import file_system, is_local
from mt.errors import ConfigError, DataError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt.batch.job import Compression, Kind

logger = logging.getLogger(__name__)

_KINDS: dict[str, Kind] = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".parquet": "parquet",
    ".pq": "parquet",
    ".arrow": "arrow",
}
_HUB_ID = re.compile(r"[\w.-]+/[\w.-]+")
_PACKED: dict[str, Compression] = {".gz": "gzip", ".zst": "zstd", ".zstd": "zstd"}


def find_parts(source: str, choice: DatasetChoice | None = None) -> list[Part]:
    """Return the files of the input, sorted by their paths; hidden ones are left out.

    Where files of rows lie among others, the others are left alone, and a line says so. An id of the hub, and a folder
    of which a split or a subset is chosen, are read as datasets.

    Raises:
        ConfigError: the input is standard input, which cannot be read again, or it is not said which split to read.
        DataError: there is nothing there.
    """
    if source == "-":
        raise ConfigError("-: a batch reads its input more than once: save it to a file and name that")
    choice = choice or DatasetChoice()
    system, inside = file_system(source)
    if choice.split and system.exists(f"{inside}/dataset_dict.json"):  # saved by `datasets`: a folder a split
        inside, choice = f"{inside}/{choice.split}", DatasetChoice()
    hub = _HUB_ID.fullmatch(source) and not system.exists(inside)
    if hub or choice.split or choice.subset:
        from mt.batch.dataset import dataset_files

        folder, paths = dataset_files(source, choice, from_hub=bool(hub))
        return [_part(system, path, folder) for path in paths]
    try:
        found, base = _listed(system, inside)
    except OSError as error:
        raise DataError(f"{source}: {error.strerror or error}: name a file or a folder that can be read") from error
    if not found:
        raise DataError(f"{source}: no file there: name a file, a folder or a glob that matches some")
    parts = [_part(system, path, base) for path in found]
    rows = [part for part in parts if part.kind != "documents"]
    if rows and len(rows) < len(parts):
        others = [part.name for part in parts if part.kind == "documents"]
        logger.warning("%s: %d files that hold no rows are left alone: %s", source, len(others), _few(others))
    return rows or parts


def _listed(system: Any, inside: str) -> tuple[list[str], str]:
    """Return the paths that are meant, sorted, and the folder that their names begin below."""
    if system.isdir(inside):
        saved = _saved_data_set(system, inside)
        paths = saved if saved is not None else system.find(inside)
        base = inside
    elif any(sign in inside for sign in "*?[") and not system.exists(inside):
        paths = [path for path in system.glob(inside) if not system.isdir(path)]
        base = posixpath.dirname(inside[: min(inside.index(sign) for sign in "*?[" if sign in inside)] + "x")
    else:
        if not system.exists(inside):
            return [], inside
        paths, base = [inside], posixpath.dirname(inside)
    if len(paths) > 1 or paths != [inside]:
        paths = [path for path in paths if not _hidden(_below(path, base))]
    return sorted(paths), base


def _saved_data_set(system: Any, folder: str) -> list[str] | None:
    """Return the files of a data set that `datasets` saved to disk, in its order; none where it is another folder."""
    if system.exists(f"{folder}/dataset_dict.json"):
        splits = json.loads(system.cat_file(f"{folder}/dataset_dict.json"))["splits"]
        raise ConfigError(
            f"{folder}: a data set of several splits: name one: {', '.join(f'{folder}/{s}' for s in splits)}"
        )
    if not system.exists(f"{folder}/state.json"):
        return None
    state = json.loads(system.cat_file(f"{folder}/state.json"))
    return [f"{folder}/{file['filename']}" for file in state.get("_data_files", [])]


def _part(system: Any, path: str, base: str) -> Part:
    name = _below(path, base)
    stem, suffix = posixpath.splitext(name.lower())
    compression = _PACKED.get(suffix, "")
    kind = _KINDS.get(posixpath.splitext(stem)[1] if compression else suffix, "documents")
    if kind in {"parquet", "arrow"}:
        compression = ""
    return Part(path if is_local(system) else system.unstrip_protocol(path), name, kind, compression)


def _below(path: str, base: str) -> str:
    return path.removeprefix(base).lstrip("/") or posixpath.basename(path)


def _hidden(name: str) -> bool:
    return any(piece.startswith((".", "_")) for piece in name.split("/"))


def _few(names: Sequence[str]) -> str:
    return ", ".join(names[:3]) + (", …" if len(names) > 3 else "")
