"""`mt doctor`: what is here, and whether it works."""

from __future__ import annotations

import typer


def doctor() -> None:
    """Show versions, cores, memory, cache and models, and run each model's self-test.

    Exit code 1 when something that should work does not.

    Example: mt doctor
    """
    from mt.doctor import examine

    healthy = True
    for line in examine():
        typer.echo(f"{'ok  ' if line.ok else 'FAIL'} {line.topic:<14} {line.text}")
        healthy &= line.ok
    if not healthy:
        raise typer.Exit(1)
