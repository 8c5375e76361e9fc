"""Hypotheses that this machine made, kept in files with an attestation: nothing is translated twice."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import platform
import re
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from mt.cli.files import output
from mt.cli.options import report_trouble
from mt.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Callable

    from mt.config import SummarizerSettings
    from mt.pipeline import Pipeline
    from mt.records import TranslatedDocument
    from mt.scores import EvaluationSet, SystemOutput

logger = logging.getLogger(__name__)

SCHEMA = "mt.hypotheses/1"
_WINDOW = 512  # segments translated together


@dataclass(frozen=True, slots=True)
class Written:
    """Hypotheses as lines, and how far each is to be trusted; `whole` says that none is missing for an error."""

    lines: list[str]
    confidences: list[float | None] | None
    whole: bool = True


def translate_set(pipeline: Pipeline, test_set: EvaluationSet, folder: Path, name: str | None) -> SystemOutput:
    """Return what the pipeline makes of the sources, read from `folder` where the same system made them before.

    Raises:
        DataError: a file cannot be written.
    """
    from mt.fidelity.confidence import calibration_of

    engine = pipeline.settings.engine
    name = name or ("echo" if engine.backend == "echo" else Path(engine.model).name)
    calibration = calibration_of(pipeline.model)
    said = {
        "system": system_signature(pipeline),
        "model": {"name": pipeline.model.name, "sha256": pipeline.model.digest},
        "usable_chrf": calibration.usable_chrf if calibration else None,
    }
    return _stored(test_set, folder, name, said, lambda: _translated(pipeline, test_set))


def summarize_set(
    settings: SummarizerSettings, test_set: EvaluationSet, folder: Path, name: str | None
) -> SystemOutput:
    """Return what the summarizer makes of the sources, read from `folder` where the same one made them before.

    Raises:
        DataError: a file cannot be written.
    """
    from mt.segment import split_text
    from mt.summarize import load_summarizer

    made = load_summarizer(settings)
    model = settings.engine.model if settings.engine and settings.backend == "seq2seq" else settings.backend

    def summaries() -> Written:
        texts = ([piece for piece, _ in split_text(source) if piece] for source in test_set.sources)
        return Written([_line(made.summarize(pieces).text) for pieces in texts], None)

    return _stored(test_set, folder, name or Path(model).name, {"system": made.signature}, summaries)


def system_signature(pipeline: Pipeline) -> str:
    """Return the engine's signature with what else decides the output: whether and with what segments are mended."""
    repair = pipeline.settings.repair
    mended = "no" if not repair.enabled else repair.engine.model if repair.engine else "own"
    return f"{pipeline.engine.signature}|repair:{mended}"


def _stored(
    test_set: EvaluationSet, folder: Path, name: str, said: dict[str, Any], make: Callable[[], Written]
) -> SystemOutput:
    """Return the hypotheses that `make` gives, or gave before: the file beside them says what they were made with.

    They are used again only while their own hash, the sources, the system's signature and our version are what it says.
    """
    attestation = _attestation(test_set, said)
    key = hashlib.sha256(json.dumps(attestation, sort_keys=True).encode()).hexdigest()[:8]
    safe = re.sub(r"[^\w.-]+", "-", f"{test_set.name}.{name}")
    path = folder / f"{safe}.{key}.txt"
    if _stands(path, attestation):
        logger.info("%s: made before, used again", path)
    else:
        _write(path, attestation, make)
    return _read(path, test_set, name, said)


def _attestation(test_set: EvaluationSet, said: dict[str, Any]) -> dict[str, Any]:
    from mt import __version__

    sources = "".join(f"{len(source)}:{source}\n" for source in test_set.sources)
    return {
        "schema": SCHEMA,
        "mt": __version__,
        **said,
        "sources_sha256": hashlib.sha256(sources.encode("utf-8", "surrogatepass")).hexdigest(),
        "segments": len(test_set.rows),
    }


def _stands(path: Path, attestation: dict[str, Any]) -> bool:
    try:
        written = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
    except (OSError, ValueError):  # not there, or not whole: then it is made again
        return False
    wanted = {**attestation, "hypotheses_sha256": digest}
    return isinstance(written, dict) and {key: written.get(key) for key in wanted} == wanted


def _write(path: Path, attestation: dict[str, Any], make: Callable[[], Written]) -> None:
    """Write the hypotheses, then what they were made with; the latter not where a segment could not be translated."""
    started = monotonic()
    made = make()
    seconds = monotonic() - started
    count = len(made.lines)
    logger.info("%s: %d segments in %.1f s, %.1f a second", path, count, seconds, count / max(seconds, 1e-9))
    make_folder(path.parent)
    text = "".join(f"{line}\n" for line in made.lines)
    with output(path) as write:
        write(text)
    if not made.whole:
        return
    kept = {
        **attestation,
        "hypotheses_sha256": hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest(),
        "machine": _machine(),
        "seconds": round(seconds, 3),
        "confidences": made.confidences,
    }
    with output(path.with_suffix(".json")) as write:
        write(json.dumps(kept, ensure_ascii=False, indent=1) + "\n")


def _read(path: Path, test_set: EvaluationSet, name: str, said: dict[str, Any]) -> SystemOutput:
    """Return stored hypotheses with what their attestation says of them."""
    import dataclasses

    from mt.evaluate import read_hypotheses
    from mt.scores import Made, Trust

    read = read_hypotheses(path, test_set, name, str(said["system"]))
    try:
        kept = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    except FileNotFoundError:  # a segment failed: nothing is attested
        return read
    model = kept.get("model", {})
    made = Made(model.get("name"), model.get("sha256"), kept["machine"], kept["seconds"])
    usable, values = kept.get("usable_chrf"), kept.get("confidences")
    trust = Trust(tuple(values), usable) if values and usable is not None else None
    return dataclasses.replace(read, made=made, trust=trust)


def _translated(pipeline: Pipeline, test_set: EvaluationSet) -> Written:
    from mt.pipeline import joined
    from mt.records import Block, Document

    documents = [
        Document(row.id, (Block(source),) if (source := row.source.replace("\n", " ").strip()) else ())
        for row in test_set.rows
    ]
    done = list(pipeline.stream(documents, _WINDOW))
    for translated in done:
        if translated.error:
            report_trouble(translated)
    return Written(
        [_line(joined(translated)) for translated in done],
        [_confidence(translated) for translated in done],
        whole=not any(translated.error for translated in done),
    )


def _confidence(translated: TranslatedDocument) -> float | None:
    """Return the confidence of what was translated in one piece: a calibration is of single segments."""
    if len(translated.translations) != 1 or translated.translations[0].confidence is None:
        return None
    return translated.translations[0].confidence.value


def _line(text: str) -> str:
    return " ".join(text.split("\n"))


def _machine() -> str:
    """Return what processor this is and how much of it may be used."""
    from mt.engines.batching import usable_cores

    try:
        with open("/proc/cpuinfo", encoding="utf-8", errors="replace") as lines:  # noqa: PTH123 - read line by line
            found = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")
    except OSError:  # another system than Linux
        found = ""
    cores = usable_cores()
    return f"{found or platform.machine()}, {cores} core{'s' * (cores != 1)} of {os.cpu_count()}"


def make_folder(folder: Path) -> None:
    """Make a folder and those above it.

    Raises:
        DataError: it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DataError(f"{folder}: cannot be made: {error.strerror}") from error
