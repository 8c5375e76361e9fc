"""The repair ladder: a segment with an error takes another of the beam's hypotheses, or is translated again.

The best by the checks is kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mt.fidelity.debris import mend_debris
from mt.records import Attempt, Finding, Hypothesis

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mt.fidelity.steps import Step

    Judge = Callable[[str, Hypothesis], tuple[Finding, ...]]

WEIGHTS = {"error": 4, "warning": 1, "info": 0}
BEAM = "beam"
"""What an attempt with another hypothesis of the same search is called."""
_NAMES = frozenset({"name-missing", "name-added"})
"""Warnings for which the beam is looked through, as for an error: it often holds the name, and costs no decoding.
For a word that is none the others of the beam are no better."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A hypothesis, what the checks found in it, and what else was tried."""

    hypothesis: Hypothesis
    findings: tuple[Finding, ...]
    attempts: tuple[Attempt, ...] = ()

    @property
    def cost(self) -> int:
        """The findings, weighed: an error counts as much as four warnings, a note nothing."""
        return sum(WEIGHTS[finding.severity] for finding in self.findings)

    @property
    def codes(self) -> frozenset[str]:
        """The codes of its errors: what a step may mend."""
        return frozenset(finding.code for finding in self.findings if finding.severity == "error")

    @property
    def doubtful(self) -> bool:
        """Whether the other hypotheses of the beam may be better."""
        return bool(self.codes) or any(f.code in _NAMES and f.severity == "warning" for f in self.findings)


class Ladder:
    """Tries the steps in order, each on what still has an error that it can mend.

    A hypothesis takes another's place only if its findings weigh less; where nothing does, the first one stays.
    What is done to a segment depends on that segment alone, and each step decodes it once: the time is bounded by
    the number of steps, and the output is the same in any batch.
    """

    def __init__(self, steps: Sequence[Step], judge: Judge) -> None:
        self._steps = steps
        self._judge = judge

    def mend(self, sources: Sequence[str], proposed: Sequence[Sequence[Hypothesis]]) -> list[Judged]:
        """Return each source's best hypothesis, judged, in order; detokenization debris is mended in all of them.

        `proposed` holds for each source the hypotheses of its beam, the best by the model first.

        Raises:
            EngineError: an engine cannot decode.
        """
        best = [self._best_of_beam(source, beam) for source, beam in zip(sources, proposed, strict=True)]
        for step in self._steps:
            able = [i for i, one in enumerate(best) if one.codes & step.mends]
            if not able:
                continue
            for i, others in zip(able, step.propose([sources[i] for i in able]), strict=True):
                best[i] = self._better(step.name, sources[i], best[i], others)
        return best

    def _best_of_beam(self, source: str, beam: Sequence[Hypothesis]) -> Judged:
        first = self._judged(source, beam[0])
        return self._better(BEAM, source, first, beam[1:]) if first.doubtful else first

    def _judged(self, source: str, hypothesis: Hypothesis) -> Judged:
        """Return the hypothesis on one line, mended where the source has no entity, with its findings."""
        text = mend_debris(source, " ".join(hypothesis.text.split()))
        plain = Hypothesis(text, hypothesis.score, hypothesis.truncated)
        return Judged(plain, self._judge(source, plain) if source.strip() else ())

    def _better(self, name: str, source: str, best: Judged, proposed: Sequence[Hypothesis]) -> Judged:
        """Return the best of what stood and what the step of that name proposes; of equals the first."""
        if not proposed:
            return best
        found = min((self._judged(source, hypothesis) for hypothesis in proposed), key=lambda one: one.cost)
        chosen = found.cost < best.cost
        codes = tuple(finding.code for finding in found.findings if finding.severity != "info")
        attempt = Attempt(name, found.hypothesis.text, codes, chosen)
        winner = found if chosen else best
        return Judged(winner.hypothesis, winner.findings, (*best.attempts, attempt))
