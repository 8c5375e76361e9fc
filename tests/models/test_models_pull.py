"""`mt models pull` from end to end: its own process, the hub's own library, a hub on this machine."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import torch
from fake_hub import COMMIT, FakeHub

from mt.models import info, resolve, verify

TOKEN = "hf_of_a_test"  # noqa: S105 - it opens nothing


@pytest.fixture
def hub(tmp_path, tiny_marian):
    """A hub with one model, `tiny/marian`, that a test may change."""
    repo = shutil.copytree(tiny_marian, tmp_path / "repo")
    (repo / "README.md").write_text("not needed", encoding="utf-8")
    (repo / "tf_model.h5").write_bytes(b"not needed either")
    with FakeHub({"tiny/marian": repo}) as running:
        yield running


def environment(hub, tmp_path, **more):
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("HF_", "TRANSFORMERS_"))}
    return kept | {
        "HF_ENDPOINT": hub.url,
        "HF_HOME": str(tmp_path / "hf"),
        "HF_HUB_DISABLE_XET": "1",
        "HF_HUB_DISABLE_TELEMETRY": "1",
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "OMP_NUM_THREADS": "1",
        **more,
    }


def pull(hub, tmp_path, *arguments, **more):
    command = [sys.executable, "-m", "mt", "models", "pull", *arguments]
    return subprocess.run(
        command, env=environment(hub, tmp_path, **more), capture_output=True, text=True, check=False, timeout=120
    )


def refusal(done) -> str:
    """Return the last line of standard error, which is an error of ours; nothing is on standard output."""
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    *_, last = done.stderr.strip().split("\n")
    assert last.startswith("error: ")
    return last


def stored(store: Path) -> list[str]:
    return sorted(path.name for path in store.glob("*")) if store.exists() else []


def test_a_model_with_safetensors_is_pulled_checked_converted_and_tested(hub, tmp_path, store):
    """Only what is needed is fetched; what was fetched, from which commit and with which hashes, is kept."""
    pickled = hub.repos["tiny/marian"] / "pytorch_model.bin"
    pickled.write_bytes(b"never to be read where there are safetensors")
    done = pull(hub, tmp_path, "tiny/marian", "--force", HF_TOKEN=TOKEN)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"tiny/marian@{COMMIT[:12]} self-test FAILED, kept by --force: chrF2")
    assert "%|" not in done.stderr, "a bar without a terminal"
    assert "converting" in done.stderr
    fetched = {path.split("/")[-1] for path, _ in hub.asked if "/resolve/" in path}
    assert fetched.isdisjoint({"README.md", "tf_model.h5", "pytorch_model.bin"})
    assert {token for path, token in hub.asked if "/lfs/" not in path} == {f"Bearer {TOKEN}"}
    assert {token for path, token in hub.asked if "/lfs/" in path} == {None}
    assert stored(store) == [f"tiny--marian@{COMMIT[:12]}"]
    manifest = verify("tiny/marian")
    assert (manifest.revision, manifest.pinned_by, manifest.licence) == (COMMIT, "first pull", "apache-2.0")
    assert "trusted on first use" in info("tiny/marian").pinned
    assert manifest.self_test is not None
    assert (manifest.self_test.passed, manifest.self_test.forced) == (False, True)
    for backend, weights in (("ct2", "model.bin"), ("hf", "model.safetensors")):
        assert (resolve("tiny/marian", backend).path / weights).is_file()


def test_a_model_that_is_only_a_pickle_is_read_as_data_and_kept_as_safetensors(hub, tmp_path, store, tiny_marian):
    """The same weights give the same model, whatever they came in."""
    from safetensors.torch import load_file
    from transformers import MarianMTModel

    repo = hub.repos["tiny/marian"]
    (repo / "model.safetensors").unlink()
    state = MarianMTModel.from_pretrained(tiny_marian).state_dict()
    torch.save(state, repo / "pytorch_model.bin")
    done = pull(hub, tmp_path, "tiny/marian", "--force")
    assert done.returncode == 0, done.stderr
    folder = resolve("tiny/marian", "hf").path
    assert not list(folder.parent.rglob("pytorch_model*"))
    loaded = MarianMTModel.from_pretrained(folder, use_safetensors=True).state_dict()
    assert all(torch.equal(loaded[name], weight) for name, weight in state.items())
    assert len(load_file(folder / "model.safetensors")) < len(state)


class Malicious:
    """Runs a command when it is unpickled."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self):
        return os.system, (f"touch {self.mark}",)


def test_a_pickle_that_would_run_something_is_refused_before_it_runs(hub, tmp_path, store):
    """One line, nothing stored, nothing run."""
    repo, mark = hub.repos["tiny/marian"], tmp_path / "it-ran"
    (repo / "model.safetensors").unlink()
    torch.save({"model.shared.weight": Malicious(mark)}, repo / "pytorch_model.bin")
    done = pull(hub, tmp_path, "tiny/marian", "--force")
    assert done.returncode == 1
    assert "pytorch_model.bin: refused: it holds more than weights" in refusal(done)
    assert not mark.exists()
    assert stored(store) == []


@pytest.mark.parametrize("name", ["model.safetensors", "config.json"])
def test_a_file_that_is_not_what_the_hub_states_is_refused(hub, tmp_path, store, name):
    """The hash decides, for large files and small ones; what was refused does not stay in the hub's cache."""
    content = (hub.repos["tiny/marian"] / name).read_bytes()
    hub.altered = {name: content[:-1] + bytes([content[-1] ^ 1])}
    assert f"{name}: its hash is" in refusal(pull(hub, tmp_path, "tiny/marian", "--force"))
    assert stored(store) == []
    kept = [path.name for path in (tmp_path / "hf").rglob("snapshots/*/*")]
    assert "source.spm" in kept
    assert name not in kept
    assert not [path for path in (tmp_path / "hf").rglob("blobs/*") if path.read_bytes() == hub.altered[name]]


def test_a_download_that_breaks_off_is_one_line_and_leaves_nothing_half(hub, tmp_path, store):
    hub.cut = {"model.safetensors"}
    done = pull(hub, tmp_path, "tiny/marian", "--force", HF_HUB_DOWNLOAD_TIMEOUT="2")
    assert done.returncode == 4
    assert "broke off" in refusal(done)
    assert stored(store) == []


@pytest.mark.skipif(os.name != "posix", reason="interrupts as a terminal does")
def test_an_interrupted_pull_leaves_nothing_half(hub, tmp_path, store):
    hub.stalled = {"model.safetensors"}
    command = [sys.executable, "-m", "mt", "models", "pull", "tiny/marian"]
    running = subprocess.Popen(
        command, env=environment(hub, tmp_path), stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    deadline = time.monotonic() + 60
    while not any("/lfs/" in path for path, _ in hub.asked):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    running.send_signal(signal.SIGINT)
    hub.stop.set()
    out, _ = running.communicate(timeout=60)
    assert running.returncode not in (0, 1)
    assert out == b""
    assert stored(store) == []


@pytest.mark.parametrize(
    ("arguments", "more", "refused"),
    [
        (["tiny/none"], {}, (2, "the hub has no such model")),
        (["tiny/marian", "--revision", "f" * 40], {}, (2, "not this revision")),
        (["opus-mt-ar-en"], {"HF_HUB_OFFLINE": "1"}, (4, "HF_HUB_OFFLINE is set: unset it, or bring the model over")),
        (["opus-mt-ar-en"], {"HF_ENDPOINT": "http://127.0.0.1:9"}, (4, "the hub cannot be reached")),
    ],
)
def test_what_cannot_be_pulled_is_one_line_and_an_exit_code(hub, tmp_path, arguments, more, refused):
    done = pull(hub, tmp_path, *arguments, **more)
    code, said = refused
    assert said in refusal(done)
    assert done.returncode == code


def test_a_catalogue_model_is_asked_for_at_its_pinned_revision(hub, tmp_path, store):
    """What the hub calls the newest is not what is pulled."""
    hub.repos["Helsinki-NLP/opus-mt-ar-en"] = hub.repos["tiny/marian"]
    pull(hub, tmp_path, "opus-mt-ar-en")
    asked = [path for path, _ in hub.asked]
    assert asked
    assert all("9c5efffe6f69dcb65d7156f40dfa27b54be34258" in path for path in asked)
