"""One shard from its rows to its file: the same function here, in another process and on a cluster."""

from __future__ import annotations

import hashlib
import heapq
import json
import logging
import os
import socket
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from time import monotonic, process_time, time
from typing import TYPE_CHECKING, Any

from mt.batch.folder import open_folder
from mt.batch.identity import identity_of
from mt.batch.job import Done, Tally, Trouble
from mt.batch.read import entry_of, reader_of
from mt.batch.record import REPEATED, line_of, record_of, tally_of, weight_of
from mt.batch.streams import stamp_of
from mt.batch.timed import Clock, TimedEngine
from mt.engines.ahead import ahead
from mt.errors import ConfigError, DataError
from mt.pipeline import Pipeline
from mt.records import TranslatedDocument

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mt.batch.job import Asked, Part, Shard, Sizes
    from mt.batch.read import Entry, Reader
    from mt.config import Settings
    from mt.records import Document, Summary

    Tell = Callable[[Tally], None]

logger = logging.getLogger(__name__)
SHARDS = "shards"
_WORST = 20


@dataclass(frozen=True, slots=True)
class Work:
    """All that a worker needs to know, wherever it is."""

    settings: Settings
    asked: Asked
    sizes: Sizes
    parts: tuple[Part, ...]
    folder: str
    identity: str
    """The hash of what decides the output: every worker must have the same model and the same versions."""


class Worker:
    """Has the models loaded, and does one shard after the other."""

    def __init__(self, work: Work, pipeline: Pipeline | None = None) -> None:
        pipeline = pipeline or Pipeline.from_settings(work.settings)
        if identity_of(pipeline, work.asked).sha256 != work.identity:
            raise ConfigError(f"{socket.gethostname()}: another model or other versions than where the run began")
        self._work, self._folder = work, open_folder(work.folder)
        self._clock = Clock()
        self._counted = 0.0  # of the clock's seconds, those that a window was told of
        self._pipeline = replace(pipeline, engine=TimedEngine(pipeline.engine, self._clock))
        self._open: tuple[int, Reader] | None = None

    def run(self, shard: Shard, tell: Tell) -> Done:
        """Do a shard and write its file and what came of it; neither is there before it is whole.

        Raises:
            DataError: the input changed or cannot be read any more, or the file cannot be written.
        """
        started = monotonic(), process_time()
        part = self._work.parts[shard.part]
        self._refuse_changed(part)
        lines: list[bytes] = []
        found = _Found(shard)
        # while what came of one window is written down, the next one is decoded
        lanes = min(2, self._pipeline.engine.lanes)
        for window, made in ahead(self._translated, self._windows(shard, part), lanes):
            self._window(window, made, lines, found, tell)
        self._refuse_changed(part)
        if len(lines) != shard.documents:
            raise DataError(f"{part.path}: changed since the run was planned: {len(lines)} of {shard.documents} rows")
        return self._write(shard, b"".join(lines), found, started)

    def close(self) -> None:
        """Close the file that is open."""
        if self._open is not None:
            self._open[1].close()
            self._open = None

    def _refuse_changed(self, part: Part) -> None:
        if part.kind != "documents" and part.stamp != stamp_of(part.path):
            raise DataError(f"{part.path}: changed while it was read: put it back, or begin another run")

    def _windows(self, shard: Shard, part: Part) -> Iterator[list[Entry]]:
        """Yield the shard's documents, as many together as a window holds."""
        window: list[Entry] = []
        size = 0
        rows = self._reader(shard.part).rows(shard.at, shard.row)
        for row in (next(rows, None) for _ in range(shard.documents)):
            if row is None:
                break
            entry = entry_of(row, part, self._work.asked.columns)
            if window and (len(window) >= self._work.sizes.window or size + entry.size > self._work.sizes.window_bytes):
                yield window
                window, size = [], 0
            window.append(entry)
            size += entry.size
        if window:
            yield window

    def _reader(self, place: int) -> Reader:
        """Return what reads a file, still open from the last shard where that was of the same file."""
        if self._open is None or self._open[0] != place:
            self.close()
            self._open = place, reader_of(self._work.parts[place])
        return self._open[1]

    def _translated(self, window: Sequence[Entry]) -> tuple[Sequence[Entry], list[TranslatedDocument]]:
        return window, translate(self._pipeline, [e.document for e in window if e.document is not None])

    def _window(
        self,
        window: Sequence[Entry],
        made: Sequence[TranslatedDocument],
        lines: list[bytes],
        found: _Found,
        tell: Tell,
    ) -> None:
        ready = iter(made)
        total = Tally()
        for entry in window:
            translated = next(ready) if entry.document is not None else None
            translated, summary = self._summary(translated)
            tokens = self._tokens(translated)
            record = record_of(entry, translated, summary)
            found.note(len(lines), entry, record, translated)
            lines.append(line_of(record))
            total += tally_of(translated, tokens)
        decoded = self._clock.seconds
        total += Tally(engine_seconds=decoded - self._counted)
        self._counted = decoded
        found.tally += total
        tell(total)

    def _summary(self, translated: TranslatedDocument | None) -> tuple[TranslatedDocument | None, Summary | None]:
        if translated is None or translated.error is not None or not self._work.asked.summary:
            return translated, None
        try:
            return translated, self._pipeline.summarize(translated)
        except Exception as error:  # noqa: BLE001 - as for translating: no document may end a job of millions
            return replace(translated, translations=(), error=_said("not summarized", error)), None

    def _tokens(self, translated: TranslatedDocument | None) -> int:
        count = self._pipeline.engine.count_tokens
        return sum(count(t.segment.source) for t in translated.translations) if translated is not None else 0

    def _write(self, shard: Shard, data: bytes, found: _Found, started: tuple[float, float]) -> Done:
        done = Done(
            number=shard.number,
            tally=found.tally,
            seconds=monotonic() - started[0],
            cpu_seconds=process_time() - started[1],
            finished=time(),
            sha256=hashlib.sha256(data).hexdigest(),
            size=len(data),
            worker=f"{socket.gethostname()}:{os.getpid()}",
            peak_mb=_peak_mb(),
            rss_mb=_rss_mb(),
            trouble=tuple(found.trouble),
            worst=tuple(found.worst()),
        )
        # The shard's own file comes last: where it is, all that belongs to it is.
        self._folder.write(f"{SHARDS}/{shard.name}.json", json.dumps(asdict(done), ensure_ascii=True).encode())
        self._folder.write(f"{SHARDS}/{shard.name}.jsonl", data)
        return done


class _Found:
    """What a shard's documents add up to."""

    def __init__(self, shard: Shard) -> None:
        self._shard = shard
        self.tally = Tally()
        self.trouble: list[Trouble] = []
        self._worst: list[tuple[float, int, str]] = []

    def note(self, place: int, entry: Entry, record: dict[str, Any], translated: TranslatedDocument | None) -> None:
        """Take a document into account; where its id stood before, its record says so."""
        document = self._shard.first + place
        first = self._shard.repeated.get(str(place))
        if first is not None:
            record["findings"] = [*record["findings"], REPEATED]
            self.trouble.append(Trouble(document, entry.id, f"duplicate id: document {first + 1} of the input has it"))
            self.tally += Tally(findings={"warning:duplicate-id": 1})
        if record["error"] is not None:
            self.trouble.append(Trouble(document, entry.id, record["error"]))
        elif translated is not None and (weight := weight_of(translated)):
            heapq.heappush(self._worst, (weight, -document, entry.id))
            if len(self._worst) > _WORST:
                heapq.heappop(self._worst)

    def worst(self) -> list[Trouble]:
        """Return the worst documents, the worst first."""
        return [Trouble(-place, name, "", weight) for weight, place, name in sorted(self._worst, reverse=True)]


def translate(pipeline: Pipeline, documents: Sequence[Document]) -> list[TranslatedDocument]:
    """Translate a window of documents; one that brings anything down comes back with its error, alone."""
    if not documents:
        return []
    try:
        return pipeline.process(documents)
    except Exception as error:
        # Whatever a single document breaks, be it a bug of ours, a job of millions must not end at it, each time.
        if len(documents) == 1:
            logger.exception("%s: not translated", documents[0].id)
            return [TranslatedDocument(documents[0], (), error=_said("not translated", error))]
        logger.warning("a window of %d documents failed (%r): one at a time now", len(documents), error)
    return [translate(pipeline, [document])[0] for document in documents]


def _said(what: str, error: Exception) -> str:
    return f"{what}: {type(error).__name__}: {' '.join(str(error).split())}"


def _rss_mb() -> float:
    """Return the memory of this process, 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return 0.0
    return round(pages * os.sysconf("SC_PAGE_SIZE") / 2**20, 1)


def _peak_mb() -> float:
    import resource

    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)
