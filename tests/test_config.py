"""Settings: defaults in one place, misspelt keys refused, flags over the file over the defaults."""

from pathlib import Path

import pytest
import yaml

from mt.config import Settings, load_settings, to_yaml
from mt.errors import ConfigError

CONFIGS = Path(__file__).parents[1] / "configs"


def test_the_reference_is_exactly_the_defaults():
    """It can be read as documentation and cannot rot."""
    path = CONFIGS / "reference.yaml"
    assert load_settings(path) == Settings()
    assert yaml.safe_load(path.read_text(encoding="utf-8")) == Settings().model_dump(mode="json")


def test_every_key_of_the_reference_has_a_comment():
    lines = (CONFIGS / "reference.yaml").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("  ") and "  # " not in line] == []


@pytest.mark.parametrize("path", sorted(CONFIGS.glob("*.yaml")), ids=lambda path: path.name)
def test_every_settings_file_loads(path):
    load_settings(path)


def test_what_is_shown_loads_again():
    settings = load_settings(changes=["engine.beam_size=2", "summarizer.engine.model=x"])
    assert Settings.model_validate(yaml.safe_load(to_yaml(settings))) == settings


@pytest.mark.parametrize(
    ("text", "changes", "said"),
    [
        ("engine:\n  beam_sise: 5\n", (), "engine.beam_sise: no such key"),
        ("engine:\n  backend: eco\n", (), "engine.backend: input should be 'ct2', 'hf' or 'echo', not 'eco'"),
        ("engine:\n  beam_size: 0\n", (), "engine.beam_size: input should be greater than or equal to 1, not 0"),
        ("engine: [1]\n", (), "engine:"),
        ("- a\n- b\n", (), "holds keys and values"),
        ("engine: {\n", (), "not YAML"),
        ("", ("engine.beam_size",), "key.key=value"),
        ("", ("engine.beam_size=[",), "not YAML"),
        ("engine: 3\n", ("engine.beam_size=1",), "engine is a value, not a section"),
    ],
)
def test_a_mistake_is_one_line_that_names_it(tmp_path, text, changes, said):
    path = tmp_path / "run.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load_settings(path, changes)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(ConfigError, match="nowhere.yaml: No such file"):
        load_settings(tmp_path / "nowhere.yaml")


def test_flags_win_over_the_file_and_the_file_over_the_defaults(tmp_path):
    path = tmp_path / "run.yaml"
    path.write_text("engine:\n  beam_size: 2\n  threads: 1\n", encoding="utf-8")
    engine = load_settings(path, ["engine.beam_size=3"]).engine
    assert (engine.beam_size, engine.threads, engine.model) == (3, 1, "bundled")
