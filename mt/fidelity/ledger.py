"""Every check on one source and its hypothesis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mt.fidelity.dates import find_lost_dates
from mt.fidelity.debris import find_debris
from mt.fidelity.grammar import find_lost_grammar
from mt.fidelity.invented import find_invented
from mt.fidelity.loops import find_loops
from mt.fidelity.names import find_lost_names
from mt.fidelity.numbers import find_number_faults
from mt.fidelity.sentences import find_dropped
from mt.fidelity.strings import find_lost_strings
from mt.fidelity.surface import find_surface
from mt.fidelity.text import Pair

if TYPE_CHECKING:
    from mt.records import Finding

_WHOLE = frozenset({"empty", "copied"})
_CHECKS = (
    find_debris,
    find_loops,
    find_dropped,
    find_lost_strings,
    find_number_faults,
    find_lost_dates,
    find_lost_names,
    find_lost_grammar,
    find_invented,
)


def check(source: str, hypothesis: str, *, truncated: bool = False) -> tuple[Finding, ...]:
    """Return what may be wrong with a translation, the same for the same two strings; nothing for a good one.

    An `error` is rarely a false alarm, a `warning` now and then, an `info` often: it is for ranking.
    Spans are in characters of the strings given. An empty or copied hypothesis has that one finding.
    """
    pair = Pair(source, hypothesis)
    findings = list(find_surface(pair, truncated=truncated))
    if not any(finding.code in _WHOLE for finding in findings):
        for find in _CHECKS:
            findings += find(pair)
    return tuple(findings)
