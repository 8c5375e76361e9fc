"""Which weights there are, where they lie, how they get here; and an engine with one of them loaded."""

from mt.models.archive import export, import_
from mt.models.catalogue import BUNDLED, BUNDLED_SUMMARIZER, CATALOGUE
from mt.models.listing import ModelInfo, info, list_models
from mt.models.load import System, load
from mt.models.pull import pull
from mt.models.resolve import resolve, self_test
from mt.models.store import cache_dir, remove, verify

__all__ = [
    "BUNDLED",
    "BUNDLED_SUMMARIZER",
    "CATALOGUE",
    "ModelInfo",
    "System",
    "cache_dir",
    "export",
    "import_",
    "info",
    "list_models",
    "load",
    "pull",
    "remove",
    "resolve",
    "self_test",
    "verify",
]
