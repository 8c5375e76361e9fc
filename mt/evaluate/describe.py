"""Test sets by name: a file, or a description of one under configs/testsets."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from mt.config import Section, load_as
from mt.errors import ConfigError
from mt.evaluate.testset import read_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt.scores import EvaluationSet

FOLDER = Path("configs/testsets")
Column = Literal["source", "reference", "references", "id", "document", "domain", "flag"]


class SetDescription(Section):
    """Where a test set lies and how it is read; paths are relative to the description's own folder."""

    path: str
    references: tuple[str, ...] = ()
    columns: dict[Column, str] = Field(default_factory=dict)
    licence: str | None = None


def find_set(name: str, references: Sequence[Path] = ()) -> EvaluationSet:
    """Return the test set of a file, of a description (.yaml), or of the description of that name in configs/testsets.

    Raises:
        ConfigError: the name stands for nothing; the message names what there is. Or the description is wrong.
        DataError: a file cannot be read or is wrong.
    """
    path = Path(name)
    if path.suffix in {".yaml", ".yml"}:
        return _described(path)
    if path.exists():
        return read_set(path, references)
    if (described := FOLDER / f"{name}.yaml").is_file():
        return _described(described)
    known = ", ".join(sorted(each.stem for each in FOLDER.glob("*.yaml"))) or "no description"
    raise ConfigError(f"{name}: no such file, and {FOLDER} holds {known}: name a test set that is here")


def _described(path: Path) -> EvaluationSet:
    wanted = load_as(SetDescription, path)
    columns = {str(ours): theirs for ours, theirs in wanted.columns.items()}
    read = read_set(path.parent / wanted.path, [path.parent / other for other in wanted.references], columns)
    return dataclasses.replace(read, name=path.stem, licence=wanted.licence)
