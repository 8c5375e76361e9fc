"""Flags in, one call, lines out. Results go to standard output, everything else to standard error."""

from __future__ import annotations

import sys

from mt.errors import MTError


def main() -> None:
    """Run the app; show our own errors as one line, anything else as a bug."""
    from mt.cli.app import app

    try:
        app()
    except MTError as error:
        print(f"error: {' '.join(str(error).split())}", file=sys.stderr)  # noqa: T201 - the edge that prints
        sys.exit(error.exit_code)
