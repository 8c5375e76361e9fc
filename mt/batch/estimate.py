"""What a job would be: how many documents, and, by trying a few, how long it takes and what it holds."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from itertools import islice
from time import monotonic
from typing import TYPE_CHECKING

from mt.batch.folder import open_folder
from mt.batch.identity import identity_of
from mt.batch.job import Tally
from mt.batch.prepare import prepare
from mt.batch.work import Work, Worker
from mt.pipeline import Pipeline

if TYPE_CHECKING:
    from mt.batch.job import Done, Shard
    from mt.batch.run import Request

_TRIED = 32
_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Estimate:
    """Counts of the whole input; times and sizes carried over from the few documents that were tried."""

    documents: int
    shards: int
    megabytes: float
    repeated: int
    broken: int
    """Of those that were tried."""
    tried: int
    segments_per_second: float
    hours: float
    memory_mb: float
    output_megabytes: float


class _Silent:
    def planning(self, documents: int) -> None:
        pass

    def begin(self, total: int, done: Tally) -> None:
        pass

    def advance(self, tally: Tally) -> None:
        pass

    def merging(self) -> None:
        pass


def estimate(request: Request) -> Estimate:
    """Plan the job in a folder that is removed again, and do slices of shards from all over the input.

    Raises:
        DataError: the input cannot be read.
        EngineError: a model does not load.
    """
    with tempfile.TemporaryDirectory(prefix="mt-batch-") as scratch:
        folder = open_folder(scratch)
        pipeline = Pipeline.from_settings(
            request.settings.model_copy(update={"engine": request.settings.engine.model_copy(update={"threads": 1})})
        )
        ready = prepare(replace(request, run=scratch), folder, pipeline, _Silent())
        shards = ready.plan.shards
        work = Work(
            pipeline.settings,
            request.asked,
            request.sizes,
            ready.plan.parts,
            scratch,
            identity_of(pipeline, request.asked).sha256,
        )
        started = monotonic()
        tried = list(_tried(Worker(work, pipeline), shards, started))
        seconds = max(monotonic() - started, 1e-9)
    tally = sum((done.tally for done in tried), Tally())
    share = sum(shard.bytes for shard in shards) / max(sum(_slice(s).bytes for s in _spread(shards)[: len(tried)]), 1)
    return Estimate(
        documents=ready.plan.documents,
        shards=len(shards),
        megabytes=sum(shard.bytes for shard in shards) / 1e6,
        repeated=ready.plan.repeated,
        broken=tally.errors,
        tried=tally.documents,
        segments_per_second=tally.segments / seconds,
        hours=seconds * share / request.workers / 3600,
        memory_mb=max(done.peak_mb for done in tried) * request.workers,
        output_megabytes=sum(done.size for done in tried) * share / 1e6,
    )


def _tried(worker: Worker, shards: tuple[Shard, ...], started: float) -> list[Done]:
    done: list[Done] = []
    for shard in _spread(shards):
        done.append(worker.run(_slice(shard), lambda _tally: None))
        if monotonic() - started > _SECONDS:
            break
    worker.close()
    return done


def _spread(shards: tuple[Shard, ...]) -> list[Shard]:
    """Return four shards from all over the input."""
    step = max(1, len(shards) // 4)
    return list(islice(shards, 0, None, step))[:4]


def _slice(shard: Shard) -> Shard:
    """Return the first documents of a shard."""
    few = min(shard.documents, _TRIED // 4)
    return replace(shard, documents=few, bytes=round(shard.bytes * few / shard.documents))
