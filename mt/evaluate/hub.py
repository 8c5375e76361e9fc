"""Datasets of the Hugging Face hub, and folders in the same layout: fetched when told to, read without their code."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mt.documents.hub import dataset_folder
from mt.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Dataset:
    """A dataset, and what of it is read: a split by `datasets`, or files by our own readers."""

    place: Path | str
    """A folder, or an id of the hub."""
    revision: str | None
    config: str | None
    split: str | None
    files: tuple[str, ...]
    """What is read; with a split, patterns of what is fetched for it, everything where there is none."""
    asked_by: str
    """The name of the test set, for messages."""


def records_of(dataset: Dataset, *, download: bool) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each record with the place that a message names.

    Raises:
        DataError: it is not on this machine and `download` is not given, cannot be fetched, or is wrong.
    """
    folder = dataset.place if isinstance(dataset.place, Path) else _fetched(dataset, download=download)
    if dataset.split is not None:
        yield from _split_records(dataset, folder)
        return
    from mt.evaluate.testset import file_records

    for name in dataset.files:
        yield from file_records(folder / name)


def _fetched(dataset: Dataset, *, download: bool) -> Path:
    return dataset_folder(
        str(dataset.place),
        asked_by=dataset.asked_by,
        get=f"mt evaluate {dataset.asked_by} --download",
        download=download,
        revision=dataset.revision,
        files=dataset.files,
    )


def _split_records(dataset: Dataset, folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the records of a split as `datasets` reads them: by the folder's README, or as `save_to_disk` wrote it."""
    from datasets import load_dataset, load_from_disk

    where = f"{dataset.place}, {dataset.split}"
    try:
        if (folder / "state.json").exists() or (folder / "dataset_dict.json").exists():
            saved = load_from_disk(str(folder))
            rows = saved[dataset.split] if isinstance(saved, dict) else saved
        else:
            # streaming reads the files where they lie, without a second copy in a cache
            rows = load_dataset(str(folder), dataset.config, split=dataset.split, streaming=True)
        for number, record in enumerate(rows, 1):
            yield f"{where}: row {number}", dict(record)
    except (ValueError, KeyError, RuntimeError, OSError) as error:  # what datasets raises for a name that is not there
        said = " ".join(str(error).split())
        raise DataError(f"{dataset.asked_by}: {where} cannot be read: {said}") from error
