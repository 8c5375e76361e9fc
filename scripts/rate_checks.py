"""How often each check hits in the stored outputs of systems and in the human references, and the hits to read.

    python scripts/rate_checks.py TESTSET.jsonl SYSTEM.txt [SYSTEM.txt …] [--sample 30] [--seed 13] [--hits FILE]

A test set holds one JSON object a line with `src` and `ref`; rows with a `flag` are left out. A system's file holds a
line for each row. With --hits, a seeded sample of the hits of each check is written for a person to read, and the
precision is what they count there.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mt.fidelity import check

if TYPE_CHECKING:
    from mt.records import Finding


class Hit(NamedTuple):
    """A finding in one line of one system's output."""

    system: str
    line: int
    source: str
    hypothesis: str
    finding: Finding


def main() -> None:
    """Print the table of rates; write the sample."""
    options = _options()
    rows = [json.loads(line) for line in options.test_set.read_text("utf-8").split("\n") if line]
    texts = {path.stem.split(".")[-1]: _lines(path, len(rows)) for path in options.systems}
    texts["reference"] = [row["ref"] for row in rows]
    kept = [index for index, row in enumerate(rows) if not row.get("flag")]
    hits = [
        Hit(system, index + 1, rows[index]["src"], lines[index], finding)
        for system, lines in texts.items()
        for index in kept
        for finding in check(rows[index]["src"], lines[index])
    ]
    print(f"{options.test_set.name}, {len(kept)} segments; segments with a hit of each check")
    print(table(hits, list(texts)))
    if options.hits:
        options.hits.write_text(sample(hits, options.sample, options.seed), encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("test_set", type=Path)
    parser.add_argument("systems", nargs="+", type=Path, metavar="SYSTEM.txt")
    parser.add_argument("--sample", type=int, default=30, help="hits of each check to read, at most")
    parser.add_argument("--seed", type=int, default=13)
    parser.add_argument("--hits", type=Path, help="where to write the hits to read")
    return parser.parse_args()


def _lines(path: Path, count: int) -> list[str]:
    lines = path.read_text("utf-8").removesuffix("\n").split("\n")
    if len(lines) != count:
        raise SystemExit(f"{path}: {len(lines)} lines, the test set has {count}")
    return lines


def table(hits: list[Hit], systems: list[str]) -> str:
    """Return the segments that each check hits, a row a check, a column a system."""
    found: dict[tuple[str, str], set[int]] = defaultdict(set)
    for hit in hits:
        for kind in (f"{hit.finding.severity} {hit.finding.code}", f"{hit.finding.severity} any"):
            found[kind, hit.system].add(hit.line)
    width = max(map(len, systems)) + 2
    lines = [f"{'':<26}" + "".join(f"{system:>{width}}" for system in systems)]
    kinds = sorted({kind for kind, _ in found})
    lines += [f"{kind:<26}" + "".join(f"{len(found[kind, s]):>{width}}" for s in systems) for kind in kinds]
    return "\n".join(lines)


def sample(hits: list[Hit], most: int, seed: int) -> str:
    """Return a sample of the hits of each check in systems, notes left out, drawn by the seed."""
    by_code: dict[str, list[Hit]] = defaultdict(list)
    for hit in hits:
        if hit.finding.severity != "info" and hit.system != "reference":
            by_code[hit.finding.code].append(hit)
    parts = []
    for code, own in sorted(by_code.items()):
        chosen = random.Random(seed).sample(own, min(most, len(own)))  # noqa: S311 - repeatable, not secret
        parts.append(f"## {code}: {len(chosen)} of {len(own)}\n")
        parts += [
            f"{hit.system}:{hit.line} expected «{hit.finding.expected}» found «{hit.finding.found}»\n"
            f"  {hit.source}\n  {hit.hypothesis}\n"
            for hit in chosen
        ]
    return "\n".join(parts)


if __name__ == "__main__":
    main()
