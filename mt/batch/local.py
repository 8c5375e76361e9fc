"""Shards on this machine: one after the other, or in several processes, each with its own model."""

from __future__ import annotations

import logging
import multiprocessing
import signal
from dataclasses import dataclass, field, replace
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any

from mt.batch.job import Done, Tally
from mt.batch.work import Worker
from mt.engines.batching import usable_cores
from mt.errors import EngineError, MTError

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

    from mt.batch.job import Shard
    from mt.batch.work import Tell, Work
    from mt.config import Settings
    from mt.pipeline import Pipeline

logger = logging.getLogger(__name__)
_TRIES = 3
"""How often a shard may end the process that does it, before the job ends."""


def run_here(work: Work, pipeline: Pipeline, shards: Iterable[Shard], tell: Tell) -> Generator[Done, None, None]:
    """Yield what came of each shard, done in this process by an engine of several threads."""
    worker = Worker(work, pipeline)
    try:
        for shard in shards:
            yield worker.run(shard, tell)
    finally:
        worker.close()


def run_in_processes(work: Work, shards: Iterable[Shard], workers: int, tell: Tell) -> Generator[Done, None, None]:
    """Yield what came of each shard, as they end, done by several processes.

    A process that is killed is replaced and its shard done again. When this generator is closed, all end.

    Raises:
        EngineError: a shard ended its process three times.
    """
    settings = share_threads(work.settings, workers)
    pool = _Pool(replace(work, settings=settings), workers)
    try:
        yield from pool.run(iter(shards), tell)
    finally:
        pool.close()


def share_threads(settings: Settings, workers: int) -> Settings:
    """Return settings with the cores shared out among so many workers, where no number of threads was asked for."""
    return with_threads(settings, settings.engine.threads or max(1, usable_cores() // workers))


def with_threads(settings: Settings, threads: int) -> Settings:
    """Return settings whose engine has so many threads."""
    engine = settings.engine.model_copy(update={"threads": threads})
    return settings.model_copy(update={"engine": engine})


@dataclass(slots=True)
class _Hand:
    """One process, the pipe to it, and what it is doing."""

    process: BaseProcess
    pipe: Connection
    shard: Shard | None = None
    told: Tally = field(default_factory=Tally)
    """What it said of the shard so far: to be taken back if it dies."""


class _Pool:
    def __init__(self, work: Work, workers: int) -> None:
        self._work = work
        self._context = multiprocessing.get_context("spawn")
        self._tries: dict[int, int] = {}
        self._again: list[Shard] = []
        self._hands = [self._hire() for _ in range(workers)]

    def _hire(self) -> _Hand:
        ours, theirs = self._context.Pipe()
        level = logging.getLogger("mt").getEffectiveLevel()
        process = self._context.Process(target=_serve, args=(theirs, self._work, level), daemon=True)
        process.start()
        theirs.close()
        return _Hand(process, ours)

    def run(self, shards: Iterator[Shard], tell: Tell) -> Iterator[Done]:
        for hand in self._hands:
            self._give(hand, shards)
        while busy := [hand for hand in self._hands if hand.shard is not None]:
            ready = wait([hand.pipe for hand in busy])
            for hand in [hand for hand in busy if hand.pipe in ready]:
                done = self._hear(hand, tell)
                if done is not None:
                    yield done
                if hand.shard is None:
                    self._give(hand, shards)

    def _give(self, hand: _Hand, shards: Iterator[Shard]) -> None:
        hand.shard = self._again.pop() if self._again else next(shards, None)
        if hand.shard is not None:
            try:
                hand.pipe.send(hand.shard)
            except OSError:  # it is dead: reading from it will tell
                return

    def _hear(self, hand: _Hand, tell: Tell) -> Done | None:
        """Take one message from a worker; where it is dead, put another in its place."""
        try:
            said = hand.pipe.recv()
        except (EOFError, OSError):
            self._replace(hand, tell)
            return None
        match said:
            case Done():
                hand.shard, hand.told = None, Tally()
                return said
            case Tally():
                hand.told += said
                tell(said)
            case MTError():
                raise said
        return None

    def _replace(self, hand: _Hand, tell: Tell) -> None:
        shard = hand.shard
        tell(-hand.told)
        hand.pipe.close()
        hand.process.join()
        if shard is not None:
            tries = self._tries[shard.number] = self._tries.get(shard.number, 0) + 1
            logger.warning(
                "shard %d: its worker ended (exit %s), done again by another", shard.number, hand.process.exitcode
            )
            if tries >= _TRIES:
                first, last = shard.first + 1, shard.first + shard.documents
                raise EngineError(
                    f"documents {first} to {last} ended their worker {tries} times (exit {hand.process.exitcode}): "
                    "too little memory for so many --workers, or a document that brings the engine down"
                )
            self._again.append(shard)
        fresh = self._hire()
        hand.process, hand.pipe, hand.shard, hand.told = fresh.process, fresh.pipe, None, Tally()

    def close(self) -> None:
        """End all workers at once: what they were doing leaves nothing behind."""
        for hand in self._hands:
            hand.process.terminate()
        for hand in self._hands:
            hand.process.join()
            hand.pipe.close()


def _serve(pipe: Connection, work: Work, level: int) -> None:
    """Do shards until the other end is gone. Ctrl-C is for the one who started us."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.basicConfig(format="%(message)s", level=max(level, logging.WARNING))
    try:
        worker = Worker(work)
        while True:
            pipe.send(worker.run(pipe.recv(), pipe.send))
    except (EOFError, BrokenPipeError):
        return
    except MTError as error:
        _last_word(pipe, error)


def _last_word(pipe: Any, error: MTError) -> None:
    try:
        pipe.send(error)
    except OSError:
        return
