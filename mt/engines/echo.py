"""An engine that answers every source with itself: for tests, and to see a pipeline work without a model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mt.records import Hypothesis

if TYPE_CHECKING:
    from collections.abc import Sequence


class EchoEngine:
    """Counts words as tokens and gives sources back."""

    signature = "engine:echo"

    def generate(self, sources: Sequence[str]) -> list[Hypothesis]:
        """Return the sources as hypotheses."""
        return [Hypothesis(source, score=0.0) for source in sources]

    def count_tokens(self, source: str) -> int:
        """Return the number of words, and one for the end."""
        return len(source.split()) + 1
