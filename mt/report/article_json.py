"""An article as JSON: the contract that article.schema.json states."""

from __future__ import annotations

import json
import math
import re
from dataclasses import asdict
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mt.records import Article, BlockKind, Document, Finding, Summary, TranslatedDocument, Translation

SCHEMA = "mt.article/1"
"""The version of the contract; the number moves when a reader of the old one would misread the new."""

_SURROGATE = re.compile("[\ud800-\udfff]")


def to_json(article: Article) -> str:
    """Return the whole record as JSON, the same bytes for the same article; the Arabic is written as it is."""
    return escaped(json.dumps(article_record(article), ensure_ascii=False, indent=2, allow_nan=False)) + "\n"


def escaped(text: str) -> str:
    """Return JSON that has bytes in UTF-8: a lone surrogate, from a file name that is no text, becomes an escape."""
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def article_record(article: Article) -> dict[str, object]:
    """Return the article as plain JSON values, as article.schema.json says; `error` is there only if there is one."""
    translated = article.translated
    record: dict[str, object] = {
        "schema": SCHEMA,
        "document": document_record(translated.document),
        "title": article.title,
        "summary": summary_records(article.summary),
        "summary_read_share": article.summary.read_share,
        "segments": segment_records(translated),
        "skipped": skipped_records(translated.document),
        "attestation": dict(article.attestation),
    }
    return record if translated.error is None else {**record, "error": translated.error}


def article_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) that every record of `article_record` obeys."""
    schema: dict[str, Any] = json.loads(files(__package__).joinpath("article.schema.json").read_text("utf-8"))
    return schema


def segment_records(translated: TranslatedDocument) -> list[dict[str, object]]:
    """Return every segment in reading order."""
    blocks = translated.document.blocks
    return [_segment(t, blocks[t.segment.paragraph].kind) for t in translated.translations]


def summary_records(summary: Summary) -> list[dict[str, object]]:
    """Return the sentences of a summary, each with the indexes of the segments that it rests on."""
    return [{"text": s.text, "segments": list(s.segments)} for s in summary.sentences]


def skipped_records(document: Document) -> list[dict[str, object]]:
    """Return the lines of a document that are not body, each with its reason."""
    return [{"text": s.text, "reason": s.reason, "line": s.line} for s in document.skipped]


def document_record(document: Document) -> dict[str, object]:
    """Return what was read: the metadata as the document states it."""
    return {
        "id": document.id,
        "title": document.title,
        "author": document.author,
        "date": document.date,
        "url": document.url,
        "path": document.path,
        "characters": len(document.text),
        "sha256": document.sha256,
        "notes": list(document.notes),
    }


def _segment(translation: Translation, kind: BlockKind) -> dict[str, object]:
    segment, score = translation.segment, translation.hypothesis.score
    return {
        "index": segment.index,
        "paragraph": segment.paragraph,
        "kind": kind,
        "source": segment.source,
        "translation": translation.text,
        "score": score if score is not None and math.isfinite(score) else None,  # JSON has no infinity
        "findings": [_finding(finding) for finding in translation.findings],
        "confidence": asdict(translation.confidence) if translation.confidence else None,
        "attempts": [asdict(attempt) for attempt in translation.attempts],
    }


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "expected": finding.expected,
        "found": finding.found,
        "source_span": list(finding.source_span) if finding.source_span else None,
        "target_span": list(finding.target_span) if finding.target_span else None,
    }
