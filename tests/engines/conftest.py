"""Tiny models, once as the hub has them and once converted, for every engine."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from tiny_models import ARABIC_LINES, ENGLISH_LINES, build_bart, build_marian, build_t5

from mt.config import EngineSettings
from mt.engines import Engine, load_engine
from mt.records import LocalModel

KEPT = ("source.spm", "target.spm", "vocab.json", "tokenizer_config.json", "tokenizer.json")


@dataclass(frozen=True)
class Tiny:
    """One random model in both layouts, and sources that it can read."""

    hub: Path
    converted: Path
    sources: tuple[str, ...]
    forced_bos: str | None = None
    source_prefix: str = ""

    def engine(self, backend: str, **decoding) -> Engine:
        path, kind = (self.hub, "float32") if backend == "hf" else (self.converted, "float32")
        settings = EngineSettings(
            backend=backend,
            **{"compute_type": kind, "threads": 1, "max_decoding_length": 20, "max_source_length": 64} | decoding,
        )
        return load_engine(
            settings, LocalModel("tiny", path, "0" * 64, forced_bos=self.forced_bos, source_prefix=self.source_prefix)
        )


def convert(hub: Path, folder: Path) -> Path:
    from ctranslate2.converters import TransformersConverter
    from transformers import AutoTokenizer

    if not (hub / "source.spm").exists():
        AutoTokenizer.from_pretrained(hub).save_pretrained(hub)
    kept = [name for name in KEPT if (hub / name).exists()]
    TransformersConverter(str(hub), copy_files=kept).convert(str(folder))
    return folder


@pytest.fixture(scope="session")
def marian(tmp_path_factory):
    folder = tmp_path_factory.mktemp("marian")
    hub = build_marian(folder / "hub")
    mixed = ("</s> نص", "مرحبا 12, OK?", "ا", "😀 ١٢٣", "كتب " * 40)
    return Tiny(hub, convert(hub, folder / "converted"), (*ARABIC_LINES[:12], *mixed))


@pytest.fixture(scope="session")
def bart(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bart")
    hub = build_bart(folder / "hub")
    return Tiny(hub, convert(hub, folder / "converted"), (*ENGLISH_LINES[:10], "A </s> b"), forced_bos="<s>")


@pytest.fixture(scope="session")
def t5(tmp_path_factory):
    folder = tmp_path_factory.mktemp("t5")
    hub = build_t5(folder / "hub")
    return Tiny(hub, convert(hub, folder / "converted"), (*ENGLISH_LINES[:10], "x </s> y"))


@pytest.fixture
def tiny(request) -> Tiny:
    """The model that a test is parametrized with, by name."""
    return request.getfixturevalue(request.param)
