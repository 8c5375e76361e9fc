"""Inputs that tests write themselves, and jobs on them: in this process with a fake engine, or as a command."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from mt.batch.job import Asked, Sizes, Tally
from mt.batch.run import Request, run_batch
from mt.config import load_settings
from mt.engines.echo import EchoEngine
from mt.errors import EngineError
from mt.pipeline import Pipeline

if TYPE_CHECKING:
    from mt.records import Hypothesis

ECHO = ["--set", "engine.backend=echo", "--set", "repair.enabled=false"]
SETTINGS = load_settings(None, ["engine.backend=echo", "repair.enabled=false"])
LINES = (
    "أعلنت الوزارة افتتاح خط جديد للسكك الحديدية يوم ١٦ نوفمبر.",
    "وقال المدير إن الكلفة بلغت 145 مليون دينار.",
    "ينقل الخط ١٢٥٠٠ راكب في اليوم، وفق ما ذكر البيان.",
    "هل يكتمل المشروع قبل نهاية العام؟",
)


def row(number: int) -> dict[str, object]:
    """Return a made-up row of a few sentences, unlike its neighbours."""
    body = "\n".join(f"{LINES[(number + i) % 4]} رقم {number}." for i in range(1 + number % 5))
    return {"id": f"doc-{number}", "title": f"خبر {number}", "text": body, "topic": ["نقل", number % 3], "n": number}


def write_rows(path: Path, count: int) -> Path:
    """Write JSON lines."""
    lines = [json.dumps(row(number), ensure_ascii=False) + "\n" for number in range(count)]
    path.write_text("".join(lines), encoding="utf-8")
    return path


def read_rows(path: Path | str) -> list[dict[str, object]]:
    """Return the rows of JSON lines."""
    return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").split("\n")[:-1]]


@dataclass
class Heard:
    """Hears a job and remembers."""

    total: int = 0
    before: int = 0
    documents: int = 0
    tallies: list[Tally] = field(default_factory=list)

    def planning(self, documents: int) -> None:
        del documents

    def begin(self, total: int, done: Tally) -> None:
        self.total, self.before, self.documents = total, done.documents, done.documents

    def advance(self, tally: Tally) -> None:
        self.documents += tally.documents
        self.tallies.append(tally)

    def merging(self) -> None:
        pass


class BreakingEngine(EchoEngine):
    """Fails on sources that hold a word: as an engine does, as a bug does, or by Ctrl-C."""

    def __init__(self, word: str, error: type[BaseException] = EngineError) -> None:
        self._word, self._error = word, error

    def generate(self, sources: list[str]) -> list[Hypothesis]:
        if any(self._word in source for source in sources):
            raise self._error(f"cannot decode {self._word}")
        return super().generate(sources)


def pipeline(engine: object | None = None, settings: object = SETTINGS) -> Pipeline:
    """Return a pipeline that gives sources back, or one on another engine."""
    made = Pipeline.from_settings(settings)
    return replace(made, engine=engine) if engine else made


def request(source: Path | str, run: Path | str, *, asked: Asked | None = None, sizes: Sizes | None = None, **more):
    return Request(str(source), str(run), SETTINGS, asked or Asked(), sizes or Sizes(), **more)


def do(source: Path | str, run: Path | str, *, engine: object | None = None, watch: Heard | None = None, **more):
    """Run a job in this process; return how it ended."""
    return run_batch(request(source, run, **more), watch or Heard(), pipeline(engine))


def command(source: Path | str, run: Path | str, *more: object) -> list[str]:
    """Return the command of a job on the fake engine."""
    return [sys.executable, "-m", "mt", "batch", str(source), "--run", str(run), *ECHO, *map(str, more)]


def mt_batch(source: Path | str, run: Path | str, *more: object, **options) -> subprocess.CompletedProcess[str]:
    """Run the command to its end."""
    arguments = command(source, run, *more)
    return subprocess.run(arguments, capture_output=True, text=True, timeout=240, check=False, **options)
