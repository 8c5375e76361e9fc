"""Datasets of the Hugging Face hub as folders on this machine: from its cache, fetched only when told to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mt.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Sequence


def dataset_folder(
    name: str, *, asked_by: str, get: str, download: bool, revision: str | None = None, files: Sequence[str] = ()
) -> Path:
    """Return the folder of huggingface_hub's cache that holds a dataset's files; `files` are patterns, all if none.

    `asked_by` begins a message, `get` is the command that fetches what is not here.

    Raises:
        DataError: it is not on this machine and `download` is not given, or it cannot be fetched.
    """
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import GatedRepoError, HfHubHTTPError, LocalEntryNotFoundError, RepositoryNotFoundError

    try:
        found = snapshot_download(
            name,
            repo_type="dataset",
            revision=revision,
            allow_patterns=["README.md", *files] if files else None,
            local_files_only=not download,
        )
    except GatedRepoError as error:
        page = f"https://huggingface.co/datasets/{name}"
        raise DataError(f"{asked_by}: {name} is gated: accept its terms at {page} and set HF_TOKEN") from error
    except LocalEntryNotFoundError as error:
        why = "the hub cannot be reached" if download else f"get it once with: {get}"
        raise DataError(f"{asked_by}: {name} is not on this machine: {why}") from error
    except RepositoryNotFoundError as error:
        raise DataError(f"{asked_by}: the hub has no dataset {name}: mend its id") from error
    except (HfHubHTTPError, OSError) as error:
        raise DataError(f"{asked_by}: {name} cannot be fetched: {str(error).splitlines()[0]}") from error
    return Path(found)
