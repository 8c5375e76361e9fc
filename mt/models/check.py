"""What is looked at before a stored model is used: cheap on every start, thorough when something changed."""

from __future__ import annotations

import contextlib
import logging
from importlib.metadata import version
from typing import TYPE_CHECKING

from mt.errors import DataError
from mt.models.manifest import write_manifest
from mt.models.selftest import describe, refuse_failed, run_self_test, tested_variant

if TYPE_CHECKING:
    from pathlib import Path

    from mt.models.manifest import Manifest, SelfTest
    from mt.records import LocalModel

logger = logging.getLogger(__name__)


def ready(folder: Path, manifest: Manifest, variant: str) -> LocalModel:
    """Return a stored model for use; its sizes are compared, and it is tested again under another CTranslate2.

    Raises:
        DataError: a file is missing or has another size.
        EngineError: its self-test failed and was not forced.
    """
    _compare_sizes(folder, manifest, variant)
    result = manifest.self_test
    if variant == tested_variant(manifest) and (result is None or result.ctranslate2 != version("ctranslate2")):
        logger.info("%s: not yet tested with CTranslate2 %s: testing", manifest.name, version("ctranslate2"))
        result = _run(folder, manifest)
        # the bundled model may lie where we cannot write: it is tested each time, then
        with contextlib.suppress(OSError):
            write_manifest(manifest.model_copy(update={"self_test": result}), folder)
    if result:
        refuse_failed(manifest.name, result)
    return manifest.local(folder, variant)


def tested_again(folder: Path, manifest: Manifest) -> str:
    """Run the self-test whatever the manifest says; return what came of it in a phrase."""
    _compare_sizes(folder, manifest, tested_variant(manifest))
    result = _run(folder, manifest)
    refuse_failed(manifest.name, result)
    return f"{manifest.quality}; {describe(result)}"


def _run(folder: Path, manifest: Manifest) -> SelfTest:
    forced = manifest.self_test.forced if manifest.self_test else False
    result = run_self_test(manifest.local(folder, tested_variant(manifest)), manifest.task)
    return result.model_copy(update={"forced": forced and not result.passed})


def _compare_sizes(folder: Path, manifest: Manifest, variant: str) -> None:
    for name, record in manifest.files.items():
        path = folder / name
        if name.startswith(f"{variant}/") and (not path.is_file() or path.stat().st_size != record.bytes):
            raise DataError(f"{manifest.name}: {path} is missing or cut: `mt models verify {manifest.name}` checks all")
