"""`mt train`: parallel text to a model."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mt.cli import options

if TYPE_CHECKING:
    from mt.train.settings import TrainSettings

Settings = Annotated[Path | None, typer.Argument(help="A training's settings, YAML; left out, the run's own.")]
Run = Annotated[Path, typer.Option("--run", help="The folder of the run; a run that is there goes on.")]
Hours = Annotated[float | None, typer.Option("--hours", min=0.01, help="Train this long, earlier starts counted.")]
Export = Annotated[Path | None, typer.Option("--export", help="Write the model here, for both engines, with its card.")]
Only = Annotated[bool, typer.Option("--only-export", help="Train no more; write the last checkpoint as it is.")]


def train(
    settings: Settings = None,
    run: Run = Path("runs/train"),
    hours: Hours = None,
    export: Export = None,
    changes: options.Set = None,
    *,
    only_export: Only = False,
    quiet: options.Quiet = False,
) -> None:
    """Train a model on parallel text, from nothing or from another model; a killed run goes on where it was.

    Example: mt train configs/train/ar-en.yaml --run runs/ar-en --hours 2 --export models/ar-en
    """
    from mt.train.run import run_training

    options.set_up_logging(quiet=quiet)
    wanted = _settings(settings, run, hours, changes or [])
    if not only_export:
        done = run_training(wanted, run)
        typer.echo(f"{run}: {done.step} steps, {done.pieces} target pieces, {done.seconds / 3600:.2f} hours")
    if export:
        _export(wanted, run, export)


def _settings(path: Path | None, run: Path, hours: float | None, changes: list[str]) -> TrainSettings:
    from mt.train.run import SETTINGS
    from mt.train.settings import load_training

    asked = [*changes, f"hours={hours}"] if hours else changes
    return load_training(path or run / SETTINGS, asked)


def _export(settings: TrainSettings, run: Path, out: Path) -> None:
    from mt.train.export import export_model

    exported = export_model(settings, run, out)
    typer.echo(f"{exported.ct2}: {exported.parameters / 1e6:.1f} M parameters")
    if loss := exported.loss:
        typer.echo(f"held-out chrF {loss.before:.2f}, after quantization {loss.after:.2f} ({loss.signature})")
