"""Shards on Ray: actors that load the models once; Ray places them, starts them again and repeats what was lost."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING, Any

from mt.batch.work import Worker
from mt.errors import ConfigError, EngineError, MTError

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from mt.batch.job import Done, Shard
    from mt.batch.work import Tell, Work


def run_on_ray(
    work: Work, shards: Iterator[Shard], workers: int, address: str | None, tell: Tell
) -> Generator[Done, None, None]:
    """Yield what came of each shard, as they end. When this generator is closed, the actors end.

    Without an address, a Ray of this machine's own is started for the time of the job.

    Raises:
        ConfigError: Ray is not installed, the cluster is not there, or a node has another model.
        DataError: a file cannot be read or written.
    """
    ray, ours = _connected(address)
    actor = _actor_class(ray, work)
    hands = [actor.remote(work) for _ in range(workers)]
    try:
        yield from _Crew(ray, hands, shards).run(tell)
    finally:
        for hand in hands:
            with contextlib.suppress(Exception):  # the cluster may be gone, and the actors with it
                ray.kill(hand)
        if ours:
            ray.shutdown()


def _connected(address: str | None) -> tuple[Any, bool]:
    """Return Ray, connected, and whether the connection is ours to end."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nothing is sent anywhere
    try:
        import ray
    except ImportError as error:
        raise ConfigError("--runner ray needs: pip install 'mt[ray]'") from error
    if ray.is_initialized():
        return ray, False
    try:
        ray.init(address=address, include_dashboard=None if address else False, log_to_driver=False)
    except (ConnectionError, ValueError, RuntimeError) as error:
        raise ConfigError(f"--ray-address {address}: {error}") from error
    return ray, True


def _actor_class(ray: Any, work: Work) -> Any:
    """Return the class of the actors: as many cores each as the engine has threads, one where that is left open."""
    threads = work.settings.engine.threads or 1
    cuda = work.settings.engine.device == "cuda"
    # A killed actor is started again, on another node if need be, and its call repeated: a shard is the same twice.
    options = ray.remote(num_cpus=threads, num_gpus=int(cuda), max_restarts=-1, max_task_retries=-1)
    return options(_Actor)


class _Actor:
    """A worker, wherever Ray puts it."""

    def __init__(self, work: Work) -> None:
        from dataclasses import replace

        from mt.batch.local import with_threads

        self._work = replace(work, settings=with_threads(work.settings, work.settings.engine.threads or 1))
        self._worker: Worker | None = None

    def run(self, shard: Shard) -> Done:
        """Do a shard; the models are loaded for the first."""
        if self._worker is None:
            self._worker = Worker(self._work)
        return self._worker.run(shard, lambda _tally: None)


class _Crew:
    """Gives each actor a shard at a time, so that a job can be stopped between any two."""

    def __init__(self, ray: Any, hands: list[Any], shards: Iterator[Shard]) -> None:
        self._ray, self._shards = ray, shards
        self._idle = list(hands)
        self._doing: dict[Any, tuple[Any, Shard]] = {}
        self._finished: set[int] = set()

    def run(self, tell: Tell) -> Iterator[Done]:
        self._give()
        while self._doing:
            [ready], _ = self._ray.wait(list(self._doing), num_returns=1)
            hand, shard = self._doing.pop(ready)
            done = self._result(ready)
            self._idle.append(hand)
            if shard.number not in self._finished:
                self._finished.add(shard.number)
                self._forget_twins()
                tell(done.tally)
                yield done
            self._give()

    def _give(self) -> None:
        while self._idle:
            shard = next(self._shards, None) or self._straggler()
            if shard is None:
                return
            hand = self._idle.pop()
            self._doing[hand.run.remote(shard)] = hand, shard

    def _straggler(self) -> Shard | None:
        """Return a shard that only one actor is doing: it may be on a node that is lost, and nobody else has work."""
        doing = [shard for _, shard in self._doing.values()]
        return next((shard for shard in doing if doing.count(shard) == 1), None)

    def _forget_twins(self) -> None:
        """Wait no longer for what another has done; who still does it gets no more work."""
        self._doing = {ref: one for ref, one in self._doing.items() if one[1].number not in self._finished}

    def _result(self, ready: Any) -> Done:
        try:
            done: Done = self._ray.get(ready)
        except self._ray.exceptions.RayTaskError as error:
            if isinstance(error.cause, MTError):
                raise error.cause from error
            raise
        except self._ray.exceptions.RayError as error:
            raise EngineError(f"Ray gave a shard up: {' '.join(str(error).split())[:300]}") from error
        return done
