"""COMET, by its own command: it needs older libraries than ours, and so lives in an environment of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mt.errors import DataError
from mt.scores import MetricInfo

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt.config import CometSettings
    from mt.evaluate.metrics import Item

_SIZES = {"Unbabel/wmt22-comet-da": "2.3 GB", "Unbabel/wmt22-cometkiwi-da": "2.3 GB, gated"}
_INSTALL = "python -m venv comet && comet/bin/pip install unbabel-comet"


@dataclass(frozen=True, slots=True)
class Comet:
    """A model of COMET, asked for a score a segment."""

    command: str
    model: str
    gpus: int
    offline: bool

    @property
    def info(self) -> MetricInfo:
        """What it is called, with the digits that its own command prints."""
        return MetricInfo("comet", "COMET", digits=4)

    @property
    def signature(self) -> str:
        """Whose model."""
        return f"comet:{self.model}|nrefs:1|precision:half"

    def measure(self, items: Sequence[Item]) -> list[float]:
        """Return a score a segment, against the first reference.

        Raises:
            DataError: the command fails, or answers with something else.
        """
        with tempfile.TemporaryDirectory(prefix="mt-comet-") as name:
            folder = Path(name)
            texts = {
                "source": [item.source for item in items],
                "hypothesis": [item.hypothesis for item in items],
                "reference": [item.references[0] for item in items],
            }
            for kind, lines in texts.items():
                # a blank stands for any line break inside, or the lines would no longer agree
                joined = "".join(f"{' '.join(line.split())}\n" for line in lines)
                (folder / kind).write_text(joined, encoding="utf-8")
            return self._asked(folder, len(items))

    def _asked(self, folder: Path, segments: int) -> list[float]:
        answer = folder / "answer.json"
        command = [self.command, "-s", "source", "-t", "hypothesis", "-r", "reference", "--model", self.model]
        command += ["--gpus", str(self.gpus), "--to_json", str(answer), "--only_system", "--quiet"]
        environment = {**os.environ, **({"HF_HUB_OFFLINE": "1"} if self.offline else {})}
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
        if done.returncode or not answer.exists():
            said = (done.stderr or done.stdout).strip().split("\n")[-1]
            raise DataError(f"comet: {self.command} failed: {said}")
        [rows] = json.loads(answer.read_text(encoding="utf-8")).values()
        if len(rows) != segments:
            raise DataError(f"comet: {segments} segments, {len(rows)} scores")
        return [float(row["COMET"]) for row in rows]


def load_comet(settings: CometSettings, *, download: bool) -> Comet:
    """Return COMET, its command and its model being on this machine, or the model to be downloaded as told.

    Raises:
        DataError: one is not here; the message says what would be downloaded.
    """
    command = shutil.which(settings.command)
    if command is None:
        raise DataError(
            f"comet: {settings.command} is not on this machine: {_INSTALL} (some 5 GB with torch), "
            "then name comet/bin/comet-score in the settings as evaluation.comet.command"
        )
    if not (download or settings.model.endswith(".ckpt") or _is_cached(settings.model)):
        size = _SIZES.get(settings.model, "some GB")
        raise DataError(
            f"comet: {settings.model} is not on this machine: --download lets its own command fetch it from the "
            f"Hugging Face hub ({size}, and the tokenizer of the encoder that it names)"
        )
    return Comet(command, settings.model, settings.gpus, offline=not download)


def _is_cached(model: str) -> bool:
    from huggingface_hub import try_to_load_from_cache

    return isinstance(try_to_load_from_cache(model, "checkpoints/model.ckpt"), str)
