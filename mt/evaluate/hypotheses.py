"""Files of hypotheses, whichever system wrote them, beside the test set that they translate."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

from mt.errors import ConfigError, DataError
from mt.evaluate.lines import read_lines, refuse_unequal
from mt.scores import SystemOutput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt.scores import EvaluationSet


def read_hypotheses(
    path: Path, test_set: EvaluationSet, name: str | None = None, signature: str | None = None
) -> SystemOutput:
    """Return a file of hypotheses, a line a segment, named after the file unless a name is given.

    Raises:
        DataError: it cannot be read, is not UTF-8, is empty, or has another number of lines than the set has segments.
    """
    read = read_lines(path)
    refuse_unequal((test_set.path or test_set.name, len(test_set.rows)), (path, len(read.lines)))
    return SystemOutput(name or path.stem.removeprefix(f"{test_set.name}."), read.lines, read.sha256, signature)


def read_named(arguments: Sequence[str], test_set: EvaluationSet) -> list[SystemOutput]:
    """Return the hypotheses of several files, each given as FILE or as NAME=FILE."""
    outputs = []
    for argument in arguments:
        name, equals, path = argument.partition("=")
        if equals and not Path(argument).exists():
            outputs.append(read_hypotheses(Path(path), test_set, name))
        else:
            outputs.append(read_hypotheses(Path(argument), test_set))
    return outputs


def without_flagged(
    test_set: EvaluationSet, outputs: Sequence[SystemOutput]
) -> tuple[EvaluationSet, list[SystemOutput], tuple[str, ...]]:
    """Return the set and the systems without the segments that the set flags, and the ids of these.

    Raises:
        DataError: nothing is left.
    """
    kept = [place for place, row in enumerate(test_set.rows) if not row.flag]
    if not kept:
        raise DataError(f"{test_set.path or test_set.name}: every segment is flagged: leave --skip-flagged out")
    rows = tuple(test_set.rows[place] for place in kept)
    left_out = tuple(row.id for row in test_set.rows if row.flag)
    return dataclasses.replace(test_set, rows=rows), [_only(output, kept) for output in outputs], left_out


def _only(output: SystemOutput, kept: Sequence[int]) -> SystemOutput:
    trust = output.trust and dataclasses.replace(output.trust, values=tuple(output.trust.values[p] for p in kept))
    return dataclasses.replace(output, hypotheses=tuple(output.hypotheses[p] for p in kept), trust=trust)


def refuse_same_names(outputs: Sequence[SystemOutput]) -> None:
    """Raise a ConfigError when two systems go by one name."""
    names = [output.name for output in outputs]
    for name in names:
        if names.count(name) > 1:
            raise ConfigError(f"{name}: two systems have this name: give one as NAME=FILE")
