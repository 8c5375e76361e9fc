"""How often each check hits: counted while segments go by, shown as a table or as JSON."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mt.records import Finding

Kind = tuple[str, str]
"""A severity and a code."""
COLUMNS = ("hypotheses", "references")
_RANK = {"error": 0, "warning": 1, "info": 2}


@dataclass
class Tally:
    """How many segments each check hits; it grows with the kinds of findings, not with the segments."""

    segments: int = 0
    blank: int = 0
    """Segments that were not checked, because their source is blank."""
    hits: Counter[Kind] = field(default_factory=Counter)
    troubled: int = 0
    """Segments with an error or a warning."""

    def add(self, findings: Iterable[Finding]) -> None:
        """Count one segment."""
        kinds = {(finding.severity, finding.code) for finding in findings}
        self.segments += 1
        self.hits.update(kinds)
        self.troubled += any(severity != "info" for severity, _ in kinds)


def rates_table(tallies: Sequence[Tally]) -> str:
    """Return the rates of the hypotheses, and those of the references beside them where there are any, as lines."""
    segments, blank = tallies[0].segments, tallies[0].blank
    left_out = f", {blank:,} with a blank source left out" if blank else ""
    lines = [f"{segments:,} segment{'s' * (segments != 1)} checked{left_out}"]
    if segments:
        rows = [(*kind, [tally.hits[kind] for tally in tallies]) for kind in _kinds(tallies)]
        rows.append(("any", "error or warning", [tally.troubled for tally in tallies]))
        lines.append(f"{'':<27}" + "".join(f"{name:>20}" for name in COLUMNS[: len(tallies)]))
        lines += [
            f"{severity:<9}{code:<18}" + "".join(f"{count:>10,}  {_rate(count, segments):>7.2%} " for count in counts)
            for severity, code, counts in rows
        ]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def rates_json(tallies: Sequence[Tally]) -> str:
    """Return the same rates as one JSON object on a line."""
    segments = tallies[0].segments
    made: dict[str, object] = {
        "segments": segments,
        "blank": tallies[0].blank,
        "rates": [
            {"severity": severity, "code": code, **_counts([t.hits[severity, code] for t in tallies], segments)}
            for severity, code in _kinds(tallies)
        ],
        "error_or_warning": _counts([tally.troubled for tally in tallies], segments),
    }
    return json.dumps(made, ensure_ascii=False) + "\n"


def _counts(counts: Sequence[int], segments: int) -> dict[str, dict[str, float]]:
    return {
        name: {"segments": count, "rate": round(_rate(count, segments), 6)}
        for name, count in zip(COLUMNS, counts, strict=False)  # references are not always there
    }


def _rate(count: int, segments: int) -> float:
    return count / segments if segments else 0.0


def _kinds(tallies: Sequence[Tally]) -> list[Kind]:
    """Return every kind that was found, the gravest first, then by code."""
    return sorted({kind for tally in tallies for kind in tally.hits}, key=lambda kind: (_RANK[kind[0]], kind[1]))
