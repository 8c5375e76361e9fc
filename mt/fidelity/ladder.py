"""The repair ladder: segments with errors are translated again in other ways, and the best by the checks is kept."""

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


class Ladder:
    """Tries the steps in order, each on what still has an error that it can mend.

    A hypothesis takes another's place only if its findings weigh less; where nothing does, the first one stays.
    What is done to a segment depends on that segment alone, and each step decodes it once: the time is bounded by
    the number of steps, and the output is the same in any batch.
    """

    def __init__(self, steps: Sequence[Step], judge: Judge) -> None:
        self._steps = steps
        self._judge = judge

    def mend(self, sources: Sequence[str], hypotheses: Sequence[Hypothesis]) -> list[Judged]:
        """Return each source's best hypothesis, judged, in order; detokenization debris is mended in all of them.

        Raises:
            EngineError: an engine cannot decode.
        """
        best = [self._judged(s, h) for s, h in zip(sources, hypotheses, strict=True)]
        for step in self._steps:
            able = [i for i, one in enumerate(best) if one.codes & step.mends]
            if not able:
                continue
            for i, proposed in zip(able, step.propose([sources[i] for i in able]), strict=True):
                best[i] = self._better(step, sources[i], best[i], proposed)
        return best

    def _judged(self, source: str, hypothesis: Hypothesis) -> Judged:
        """Return the hypothesis on one line, mended where the source has no entity, with its findings."""
        text = mend_debris(source, " ".join(hypothesis.text.split()))
        plain = Hypothesis(text, hypothesis.score, hypothesis.truncated)
        return Judged(plain, self._judge(source, plain) if source.strip() else ())

    def _better(self, step: Step, source: str, best: Judged, proposed: Sequence[Hypothesis]) -> Judged:
        """Return the best of what stood and what the step proposes; of equals the first."""
        if not proposed:
            return best
        found = min((self._judged(source, hypothesis) for hypothesis in proposed), key=lambda one: one.cost)
        chosen = found.cost < best.cost
        codes = tuple(finding.code for finding in found.findings if finding.severity != "info")
        attempt = Attempt(step.name, found.hypothesis.text, codes, chosen)
        winner = found if chosen else best
        return Judged(winner.hypothesis, winner.findings, (*best.attempts, attempt))
