"""An engine that knows how long it decoded."""

from __future__ import annotations

from contextlib import contextmanager
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mt.engines import Engine
    from mt.records import Hypothesis


class Clock:
    """Counts the seconds in which at least one call is in an engine, or in one made of it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._inside = 0
        self._since = 0.0
        self._seconds = 0.0

    @property
    def seconds(self) -> float:
        """Seconds so far, those of a call that is not over included."""
        with self._lock:
            return self._seconds + (monotonic() - self._since if self._inside else 0.0)

    @contextmanager
    def running(self) -> Iterator[None]:
        """Count the time of a block; blocks of several threads that overlap are counted once."""
        with self._lock:
            self._since = monotonic() if not self._inside else self._since
            self._inside += 1
        try:
            yield
        finally:
            with self._lock:
                self._inside -= 1
                self._seconds += monotonic() - self._since if not self._inside else 0.0


class TimedEngine:
    """Hands everything on to an engine, and lets a clock run while that decodes."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine, self._clock = engine, clock
        self.signature, self.lanes = engine.signature, engine.lanes

    def generate(self, sources: Sequence[str]) -> list[Hypothesis]:
        """Return what the engine generates."""
        with self._clock.running():
            return self._engine.generate(sources)

    def attend(self, sources: Sequence[str]) -> list[Hypothesis]:
        """Return what the engine generates, with its attention."""
        with self._clock.running():
            return self._engine.attend(sources)

    def propose(self, sources: Sequence[str], count: int) -> list[list[Hypothesis]]:
        """Return what the engine proposes."""
        with self._clock.running():
            return self._engine.propose(sources, count)

    def with_decoding(self, **changes: float) -> TimedEngine:
        """Return the engine with other decoding settings, on the same clock."""
        return TimedEngine(self._engine.with_decoding(**changes), self._clock)

    def count_tokens(self, source: str) -> int:
        """Return what the engine counts."""
        return self._engine.count_tokens(source)
