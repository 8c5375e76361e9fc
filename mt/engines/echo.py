"""An engine that answers every source with itself: for tests, and to see a pipeline work without a model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mt.records import Hypothesis

if TYPE_CHECKING:
    from collections.abc import Sequence


class EchoEngine:
    """Counts words as tokens and gives sources back."""

    signature = "engine:echo"
    lanes = 1

    def generate(self, sources: Sequence[str]) -> list[Hypothesis]:
        """Return the sources as hypotheses."""
        return [Hypothesis(source, score=0.0) for source in sources]

    def attend(self, sources: Sequence[str]) -> list[Hypothesis]:
        """Return the sources as hypotheses: nothing looked at anything."""
        return self.generate(sources)

    def propose(self, sources: Sequence[str], count: int) -> list[list[Hypothesis]]:
        """Return each source `count` times."""
        return [[hypothesis] * count for hypothesis in self.generate(sources)]

    def with_decoding(self, **_changes: float) -> EchoEngine:
        """Return itself: there is nothing to decode."""
        return self

    def count_tokens(self, source: str) -> int:
        """Return the number of words, and one for the end."""
        return len(source.split()) + 1
