"""The systems that `mt evaluate` is to run: settings to hypotheses, kept in files and made once."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mt.cli import options
from mt.cli.progress import bar
from mt.cli.stored import summarize_set, translate_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mt.config import Settings
    from mt.scores import EvaluationSet, SystemOutput


@dataclass(frozen=True)
class Systems:
    """What the flags say of systems."""

    models: Sequence[str]
    config: Path | None
    changes: list[str] | None
    threads: int | None
    device: str | None
    summarizer: str | None

    def outputs(
        self, rows: EvaluationSet, report_to: Path | None, *, alone: bool, quiet: bool
    ) -> Iterator[SystemOutput]:
        """Yield what each system makes of the set; nothing named is the bundled one, where it is `alone`."""
        from mt.models.store import cache_dir

        folder = report_to / "hypotheses" if report_to else cache_dir().parent / "hypotheses"
        if rows.task == "summary":
            for settings, name in self._summarizers(alone=alone):
                yield summarize_set(settings.summarizer, rows, folder, name)
            return
        from mt.pipeline import Pipeline

        for settings, name in self._translators(alone=alone):
            with bar(quiet=quiet) as progress:
                yield translate_set(Pipeline.from_settings(settings, progress), rows, folder, name)

    def _translators(self, *, alone: bool) -> Iterator[tuple[Settings, str | None]]:
        """Yield the settings of each system that is to translate, and its name."""
        from_flags = functools.partial(options.settings_from, engine__threads=self.threads, engine__device=self.device)
        if self._says_a_system([] if self.models else self.changes) or (alone and not self.models):
            yield from_flags(self.config, self.changes), self._name()
        for model in self.models:
            yield from_flags(None, self.changes, engine__model=model), Path(model).name

    def _summarizers(self, *, alone: bool) -> Iterator[tuple[Settings, str | None]]:
        """Yield the settings of the system that is to summarize, and its name."""
        if alone or self.summarizer or self._says_a_system(self.changes):
            yield options.settings_from(self.config, self.changes, summarizer=self.summarizer), self._name()

    def _says_a_system(self, changes: list[str] | None) -> bool:
        """Whether settings and changes say more than how systems are scored."""
        return bool(options.settings_from(self.config, changes).model_fields_set - {"evaluation"})

    def _name(self) -> str | None:
        """Return the settings file's name where it is that of a system."""
        return self.config.stem if self.config and self._says_a_system(None) else None
