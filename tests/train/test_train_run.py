"""A training from its settings to a model that both engines run; killed, and gone on with."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from safetensors.numpy import load_file
from tiny_models import ENGLISH_LINES
from training_data import tiny_settings, write_corpus
from transformers import MarianConfig
from typer.testing import CliRunner

from mt.config import EngineSettings, SummarizerSettings, to_yaml
from mt.errors import ConfigError, DataError
from mt.models import load
from mt.summarize import load_summarizer
from mt.train.card import licence_of
from mt.train.checkpoint import Progress, load_checkpoint, save_checkpoint
from mt.train.curves import read_log
from mt.train.network import network_of
from mt.train.run import run_training
from mt.train.settings import TrainSettings, load_training
from mt.train.validation import translate
from mt.train.vocabulary import Vocabulary

ROOT = Path(__file__).parents[2]
SOURCES = ["وصل الوزير إلى المدينة القديمة يوم الخميس.", "زار الرئيس عن خطة جديدة صباح 12 مارس 2021."]


@pytest.fixture(autouse=True)
def _signals_as_they_were():
    """A training takes two signals for itself; here it shares its process."""
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    return write_corpus(tmp_path_factory.mktemp("data") / "corpus")


@pytest.fixture(scope="module")
def whole(tmp_path_factory, corpus):
    """A run of six steps without a break."""
    folder = tmp_path_factory.mktemp("whole")
    run_training(tiny_settings(corpus), folder)
    return folder


def last_tensors(folder):
    return load_file(max((folder / "checkpoints").glob("*.safetensors")))


def same(first, second):
    return first.keys() == second.keys() and all(np.array_equal(first[name], second[name]) for name in first)


def test_a_run_leaves_what_it_read_and_what_it_learnt(whole):
    report = json.loads((whole / "data.json").read_text(encoding="utf-8"))
    assert report["held out"] == 4
    assert report["total"]["kept"] > 80
    rows = read_log(whole / "log.jsonl")
    assert [row["step"] for row in rows if "loss" in row] == [2, 4, 6]
    assert rows[-1]["signature"].startswith("nrefs:1")
    assert "<svg" in (whole / "curves.html").read_text(encoding="utf-8")
    assert load_checkpoint(whole / "checkpoints")[0].step == 6


def test_a_held_out_source_longer_than_the_model_has_places_for_is_cut(whole):
    network = network_of(MarianConfig.from_pretrained(whole / "model"))
    assert len(translate(network, Vocabulary(whole / "model"), ["كلمة " * 600, "كلمة"])) == 2


def test_the_padding_row_stays_zero(whole):
    embeddings = last_tensors(whole)["weight.model.shared.weight"]
    assert not embeddings[-1].any()
    assert embeddings[:-1].any(axis=1).all()


@pytest.mark.parametrize("name", ["adamw", "adafactor"])
def test_a_run_that_stopped_half_way_ends_where_an_unbroken_one_does(corpus, tmp_path, monkeypatch, name):
    """Asked to stop while it trains, it saves after the step that it is in."""
    settings = tiny_settings(corpus)
    optimizer = settings.optimizer.model_copy(update={"name": name})
    settings = settings.model_copy(update={"optimizer": optimizer})
    run_training(settings, tmp_path / "unbroken")
    asked = iter([False, False, False, True])
    with monkeypatch.context() as patch:
        patch.setattr("mt.train.run._stop_signal", lambda: SimpleNamespace(is_set=lambda: next(asked)))
        assert run_training(settings, tmp_path / "stopped").step == 3
    assert run_training(settings, tmp_path / "stopped").step == 6
    assert same(last_tensors(tmp_path / "stopped"), last_tensors(tmp_path / "unbroken"))


def test_a_killed_run_ends_where_an_unbroken_one_does(corpus, tmp_path):
    """Killed with no time to say goodbye, between two checkpoints."""
    settings = tiny_settings(corpus, steps=60, save_minutes=0.00001)
    file = tmp_path / "settings.yaml"
    file.write_text(to_yaml(settings), encoding="utf-8")
    killed, unbroken = tmp_path / "killed", tmp_path / "unbroken"
    process = subprocess.Popen(
        [sys.executable, "-m", "mt", "train", str(file), "--run", str(killed), "--quiet"], cwd=ROOT
    )
    while len(list((killed / "checkpoints").glob("*.safetensors"))) < 2 and process.poll() is None:
        time.sleep(0.02)
    process.kill()
    assert process.wait() == -signal.SIGKILL
    assert load_checkpoint(killed / "checkpoints")[0].step < 60
    for folder in (killed, unbroken):
        run_training(settings, folder)
    assert same(last_tensors(killed), last_tensors(unbroken))


def test_the_reference_shows_every_setting_as_it_is():
    """It repeats each default with a comment, so that it can be read as documentation and cannot rot."""
    path = ROOT / "configs" / "train" / "reference.yaml"
    assert load_training(path) == TrainSettings()
    keys = {line.split(":")[0].strip(" -") for line in path.read_text(encoding="utf-8").split("\n") if ":" in line}
    assert set(_keys(TrainSettings().model_dump())) <= keys


def _keys(value):
    if isinstance(value, dict):
        for key, below in value.items():
            yield key
            yield from _keys(below)
    elif isinstance(value, tuple):
        for below in value:
            yield from _keys(below)


@pytest.mark.parametrize("path", sorted((ROOT / "configs" / "train").glob("*.yaml")), ids=lambda path: path.name)
def test_every_settings_file_loads(path):
    assert load_training(path).hours


def mt_train(*args):
    from mt.cli.app import app

    return CliRunner().invoke(app, ["train", *map(str, args), "--quiet"])


def test_what_is_exported_runs_on_both_engines(whole, tmp_path):
    result = mt_train("--run", whole, "--export", tmp_path / "out", "--only-export")
    assert result.exit_code == 0, result.output
    assert "after quantization" in result.stdout
    outputs = []
    for backend, folder in (("hf", "hub"), ("ct2", "ct2-int8")):
        settings = EngineSettings(
            backend=backend, model=str(tmp_path / "out" / folder), beam_size=1, compute_type="float32"
        )
        system = load(settings, "translate")
        assert system.model.normalization == "full"
        outputs.append([h.text for h in system.engine.generate(SOURCES)])
    assert len(outputs[0]) == len(outputs[1]) == 2
    card = (tmp_path / "out" / "MODEL_CARD.md").read_text(encoding="utf-8")
    assert "| lines | " in card
    assert ", beam 4, int8 | " in card
    [half] = [line for line in card.split("\n") if "half precision" in line]
    assert "engine:hf" in half, "each score stands beside its own signature"
    assert "batch_tokens: 300" in card


def test_what_is_exported_loads_as_the_hub_s_models_do(whole, tmp_path):
    from transformers import AutoModelForSeq2SeqLM, AutoTokenizer

    mt_train("--run", whole, "--export", tmp_path / "out", "--only-export")
    hub = tmp_path / "out" / "hub"
    model, tokenizer = AutoModelForSeq2SeqLM.from_pretrained(hub), AutoTokenizer.from_pretrained(hub)
    ids = model.generate(**tokenizer(SOURCES, return_tensors="pt", padding=True), max_new_tokens=8)
    assert len(tokenizer.batch_decode(ids, skip_special_tokens=True)) == len(SOURCES)


def test_a_summarizer_is_trained_from_a_translator_and_runs_as_one(whole, tmp_path):
    assert mt_train("--run", whole, "--export", tmp_path / "translator", "--only-export").exit_code == 0
    folder = tmp_path / "corpus"
    folder.mkdir()
    rows = [(" ".join(ENGLISH_LINES[at : at + 6]), ENGLISH_LINES[at]) for at in range(20)]
    (folder / "pairs.tsv").write_text("".join(f"{s}\t{t}\n" for s, t in rows), encoding="utf-8")
    settings = tiny_settings(
        folder,
        task="summarize",
        start=str(tmp_path / "translator" / "hub"),
        data={"folder": str(folder), "corpora": [{"files": ["*"], "held_out": 4}], "normalization": "none"},
        optimizer={"batch_tokens": 1500, "warmup_steps": 2, "precision": "float32", "max_length": 500},
    )
    run_training(settings, tmp_path / "run")
    assert mt_train("--run", tmp_path / "run", "--export", tmp_path / "out", "--only-export").exit_code == 0
    made = SummarizerSettings(backend="seq2seq", engine=EngineSettings(model=str(tmp_path / "out" / "ct2-int8")))
    summary = load_summarizer(made).summarize(ENGLISH_LINES[:6])
    assert summary.sentences
    assert "no_repeat_ngram_size" in (tmp_path / "out" / "hub" / "generation_config.json").read_text()
    assert "English to shorter English" in (tmp_path / "out" / "MODEL_CARD.md").read_text(encoding="utf-8")


def test_a_card_names_the_first_licence_that_fits_a_corpus():
    licences = {"MIT": ("news_*", "laws"), "CC BY": ("news_old",)}
    found = [licence_of(name, licences) for name in ("news_old", "laws", "speeches")]
    assert found == ["MIT", "MIT", "not stated"]


def test_training_goes_on_from_a_model_and_grows_it(whole, corpus, tmp_path):
    mt_train("--run", whole, "--export", tmp_path / "out", "--only-export")
    start = tmp_path / "out" / "hub"
    deeper = {"width": 32, "heads": 2, "feed_forward": 64, "encoder_layers": 5, "decoder_layers": 2}
    grown = tmp_path / "grown"
    run_training(tiny_settings(corpus, start=str(start), steps=1, shape=deeper), grown)
    config = json.loads((grown / "model" / "config.json").read_text(encoding="utf-8"))
    assert (config["encoder_layers"], config["decoder_layers"]) == (5, 2)
    with pytest.raises(ConfigError, match="encoder_layers"):
        run_training(tiny_settings(corpus, start=str(start), shape={**deeper, "encoder_layers": 1}), tmp_path / "less")


def test_a_grown_network_says_almost_what_it_said(whole, corpus, tmp_path):
    import torch
    from transformers import MarianMTModel

    from mt.train.network import grow_network

    mt_train("--run", whole, "--export", tmp_path / "out", "--only-export")
    start = tmp_path / "out" / "hub"
    deeper = {"width": 32, "heads": 2, "feed_forward": 64, "encoder_layers": 5, "decoder_layers": 3}
    ids = torch.tensor([[5, 6, 7, 8, 0]])
    before, after = (
        network.eval()(input_ids=ids, decoder_input_ids=ids).logits
        for network in (
            MarianMTModel.from_pretrained(start, dtype="float32"),
            grow_network(start, tiny_settings(corpus, shape=deeper)),
        )
    )
    assert torch.allclose(before, after, atol=1e-3)


def test_a_training_without_an_end_is_refused(tmp_path):
    (tmp_path / "s.yaml").write_text("hours: null\n", encoding="utf-8")
    result = mt_train(tmp_path / "s.yaml", "--run", tmp_path / "run")
    assert isinstance(result.exception, ConfigError)
    assert "hours or steps" in str(result.exception)


def test_only_two_checkpoints_are_kept_and_a_damaged_one_is_named(tmp_path):
    import torch

    for step in (1, 2, 3):
        save_checkpoint(tmp_path, Progress(step=step), {"weight.a": torch.ones(2)})
    files = sorted(path.name for path in tmp_path.iterdir())
    assert files == ["000000002.safetensors", "000000003.safetensors"]
    (tmp_path / files[1]).write_bytes(b"cut short")
    with pytest.raises(DataError, match="000000003"):
        load_checkpoint(tmp_path)


def test_exporting_before_training_is_refused(tmp_path, whole):
    (tmp_path / "settings.yaml").write_bytes((whole / "settings.yaml").read_bytes())
    result = mt_train("--run", tmp_path, "--export", tmp_path / "out", "--only-export")
    assert isinstance(result.exception, DataError)
