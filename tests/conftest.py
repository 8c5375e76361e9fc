"""Fixtures that several tests share, and the guard that keeps every test on this machine."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest
from guard import only_here, only_our_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    """Fail on any connection, and on any name looked up, that is not this machine's own."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex", "sendto"):
            patch.setattr(socket.socket, name, only_here(getattr(socket.socket, name)))
        patch.setattr(socket, "getaddrinfo", only_our_name(socket.getaddrinfo))
        yield


@pytest.fixture(scope="session")
def tiny_marian(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A random MarianMT in the hub's layout. Read it, never write into it."""
    from tiny_models import build_marian

    return build_marian(tmp_path_factory.mktemp("hub") / "tiny-marian")


@pytest.fixture(scope="session")
def tiny_bart(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A random BART in the hub's layout, without `tokenizer.json`. Read it, never write into it."""
    from tiny_models import build_bart

    return build_bart(tmp_path_factory.mktemp("hub") / "tiny-bart")


@pytest.fixture(scope="session")
def tiny_t5(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A random T5 in the hub's layout. Read it, never write into it."""
    from tiny_models import build_t5

    return build_t5(tmp_path_factory.mktemp("hub") / "tiny-t5")


@pytest.fixture(scope="session")
def tiny_marian_ct2(tiny_marian: Path) -> Path:
    """The same weights for CTranslate2, float32."""
    from tiny_models import convert

    return convert(tiny_marian)


@pytest.fixture(scope="session")
def tiny_bart_ct2(tiny_bart: Path) -> Path:
    """The same weights for CTranslate2, float32."""
    from tiny_models import convert

    return convert(tiny_bart)


@pytest.fixture(scope="session")
def tiny_t5_ct2(tiny_t5: Path) -> Path:
    """The same weights for CTranslate2, float32."""
    from tiny_models import convert

    return convert(tiny_t5)
