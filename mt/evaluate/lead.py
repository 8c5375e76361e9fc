"""The baseline of every summary: the first sentences of the text."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from mt.scores import SystemOutput
from mt.segment import split_text

if TYPE_CHECKING:
    from mt.scores import EvaluationSet


def lead(test_set: EvaluationSet, sentences: int) -> SystemOutput:
    """Return the system `lead-k`: of each source its first `sentences` sentences."""
    texts = tuple(
        " ".join([piece for piece, _ in split_text(row.source) if piece][:sentences]) for row in test_set.rows
    )
    digest = hashlib.sha256("".join(f"{text}\n" for text in texts).encode("utf-8", "surrogatepass")).hexdigest()
    return SystemOutput(f"lead-{sentences}", texts, digest, f"summarizer:lead|sentences:{sentences}")
