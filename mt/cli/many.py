"""Options that take several values after one flag, as sacreBLEU's do: `-m bleu chrf ter`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from typer.core import TyperCommand

if TYPE_CHECKING:
    from collections.abc import Sequence

_MANY = {"-m", "--metrics", "--hypotheses", "--references", "--gate", "--model", "--training"}


class ManyCommand(TyperCommand):
    """A command of which several options may be followed by more than one value; its argument comes first."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the arguments with each flag repeated before each of its values."""
        return super().parse_args(ctx, spread(args))


def spread(arguments: Sequence[str]) -> list[str]:
    """Return the arguments with the flag of several values repeated before each; a value begins with no dash."""
    spelt: list[str] = []
    flag = ""
    for argument in arguments:
        if argument.startswith("-"):
            flag = argument if argument in _MANY else ""
            spelt.append(argument)
        elif flag and spelt[-1] != flag:
            spelt += [flag, argument]
        else:
            spelt.append(argument)
    return spelt
