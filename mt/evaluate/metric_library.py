"""Metrics of the `evaluate` library that are on this machine: a folder with a script, or what its cache holds."""

from __future__ import annotations

from dataclasses import dataclass
from numbers import Real
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mt.errors import ConfigError, DataError
from mt.scores import MetricInfo

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mt.config import LibraryMetric
    from mt.evaluate.metrics import Item


@dataclass(frozen=True)
class Loaded:
    """One number of what such a metric answers."""

    settings: LibraryMetric
    module: Any
    signature: str

    @property
    def info(self) -> MetricInfo:
        """What the settings call it."""
        digits = 1 if self.settings.scale >= 100 else 3
        return MetricInfo(self.settings.name, self.settings.name, self.settings.lower_is_better, digits)

    def measure(self, items: Sequence[Item]) -> float | list[float]:
        """Return its score of a corpus, or of each segment where it answers with a list.

        Raises:
            DataError: it fails, or does not answer with a number.
        """
        try:
            answer = self.module.compute(**self._inputs(items), **self.settings.arguments)
        except Exception as error:  # code of somebody else's: whatever it raises, it is the metric that failed
            raise DataError(f"{self.settings.name}: {type(error).__name__}: {error}") from error
        found = _picked(self.settings, answer)
        if isinstance(found, list):
            return [self.settings.scale * float(value) for value in found]
        return self.settings.scale * float(found)

    def _inputs(self, items: Sequence[Item]) -> dict[str, list[Any]]:
        """Return what the metric asks for, by its names; one that takes one reference a segment is given the first."""
        several = _takes_several(self.module)
        given: dict[str, list[Any]] = {
            "predictions": [item.hypothesis for item in items],
            "references": [list(item.references) if several else item.references[0] for item in items],
            "sources": [item.source for item in items],
        }
        wanted = self.module._feature_names()  # noqa: SLF001 - the library has no public name for them
        if unknown := [name for name in wanted if name not in given]:
            raise ConfigError(f"{self.settings.name}: asks for {', '.join(unknown)}: an evaluation has no such thing")
        return {name: given[name] for name in wanted}


def load_library_metric(settings: LibraryMetric) -> Loaded:
    """Return the metric, its script run from this disk; nothing is downloaded.

    Raises:
        DataError: it is not on this machine, or its script does not load.
    """
    here = Path(settings.load).exists()
    if "/" in settings.load and not here:
        raise DataError(f"{settings.name}: {settings.load} is not on this machine: name the folder with its script")
    import evaluate
    from evaluate.loading import CachedEvaluationModuleFactory, import_main_class

    try:
        if here:
            module = evaluate.load(settings.load, settings.config, keep_in_memory=True)
        else:
            cached = CachedEvaluationModuleFactory(settings.load).get_module()
            made = import_main_class(cached.module_path)
            module = made(config_name=settings.config, keep_in_memory=True, hash=cached.hash)
    except FileNotFoundError as error:
        raise DataError(
            f"{settings.name}: {settings.load} is not on this machine: name the folder with its script, or load it "
            f"once where there is a network: python -c \"import evaluate; evaluate.load('{settings.load}')\""
        ) from error
    except Exception as error:  # a script of somebody else's
        raise DataError(f"{settings.name}: {settings.load} does not load: {error}") from error
    arguments = "".join(f"|{key}:{value}" for key, value in sorted(settings.arguments.items()))
    digest = str(module._hash or "")[:8]  # noqa: SLF001 - of the script's code
    return Loaded(settings, module, f"evaluate:{module.name}@{digest}{arguments}|version:{evaluate.__version__}")


def _picked(settings: LibraryMetric, answer: Mapping[str, Any] | None) -> Any:
    found = {key: value for key, value in (answer or {}).items() if _is_score(value)}
    if settings.score is not None:
        if settings.score not in found:
            raise ConfigError(
                f"{settings.name}: score {settings.score!r} is not one of {', '.join(found) or 'nothing'}"
            )
        return found[settings.score]
    numbers = {key: value for key, value in found.items() if isinstance(value, Real)} or found
    if len(numbers) != 1:
        raise ConfigError(
            f"{settings.name}: answers with {', '.join(numbers) or 'no number'}: name one of them in the settings, "
            "as evaluation.library: score"
        )
    return next(iter(numbers.values()))


def _is_score(value: Any) -> bool:
    values = value if isinstance(value, list) else [value]
    return bool(values) and all(isinstance(each, Real) and not isinstance(each, bool) for each in values)


def _takes_several(module: Any) -> bool:
    """Whether the first form that the metric takes has a list of references a segment."""
    features = module.features[0] if isinstance(module.features, list) else module.features
    reference = features.get("references")
    return isinstance(reference, list) or hasattr(reference, "feature")
