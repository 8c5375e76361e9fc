"""What is wrong with a hypothesis, by the checks and by a user's names and glossary."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mt.fidelity.glossary import Terms
from mt.fidelity.glossary_check import check_terms, fix_names
from mt.fidelity.ledger import check

if TYPE_CHECKING:
    from mt.fidelity.ladder import Judged
    from mt.records import Finding, Hypothesis

NONE = Terms(())


class Judge:
    """Finds faults in hypotheses; the repair ladder chooses by it, and so keeps to the names and the glossary."""

    def __init__(self, names: Terms = NONE, glossary: Terms = NONE) -> None:
        self._names = names
        self._glossary = glossary

    def __call__(self, source: str, hypothesis: Hypothesis) -> tuple[Finding, ...]:
        """Return what may be wrong with a hypothesis; a name that `settle` will put right is not."""
        _, fixes = fix_names(source, hypothesis.text, self._names)
        return (*self._findings(source, hypothesis), *(fix for fix in fixes if fix.severity == "error"))

    def settle(self, source: str, judged: Judged) -> Judged:
        """Return what the ladder chose with the names of the list spelt as listed, where that is one word for another.

        Each substitution is a finding, and so is a name that could not be put right. A term of the glossary is never
        put in by replacement: that would break the grammar around it unseen.
        """
        text, fixes = fix_names(source, judged.hypothesis.text, self._names)
        if not fixes:
            return judged
        hypothesis = replace(judged.hypothesis, text=text)
        return replace(judged, hypothesis=hypothesis, findings=(*self._findings(source, hypothesis), *fixes))

    def _findings(self, source: str, hypothesis: Hypothesis) -> tuple[Finding, ...]:
        return (
            *check(source, hypothesis.text, truncated=hypothesis.truncated),
            *check_terms(source, hypothesis.text, self._glossary, code="term-missing"),
        )
