"""Options that take several values after one flag, as sacreBLEU's do: `-m bleu chrf ter`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from typer.core import TyperCommand

if TYPE_CHECKING:
    from collections.abc import Sequence

# a name that the settings give, or a folder, looks like a test set: it is given after a -m of its own
_METRIC = re.compile(r"(?:bleu|chrf\+{0,2}|ter|rouge\w+|\w+-supported|comet)(?:,.*)?", re.IGNORECASE)
_GATE = re.compile(r".*[<>].*")
_FILE = re.compile(r".*", re.DOTALL)
# Each flag, and what its further values look like: whatever looks otherwise is an argument again.
_MANY = {
    "-m": _METRIC,
    "--metrics": _METRIC,
    "--gate": _GATE,
    "--hypotheses": _FILE,
    "--input": _FILE,
    "-i": _FILE,
    "--references": _FILE,
    "--model": _FILE,
    "--training": _FILE,
}


class ManyCommand(TyperCommand):
    """A command of which several options may be followed by more than one value."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the arguments with each flag repeated before each of its values."""
        return super().parse_args(ctx, spread(args))


def spread(arguments: Sequence[str]) -> list[str]:
    """Return the arguments with the flag of several values repeated before each; a value begins with no dash."""
    spelt: list[str] = []
    flag = ""
    for argument in arguments:
        if argument.startswith("-") and argument != "-":
            flag = argument if argument in _MANY else ""
        elif flag and spelt[-1] != flag:
            if _MANY[flag].fullmatch(argument):
                spelt.append(flag)
            else:
                flag = ""
        spelt.append(argument)
    return spelt
