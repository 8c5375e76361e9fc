"""Models on this machine: found by name, checked, used for what they are made for, never put in another's place."""

import errno
import json
import logging
import os
import shutil

import pytest

from mt.config import EngineSettings
from mt.errors import ConfigError, DataError, EngineError, ModelMissing
from mt.models import info, list_models, load, pull, remove, resolve, self_test, verify
from mt.models.manifest import read_manifest, write_manifest
from mt.models.store import find, staged


def test_a_stored_model_is_found_by_its_name_and_runs_on_both_engines(marian):
    """One digest per layout, taken from the manifest, the same on every start."""
    for backend in ("ct2", "hf"):
        system = load(EngineSettings(model="tiny-marian", backend=backend, threads=1, device="cpu", beam_size=1))
        assert system.engine.generate(["وصل الوزير إلى المدينة."])[0].text
        assert system.model.digest == resolve("tiny-marian", backend).digest
    assert resolve("tiny-marian", "ct2").digest != resolve("tiny-marian", "hf").digest
    assert verify("tiny-marian") == read_manifest(marian)


def test_what_the_settings_leave_open_its_authors_decide(marian, caplog):
    """And the model is named with its quality each time it is used."""
    manifest = read_manifest(marian)
    write_manifest(manifest.model_copy(update={"decoding": {"beam_size": 7, "length_penalty": 0.5}}), marian)
    with caplog.at_level(logging.INFO, logger="mt"):
        system = load(EngineSettings(model="tiny-marian", threads=1, beam_size=2))
    assert (system.settings.beam_size, system.settings.length_penalty) == (2, 0.5)
    assert "tiny-marian" in caplog.text
    assert "untested quality" in caplog.text


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("opus-mt-ar-en", "get it with: mt models pull opus-mt-ar-en"),
        ("distilbart-cnn", "get it with: mt models pull distilbart-cnn"),
        ("Helsinki-NLP/opus-mt-ar-en", "get it with: mt models pull Helsinki-NLP/opus-mt-ar-en"),
        ("some/model@abc", "get it with: mt models pull some/model --revision abc"),
        ("opus-mt", "known are bundled, bundled-summarizer, opus-mt-ar-en"),
        ("../no/folder", "mt models pull"),
    ],
)
def test_a_model_that_is_not_here_is_one_line_that_says_how_to_get_it(store, name, said):
    with pytest.raises(ModelMissing, match=said) as refused:
        resolve(name, "ct2")
    assert "\n" not in str(refused.value)
    assert refused.value.exit_code == 4


def test_another_revision_is_no_substitute_for_the_pinned_one(marian):
    manifest = read_manifest(marian)
    write_manifest(manifest.model_copy(update={"name": "opus-mt-ar-en"}), marian)
    with pytest.raises(ModelMissing, match="its pinned revision is not here, only opus-mt-ar-en@"):
        resolve("opus-mt-ar-en", "ct2")
    assert resolve(f"opus-mt-ar-en@{manifest.revision[:12]}", "ct2").name == "opus-mt-ar-en"


def test_two_revisions_are_a_question(marian):
    manifest = read_manifest(marian).model_copy(update={"revision": "f" * 40})
    other = marian.with_name("tiny-marian@ffffffffffff")
    shutil.copytree(marian, other)
    write_manifest(manifest, other)
    with pytest.raises(ConfigError, match="2 revisions are here: say tiny-marian@"):
        resolve("tiny-marian", "ct2")
    assert resolve("tiny-marian@ffff", "ct2").path == other / "ct2-int8"


def test_a_model_is_used_for_what_it_is_made_for(marian):
    with pytest.raises(ConfigError, match="is made to translate, not to summarize"):
        resolve("tiny-marian", "ct2", "summarize")


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (lambda path: path.unlink(), "ct2-int8/model.bin is missing"),
        (lambda path: path.write_bytes(path.read_bytes()[:-1]), "bytes instead of"),
        (lambda path: path.write_bytes(path.read_bytes()[:-1] + b"?"), "ct2-int8/model.bin has another SHA-256"),
    ],
    ids=["missing", "cut", "changed"],
)
def test_verify_names_every_file_that_differs(marian, harm, said):
    harm(marian / "ct2-int8" / "model.bin")
    (marian / "hub" / "vocab.json").unlink()
    with pytest.raises(DataError, match=said) as refused:
        verify("tiny-marian")
    assert "hub/vocab.json is missing" in str(refused.value)


def test_a_file_that_is_missing_or_cut_is_seen_on_every_start(marian):
    """Without reading the weights."""
    weights = marian / "ct2-int8" / "model.bin"
    weights.write_bytes(weights.read_bytes()[:-1])
    with pytest.raises(DataError, match="is missing or cut: `mt models verify tiny-marian` checks all"):
        resolve("tiny-marian", "ct2")


def test_a_failed_self_test_refuses_the_model_unless_it_was_forced(marian):
    manifest = read_manifest(marian)
    assert manifest.self_test is not None
    assert "kept by --force" in self_test("tiny-marian")
    failed = manifest.self_test.model_copy(update={"forced": False})
    write_manifest(manifest.model_copy(update={"self_test": failed}), marian)
    with pytest.raises(EngineError, match="its self-test failed: chrF2"):
        resolve("tiny-marian", "ct2")


def test_another_version_of_the_library_is_another_test(marian, caplog):
    """An upgrade that turns output to garbage is found before the output is used."""
    manifest = read_manifest(marian)
    assert manifest.self_test is not None
    older = manifest.self_test.model_copy(update={"ctranslate2": "1.0", "passed": True, "forced": False})
    write_manifest(manifest.model_copy(update={"self_test": older}), marian)
    with pytest.raises(EngineError, match="its self-test failed"):
        resolve("tiny-marian", "ct2")
    tested = read_manifest(marian).self_test
    assert tested is not None
    assert tested.ctranslate2 != "1.0"


def test_list_and_info_show_what_is_here_and_what_could_be(marian):
    names = {model.name: model.installed for model in list_models()}
    assert names["bundled"]
    assert names["tiny-marian"]
    assert not names["opus-mt-tc-big-ar-en"]
    assert info("distilbart-cnn").forced_bos == "<s>"
    assert info("tiny-marian").folder == str(marian)
    with pytest.raises(ModelMissing):
        info("nothing")


def test_half_a_model_in_the_cache_is_named_and_left_out(store, caplog):
    folder = store / "half@123"
    folder.mkdir(parents=True)
    (folder / "mt.json").write_text('{"version": 1}', encoding="utf-8")
    assert "half" not in {model.name for model in list_models()}
    assert "half@123" in caplog.text


def test_a_model_is_removed_and_the_bundled_one_stays(marian):
    assert remove("tiny-marian") == marian
    assert not marian.exists()
    with pytest.raises(ConfigError):
        remove("bundled")


def test_a_folder_appears_whole_or_not_at_all(tmp_path):
    """What stood there stands until the new one is complete."""
    target = tmp_path / "models" / "m@1"
    target.mkdir(parents=True)
    (target / "old").touch()
    with pytest.raises(RuntimeError), staged(target) as part:
        (part / "new").touch()
        raise RuntimeError
    assert [path.name for path in target.iterdir()] == ["old"]
    with staged(target) as part:
        (part / "new").touch()
    assert [path.name for path in target.iterdir()] == ["new"]
    assert [path.name for path in target.parent.iterdir()] == ["m@1"]


def test_a_place_that_cannot_be_written_is_one_line(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(DataError, match="set XDG_CACHE_HOME to another place"), staged(tmp_path / "file" / "m@1"):
        pass


def test_a_full_disk_is_one_line_and_leaves_nothing(tmp_path):
    with pytest.raises(DataError, match="No space left on device"), staged(tmp_path / "m@1"):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    assert list(tmp_path.iterdir()) == []


def test_a_manifest_that_is_not_ours_is_refused_with_its_key(marian):
    said = json.loads((marian / "mt.json").read_text(encoding="utf-8"))
    said["files"]["../../escape"] = {"sha256": "0" * 64, "bytes": 1}
    (marian / "mt.json").write_text(json.dumps(said), encoding="utf-8")
    with pytest.raises(DataError, match="files"):
        read_manifest(marian)


def test_a_folder_in_the_hubs_layout_is_converted_on_first_use_and_tested(store, tiny_marian, caplog):
    """Random weights fail the test; kept by force, the folder is used by its path."""
    with caplog.at_level(logging.INFO, logger="mt"), pytest.raises(EngineError, match="its self-test failed"):
        resolve(str(tiny_marian), "ct2")
    assert "first use: converting it" in caplog.text
    assert list(store.iterdir()) == []
    pull(str(tiny_marian), force=True)
    assert resolve(str(tiny_marian), "ct2").path.parent.parent == store
    assert find("tiny-marian")[1].pinned_by == "here"


def test_a_folder_is_used_as_it_is_where_nothing_must_be_converted(store, tmp_path, tiny_marian, tiny_marian_ct2):
    """A CTranslate2 folder for CTranslate2, safetensors for transformers; what its card says is believed."""
    assert resolve(str(tiny_marian_ct2), "ct2").quality == "untested quality"
    assert resolve(str(tiny_marian), "hf").path == tiny_marian
    with pytest.raises(ConfigError, match="use it with backend ct2"):
        resolve(str(tiny_marian_ct2), "hf")
    folder = shutil.copytree(tiny_marian, tmp_path / "mine")
    card = folder / "model_card.json"
    card.write_text('{"normalization": "full", "quality": "mine"}', encoding="utf-8")
    model = resolve(str(folder), "hf")
    assert (model.normalization, model.quality) == ("full", "mine")
    card.write_text('{"normalization": "most"}', encoding="utf-8")
    with pytest.raises(DataError, match=r"model_card\.json: normalization"):
        resolve(str(folder), "hf")
    assert not store.exists()


def test_a_folder_that_is_no_model_is_refused(store, tmp_path):
    with pytest.raises(DataError, match="no model"):
        resolve(str(tmp_path), "ct2")
