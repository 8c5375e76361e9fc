"""Pickles are data: tensors come out of them, nothing else goes in."""

import os
import pickle

import pytest
import torch
from safetensors.torch import load_file

from mt.errors import EngineError
from mt.models.weights import pickle_to_safetensors


class RunsACommand:
    """Touches a file when it is unpickled."""

    def __init__(self, mark) -> None:
        self.mark = mark

    def __reduce__(self):
        return os.system, (f"touch {self.mark}",)


@pytest.mark.parametrize("zipped", [True, False], ids=["zip", "as in 2020"])
def test_tied_weights_are_kept_once_under_the_shared_name(tmp_path, zipped):
    shared = torch.arange(6.0).reshape(2, 3)
    state = {"lm_head.weight": shared, "model.shared.weight": shared, "model.bias": torch.ones(2)}
    torch.save(state, tmp_path / "pytorch_model.bin", _use_new_zipfile_serialization=zipped)
    pickle_to_safetensors([tmp_path / "pytorch_model.bin"], tmp_path / "model.safetensors")
    kept = load_file(tmp_path / "model.safetensors")
    assert sorted(kept) == ["model.bias", "model.shared.weight"]
    assert torch.equal(kept["model.shared.weight"], shared)


def test_shards_become_one_file(tmp_path):
    paths = [tmp_path / f"pytorch_model-{index}-of-2.bin" for index in (1, 2)]
    for index, path in enumerate(paths):
        torch.save({f"w{index}": torch.full((2,), float(index))}, path)
    pickle_to_safetensors(paths, tmp_path / "model.safetensors")
    assert sorted(load_file(tmp_path / "model.safetensors")) == ["w0", "w1"]


@pytest.mark.parametrize(
    ("write", "said"),
    [
        (lambda path, mark: torch.save({"w": RunsACommand(mark)}, path), "refused: it holds more than weights"),
        (
            lambda path, mark: path.write_bytes(pickle.dumps(RunsACommand(mark), 2)),
            "refused: it holds more than weights",
        ),
        (lambda path, _: torch.save([1, 2], path), "refused: it is no table of weights"),
        (lambda path, _: torch.save({"w": "text"}, path), "refused: it is no table of weights"),
        (lambda path, _: path.write_bytes(b""), "does not load"),
        (lambda path, _: path.write_bytes(b"PK\x03\x04 cut"), "does not load"),
    ],
    ids=["code in a table", "bare code", "a list", "a text", "empty", "cut"],
)
def test_what_is_no_table_of_weights_is_refused_and_not_run(tmp_path, write, said):
    path, mark = tmp_path / "pytorch_model.bin", tmp_path / "it-ran"
    write(path, mark)
    with pytest.raises(EngineError, match=said):
        pickle_to_safetensors([path], tmp_path / "model.safetensors")
    assert not mark.exists()
    assert not (tmp_path / "model.safetensors").exists()
