"""One start of a run, in run.json: when it began, how it ended, and what all starts together came to."""

from __future__ import annotations

import json
import os
import socket
from dataclasses import asdict, dataclass
from time import time
from typing import TYPE_CHECKING, Any

from mt.batch.state import RUN, SCHEMA, as_json

if TYPE_CHECKING:
    from mt.batch.folder import Folder
    from mt.batch.job import Tally
    from mt.batch.prepare import Prepared
    from mt.batch.run import Request


@dataclass(frozen=True, slots=True)
class Attempt:
    """A start whose beginning is written down."""

    folder: Folder
    values: dict[str, Any]
    started: float
    before: Tally

    def close(self, state: str, tally: Tally, output: str) -> None:
        """Write how it ended."""
        seconds = time() - self.started
        start = self.values["starts"][-1]
        start.update(
            {"seconds": round(seconds, 3), "ended": state, "documents": tally.documents - self.before.documents}
        )
        self.values.update(
            state=state, counts=asdict(tally), output=output or None, rates=_rates(self.before, tally, seconds)
        )
        self.folder.write(RUN, as_json(self.values))


def open_attempt(folder: Folder, ready: Prepared, request: Request, before: Tally) -> Attempt:
    """Write down that a start begins, beside those that were before; return it."""
    try:
        starts = json.loads(folder.read(RUN) or b"{}").get("starts", [])
    except ValueError:  # for people: a damaged one is no reason to stop
        starts = []
    now = time()
    start = {
        "began": round(now, 3),
        "host": socket.gethostname(),
        "process": os.getpid(),
        "runner": request.runner,
        "workers": request.workers,
    }
    values = {
        "schema": SCHEMA,
        "state": "running",
        "identity_sha256": ready.identity.sha256,
        "documents": ready.plan.documents,
        "duplicate_ids": ready.plan.repeated,
        "shards": len(ready.plan.shards),
        "counts": asdict(before),
        "made_with": ready.made,
        "starts": [*starts, start],
    }
    folder.write(RUN, as_json(values))
    return Attempt(folder, values, now, before)


def _rates(before: Tally, after: Tally, seconds: float) -> dict[str, float]:
    """Return what this start did in a second, and the share of it that was not decoding, by one worker's clock."""
    per_second = {
        "documents_per_second": after.documents - before.documents,
        "segments_per_second": after.segments - before.segments,
        "source_tokens_per_second": after.tokens - before.tokens,
    }
    return {name: round(count / max(seconds, 1e-9), 3) for name, count in per_second.items()}
