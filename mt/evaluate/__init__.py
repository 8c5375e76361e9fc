"""Hypotheses and references to scores: test sets, metrics, intervals, significance, error rates, gates."""

from mt.evaluate.choose import Chosen, choose
from mt.evaluate.describe import find_set
from mt.evaluate.gates import Gate, parse_gate
from mt.evaluate.hypotheses import read_hypotheses, read_named
from mt.evaluate.lead import lead
from mt.evaluate.metrics import DEFAULT_METRICS, METRICS, metric_names
from mt.evaluate.notes import set_notes
from mt.evaluate.overlap import overlap_notes
from mt.evaluate.run import evaluate
from mt.evaluate.testset import read_set

__all__ = [
    "DEFAULT_METRICS",
    "METRICS",
    "Chosen",
    "Gate",
    "choose",
    "evaluate",
    "find_set",
    "lead",
    "metric_names",
    "overlap_notes",
    "parse_gate",
    "read_hypotheses",
    "read_named",
    "read_set",
    "set_notes",
]
