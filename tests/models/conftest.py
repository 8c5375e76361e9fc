"""A store of their own for the tests of models, and a model in it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def store(tmp_path, monkeypatch) -> Path:
    """An empty cache; returns the folder that models come to lie in."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "mt" / "models"


@pytest.fixture(scope="session")
def built_marian(tmp_path_factory, tiny_marian) -> Path:
    """A cache that the tiny model was taken into once; copied for each test that asks for it."""
    from mt.models import pull

    base = tmp_path_factory.mktemp("built")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(base))
        pull(str(tiny_marian), force=True)
    return base / "mt" / "models"


@pytest.fixture
def marian(store, built_marian) -> Path:
    """The folder of the stored tiny model, in a store of its own; its name is `tiny-marian`."""
    shutil.copytree(built_marian, store)
    [folder] = store.iterdir()
    return folder
