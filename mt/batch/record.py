"""One document of the output: the fields of the input, then what came of it."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from mt.batch.job import Tally
from mt.pipeline import joined, title_of
from mt.report.article_json import escaped, segment_records, summary_records

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mt.batch.read import Entry
    from mt.records import Finding, Summary, TranslatedDocument

REPEATED = {"segment": None, "code": "duplicate-id", "severity": "warning"}


def record_of(entry: Entry, translated: TranslatedDocument | None, summary: Summary | None) -> dict[str, Any]:
    """Return the record of a document; where there is no translation, `error` says why.

    Nothing in it tells when, where or beside what it was made: it is the same in every run.
    """
    error = entry.error if translated is None else translated.error
    whole = translated is not None and translated.error is None
    return {
        **entry.fields,
        "translation": _body(translated) if translated is not None and whole else None,
        "title": title_of(translated) if translated is not None and whole else None,
        "summary": summary_records(summary) if summary is not None else None,
        "segments": segment_records(translated) if translated is not None and whole else [],
        "findings": _findings(translated) if translated is not None and whole else [],
        "error": error,
    }


def line_of(record: dict[str, Any]) -> bytes:
    """Return a record as a line of JSON."""
    return (escaped(json.dumps(record, ensure_ascii=False)) + "\n").encode()


def tally_of(translated: TranslatedDocument | None, tokens: int) -> Tally:
    """Return what one document adds to the counts."""
    if translated is None or translated.error is not None:
        return Tally(documents=1, errors=1)
    found = (finding for t in translated.translations for finding in t.findings)
    return Tally(1, len(translated.translations), tokens, 0, count_findings(found))


def count_findings(findings: Iterable[Finding]) -> dict[str, int]:
    """Return how many findings there are of each `severity:code`."""
    return dict(sorted(Counter(f"{f.severity}:{f.code}" for f in findings).items()))


def weight_of(translated: TranslatedDocument) -> float:
    """Return how bad a document is: its errors and a quarter of its warnings, a segment."""
    weights = {"error": 1.0, "warning": 0.25, "info": 0.0}
    total = sum(weights[f.severity] for t in translated.translations for f in t.findings)
    return total / max(len(translated.translations), 1)


def _body(translated: TranslatedDocument) -> str:
    """Return the English of all blocks but the title, a block a line."""
    blocks = translated.document.blocks
    body = tuple(t for t in translated.translations if blocks[t.segment.paragraph].kind != "title")
    return joined(replace(translated, translations=body))


def _findings(translated: TranslatedDocument) -> list[dict[str, Any]]:
    """Return what was found and where, to filter by; the segments have the whole of it."""
    return [
        {"segment": t.segment.index, "code": f.code, "severity": f.severity}
        for t in translated.translations
        for f in t.findings
    ]
