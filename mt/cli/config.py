"""`mt config`: what a run would use."""

from __future__ import annotations

import typer

from mt.cli import options

app = typer.Typer(help="The settings.", no_args_is_help=True, rich_markup_mode=None)


@app.callback()
def _config() -> None:
    """Keep `show` a command of its own."""


@app.command("show")
def show(config: options.Config = None, changes: options.Set = None) -> None:
    """Print every setting with its value, as YAML that can be given back with --config.

    Example: mt config show --set engine.beam_size=1 > fast.yaml
    """
    from mt.config import to_yaml

    typer.echo(to_yaml(options.settings_from(config, changes)), nl=False)
