"""Conversion: the tokenizer goes with the weights, and what newer files no longer say is said to the converter."""

import json
import shutil

import pytest
from tiny_models import ARABIC_LINES, ENGLISH_LINES, build_t5

from mt.config import EngineSettings
from mt.engines import load_engine
from mt.errors import DataError, EngineError
from mt.models.convert import convert
from mt.models.decoding import forced_bos_of, published_decoding, source_prefix_of
from mt.models.local import resolve_folder


def edit(path, **changes):
    """Change keys of a JSON file; `None` takes a key away."""
    said = json.loads(path.read_text(encoding="utf-8")) | changes
    kept = {key: value for key, value in said.items() if value is not None}
    path.write_text(json.dumps(kept), encoding="utf-8")


def greedy(folder, backend, sources):
    settings = EngineSettings(
        backend=backend, compute_type="float32", device="cpu", threads=1, beam_size=1, max_decoding_length=24
    )
    made = load_engine(settings, resolve_folder(folder, backend)).generate(sources)
    return [(h.text, round(h.score, 2)) for h in made]


@pytest.mark.parametrize("name", ["tiny_marian", "tiny_bart", "tiny_t5"])
def test_what_was_converted_says_what_transformers_says(name, request, tmp_path):
    """In full precision, greedy, word for word; through the folders that `mt models` itself makes."""
    hub = request.getfixturevalue(name)
    convert(hub, tmp_path / "ct2", "float32", whole=True)
    sources = (ARABIC_LINES if name == "tiny_marian" else ENGLISH_LINES)[:12:3]
    assert greedy(tmp_path / "ct2", "ct2", sources) == greedy(hub, "hf", sources)


def test_a_bart_that_transformers_5_saved_is_converted(tiny_bart, tmp_path):
    """Its configuration no longer says where the layers are normalized; the converter asks."""
    hub = shutil.copytree(tiny_bart, tmp_path / "bart")
    edit(hub / "config.json", normalize_before=None, normalize_embedding=None)
    convert(hub, tmp_path / "ct2", "float32")
    assert greedy(tmp_path / "ct2", "ct2", ENGLISH_LINES[:2]) == greedy(hub, "hf", ENGLISH_LINES[:2])


def test_a_t5_that_does_not_scale_its_output_is_converted_so(tmp_path):
    """T5 1.1 and Flan say it by not tying their embeddings; transformers 5 keeps it under another name."""
    hub = build_t5(tmp_path / "flan")
    edit(hub / "config.json", tie_word_embeddings=False, scale_decoder_outputs=None)
    convert(hub, tmp_path / "ct2", "float32")
    sources = ENGLISH_LINES[:12:3]
    assert greedy(tmp_path / "ct2", "ct2", sources) == greedy(hub, "hf", sources)


def test_a_tokenizer_goes_with_the_weights_in_the_form_that_needs_no_transformers(tiny_bart, tiny_marian, tmp_path):
    convert(tiny_bart, tmp_path / "bart")
    assert (tmp_path / "bart" / "tokenizer.json").is_file()
    convert(tiny_marian, tmp_path / "marian")
    carried = {"source.spm", "target.spm", "vocab.json", "tokenizer_config.json", "generation_config.json"}
    assert carried <= {path.name for path in (tmp_path / "marian").iterdir()}


def test_an_older_configuration_with_decoding_settings_in_it_is_converted(tiny_marian, tmp_path):
    """As the models of 2020 are: everything in `config.json`, two keys in the tokenizer's."""
    hub = shutil.copytree(tiny_marian, tmp_path / "old")
    (hub / "generation_config.json").unlink()
    (hub / "tokenizer_config.json").write_text('{"source_lang": "ar", "target_lang": "en"}', encoding="utf-8")
    bad = [[json.loads((hub / "config.json").read_text(encoding="utf-8"))["pad_token_id"]]]
    edit(
        hub / "config.json",
        add_bias_logits=False,
        bad_words_ids=bad,
        extra_pos_embeddings=bad[0][0] + 1,
        id2label={"0": "LABEL_0"},
        max_length=128,
        normalize_before=False,
        num_beams=4,
        static_position_embeddings=True,
        dtype=None,
        transformers_version=None,
    )
    convert(hub, tmp_path / "ct2", "float32", whole=True)
    assert published_decoding(hub, "translate")["beam_size"] == 4
    assert greedy(tmp_path / "ct2", "ct2", ARABIC_LINES[:3]) == greedy(hub, "hf", ARABIC_LINES[:3])


def test_a_damaged_model_is_one_line(tiny_marian, tmp_path):
    hub = shutil.copytree(tiny_marian, tmp_path / "damaged")
    (hub / "model.safetensors").write_bytes(b"\0" * 100)
    with pytest.raises(EngineError, match="does not convert to CTranslate2") as refused:
        convert(hub, tmp_path / "ct2")
    assert "\n" not in str(refused.value)


def test_the_authors_settings_come_in_our_names(tiny_bart, tiny_t5):
    """Lengths without the start and the end token, which transformers counts."""
    assert published_decoding(tiny_bart, "summarize") == {
        "beam_size": 4,
        "length_penalty": 2.0,
        "no_repeat_ngram_size": 3,
        "max_decoding_length": 38,
        "min_decoding_length": 7,
        "max_source_length": 128,
    }
    assert forced_bos_of(tiny_bart) == "<s>"
    assert forced_bos_of(tiny_t5) is None
    assert source_prefix_of(tiny_t5, "summarize") == "summarize: "
    assert source_prefix_of(tiny_t5, "translate") == source_prefix_of(tiny_bart, "summarize") == ""


def test_a_t5_has_the_settings_that_its_authors_give_for_summaries(tiny_t5, tmp_path):
    hub = shutil.copytree(tiny_t5, tmp_path / "t5")
    task = {"summarization": {"num_beams": 4, "length_penalty": 2.0, "min_length": 30, "max_length": 200}}
    edit(hub / "config.json", task_specific_params=task)
    (hub / "generation_config.json").unlink()
    said = published_decoding(hub, "summarize")
    assert (said["beam_size"], said["length_penalty"], said["min_decoding_length"]) == (4, 2.0, 29)
    assert "length_penalty" not in published_decoding(hub, "translate")


def test_a_converted_model_still_says_how_much_it_reads(tiny_bart, tmp_path):
    convert(tiny_bart, tmp_path / "ct2", "float32")
    assert published_decoding(tmp_path / "ct2", "summarize")["max_source_length"] == 128


def test_a_forced_token_that_does_not_exist_is_refused(tiny_bart, tmp_path):
    hub = shutil.copytree(tiny_bart, tmp_path / "bart")
    edit(hub / "generation_config.json", forced_bos_token_id=99_999)
    with pytest.raises(DataError, match="is no token of its vocabulary"):
        forced_bos_of(hub)
