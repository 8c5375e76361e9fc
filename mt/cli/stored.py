"""Hypotheses that this machine made, kept in files with an attestation: nothing is translated twice."""

from __future__ import annotations

import hashlib
import json
import logging
import re
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from mt.cli.files import output
from mt.cli.options import report_trouble
from mt.errors import DataError

if TYPE_CHECKING:
    from mt.pipeline import Pipeline
    from mt.scores import EvaluationSet, SystemOutput

logger = logging.getLogger(__name__)

SCHEMA = "mt.hypotheses/1"
_WINDOW = 512  # segments translated together


def translate_set(pipeline: Pipeline, test_set: EvaluationSet, folder: Path, name: str | None) -> SystemOutput:
    """Return what the pipeline makes of the sources, read from `folder` where the same system made them before.

    The file beside the hypotheses says what they were made with; they are used again only while their own hash, the
    sources, the system's signature and our version are what it says.

    Raises:
        DataError: a file cannot be written.
    """
    from mt.evaluate import read_hypotheses

    engine = pipeline.settings.engine
    name = name or ("echo" if engine.backend == "echo" else Path(engine.model).name)
    attestation = _attestation(pipeline, test_set)
    key = hashlib.sha256(json.dumps(attestation, sort_keys=True).encode()).hexdigest()[:8]
    safe = re.sub(r"[^\w.-]+", "-", f"{test_set.name}.{name}")
    path = folder / f"{safe}.{key}.txt"
    if _stands(path, attestation):
        logger.info("%s: translated before, used again", path)
    else:
        _translate(pipeline, test_set, path, attestation)
    return read_hypotheses(path, test_set, name, str(attestation["system"]))


def system_signature(pipeline: Pipeline) -> str:
    """Return the engine's signature with what else decides the output: whether and with what segments are mended."""
    repair = pipeline.settings.repair
    mended = "no" if not repair.enabled else repair.engine.model if repair.engine else "own"
    return f"{pipeline.engine.signature}|repair:{mended}"


def _attestation(pipeline: Pipeline, test_set: EvaluationSet) -> dict[str, Any]:
    from mt import __version__

    sources = "".join(f"{len(source)}:{source}\n" for source in test_set.sources)
    return {
        "schema": SCHEMA,
        "mt": __version__,
        "system": system_signature(pipeline),
        "model": {"name": pipeline.model.name, "sha256": pipeline.model.digest},
        "sources_sha256": hashlib.sha256(sources.encode("utf-8", "surrogatepass")).hexdigest(),
        "segments": len(test_set.rows),
    }


def _stands(path: Path, attestation: dict[str, Any]) -> bool:
    try:
        written = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
    except (OSError, ValueError):  # not there, or not whole: then it is made again
        return False
    return bool(written == {**attestation, "hypotheses_sha256": digest})


def _translate(pipeline: Pipeline, test_set: EvaluationSet, path: Path, attestation: dict[str, Any]) -> None:
    """Write the hypotheses, then what they were made with; the latter not where a segment could not be translated."""
    from mt.pipeline import joined
    from mt.records import Block, Document

    documents = [
        Document(row.id, (Block(source),) if (source := row.source.replace("\n", " ").strip()) else ())
        for row in test_set.rows
    ]
    started = monotonic()
    lines: list[str] = []
    failed = 0
    for translated in pipeline.stream(documents, _WINDOW):
        if translated.error:
            report_trouble(translated)
        failed += translated.error is not None
        lines.append(" ".join(joined(translated).split("\n")) + "\n")
    seconds = monotonic() - started
    logger.info("%s: %d segments in %.1f s, %.1f a second", path, len(lines), seconds, len(lines) / max(seconds, 1e-9))
    make_folder(path.parent)
    text = "".join(lines)
    with output(path) as write:
        write(text)
    if not failed:
        digest = hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()
        with output(path.with_suffix(".json")) as write:
            write(json.dumps({**attestation, "hypotheses_sha256": digest}, ensure_ascii=False, indent=1) + "\n")


def make_folder(folder: Path) -> None:
    """Make a folder and those above it.

    Raises:
        DataError: it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DataError(f"{folder}: cannot be made: {error.strerror}") from error
