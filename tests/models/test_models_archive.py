"""A model carried to another machine: the same bytes each time, and nothing believed on the way in."""

import gzip
import io
import json
import shutil
import tarfile

import pytest

from mt.errors import ConfigError, DataError, EngineError, ModelMissing
from mt.models import export, import_, remove, resolve, verify
from mt.models.manifest import read_manifest


@pytest.fixture
def archive(marian, tmp_path):
    """The stored tiny model as an archive; the store itself is empty."""
    path = tmp_path / "model.tar"
    export("tiny-marian", path)
    remove("tiny-marian")
    return path


def members(path) -> list[tuple[tarfile.TarInfo, bytes]]:
    with tarfile.open(path) as tar:
        return [(member, tar.extractfile(member).read()) for member in tar]


def written(path, changed) -> None:
    with tarfile.open(path, "w") as tar:
        for member, content in changed:
            member.size = len(content) if member.isreg() else 0
            tar.addfile(member, io.BytesIO(content))


def member(name, **more) -> tarfile.TarInfo:
    made = tarfile.TarInfo(name)
    for key, value in more.items():
        setattr(made, key, value)
    return made


@pytest.mark.parametrize("name", ["m.tar", "m.tar.gz", "m.tgz"])
def test_the_same_model_gives_the_same_bytes_and_comes_back_whole(marian, tmp_path, name):
    before = read_manifest(marian)
    export("tiny-marian", tmp_path / name)
    (marian / "hub" / "config.json").touch()
    (tmp_path / "again").mkdir()
    export("tiny-marian", tmp_path / "again" / name)
    assert (tmp_path / name).read_bytes() == (tmp_path / "again" / name).read_bytes()
    assert ((tmp_path / name).read_bytes()[:2] == b"\x1f\x8b") is name.endswith("gz")
    remove("tiny-marian")
    with pytest.raises(ModelMissing):
        resolve("tiny-marian", "ct2")
    import_(tmp_path / name, force=True)
    assert verify("tiny-marian") == before
    assert resolve("tiny-marian", "ct2").path.is_dir()


def test_what_says_it_passed_elsewhere_is_tested_here(archive, store):
    """And refused here, where it was not forced."""
    with pytest.raises(EngineError, match="its self-test failed"):
        import_(archive)
    assert list(store.iterdir()) == []


def change_weights(all_):
    return [(m, c[:-1] + bytes([c[-1] ^ 1]) if m.name == "ct2-int8/model.bin" else c) for m, c in all_]


def claim(all_, name, **record):
    """Change what the manifest says of a file, digests and all left as they were."""
    (first, content), *rest = all_
    said = json.loads(content)
    said["files"][name] = {**said["files"].get(name, {"sha256": "0" * 64, "bytes": 0}), **record}
    return [(first, json.dumps(said).encode()), *rest]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (change_weights, "ct2-int8/model.bin has another SHA-256"),
        (lambda all_: [(m, c[:-9] if m.name == "hub/config.json" else c) for m, c in all_], "hub/config.json has"),
        (lambda all_: all_[:-1], "is missing from it"),
        (lambda all_: all_[1:], "does not begin with mt.json"),
        (lambda all_: [*all_, all_[-1]], "does not belong in it"),
        (lambda all_: [*all_, (member("../escape"), b"x")], r"'\.\./escape' does not belong"),
        (lambda all_: [*all_, (member("/tmp/escape"), b"x")], "'/tmp/escape' does not belong"),  # noqa: S108 - never made
        (
            lambda all_: [*all_, (member("hub/x", type=tarfile.SYMTYPE, linkname="/etc/passwd"), b"")],
            "'hub/x' does not",
        ),
        (
            lambda all_: [
                (member(m.name, type=tarfile.SYMTYPE, linkname="/etc/passwd"), b"")
                if m.name == "hub/vocab.json"
                else (m, c)
                for m, c in all_
            ],
            "'hub/vocab.json' does not belong",
        ),
        (lambda all_: [*all_, (member("hub/d", type=tarfile.CHRTYPE), b"")], "'hub/d' does not belong"),
        (lambda all_: claim(all_, "../../escape"), r"mt\.json: files"),
        (lambda all_: claim(all_, "hub/../../escape"), r"mt\.json: files"),
        (lambda all_: claim(all_, "ct2-int8/model.bin", sha256="0" * 64), "its digests are not those of its files"),
    ],
    ids=[
        "changed weights",
        "another size",
        "a file less",
        "no manifest",
        "a file twice",
        "a name that leads out",
        "an absolute name",
        "a link more",
        "a link in a file's place",
        "a device",
        "a claim that leads out",
        "a claim that leads out later",
        "a claim that does not add up",
    ],
)
def test_an_archive_that_was_changed_is_refused_by_the_name_of_the_file(archive, store, tmp_path, change, said):
    """Nothing of it stays, in the store or anywhere else."""
    before = {path for path in tmp_path.rglob("*") if "models" not in path.parts}
    written(archive, change(members(archive)))
    with pytest.raises(DataError, match=said) as refused:
        import_(archive, force=True)
    assert str(archive) in str(refused.value)
    assert not store.exists() or list(store.iterdir()) == []
    assert {path for path in tmp_path.rglob("*") if "models" not in path.parts} == before


def huge(all_):
    """A manifest that promises more than any disk holds."""
    (first, content), *rest = all_
    said = json.loads(content)
    said["files"]["hub/vocab.json"]["bytes"] = 1 << 60
    return [(first, json.dumps(said).encode()), *rest]


def test_an_archive_that_would_fill_the_disk_is_refused_before_it_does(archive, store):
    written(archive, huge(members(archive)))
    with pytest.raises(DataError, match="are free"):
        import_(archive, force=True)


@pytest.mark.parametrize(
    "harm",
    [
        lambda raw: raw[: len(raw) // 2],
        lambda raw: gzip.compress(raw)[:-2000],
        lambda _: b"",
        lambda _: b"no archive " * 100,
        lambda raw: b"PK\x03\x04" + raw,
        lambda raw: b"\x1f\x8b" + raw,
    ],
    ids=["cut", "cut gzip", "empty", "text", "zip", "no gzip"],
)
def test_what_is_no_whole_archive_is_one_line(archive, store, harm):
    archive.write_bytes(harm(archive.read_bytes()))
    with pytest.raises(DataError) as refused:
        import_(archive, force=True)
    assert "\n" not in str(refused.value)
    assert str(archive) in str(refused.value)


def test_a_file_that_is_not_there_is_one_line(store, tmp_path):
    with pytest.raises(DataError, match=r"none\.tar: No such file"):
        import_(tmp_path / "none.tar")


def test_what_differs_from_its_manifest_is_not_exported(marian, tmp_path):
    weights = marian / "ct2-int8" / "model.bin"
    weights.write_bytes(weights.read_bytes()[:-1] + b"?")
    with pytest.raises(DataError, match=r"not exported: ct2-int8/model\.bin has another SHA-256"):
        export("tiny-marian", tmp_path / "m.tar")
    assert not (tmp_path / "m.tar").exists()


def test_a_place_that_cannot_be_written_is_one_line(marian, tmp_path):
    with pytest.raises(DataError, match="No such file"):
        export("tiny-marian", tmp_path / "no" / "folder" / "m.tar")
    with pytest.raises(ConfigError, match="part of the install"):
        export("bundled", tmp_path / "m.tar")


def test_an_import_replaces_a_damaged_model(marian, tmp_path):
    export("tiny-marian", tmp_path / "m.tar")
    shutil.rmtree(marian / "hub")
    import_(tmp_path / "m.tar", force=True)
    assert verify("tiny-marian")
