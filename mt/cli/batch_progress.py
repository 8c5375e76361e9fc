"""How far a batch job is: a bar on a terminal, a line a minute elsewhere, or lines of JSON."""

from __future__ import annotations

import contextlib
import json
import logging
import sys
from time import monotonic, time
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mt.batch.job import Tally
    from mt.batch.run import Watch

logger = logging.getLogger(__name__)
_MINUTE = 60.0


class Show(Protocol):
    """Puts the state of a job somewhere."""

    def __call__(self, now: dict[str, Any], *, last: bool) -> None:
        """Show it."""
        ...


class Meter:
    """Adds up what is done and computes the rates of this start."""

    def __init__(self, show: Show, every: float) -> None:
        self._show, self._every = show, every
        self._tally: Tally | None = None
        self._total = 0
        self._before = 0
        self._began = self._shown = monotonic()

    def planning(self, documents: int) -> None:
        """Show how many documents were read while planning."""
        self._maybe({"planned": documents})

    def begin(self, total: int, done: Tally) -> None:
        """Start the clock."""
        self._total, self._tally, self._before = total, done, done.documents
        self._segments, self._tokens = done.segments, done.tokens
        self._began = self._shown = monotonic()
        self._show(self._now(), last=False)

    def advance(self, tally: Tally) -> None:
        """Add a window."""
        self._tally = self._tally + tally if self._tally else tally
        self._maybe(self._now())

    def merging(self) -> None:
        """Show the last state."""
        self._show(self._now(), last=True)

    def _maybe(self, now: dict[str, Any]) -> None:
        if monotonic() - self._shown >= self._every:
            self._shown = monotonic()
            self._show(now, last=False)

    def _now(self) -> dict[str, Any]:
        tally = self._tally
        if tally is None:
            return {}
        seconds = max(monotonic() - self._began, 1e-9)
        new = tally.documents - self._before
        left = (self._total - tally.documents) * seconds / new if new else None
        return {
            "documents": tally.documents,
            "total": self._total,
            "segments_per_second": round((tally.segments - self._segments) / seconds, 1),
            "source_tokens_per_second": round((tally.tokens - self._tokens) / seconds, 1),
            "seconds_left": None if left is None else round(max(left, 0.0)),
            "findings": sum(n for code, n in tally.findings.items() if not code.startswith("info:")),
            "errors": tally.errors,
        }


@contextlib.contextmanager
def progress(*, quiet: bool, log_json: bool) -> Iterator[Watch]:
    """Give what shows how far a job is on standard error."""
    if log_json:
        yield Meter(_json_line, _MINUTE)
    elif quiet:
        yield Meter(_nothing, _MINUTE)
    elif sys.stderr.isatty():
        with _bar() as show:
            yield Meter(show, 0.5)
    else:
        yield Meter(_line, _MINUTE)


def _nothing(now: dict[str, Any], *, last: bool) -> None:
    """Show nothing."""
    del now, last


def _json_line(now: dict[str, Any], *, last: bool) -> None:
    sys.stderr.write(json.dumps({"time": round(time(), 3), "last": last, **now}) + "\n")
    sys.stderr.flush()


def _line(now: dict[str, Any], *, last: bool) -> None:
    if "planned" in now:
        logger.info("planning: %s documents", f"{now['planned']:,}")
    elif now and not (last and now["documents"] == 0):
        logger.info("%s", _words(now))


def _words(now: dict[str, Any]) -> str:
    left = now["seconds_left"]
    return (
        f"{now['documents']:,} of {now['total']:,} documents, {now['segments_per_second']} segments/s, "
        f"{now['source_tokens_per_second']} source tokens/s, {_clock(left)} left, "
        f"{now['findings']:,} findings, {now['errors']:,} errors"
    )


def _clock(seconds: int | None) -> str:
    if seconds is None:
        return "?"
    hours, minutes = divmod(round(seconds / 60), 60)
    return f"{hours} h {minutes:02d} min" if hours else f"{minutes} min" if minutes else f"{seconds} s"


@contextlib.contextmanager
def _bar() -> Iterator[Show]:
    from tqdm import tqdm

    with tqdm(unit="doc", leave=False, file=sys.stderr, dynamic_ncols=True) as drawn:

        def show(now: dict[str, Any], *, last: bool) -> None:
            if "planned" in now:
                drawn.set_description_str("planning")
                drawn.update(now["planned"] - drawn.n)
                return
            if not now:
                return
            drawn.set_description_str("merging" if last else "")
            if drawn.total != now["total"]:
                drawn.reset(total=now["total"])
                drawn.initial = now["documents"]
            drawn.n = now["documents"]
            drawn.set_postfix_str(
                f"{now['segments_per_second']} segments/s, {now['source_tokens_per_second']} tokens/s, "
                f"{now['findings']} findings, {now['errors']} errors"
            )

        yield show
