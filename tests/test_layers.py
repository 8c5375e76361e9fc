"""The import ladder: imports point down, never up, never sideways between parts on one line."""

import ast
from pathlib import Path

import pytest

# From the top. `models` stands above `engines`, for a model is tested by running it before it may be used;
# `summarize` above `fidelity`, whose readers of English hold a summary to its text;
# `segment` above `arabic`, whose letters and digits its rules speak of.
LADDER = [
    {"cli"},
    {"batch", "train", "doctor"},
    {"pipeline", "evaluate", "report"},
    {"summarize"},
    {"fidelity", "attest"},
    {"models"},
    {"engines", "documents"},
    {"segment"},
    {"arabic", "config"},
    {"scores"},
    {"records", "errors"},
]
LEVEL = {part: level for level, parts in enumerate(LADDER) for part in parts}
PACKAGE = Path(__file__).parents[1] / "mt"
MODULES = sorted(
    path for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE or path.stem not in {"__init__", "__main__"}
)


def part_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_parts(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: imports say mt.x in full"
            names |= {f"{node.module}.{alias.name}" for alias in node.names} if node.module == "mt" else {node.module}
    return {name.split(".")[1] for name in names if name.startswith("mt.") and name != "mt.__version__"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_point_down(path):
    """A module imports its own part and the lines below it."""
    own = part_of(path)
    for part in imported_parts(path) - {own}:
        assert LEVEL[part] > LEVEL[own], f"{own} may not import {part}"
