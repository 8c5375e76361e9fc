"""The documentation is held to the code."""

import re
from pathlib import Path

import pytest
import typer

from mt.cli.app import app

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = sorted(typer.main.get_command(app).commands)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme(command):
    assert f"| `mt {command}` |" in README


def test_every_command_in_the_readme_is_there():
    assert sorted(re.findall(r"^\| `mt (\w+)` \|", README, re.MULTILINE)) == COMMANDS


def test_the_tree_in_the_readme_is_the_tree():
    shown = {name.rstrip("/") for name in re.findall(r"^[├└]── ([\w./]+)", README, re.MULTILINE)}
    hidden = {"__init__.py", "__main__.py", "py.typed", "__pycache__"}
    assert shown == {path.name for path in (ROOT / "mt").iterdir()} - hidden


def test_every_part_of_the_ladder_is_in_the_tree():
    from test_layers import LEVEL

    for part in LEVEL:
        assert re.search(rf"^[├└]── {part}(/|\.py)", README, re.MULTILINE), part


def test_every_option_that_the_batch_page_names_is_there():
    page = (ROOT / "docs" / "batch.md").read_text(encoding="utf-8")
    known = {option for parameter in typer.main.get_command(app).commands["batch"].params for option in parameter.opts}
    assert set(re.findall(r"--[a-z][a-z-]+", page)) - known <= {"--head", "--port", "--address"}


def test_links_in_the_readme_lead_somewhere():
    for target in re.findall(r"\]\(([\w./-]+)\)", README):
        assert (ROOT / target).exists(), target


def test_exit_codes_are_documented():
    from mt import errors

    codes = {kind.exit_code for kind in vars(errors).values() if isinstance(kind, type)}
    assert all(re.search(rf"\b{code} ", README[README.index("Exit codes:") :]) for code in codes)
