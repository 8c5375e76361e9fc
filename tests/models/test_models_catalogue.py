import re

import pytest

from mt.config import EngineSettings
from mt.models import CATALOGUE


@pytest.mark.parametrize("name", CATALOGUE)
def test_an_entry_is_pinned_to_a_commit_and_says_where_its_numbers_come_from(name):
    """A branch is no pin, and a score without a source is no score."""
    entry = CATALOGUE[name]
    assert re.fullmatch(r"[0-9a-f]{40}", entry.revision)
    assert entry.licence
    assert entry.quality
    assert entry.published
    assert all(score.source for score in (*entry.published, *entry.measured))


@pytest.mark.parametrize("name", CATALOGUE)
def test_the_settings_of_its_authors_are_settings_of_ours(name):
    settings = EngineSettings.model_validate(dict(CATALOGUE[name].decoding))
    assert settings.min_decoding_length <= settings.max_decoding_length
