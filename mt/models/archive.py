"""A stored model as one file with hashes, for a machine without a network; unpacked without trusting it."""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import io
import logging
import shutil
import tarfile
import zlib
from typing import IO, TYPE_CHECKING

from mt.errors import DataError
from mt.models.manifest import NAME, Manifest, differing, digests_of, parse_manifest, write_manifest
from mt.models.store import cache_dir, find, folder_name, refuse_bundled, staged

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

logger = logging.getLogger(__name__)
_MANIFEST_LIMIT = 1 << 20
_BLOCK = 1 << 20


def export(name: str, path: Path) -> Manifest:
    """Write a model as one tar archive, gzipped where its name ends so; the same model gives the same bytes.

    Raises:
        ModelMissing: the model is not here.
        DataError: its files are not what they were, or the archive cannot be written.
    """
    refuse_bundled(name, "everywhere: there is nothing to carry")
    folder, manifest = find(name)
    found = differing(manifest, folder)
    if found:
        raise DataError(f"{name}: not exported: {'; '.join(found)}: remove it and get it again")
    part = path.with_name(f".{path.name}.part")
    try:
        with (
            part.open("wb") as raw,
            _compressed(raw, path.name) as out,
            tarfile.open(fileobj=out, mode="w|") as archive,
        ):
            for member in (NAME, *sorted(manifest.files)):
                _add(archive, folder, member)
        part.replace(path)
    except OSError as error:
        raise DataError(f"{path}: {error.strerror}: name a place that can be written") from error
    finally:
        part.unlink(missing_ok=True)
    return manifest


@contextlib.contextmanager
def _compressed(raw: IO[bytes], name: str) -> Iterator[IO[bytes]]:
    if not name.endswith((".gz", ".tgz")):
        yield raw
        return
    # weights hardly shrink: the quickest level; no name and no time in the header, so that the bytes repeat
    with gzip.GzipFile(fileobj=raw, mode="wb", filename="", compresslevel=1, mtime=0) as out:
        yield out  # type: ignore[misc]


def _add(archive: tarfile.TarFile, folder: Path, name: str) -> None:
    member = tarfile.TarInfo(name)
    member.size = (folder / name).stat().st_size
    member.mode = 0o644
    with (folder / name).open("rb") as source:
        archive.addfile(member, source)


def import_(path: Path, *, force: bool = False) -> Manifest:
    """Store the model in an archive that `export` wrote; every file's hash is checked before it counts.

    Nothing is written outside the model's own folder, and nothing stays of an archive that is refused. The hashes
    show that it arrived whole; that it is the one that was sent, the digest in the manifest shows, compared by eye.

    Raises:
        DataError: it is no such archive, or was changed; the message names the file in it.
        EngineError: the model fails its self-test here.
    """
    try:
        # gzip or nothing: the two forms that `export` writes
        with path.open("rb") as raw, _plain(raw) as source, tarfile.open(fileobj=source, mode="r|") as archive:
            return _unpack(archive, force=force)
    except DataError as error:
        raise DataError(f"{path}: {error}") from error
    except (tarfile.TarError, EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise DataError(f"{path}: no archive of a model, or a damaged one ({error}): export it again") from error
    except OSError as error:
        raise DataError(f"{path}: {error.strerror or error}: name an archive that `mt models export` wrote") from error


@contextlib.contextmanager
def _plain(raw: IO[bytes]) -> Iterator[IO[bytes]]:
    magic = raw.read(2)
    raw.seek(0)
    if magic != b"\x1f\x8b":
        yield raw
        return
    with gzip.GzipFile(fileobj=raw) as source:
        yield source  # type: ignore[misc]


def _unpack(archive: tarfile.TarFile, *, force: bool) -> Manifest:
    from mt.models.pull import tested

    manifest = _first(archive)
    target = cache_dir() / folder_name(manifest.name, manifest.revision)
    with staged(target) as part:
        _check_room(manifest, part)
        while (member := archive.next()) is not None:
            _take(archive, member, manifest, part)
        lost = [name for name in sorted(manifest.files) if not (part / name).is_file()]
        if lost:
            raise DataError(f"{lost[0]} is missing from it: export it again")
        # what it says of its own test was said on another machine
        manifest = tested(manifest.model_copy(update={"self_test": None}), part, force=force)
        write_manifest(manifest, part)
    logger.info("%s is in %s", manifest.name, target)
    return manifest


def _first(archive: tarfile.TarFile) -> Manifest:
    member = archive.next()
    if member is None or member.name != NAME or not member.isreg() or member.size > _MANIFEST_LIMIT:
        raise DataError(f"does not begin with {NAME}: no archive that `mt models export` wrote")
    manifest = parse_manifest(_content(archive, member).read(), NAME)
    if digests_of(manifest.files) != manifest.digests:
        raise DataError(f"{NAME}: its digests are not those of its files: it was changed")
    return manifest


def _check_room(manifest: Manifest, folder: Path) -> None:
    needed, free = sum(record.bytes for record in manifest.files.values()), shutil.disk_usage(folder).free
    if needed > free:
        raise DataError(f"needs {needed:,} bytes in {folder.parent}, {free:,} are free")


def _take(archive: tarfile.TarFile, member: tarfile.TarInfo, manifest: Manifest, folder: Path) -> None:
    """Write one file of the archive; the manifest's own names are the only ones that are ever opened.

    Raises:
        DataError: it does not belong there, or is not what the manifest says.
    """
    record, target = manifest.files.get(member.name), folder / member.name
    if record is None or not member.isreg() or target.exists():
        raise DataError(f"{member.name!r} does not belong in it: it was changed")
    if member.size != record.bytes:
        raise DataError(f"{member.name} has {member.size} bytes instead of {record.bytes}: it was changed")
    target.parent.mkdir(exist_ok=True)
    digest = hashlib.sha256()
    source = _content(archive, member)
    with target.open("xb") as out:
        while block := source.read(_BLOCK):
            digest.update(block)
            out.write(block)
    if digest.hexdigest() != record.sha256:
        raise DataError(f"{member.name} has another SHA-256 than {NAME} says: it was changed or damaged")


def _content(archive: tarfile.TarFile, member: tarfile.TarInfo) -> IO[bytes]:
    return archive.extractfile(member) or io.BytesIO()
