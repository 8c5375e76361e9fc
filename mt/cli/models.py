"""`mt models`: which models there are, and what is done with them."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from mt.cli.options import Quiet, set_up_logging

if TYPE_CHECKING:
    from mt.models import ModelInfo
    from mt.models.manifest import Manifest

app = typer.Typer(
    help="List, get, check, carry and remove models.\n\nExample: mt models pull opus-mt-ar-en",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Name = Annotated[str, typer.Argument(help="A name of the catalogue, a hub id (ORG/NAME) or NAME@REVISION.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Archive = Annotated[Path, typer.Argument(help="The archive: .tar, or .tar.gz to gzip it.")]
Force = Annotated[bool, typer.Option("--force", help="Keep it although its self-test fails; that is recorded.")]


@app.command("list")
def list_(*, as_json: Json = False) -> None:
    """List the models: those that are here, and those that are one word away.

    Example: mt models list
    """
    from mt.models import list_models

    models = list_models()
    if as_json:
        typer.echo(json.dumps([asdict(model) for model in models], ensure_ascii=False, indent=2))
        return
    for model in models:
        typer.echo(_row(model))


@app.command()
def info(name: Name, *, as_json: Json = False) -> None:
    """Show all that is known of a model: origin, revision, licence, hashes, settings, scores.

    Example: mt models info opus-mt-ar-en
    """
    from mt.models import info as info_of

    known = asdict(info_of(name))
    if as_json:
        typer.echo(json.dumps(known, ensure_ascii=False, indent=2))
        return
    for key, value in known.items():
        if value not in (None, "", (), {}):
            typer.echo(f"{key.replace('_', ' '):<14} {_shown(value)}")


@app.command()
def pull(
    name: Name,
    *,
    revision: Annotated[str | None, typer.Option("--revision", help="A commit, tag or branch of the hub.")] = None,
    task: Annotated[Literal["translate", "summarize"] | None, typer.Option("--task", help="What it is for.")] = None,
    force: Force = False,
    quiet: Quiet = False,
) -> None:
    """Get a model from the hub, or convert a folder in the hub's layout; check, convert and test it.

    Example: mt models pull opus-mt-ar-en
    """
    from mt.models import pull as pull_model

    set_up_logging(quiet=quiet)
    progress = not quiet and sys.stderr.isatty()
    typer.echo(_done(pull_model(name, revision=revision, task=task, force=force, progress=progress)))


@app.command()
def verify(name: Name = "bundled") -> None:
    """Hash every file of a model again and compare.

    Example: mt models verify opus-mt-ar-en
    """
    from mt.models import verify as verify_model

    manifest = verify_model(name)
    typer.echo(f"{name}: {len(manifest.files)} files are as they were")


@app.command()
def remove(name: Name) -> None:
    """Remove a model from this machine's cache.

    Example: mt models remove opus-mt-ar-en
    """
    from mt.models import remove as remove_model

    typer.echo(f"removed {remove_model(name)}")


@app.command()
def export(name: Name, archive: Archive) -> None:
    """Write a model as one archive with hashes, for a machine without a network.

    Example: mt models export opus-mt-ar-en opus-mt-ar-en.tar
    """
    from mt.models import export as export_model

    typer.echo(f"{archive}: {_done(export_model(name, archive))}")


@app.command("import")
def import_(archive: Archive, *, force: Force = False, quiet: Quiet = False) -> None:
    """Take in a model from an archive; every hash is checked, and the model tested.

    Example: mt models import opus-mt-ar-en.tar
    """
    from mt.models import import_ as import_model

    set_up_logging(quiet=quiet)
    typer.echo(_done(import_model(archive, force=force)))


@app.command()
def shortlist(
    name: Annotated[str, typer.Argument(help="A model that was pulled, or a folder with a converted one.")],
    corpus: Annotated[
        list[Path], typer.Option("--corpus", help="Parallel text, .tsv (.gz, .xz): Arabic, a tab, English; repeatable.")
    ],
) -> None:
    """Count from parallel text which target pieces a source may need, and store it with a Marian model as vmap.txt.

    It is used with --set engine.shortlist=true: faster with a large vocabulary, but what a text becomes then depends,
    in a few places, on what shares its batch.

    Example: mt models shortlist opus-mt-ar-en --corpus news.tsv --corpus talks.tsv.xz
    """
    from mt.models.shortlist import add_shortlist, in_turn
    from mt.train.pairs import read_pairs

    made = add_shortlist(name, in_turn(read_pairs(path) for path in corpus))
    typer.echo(f"{name}: {made.pairs:,} pairs counted: {made.always:,} pieces always, {made.sources:,} lines of others")


def _row(model: ModelInfo) -> str:
    here = "here" if model.installed else "-"
    return f"{model.name:<22} {model.task:<10} {here:<5} {model.bytes / 1e6:>6.0f} MB  {model.licence}: {model.quality}"


def _done(manifest: Manifest) -> str:
    from mt.models.selftest import describe

    digest = manifest.digests["ct2-int8"]
    return f"{manifest.name}@{manifest.revision[:12]} {describe(manifest.self_test)}; sha256 {digest}"


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key}={one}" for key, one in value.items())
    return "; ".join(map(str, value)) if isinstance(value, tuple | list) else str(value)
