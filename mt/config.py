"""The settings of a run: their defaults, their checks, how they are loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from mt.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

Count = Annotated[int, Field(ge=0)]
Positive = Annotated[int, Field(ge=1)]
S = TypeVar("S", bound=BaseModel)


class Section(BaseModel):
    """Frozen, and strict about keys: a misspelt one is an error, never a default."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class EngineSettings(Section):
    """A system: a model, the runtime it runs on and every setting that decides its output."""

    backend: Literal["ct2", "hf", "echo"] = "ct2"
    model: str = "bundled"
    device: Literal["auto", "cpu", "cuda"] = "auto"
    compute_type: Literal["auto", "int8", "int8_float32", "int8_float16", "bfloat16", "float16", "float32"] = "auto"
    threads: Count = 0
    batch_tokens: Positive = 512
    beam_size: Positive = 4
    length_penalty: float = 1.0
    repetition_penalty: Annotated[float, Field(gt=0)] = 1.0
    no_repeat_ngram_size: Count = 0
    min_decoding_length: Positive = 1
    max_decoding_length: Positive = 256
    max_source_length: Positive = 160
    shortlist: bool = False
    normalization: Literal["model", "none", "safe", "opus", "full"] = "model"


class SummarizerSettings(Section):
    """How the English is condensed."""

    backend: Literal["extractive", "seq2seq"] = "extractive"
    sentences: Positive = 3
    words: Positive | None = None
    focus: str | None = None
    unsupported: Literal["replace", "mark", "drop"] = "replace"
    engine: EngineSettings | None = None


class RepairSettings(Section):
    """Whether segments with findings are translated again, and with what."""

    enabled: bool = True
    engine: EngineSettings | None = None


class TermsSettings(Section):
    """A user's own names and terms: paths of CSV files with the columns Arabic and English."""

    names: str | None = None
    glossary: str | None = None


class CometSettings(Section):
    """Where COMET is: it needs older libraries than we do, and so an environment of its own."""

    command: str = "comet-score"
    model: str = "Unbabel/wmt22-comet-da"
    gpus: Count = 0


class LibraryMetric(Section):
    """A metric of the `evaluate` library that is on this machine: a folder with its script, or a name in its cache."""

    name: str
    load: str
    config: str | None = None
    score: str | None = None
    arguments: dict[str, Any] = Field(default_factory=dict)
    scale: float = 1.0
    lower_is_better: bool = False


class EvaluationSettings(Section):
    """What `mt evaluate` computes where its flags do not say."""

    metrics: tuple[str, ...] = ()
    resamples: Count = 1000
    gates: tuple[str, ...] = ()
    comet: CometSettings = CometSettings()
    library: tuple[LibraryMetric, ...] = ()


class Settings(Section):
    """One run."""

    engine: EngineSettings = EngineSettings()
    repair: RepairSettings = RepairSettings()
    terms: TermsSettings = TermsSettings()
    summarizer: SummarizerSettings = SummarizerSettings()
    evaluation: EvaluationSettings = EvaluationSettings()


def load_settings(path: Path | None = None, changes: Sequence[str] = ()) -> Settings:
    """Return the defaults, changed by the YAML file at `path`, changed by `key.key=value` strings.

    Raises:
        ConfigError: the file cannot be read, or a key or a value in it is not known; the message names both.
    """
    return load_as(Settings, path, changes)


def load_as(model: type[S], path: Path | None = None, changes: Sequence[str] = ()) -> S:
    """Return the settings of another kind, as a training's, loaded by the same three steps."""
    raw = _read_yaml(path) if path else {}
    for change in changes:
        _apply(raw, change)
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        raise ConfigError(_one_line(error, path)) from error


def to_yaml(settings: BaseModel) -> str:
    """Return the settings, every key of them, as the YAML that loads to them."""
    return yaml.safe_dump(settings.model_dump(mode="json"), sort_keys=False, allow_unicode=True)


def _read_yaml(path: Path) -> dict[str, Any]:
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}: name a settings file that exists") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: not YAML: {' '.join(str(error).split())}") from error
    if raw is None:
        return {}
    if not isinstance(raw, dict):
        raise ConfigError(f"{path}: a settings file holds keys and values, this one holds a {type(raw).__name__}")
    return raw


def _apply(raw: dict[str, Any], change: str) -> None:
    key, equals, value = change.partition("=")
    if not equals:
        raise ConfigError(f"--set {change}: write it as key.key=value, as in --set engine.beam_size=1")
    *sections, last = key.strip().split(".")
    for section in sections:
        below = raw.setdefault(section, {})
        if below is None:
            below = raw[section] = {}
        if not isinstance(below, dict):
            raise ConfigError(f"--set {change}: {section} is a value, not a section")
        raw = below
    try:
        raw[last] = yaml.safe_load(value)
    except yaml.YAMLError as error:
        raise ConfigError(f"--set {change}: the value is not YAML") from error


def _one_line(error: ValidationError, path: Path | None) -> str:
    first = error.errors(include_url=False)[0]
    key = ".".join(str(part) for part in first["loc"])
    where = f"{path}: {key}" if path else key
    if first["type"] == "extra_forbidden":
        return f"{where}: no such key; `mt config show` lists them all"
    return f"{where}: {first['msg'].lower()}, not {first['input']!r}"
