"""What a run folder says of itself: its plan, and run.json, which is for people and programs."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from mt.batch.job import Part, Shard
from mt.batch.plan import Plan
from mt.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mt.batch.folder import Folder

PLAN, PLAN_SHARDS, LISTING, RUN, SETTINGS = (
    "plan/plan.json",
    "plan/shards.jsonl",
    "plan/documents.jsonl",
    "run.json",
    "settings.yaml",
)
SCHEMA = "mt.run/1"


def write_plan(folder: Folder, plan: Plan, identity: Mapping[str, Any], fields: Mapping[str, str]) -> None:
    """Write a plan; plan.json comes last, and where it is, all of it is."""
    with folder.create(PLAN_SHARDS) as file:
        for shard in plan.shards:
            file.write((json.dumps(asdict(shard)) + "\n").encode())
    values = {
        "schema": SCHEMA,
        "identity": identity,
        "documents": plan.documents,
        "shards": len(plan.shards),
        "fields": fields,
        "parts": [asdict(part) for part in plan.parts],
    }
    folder.write(PLAN, as_json(values))


def read_plan(folder: Folder) -> tuple[Plan, dict[str, Any]] | None:
    """Return the plan of the run and its values; none where none was finished.

    Raises:
        ConfigError: it is not whole, or another version's.
    """
    data = folder.read(PLAN)
    if data is None:
        return None
    try:
        values = json.loads(data)
        lines = (folder.read(PLAN_SHARDS) or b"").split(b"\n")[:-1]
        shards = tuple(Shard(**json.loads(line)) for line in lines)
        parts = tuple(Part(**part) for part in values["parts"])
        whole = values["schema"] == SCHEMA and len(shards) == values["shards"]
    except (ValueError, KeyError, TypeError):
        whole = False
    if not whole:
        raise ConfigError(f"{folder.where(PLAN)}: not a plan that this version reads: name another --run")
    return Plan(parts, shards), values


def as_json(values: Mapping[str, Any]) -> bytes:
    """Return values as JSON for a file."""
    return (json.dumps(values, ensure_ascii=True, indent=1) + "\n").encode()
