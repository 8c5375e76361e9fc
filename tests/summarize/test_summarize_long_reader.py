"""A model that reads long texts by windows: run by transformers alone, and that is said where another is asked for."""

import pytest
from tiny_models import ENGLISH_LINES, build_led

from mt.config import EngineSettings, SummarizerSettings
from mt.errors import ConfigError
from mt.models import load
from mt.models.decoding import published_decoding
from mt.models.local import resolve_folder
from mt.models.pull import pull_folder
from mt.summarize import load_summarizer


@pytest.fixture(scope="module")
def led(tmp_path_factory):
    return build_led(tmp_path_factory.mktemp("led") / "led")


def test_it_reads_more_than_a_window_and_writes_with_evidence(led):
    assert published_decoding(led, "summarize")["max_source_length"] == 256
    engine = EngineSettings(backend="hf", model=str(led), threads=1)
    system = load(engine, "summarize")
    assert system.engine.count_tokens(" ".join(ENGLISH_LINES[:12])) > 16 * 3
    written = load_summarizer(SummarizerSettings(backend="seq2seq", engine=engine, unsupported="replace"))
    summary = written.summarize(ENGLISH_LINES[:12])
    assert summary.sentences
    assert summary.read_share == 1
    assert all(sentence.segments for sentence in summary.sentences if sentence.origin != "unsupported")


def test_the_first_token_sees_all(led):
    """Of a text longer than its windows reach, one token must: it is the first, as its authors have it."""
    engine = load(EngineSettings(backend="hf", model=str(led), threads=1), "summarize").engine
    ids = engine._encode(" ".join(ENGLISH_LINES[:3]))
    import torch

    assert engine._long_reach(torch.tensor([ids]))["global_attention_mask"].tolist() == [[1] + [0] * (len(ids) - 1)]


def test_it_is_stored_without_weights_for_the_other_engine(led, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    manifest = pull_folder(led, force=True)
    assert list(manifest.digests) == ["hub"]
    assert manifest.self_test is not None
    with pytest.raises(ConfigError, match="has no weights for backend ct2: use backend hf"):
        resolve_folder(led, "ct2")
