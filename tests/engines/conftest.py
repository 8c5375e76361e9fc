"""Tiny models, once as the hub has them and once converted, for every engine."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from tiny_models import ARABIC_LINES, ENGLISH_LINES

from mt.config import EngineSettings
from mt.engines import Engine, load_engine
from mt.records import LocalModel


@dataclass(frozen=True)
class Tiny:
    """One random model in both layouts, and sources that it can read."""

    hub: Path
    converted: Path
    sources: tuple[str, ...]
    forced_bos: str | None = None
    source_prefix: str = ""

    def engine(self, backend: str, **decoding) -> Engine:
        path = self.hub if backend == "hf" else self.converted
        settings = EngineSettings(
            backend=backend,
            **{"compute_type": "float32", "threads": 1, "max_decoding_length": 20, "max_source_length": 64} | decoding,
        )
        return load_engine(
            settings, LocalModel("tiny", path, "0" * 64, forced_bos=self.forced_bos, source_prefix=self.source_prefix)
        )


@pytest.fixture(scope="session")
def marian(tiny_marian, tiny_marian_ct2):
    mixed = ("</s> نص", "مرحبا 12, OK?", "ا", "😀 ١٢٣", "كتب " * 40)
    return Tiny(tiny_marian, tiny_marian_ct2, (*ARABIC_LINES[:12], *mixed))


@pytest.fixture(scope="session")
def bart(tiny_bart, tiny_bart_ct2):
    return Tiny(tiny_bart, tiny_bart_ct2, (*ENGLISH_LINES[:10], "A </s> b"), forced_bos="<s>")


@pytest.fixture(scope="session")
def t5(tiny_t5, tiny_t5_ct2):
    return Tiny(tiny_t5, tiny_t5_ct2, (*ENGLISH_LINES[:10], "x </s> y"))


@pytest.fixture
def tiny(request) -> Tiny:
    """The model that a test is parametrized with, by name."""
    return request.getfixturevalue(request.param)
