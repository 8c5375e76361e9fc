"""What a trained model's card says: what it read, how long, how well it did on what was held out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mt.train.checkpoint import Progress
    from mt.train.settings import TrainSettings


def card_text(
    settings: TrainSettings,
    progress: Progress,
    rows: Sequence[Mapping[str, Any]],
    report: Mapping[str, Any],
    parameters: int,
) -> str:
    """Return the card in Markdown; it claims nothing that the run did not measure."""
    shape = settings.shape
    lines = [
        f"# {settings.name}",
        "",
        "Arabic to English.",
        "",
        "| | |",
        "|---|---|",
        (
            f"| Architecture | marian, {shape.encoder_layers}+{shape.decoder_layers} layers, width {shape.width}, "
            f"{parameters / 1e6:.1f} M parameters |"
        ),
        f"| Input | normalized with the profile `{settings.data.normalization}` |",
        f"| Began | {'from another model' if settings.start else 'from nothing'} |",
        f"| Trained | {progress.seconds / 3600:.2f} hours on {settings.threads} thread(s) |",
        f"| Read | {progress.step:,} steps, {progress.pieces:,} target pieces |",
        *_held_out(rows),
        "",
        "## What it read",
        "",
        *_corpora(report),
        "",
        "## What was left out, and why",
        "",
        "| reason | pairs |",
        "|---|---|",
        *(f"| {reason} | {count:,} |" for reason, count in report["total"].items()),
        "",
    ]
    return "\n".join(lines)


def _held_out(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    scored = [row for row in rows if "chrf" in row]
    if not scored:
        return []
    last = scored[-1]
    return [f"| Held-out pairs | chrF {last['chrf']} ({last['signature'].replace('|', ' ')}), greedy |"]


def _corpora(report: Mapping[str, Any]) -> list[str]:
    head = ["| corpus | pairs | times read in a pass |", "|---|---|---|"]
    return head + [
        f"| {name} | {counts['kept']:,} | {counts['weight']:g} |"
        for name, counts in report["corpora"].items()
        if counts.get("kept")
    ]
