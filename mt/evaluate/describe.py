"""Test sets by name: a file, or a description of one under configs/testsets."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pydantic import Field, model_validator

from mt.config import Section, load_as
from mt.errors import ConfigError, DataError
from mt.evaluate.columns import COLUMNS, SUMMARY_COLUMNS, Reader
from mt.evaluate.hub import Dataset, records_of
from mt.evaluate.testset import made_set, read_set
from mt.scores import Anchor

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mt.scores import EvaluationSet, Row, Task

FOLDERS = (Path("configs/testsets"), Path(__file__).parents[2] / "configs" / "testsets")
"""Where descriptions lie: here, or beside the package."""
Column = Literal["source", "reference", "references", "id", "document", "domain", "dialect", "flag"]


class PublishedScores(Section):
    """A fixed row of the report: a system, its scores by our names of the metrics, and who says so."""

    system: str
    scores: dict[str, float]
    said_by: str


class SetDescription(Section):
    """Where a test set lies and how it is read; paths are relative to the description's own folder.

    It lies in a file (`path`, with `references` where these are plain text) or is a dataset of the Hugging Face hub, or
    a folder in the same layout (`dataset`). Of a dataset, either `split` is read, or the `files` that are named; the
    references may lie in another config or in other files of it, and are joined by ids where both sides have them.
    """

    path: str | None = None
    references: tuple[str, ...] = ()
    dataset: str | None = None
    revision: str | None = None
    config: str | None = None
    split: str | None = None
    files: tuple[str, ...] = ()
    reference_config: str | None = None
    reference_files: tuple[str, ...] = ()
    task: Literal["translation", "summary"] = "translation"
    columns: dict[Column, str | tuple[str, ...]] = Field(default_factory=dict)
    licence: str | None = None
    content: str | None = None
    """SHA-256 of sources and references, `content_of`: a file that holds the same is known for this set."""
    anchors: tuple[PublishedScores, ...] = ()

    @model_validator(mode="after")
    def _one_place(self) -> SetDescription:
        if self.path is not None and self.dataset is not None:
            raise ValueError("path and dataset are two places: name one")
        if self.dataset is not None and not (self.split or self.files):
            raise ValueError("of a dataset, name the split, or the files that are to be read")
        for name in self.columns.keys() - {"reference"}:
            if not isinstance(self.columns[name], str):
                raise ValueError(f"columns.{name}: several columns are read for reference alone")  # noqa: TRY004 - pydantic's
        return self

    @property
    def published(self) -> tuple[Anchor, ...]:
        """The fixed rows as the report has them."""
        return tuple(Anchor(each.system, dict(each.scores), each.said_by) for each in self.anchors)


def find_set(
    name: str, references: Sequence[Path] = (), *, task: Task | None = None, download: bool = False
) -> EvaluationSet:
    """Return the test set of a file, of a description (.yaml), or of the description of that name in configs/testsets.

    A file that holds what a description says of its content has the licence and the fixed rows of that. A dataset of
    the hub is fetched with `download` alone; else it must be in the cache of huggingface_hub.

    Raises:
        ConfigError: the name stands for nothing; the message names what there is. Or the description is wrong.
        DataError: a file cannot be read or is wrong, or a dataset is not on this machine.
    """
    path = Path(name)
    if path.suffix in {".yaml", ".yml"}:
        return _described(path, task, download=download)
    if path.exists():
        return _recognized(read_set(path, references, task=task or "translation"))
    for folder in FOLDERS:
        if (described := folder / f"{name}.yaml").is_file():
            return _described(described, task, download=download)
    known = ", ".join(sorted({each.stem for each in _descriptions()})) or "no description"
    raise ConfigError(f"{name}: no such file, and {FOLDERS[0]} holds {known}: name a test set that is here")


def content_of(rows: Sequence[Row]) -> str:
    """Return the hash of what is translated and what it is compared with, whatever file that lies in."""
    texts = [[row.source, *row.references] for row in rows]
    return hashlib.sha256(json.dumps(texts, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()


def _descriptions() -> Iterator[Path]:
    return chain.from_iterable(sorted(folder.glob("*.yaml")) for folder in FOLDERS)


def _recognized(test_set: EvaluationSet) -> EvaluationSet:
    content = content_of(test_set.rows)
    for path in _descriptions():
        wanted = load_as(SetDescription, path)
        if wanted.content == content:
            return dataclasses.replace(test_set, licence=wanted.licence, anchors=wanted.published)
    return test_set


def _described(path: Path, task: Task | None, *, download: bool) -> EvaluationSet:
    wanted = load_as(SetDescription, path)
    chosen = task or wanted.task
    columns = {str(ours): theirs for ours, theirs in wanted.columns.items()}
    if wanted.path is not None:
        references = [path.parent / other for other in wanted.references]
        read = read_set(path.parent / wanted.path, references, columns, chosen)
    elif wanted.dataset is not None:
        reader = Reader(columns, SUMMARY_COLUMNS if chosen == "summary" else COLUMNS)
        rows = list(_dataset_rows(path, wanted, reader, download=download))
        read = made_set(path.stem, rows, content_of(rows), str(path), chosen)
    else:
        raise DataError(f"{path}: says of a file what it is, and not where it lies: name the file instead")
    return dataclasses.replace(read, name=path.stem, licence=wanted.licence, anchors=wanted.published)


def _dataset_rows(path: Path, wanted: SetDescription, reader: Reader, *, download: bool) -> Iterator[Row]:
    """Yield the rows of a dataset; where its references lie elsewhere, a row has the text that belongs to it."""
    local = path.parent / str(wanted.dataset)
    side = Dataset(
        place=local if local.is_dir() else str(wanted.dataset),
        revision=wanted.revision,
        config=wanted.config,
        split=wanted.split,
        files=wanted.files,
        asked_by=path.stem,
    )
    if not (wanted.reference_config or wanted.reference_files):
        yield from reader.rows(records_of(side, download=download))
        return
    other = dataclasses.replace(
        side, config=wanted.reference_config or side.config, files=wanted.reference_files or side.files
    )
    sources, references = (list(records_of(each, download=download)) for each in (side, other))
    if len(sources) != len(references):
        raise DataError(f"{path}: {len(sources):,} sources and {len(references):,} references: they are no pairs")
    yield from reader.joined(sources, references)
