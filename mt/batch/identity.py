"""What decides the output of a run, and its hash: a run that goes on must be the same run."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from mt.records import Document

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mt.batch.job import Asked
    from mt.pipeline import Pipeline

_FREE = ("threads", "batch_tokens")
"""Settings of an engine that change speed and memory alone."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What decides the output, as plain JSON values."""

    values: Mapping[str, Any]

    @property
    def sha256(self) -> str:
        """The hash of all of it, in hexadecimal."""
        text = json.dumps(self.values, sort_keys=True, ensure_ascii=True)
        return hashlib.sha256(text.encode()).hexdigest()


def identity_of(pipeline: Pipeline, asked: Asked) -> Identity:
    """Return what decides the output of a pipeline that is asked for this, the input left out."""
    made: dict[str, Any] = dict(pipeline.attest(Document("input", ())))
    del made["input"]
    made["versions"] = {name: version for name, version in made["versions"].items() if name != "python"}
    # through JSON, so that what was read from a file is equal to what is computed
    values: dict[str, Any] = json.loads(json.dumps({**made, "asked": asdict(asked)}))
    for section in ("engine", "repair", "summarizer"):
        _drop_free(values["settings"][section])
    return Identity(values)


def _drop_free(section: dict[str, Any]) -> None:
    for key in _FREE:
        section.pop(key, None)
    if isinstance(section.get("engine"), dict):
        _drop_free(section["engine"])


def differences(before: Mapping[str, Any], now: Mapping[str, Any], above: str = "") -> Iterator[str]:
    """Yield what differs between two identities, as `key: then, now`."""
    for key in sorted({*before, *now}):
        name = f"{above}{key}"
        old, new = before.get(key), now.get(key)
        if isinstance(old, dict) and isinstance(new, dict):
            yield from differences(old, new, f"{name}.")
        elif old != new:
            yield f"{name}: {old} then, {new} now"
