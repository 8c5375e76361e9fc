"""What an output was made with, so that it can be made again: models and their hashes, settings, versions, input."""

from __future__ import annotations

import hashlib
import platform
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from mt import __version__

if TYPE_CHECKING:
    from mt.config import Settings
    from mt.records import Document, LocalModel

LIBRARIES = {"ct2": ("ctranslate2", "sentencepiece"), "hf": ("torch", "transformers"), "echo": ()}


def attest(
    settings: Settings, model: LocalModel, engine: str, summarizer: str, document: Document
) -> dict[str, object]:
    """Return plain JSON values; no clock and no machine's name, so that the same input gives the same bytes."""
    return {
        "mt": __version__,
        "model": {"name": model.name, "sha256": model.digest, "quality": model.quality},
        "engine": engine,
        "summarizer": summarizer,
        # how systems are scored decides no output
        "settings": settings.model_dump(mode="json", exclude={"evaluation"}),
        "versions": {
            "python": platform.python_version(),
            **{name: version(name) for name in LIBRARIES[settings.engine.backend]},
        },
        "terms": {"names": _hash(settings.terms.names), "glossary": _hash(settings.terms.glossary)},
        "input": {"path": document.path, "sha256": document.sha256},
    }


def _hash(path: str | None) -> str | None:
    """Return the SHA-256 of a list of the user's, in hexadecimal."""
    return hashlib.sha256(Path(path).read_bytes()).hexdigest() if path else None
