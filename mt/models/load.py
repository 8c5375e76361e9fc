"""A model's name to an engine that runs it."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mt.engines import load_engine
from mt.models.resolve import resolve
from mt.models.store import BUNDLED_FOLDERS
from mt.records import LocalModel

if TYPE_CHECKING:
    from mt.config import EngineSettings
    from mt.engines import Engine
    from mt.models.catalogue import Task

logger = logging.getLogger(__name__)
ECHO = LocalModel("echo", Path(), "", quality="no model: sources are given back as they are")


@dataclass(frozen=True, slots=True)
class System:
    """A model on an engine, with the settings that are in force."""

    engine: Engine
    model: LocalModel
    settings: EngineSettings


def load(settings: EngineSettings, task: Task | None = None) -> System:
    """Return the engine and the model that the settings name, ready.

    What the settings leave open is filled with the decoding settings that the model's authors publish. The model is
    named in the log with its quality, so that nobody takes it for more than it is.

    Raises:
        ModelMissing: the model is not on this machine.
        ConfigError: it is made for another task or another backend.
        EngineError: it does not load.
    """
    model = ECHO if settings.backend == "echo" else resolve(settings.model, settings.backend, task)
    published = {key: value for key, value in model.decoding.items() if key not in settings.model_fields_set}
    settings = settings.model_validate({**settings.model_dump(), **published})
    engine = load_engine(settings, model)
    bundled = "bundled " if settings.model in BUNDLED_FOLDERS and model is not ECHO else ""
    logger.info("%smodel %s: %s", bundled, model.name, model.quality)
    return System(engine, model, settings)
