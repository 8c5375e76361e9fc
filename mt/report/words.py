"""Findings in words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mt.report.clean import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mt.records import Finding, Origin, Severity, SummarySentence, Translation, Word

SEVERITIES: dict[Severity, str] = {"error": "Error", "warning": "Warning", "info": "Note"}
"""What a reader calls each, the worst first."""

# A code that says it in plain words already, as number-missing, is not here.
_LABELS = {
    "copied": "not translated",
    "debris": "encoding debris",
    "empty": "no translation",
    "invented-word": "word that is none",
    "forced-cut": "sentence cut in parts",
    "kept": "kept as it is",
    "latin": "Latin text missing",
    "leftover-arabic": "Arabic left over",
    "length": "unusual length",
    "loop": "repetition",
    "number-added": "number without a source",
    "truncated": "cut short",
    "unsupported": "sentence the text does not back",
    "url": "address missing",
    "date-added": "date without a source",
    "name-added": "name without a source",
    "name-elsewhere": "name from elsewhere in the text",
    "name-mixed": "name of two names",
}


ORIGINS: dict[Origin, str] = {
    "extracted": "",
    "written": "",
    "regenerated": "written again: the text did not back the first",
    "replaced": "from the text, in place of a sentence that it did not back",
    "unsupported": "not backed by the text",
}
"""What a reader is told of where a summary's sentence comes from, where that is more than usual."""

TRUST: dict[Word, str] = {"likely right": "✓", "check": "?", "likely wrong": "✗", "nothing found": ""}
"""The sign beside a segment's number."""


def noted(sentence: SummarySentence) -> str:
    """Return in round brackets what a reader should know of a summary's sentence; empty where it is as usual."""
    return f"({ORIGINS[sentence.origin]})" if ORIGINS[sentence.origin] else ""


def trust(translation: Translation) -> str:
    """Return how far a translation can be trusted, in words; empty where nothing is known."""
    confidence = translation.confidence
    if confidence is None or (confidence.value is None and confidence.word == "nothing found"):
        return ""
    return confidence.word if confidence.value is None else f"{confidence.word}, {confidence.value:.0%}"


def label(code: str) -> str:
    """Return a finding's code in plain words."""
    return _LABELS.get(code) or printable(code).replace("-", " ")


def describe(finding: Finding) -> str:
    """Return a finding on one line, without its severity: what it is, what was expected, what is there."""
    expected, found = printable(finding.expected), printable(finding.found)
    parts = [f"expected “{expected}”"] if expected else []
    parts += [f"found “{found}”"] if found else []
    return f"{label(finding.code)}: {', '.join(parts)}" if parts else label(finding.code)


def worst(findings: Iterable[Finding]) -> Severity | None:
    """Return the gravest severity among the findings, `None` if there are none."""
    there = {finding.severity for finding in findings}
    return next((severity for severity in SEVERITIES if severity in there), None)


def count_findings(findings: Iterable[Finding]) -> str:
    """Return how many findings there are of each severity, as `1 error, 2 warnings`; empty if there are none."""
    counts = Counter(finding.severity for finding in findings)
    return ", ".join(
        f"{counts[severity]} {word.lower()}{'s' * (counts[severity] > 1)}"
        for severity, word in SEVERITIES.items()
        if counts[severity]
    )
