"""What a trained model's card says: what it read, under which licences, how, how long, and how well it did."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatch
from typing import TYPE_CHECKING, Any

from mt.config import to_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mt.train.checkpoint import Progress
    from mt.train.quantized import Loss
    from mt.train.settings import TrainSettings

UNSTATED = "not stated"
_DOES = {"translate": "Arabic to English.", "summarize": "English to shorter English."}


@dataclass(frozen=True, slots=True)
class Trained:
    """A training that has ended, as its card describes it."""

    settings: TrainSettings
    progress: Progress
    rows: Sequence[Mapping[str, Any]]
    """The lines of its log."""
    report: Mapping[str, Any]
    """What was read of each corpus, and what was left out."""
    parameters: int
    loss: Loss | None


def card_text(trained: Trained) -> str:
    """Return the card in Markdown; it claims nothing that the run did not measure."""
    settings, progress, shape = trained.settings, trained.progress, trained.settings.shape
    lines = [
        f"# {settings.name}",
        "",
        _DOES[settings.task],
        "",
        "| | |",
        "|---|---|",
        (
            f"| Architecture | marian, {shape.encoder_layers}+{shape.decoder_layers} layers, width {shape.width}, "
            f"{trained.parameters / 1e6:.1f} M parameters |"
        ),
        f"| Input | normalized with the profile `{settings.data.normalization}` |",
        f"| Began | {'from another model' if settings.start else 'from nothing'} |",
        f"| Trained | {progress.seconds / 3600:.2f} hours on {settings.threads} thread(s) |",
        f"| Read | {progress.step:,} steps, {progress.pieces:,} target pieces |",
        "",
        "## How good it is",
        "",
        *(_held_out(trained) or ["Not measured: no pairs were held out."]),
        "",
        "## What it read",
        "",
        *_corpora(trained.report, settings.data.licences),
        "",
        "## What was left out, and why",
        "",
        "| reason | pairs |",
        "|---|---|",
        *(f"| {reason} | {count:,} |" for reason, count in trained.report["total"].items()),
        "",
        "## Its settings",
        "",
        "```yaml",
        to_yaml(settings).rstrip("\n"),
        "```",
        "",
    ]
    return "\n".join(lines)


def _held_out(trained: Trained) -> list[str]:
    scored = [row for row in trained.rows if "chrf" in row]
    rows = [(f"{row['step']:,} steps, greedy", row["chrf"], row["signature"]) for row in scored[-1:]]
    if loss := trained.loss:
        form = f"{loss.pairs} of them, beam 4"
        rows += [(f"{form}, half precision", f"{loss.before:.2f}", loss.before_signature)]
        rows += [(f"{form}, int8", f"{loss.after:.2f}", loss.signature)]
    head = ["| held-out pairs | chrF | signature |", "|---|---|---|"]
    return (
        head + [f"| {how} | {value} | {signature.replace('|', ' ')} |" for how, value, signature in rows]
        if rows
        else []
    )


def _corpora(report: Mapping[str, Any], licences: Mapping[str, Sequence[str]]) -> list[str]:
    head = ["| corpus | pairs | times read in a pass | licence |", "|---|---|---|---|"]
    return head + [
        f"| {name} | {counts['kept']:,} | {counts['weight']:g} | {licence_of(name, licences)} |"
        for name, counts in report["corpora"].items()
        if counts.get("kept")
    ]


def licence_of(corpus: str, licences: Mapping[str, Sequence[str]]) -> str:
    """Return the first licence whose patterns name the corpus."""
    stated = (licence for licence, files in licences.items() if any(fnmatch(corpus, each) for each in files))
    return next(stated, UNSTATED)
