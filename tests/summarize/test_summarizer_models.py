"""Summarizers load from folders, on either engine, and what nonsense they write never passes for the text's."""

import json
import shutil

import pytest

from mt.config import EngineSettings, SummarizerSettings
from mt.models.convert import convert
from mt.summarize import load_summarizer

TEXT = [f"The committee met in Town{i} on day {i} before the meeting." for i in range(12)]


@pytest.mark.parametrize("name", ["tiny_marian", "tiny_bart"])
def test_a_folder_is_a_summarizer_and_what_the_text_does_not_back_is_replaced(name, request, tmp_path):
    folder = tmp_path / "model"
    convert(request.getfixturevalue(name), folder, "float32", whole=True)
    shutil.copyfile(request.getfixturevalue(name) / "vocab.json", folder / "vocab.json")
    (folder / "model_card.json").write_text(json.dumps({"task": "summarize"}), encoding="utf-8")
    engine = EngineSettings(model=str(folder), beam_size=1, max_decoding_length=20)
    made = load_summarizer(SummarizerSettings(backend="seq2seq", sentences=1, engine=engine))
    summary = made.summarize(TEXT)
    assert len(summary.sentences) == 1
    assert all(s.text in TEXT and s.origin == "replaced" and s.instead_of for s in summary.sentences)
    assert summary.read_share == 1.0
    assert made.signature in summary.signature
