"""The bundled models: small, whole, named for what they are, and run without torch."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from mt.models import info, resolve, self_test, verify
from mt.models.store import BUNDLED_FOLDERS

each = pytest.mark.parametrize(("name", "folder"), BUNDLED_FOLDERS.items())


@each
def test_every_file_of_it_is_as_its_manifest_says(name, folder):
    manifest = verify(name)
    on_disk = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    assert on_disk - {"calibration.json"} == {*manifest.files, "mt.json", "MODEL_CARD.md"}


@each
def test_it_is_at_most_40_mb(name, folder):
    assert sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) <= 40_000_000, name


@each
def test_its_card_and_its_manifest_say_the_same(name, folder):
    card, known = (folder / "MODEL_CARD.md").read_text(encoding="utf-8"), info(name)
    assert known.measured
    assert known.quality in card
    assert known.licence in card
    assert known.digests is not None
    assert known.digests["ct2-int8"] in card


@each
def test_it_passes_its_self_test(name, folder):
    assert "self-test passed: " in self_test(name)


def test_it_comes_with_the_package():
    """As package data, whatever is in the folder."""
    text = (Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8")
    assert '"models/bundled/**"' in text


def test_it_needs_its_sources_normalized():
    model = resolve("bundled", "ct2")
    assert (model.normalization, model.name) == ("full", "ar-en")


@pytest.mark.parametrize("library", ["torch", "transformers", "huggingface_hub", "sacrebleu"])
def test_translating_with_it_imports_no_heavy_library(library):
    program = (
        "import sys; from mt.config import EngineSettings; from mt.models import load;"
        "engine = load(EngineSettings(threads=1)).engine; print(engine.generate(['هذا كتاب جديد.'])[0].text);"
        f"sys.exit('{library}' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "book" in done.stdout


PARAGRAPH = [
    "The city council voted on Tuesday to close the old harbour bridge for repairs.",
    "Engineers found cracks in two of its six pillars last month, and they said that lorries must not cross it.",
    "The work begins in May and will take about ten weeks.",
    "Buses will use the northern bridge until then, and the council promised free parking near the station.",
]


def test_summarizing_with_it_imports_no_heavy_library_and_every_sentence_is_backed():
    program = (
        "import json, sys; from mt.config import EngineSettings, SummarizerSettings; from mt.summarize import"
        " load_summarizer; engine = EngineSettings(model='bundled-summarizer', threads=1);"
        "made = load_summarizer(SummarizerSettings(backend='seq2seq', sentences=2, engine=engine));"
        f"said = made.summarize({PARAGRAPH!r}).sentences;"
        "print(json.dumps([[s.text, s.segments, s.origin] for s in said]));"
        "sys.exit(any(name in sys.modules for name in ('torch', 'transformers', 'huggingface_hub')))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert 1 <= len(said) <= 2
    assert all(segments and origin != "unsupported" for _, segments, origin in said)
    assert sum(len(text.split()) for text, _, _ in said) < sum(len(text.split()) for text in PARAGRAPH)


def test_training_can_go_on_from_the_translator():
    """It is there in the published layout too, for training and for the other engine."""
    assert (resolve("bundled", "hf").path / "model.safetensors").is_file()
