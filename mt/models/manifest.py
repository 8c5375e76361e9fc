"""`mt.json`: what a stored model is, where it came from, every file of it with its hash."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path  # noqa: TC003 - used at run time by the functions' callers in tests
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, ValidationError

from mt.config import Section
from mt.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mt.records import LocalModel

NAME = "mt.json"
HUB, INT8 = "hub", "ct2-int8"
"""The folders of a model's variants: as it was published, and for CTranslate2."""
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
# a variant's folder and a plain name in it: nothing that could lead out of the model's own folder
FileName = Annotated[str, Field(pattern=r"^(hub|ct2-[a-z0-9_]+)/[A-Za-z0-9_][A-Za-z0-9._-]*$")]
# one line without control characters: it is shown in a terminal
Line = Annotated[str, Field(pattern=r"^[^\x00-\x1f\x7f-\x9f]*$", max_length=300)]
Revision = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")]
ModelName = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)?$")]


class FileRecord(Section):
    """One file, as it must be."""

    sha256: Sha256
    bytes: Annotated[int, Field(ge=0)]


class SelfTest(Section):
    """What came of running the model on a few sentences whose answer is known."""

    metric: str
    value: float
    floor: float
    passed: bool
    forced: bool = False
    """Whether it may be used although it failed, because its user said so."""
    ctranslate2: str
    """The version that ran it: another one is another runtime, and is tested again."""


class Manifest(Section):
    """A stored model."""

    version: Literal[1] = 1
    name: ModelName
    task: Literal["translate", "summarize"]
    origin: Line
    revision: Revision
    pinned_by: Literal["catalogue", "user", "first pull", "here"]
    """Who chose the revision; `first pull` is trust on first use: what the hub called the newest that day."""
    licence: Line
    architecture: Line
    quality: Line
    normalization: Literal["none", "safe", "opus", "full"]
    decoding: dict[str, int | float]
    forced_bos: Line | None
    source_prefix: str = Field("", max_length=100)
    files: dict[FileName, FileRecord]
    digests: dict[str, Sha256]
    """Of each variant (`ct2-int8`, `hub`): a hash over its files' names and hashes."""
    self_test: SelfTest | None = None
    versions: dict[str, str] = Field(default_factory=dict)
    scores: tuple[dict[str, str | float], ...] = ()
    """Measured here: test set, metric, value, source."""

    def local(self, folder: Path, variant: str) -> LocalModel:
        """Return the plain record that an engine takes."""
        from mt.records import LocalModel

        return LocalModel(
            name=self.name,
            path=folder / variant,
            digest=self.digests[variant],
            normalization=self.normalization,
            decoding=self.decoding,
            forced_bos=self.forced_bos,
            source_prefix=self.source_prefix,
            quality=self.quality,
        )


def read_manifest(folder: Path) -> Manifest:
    """Return what `mt.json` in a folder says.

    Raises:
        DataError: it is missing, or is not one of ours.
    """
    path = folder / NAME
    try:
        return parse_manifest(path.read_bytes(), str(path))
    except OSError as error:
        raise DataError(f"{path}: {error.strerror}: pull or import the model again") from error


def parse_manifest(raw: bytes, where: str) -> Manifest:
    """Return the manifest that some bytes spell; `where` names them in an error."""
    try:
        return Manifest.model_validate_json(raw)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        key = ".".join(str(part) for part in first["loc"])
        raise DataError(f"{where}: {key}: {first['msg'].lower()}: pull or import the model again") from error


def write_manifest(manifest: Manifest, folder: Path) -> None:
    """Write `mt.json`, whole or not at all."""
    part = folder / f".{NAME}.part"
    text = json.dumps(manifest.model_dump(mode="json"), ensure_ascii=False, indent=2, sort_keys=True)
    part.write_text(f"{text}\n", encoding="utf-8")
    part.replace(folder / NAME)


def record_files(folder: Path) -> dict[str, FileRecord]:
    """Hash every file in the variants of a model's folder."""
    paths = sorted(path for variant in sorted(folder.iterdir()) if variant.is_dir() for path in variant.iterdir())
    return {
        path.relative_to(folder).as_posix(): FileRecord(sha256=sha256_of(path), bytes=path.stat().st_size)
        for path in paths
    }


def digests_of(files: Mapping[str, FileRecord]) -> dict[str, str]:
    """Return one hash per variant, over the names and hashes of its files."""
    variants = sorted({name.partition("/")[0] for name in files})
    return {variant: _digest((n, r) for n, r in files.items() if n.startswith(f"{variant}/")) for variant in variants}


def _digest(files: Iterable[tuple[str, FileRecord]]) -> str:
    lines = "".join(f"{record.sha256}  {name.partition('/')[2]}\n" for name, record in sorted(files))
    return hashlib.sha256(lines.encode()).hexdigest()


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, in hexadecimal."""
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def differing(manifest: Manifest, folder: Path) -> list[str]:
    """Hash every file of a stored model again; return what differs, a phrase a file."""
    found = []
    for name, record in sorted(manifest.files.items()):
        path = folder / name
        if not path.is_file():
            found.append(f"{name} is missing")
        elif path.stat().st_size != record.bytes:
            found.append(f"{name} has {path.stat().st_size} bytes instead of {record.bytes}")
        elif sha256_of(path) != record.sha256:
            found.append(f"{name} has another SHA-256")
    if digests_of(manifest.files) != manifest.digests:
        found.append(f"{NAME}: its digests are not those of its files")
    return found
