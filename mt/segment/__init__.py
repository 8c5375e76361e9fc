"""A document to segments: sentence ends by rule, forced cuts by budget, nothing lost."""

from mt.segment.budget import fit_segments, split_to_budget
from mt.segment.split import split_document, split_text

__all__ = ["fit_segments", "split_document", "split_text", "split_to_budget"]
