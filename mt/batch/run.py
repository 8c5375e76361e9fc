"""A batch job from its input to its output: plan, run what is not done, merge. Starting again goes on."""

from __future__ import annotations

from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING, Literal, Protocol, assert_never

from mt.batch.attempt import open_attempt
from mt.batch.folder import open_folder
from mt.batch.job import Asked, DatasetChoice, Sizes, Tally
from mt.batch.local import run_here, run_in_processes
from mt.batch.merge import finished, merge, merged_before, read_done
from mt.batch.prepare import prepare
from mt.batch.summary import write_report
from mt.batch.work import SHARDS, Work
from mt.pipeline import Pipeline

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    from mt.batch.folder import Folder
    from mt.batch.job import Done, Shard
    from mt.batch.prepare import Prepared
    from mt.config import Settings

Runner = Literal["local", "ray"]
State = Literal["complete", "interrupted", "out of time", "too many errors"]


@dataclass(frozen=True, slots=True)
class Request:
    """What a user asks for."""

    source: str
    run: str
    settings: Settings
    asked: Asked = field(default_factory=Asked)
    sizes: Sizes = field(default_factory=Sizes)
    choice: DatasetChoice = field(default_factory=DatasetChoice)
    runner: Runner = "local"
    workers: int = 1
    ray_address: str | None = None
    max_errors: int | None = None
    time_limit: float | None = None
    """Seconds after which no shard is begun."""


class Watch(Protocol):
    """Hears how far a job is."""

    def planning(self, documents: int) -> None:
        """So many documents were read while planning."""
        ...

    def begin(self, total: int, done: Tally) -> None:
        """The work begins: so many documents are to be done, this much was done before."""
        ...

    def advance(self, tally: Tally) -> None:
        """A window is done."""
        ...

    def merging(self) -> None:
        """All shards are done."""
        ...


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a start of a job ended."""

    state: State
    documents: int
    """Of the input, as far as it is asked for; 0 where the job was interrupted before that was known."""
    tally: Tally
    output: str
    repeated: int = 0


def run_batch(request: Request, watch: Watch, pipeline: Pipeline | None = None) -> Outcome:
    """Do a job, or go on with it; return how it ended. A pipeline that is given is used in this process.

    Raises:
        ConfigError: the run folder is another run's or another process works on it; the input changed.
        DataError: a file cannot be read or written.
        EngineError: a model does not load.
    """
    folder = open_folder(request.run)
    with folder.lock():
        try:
            return _Start(request, folder, pipeline or Pipeline.from_settings(request.settings), watch).outcome()
        except KeyboardInterrupt:
            return Outcome("interrupted", 0, Tally(), "")


@dataclass(frozen=True, slots=True)
class _Start:
    """One start of a job: what is asked, where, with what, and who hears of it."""

    request: Request
    folder: Folder
    pipeline: Pipeline
    watch: Watch

    def outcome(self) -> Outcome:
        ready = prepare(self.request, self.folder, self.pipeline, self.watch)
        shards = ready.plan.shards
        done = finished(self.folder, shards)
        before = _sum(self.folder, [shard for shard in shards if shard.number in done])
        if len(done) == len(shards) and (output := merged_before(self.folder, self.request.asked.form)):
            return Outcome("complete", ready.plan.documents, before, self.folder.where(output), ready.plan.repeated)
        attempt = open_attempt(self.folder, ready, self.request, before)
        self.watch.begin(ready.plan.documents, before)
        state, tally = self._run(ready, [shard for shard in shards if shard.number not in done], before)
        output = self._merge(ready, len(attempt.values["starts"])) if state == "complete" else ""
        attempt.close(state, tally, output)
        return Outcome(state, ready.plan.documents, tally, self.folder.where(output), ready.plan.repeated)

    def _merge(self, ready: Prepared, starts: int) -> str:
        self.watch.merging()
        write_report(self.folder, ready.plan.shards, self.request.source, ready.made, starts)
        return merge(self.folder, ready.plan.shards, self.request.asked.form, ready.fields)

    def _run(self, ready: Prepared, todo: Sequence[Shard], tally: Tally) -> tuple[State, Tally]:
        """Do the shards until they are done, or something says stop; return what, and all that is done."""
        limit = self.request.time_limit
        shards = _until(monotonic() + limit, todo) if limit else iter(todo)
        left = len(todo)
        stream = self._stream(ready, shards)
        try:
            if self._too_many(tally):
                return "too many errors", tally
            for done in stream:
                tally, left = tally + done.tally, left - 1
                if self._too_many(tally):
                    return "too many errors", tally
        except KeyboardInterrupt:
            return "interrupted", tally
        finally:
            stream.close()
            self.folder.tidy(SHARDS)
        return ("out of time" if left else "complete"), tally

    def _stream(self, ready: Prepared, shards: Iterator[Shard]) -> Generator[Done, None, None]:
        request, tell = self.request, self.watch.advance
        work = Work(
            self.pipeline.settings,
            request.asked,
            request.sizes,
            ready.plan.parts,
            self.folder.address,
            ready.identity.sha256,
        )
        match request.runner:
            case "local":
                if request.workers == 1:
                    return run_here(work, self.pipeline, shards, tell)
                return run_in_processes(work, shards, request.workers, tell)
            case "ray":
                from mt.batch.ray_runner import run_on_ray

                return run_on_ray(work, shards, request.workers, request.ray_address, tell)
            case unknown:
                assert_never(unknown)

    def _too_many(self, tally: Tally) -> bool:
        return self.request.max_errors is not None and tally.errors > self.request.max_errors


def _until(deadline: float, shards: Sequence[Shard]) -> Iterator[Shard]:
    for shard in shards:
        if monotonic() >= deadline:
            return
        yield shard


def _sum(folder: Folder, shards: Sequence[Shard]) -> Tally:
    total = Tally()
    for shard in shards:
        done = read_done(folder, shard)
        total += done.tally if done else Tally()
    return total
