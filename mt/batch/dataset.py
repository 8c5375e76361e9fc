"""Datasets in the hub's layout as files in a fixed order: which of them make up a split, `datasets` says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from mt.documents.hub import dataset_folder
from mt.errors import ConfigError, DataError

if TYPE_CHECKING:
    from mt.batch.job import DatasetChoice


def dataset_files(source: str, choice: DatasetChoice, *, from_hub: bool) -> tuple[str, list[str]]:
    """Return the folder of a dataset, and the paths of the files that hold the split, in its order.

    The files are read where they lie, in the hub's cache or in the user's folder: nothing is copied, no code of the
    dataset is run.

    Raises:
        ConfigError: it has several splits or subsets and none is chosen, or not the chosen one.
        DataError: it is not on this machine, or cannot be read as a dataset.
    """
    folder = str(_from_hub(source, choice) if from_hub else Path(source).absolute())
    splits = _splits(source, folder, choice.subset)
    split = choice.split or next(iter(splits), "")
    if split not in splits or (len(splits) > 1 and not choice.split):
        raise ConfigError(f"{source}: name a split of it with --split: {', '.join(splits)}")
    return folder, splits[split]


def _from_hub(name: str, choice: DatasetChoice) -> Path:
    get = f"mt batch {name} --run DIR --download"
    return dataset_folder(name, asked_by=f"{name} is no file here", get=get, download=choice.download)


def _splits(source: str, folder: str, subset: str | None) -> dict[str, list[str]]:
    from datasets import load_dataset_builder
    from datasets.exceptions import DatasetsError

    try:
        files: Any = load_dataset_builder(folder, subset).config.data_files
    except ValueError as error:  # no such subset, or several and none is named
        raise ConfigError(f"{source}: name a subset with --subset: {' '.join(str(error).split())}") from error
    except (DatasetsError, OSError) as error:
        raise DataError(f"{source}: no dataset that can be read: {' '.join(str(error).split())}") from error
    return {str(split): [str(path) for path in paths] for split, paths in (files or {}).items()}
