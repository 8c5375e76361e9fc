"""The vocabulary cut in two: which pieces English needs, and that nothing else of the output changes."""

import json
import shutil

import pytest
from tiny_models import ARABIC_LINES

from mt.config import EngineSettings
from mt.engines import load_engine
from mt.models.convert import convert
from mt.models.local import resolve_folder
from mt.models.trim import needed_in_english


@pytest.mark.parametrize(
    ("piece", "needed"),
    [
        ("▁the", True),
        ("▁Café", True),
        ("▁Þórður", True),
        ("e\u0301", True),
        ("<0xD8>", True),
        ("▁2021", True),
        ("٣", True),
        ("،", True),
        ("—", True),
        ("▁€", True),
        ("μ", True),
        ("µg", True),
        ("▁", True),
        ("</s>", True),
        ("😀", True),
        ("▁كتاب", False),
        ("كcat", False),
        ("\u064b", False),
        ("ж", False),
        ("文", False),
    ],
)
def test_english_needs_latin_digits_punctuation_and_bytes(piece, needed):
    assert needed_in_english(piece) is needed


def spoken(folder, *, beam_size):
    settings = EngineSettings(
        compute_type="float32", device="cpu", threads=1, beam_size=beam_size, max_decoding_length=24
    )
    made = load_engine(settings, resolve_folder(folder, "ct2")).generate(ARABIC_LINES[:30])
    return [h.text for h in made]


def without_letters_of_arabic(hub, target):
    """Copy a model, the pieces that its trimmed form lacks made so unlikely that the whole model never says them."""
    from safetensors.torch import load_file, save_file

    silent = shutil.copytree(hub, target)
    weights = load_file(silent / "model.safetensors")
    for piece, row in json.loads((hub / "vocab.json").read_text(encoding="utf-8")).items():
        if not needed_in_english(piece):
            weights["final_logits_bias"][0, row] = -1e4
    save_file(weights, silent / "model.safetensors", metadata={"format": "pt"})
    return silent


@pytest.mark.parametrize("beam_size", [1, 4])
def test_the_cut_model_says_what_the_whole_one_says_when_it_wants_no_cut_piece(beam_size, tiny_marian, tmp_path):
    """Whatever the beam: the pieces that are left have the same weights in the same order."""
    convert(tiny_marian, tmp_path / "cut", "float32")
    convert(without_letters_of_arabic(tiny_marian, tmp_path / "hub"), tmp_path / "whole", "float32", whole=True)
    cut, whole = spoken(tmp_path / "cut", beam_size=beam_size), spoken(tmp_path / "whole", beam_size=beam_size)
    assert cut == whole
    assert any(cut)


def vocabularies(folder):
    return {path.name: json.loads(path.read_text(encoding="utf-8")) for path in folder.glob("*_vocabulary.json")}


def test_each_side_has_its_own_pieces_in_the_order_of_the_joint_vocabulary(tiny_marian, tmp_path):
    convert(tiny_marian, tmp_path / "cut")
    joint = [*json.loads((tiny_marian / "vocab.json").read_text(encoding="utf-8"))][:-1]
    sides = vocabularies(tmp_path / "cut")
    source, target = sides["source_vocabulary.json"], sides["target_vocabulary.json"]
    assert source == [piece for piece in joint if piece in set(source)]
    assert target == [piece for piece in joint if piece in set(target)]
    assert all(map(needed_in_english, target))
    assert not all(map(needed_in_english, source))
    assert {"</s>", "<unk>"} <= set(source) & set(target)


@pytest.mark.parametrize(("language", "cut"), [("en", True), ("eng", True), ("ar", False), ("fr", False)])
def test_only_a_model_into_english_is_cut(language, cut, tiny_marian, tmp_path):
    hub = shutil.copytree(tiny_marian, tmp_path / "hub")
    config = hub / "tokenizer_config.json"
    said = json.loads(config.read_text(encoding="utf-8")) | {"target_lang": language}
    config.write_text(json.dumps(said), encoding="utf-8")
    convert(hub, tmp_path / "ct2")
    assert ("target_vocabulary.json" in vocabularies(tmp_path / "ct2")) is cut
    if not cut:
        assert vocabularies(tmp_path / "ct2")["shared_vocabulary.json"]
