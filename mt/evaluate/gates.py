"""Demands on a system that fail a run: `numbers<=0.5%`, `chrf>=55`."""

from __future__ import annotations

import operator
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mt.errors import ConfigError
from mt.evaluate.metrics import METRICS
from mt.evaluate.rates import CLASSES, CODES, count_segments
from mt.scores import GateResult

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mt.scores import Score, SegmentResult

_FORM = re.compile(r"\s*([\w+./-]+?)\s*(<=|>=|<|>)\s*(\d+(?:\.\d+)?)\s*(%?)\s*")
_COMPARE: dict[str, Callable[[float, float], bool]] = {
    "<=": operator.le,
    ">=": operator.ge,
    "<": operator.lt,
    ">": operator.gt,
}
_FINDINGS = "findings"  # any error or warning


@dataclass(frozen=True, slots=True)
class Gate:
    """One demand: a metric's score, or the share of segments (in percent) that a class of findings hits."""

    text: str
    name: str
    compare: str
    limit: float


def parse_gate(text: str, more: Sequence[str] = ()) -> Gate:
    """Return the gate that a text spells; `more` are metrics besides those of the table.

    Raises:
        ConfigError: it has another form, names nothing that is measured, or has its percent sign in the wrong place.
    """
    match = _FORM.fullmatch(text)
    if match is None:
        raise ConfigError(f"--gate {text}: write it as NAME<=NUMBER, as in 'numbers<=0.5%' or 'chrf>=55'")
    name, compare, limit, percent = match.groups()
    rates, metrics = [*CLASSES, _FINDINGS, *CODES], [*METRICS, *more]
    if name not in metrics and name not in rates:
        raise ConfigError(f"--gate {text}: {name} is not one of {', '.join([*metrics, *rates])}")
    if (name in metrics) == bool(percent):
        form = "a score has no percent sign" if percent else f"a rate has one, as in {name}{compare}{limit}%"
        raise ConfigError(f"--gate {text}: {form}")
    return Gate(text.strip(), name, compare, float(limit))


def refuse_unscored(gates: Sequence[Gate], metrics: Sequence[str]) -> None:
    """Raise a ConfigError when a gate names a metric that is not computed."""
    for gate in gates:
        if not _is_rate(gate.name) and gate.name not in metrics:
            raise ConfigError(f"--gate {gate.text}: {gate.name} is not among the metrics: add it with --metrics")


def _is_rate(name: str) -> bool:
    return name in CLASSES or name == _FINDINGS or name in CODES


def judge(
    gates: Sequence[Gate], scores: Sequence[Score], segments: Sequence[SegmentResult], systems: Sequence[str]
) -> Iterator[GateResult]:
    """Yield each gate's verdict on each system; a rate is in percent of the segments whose source is not blank."""
    checked = sum(bool(segment.row.source.strip()) for segment in segments)
    for gate in gates:
        for place, system in enumerate(systems):
            if not _is_rate(gate.name):
                [value] = [s.value for s in scores if (s.system, s.metric) == (system, gate.name)]
            else:
                codes = () if gate.name == _FINDINGS else CLASSES.get(gate.name, (gate.name,))
                value = 100 * count_segments([s.hits[place] for s in segments], codes) / max(checked, 1)
            yield GateResult(gate.text, system, value, _COMPARE[gate.compare](value, gate.limit))
