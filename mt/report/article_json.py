"""An article as JSON: the contract that article.schema.json states."""

from __future__ import annotations

import json
import math
import re
from dataclasses import asdict
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mt.records import (
        Article,
        BlockKind,
        Document,
        Finding,
        Summary,
        SummarySentence,
        TranslatedDocument,
        Translation,
    )

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
        "summary_dropped": dropped_records(article.summary),
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
    """Return the sentences of a summary, each with its place in the whole and the segments that it rests on."""
    records, start = [], 0
    for place, sentence in enumerate(summary.sentences, 1):
        records.append(_summary_sentence(sentence, f"y{place}", (start, start + len(sentence.text))))
        start += len(sentence.text) + 1  # a blank joins them
    return records


def dropped_records(summary: Summary) -> list[dict[str, object]]:
    """Return the sentences that were left out because the text does not back them: they have no place."""
    return [_summary_sentence(sentence, None, None) for sentence in summary.dropped]


def _summary_sentence(
    sentence: SummarySentence, identifier: str | None, span: tuple[int, int] | None
) -> dict[str, object]:
    return {
        "id": identifier,
        "text": sentence.text,
        "span": list(span) if span else None,
        "segments": list(sentence.segments),
        "evidence": [
            {"segment": one.segment, "id": f"s{one.segment + 1}", "score": one.score, "span": list(one.span)}
            for one in sentence.evidence
        ],
        "origin": sentence.origin,
        "support": sentence.support,
        "findings": [_finding(finding) for finding in sentence.findings],
        "instead_of": sentence.instead_of,
    }


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
