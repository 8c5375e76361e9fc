"""What must be known before the work: the plan, and that a run which goes on is the same run."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from mt.batch.fields import Fields
from mt.batch.fingerprint import hash_parts, refuse_changed_listing, refuse_changed_rows, write_listing
from mt.batch.identity import Identity, differences, identity_of
from mt.batch.inputs import find_parts
from mt.batch.job import Part
from mt.batch.plan import Plan, make_plan
from mt.batch.state import LISTING, PLAN, SETTINGS, read_plan, write_plan
from mt.config import to_yaml
from mt.errors import ConfigError, DataError

if TYPE_CHECKING:
    from mt.batch.folder import Folder
    from mt.batch.run import Request, Watch
    from mt.pipeline import Pipeline

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A plan, what decides the output, and the fields of the input with what they hold."""

    plan: Plan
    identity: Identity
    fields: dict[str, str]
    made: dict[str, Any]
    """What the output is made with, as an article's attestation has it."""


def prepare(request: Request, folder: Folder, pipeline: Pipeline, watch: Watch) -> Prepared:
    """Return the plan of the run, made now or when the run began.

    Raises:
        ConfigError: the run began with another input, other settings or another model.
        DataError: the input is not there, holds no document, or cannot be read.
    """
    identity = identity_of(pipeline, request.asked)
    found = read_plan(folder)
    there = find_parts(request.source, request.choice)
    if found is not None:
        plan, values = found
        _refuse_other(folder, values["identity"], identity)
        parts = _refuse_changed(folder, plan.parts, there)
        return Prepared(Plan(parts, plan.shards), identity, values["fields"], _made(pipeline, parts))
    parts = tuple(_listed(folder, there) if there[0].kind == "documents" else hash_parts(there))
    fields = Fields(wanted=request.asked.form == "parquet")
    plan = make_plan(parts, request.asked, request.sizes, fields, watch.planning)
    if not plan.documents:
        raise DataError(f"{request.source}: no document in it: name a file or a folder that holds some")
    folder.write(SETTINGS, to_yaml(pipeline.settings).encode())
    write_plan(folder, plan, identity.values, fields.kinds)
    return Prepared(plan, identity, fields.kinds, _made(pipeline, parts))


def _listed(folder: Folder, parts: list[Part]) -> list[Part]:
    """Return a folder of documents as one file that lists them."""
    with folder.create(LISTING) as file:
        digest = write_listing(parts, file)
    return [Part(folder.where(LISTING), "documents", "documents", sha256=digest)]


def _refuse_other(folder: Folder, before: dict[str, Any], now: Identity) -> None:
    if Identity(before).sha256 != now.sha256:
        what = "; ".join(list(differences(before, dict(now.values)))[:3])
        raise ConfigError(f"{folder.where(PLAN)}: another run ({what}): give what it began with, or another --run")


def _refuse_changed(folder: Folder, before: tuple[Part, ...], now: list[Part]) -> tuple[Part, ...]:
    """Return the files as they are now, which must be those that the run began with."""
    if before[0].kind == "documents":
        refuse_changed_listing(BytesIO(folder.read(LISTING) or b""), now)
        return before
    hashed = hash_parts(now)
    refuse_changed_rows(before, hashed)
    return tuple(hashed)


def _made(pipeline: Pipeline, parts: tuple[Part, ...]) -> dict[str, Any]:
    from mt.records import Document

    made = dict(pipeline.attest(Document("input", ())))
    made["input"] = [{"name": part.name, "sha256": part.sha256} for part in parts]
    return made
