"""An article as a reader meets it: paragraphs of numbered segments, evidence, what it was made with."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mt.records import Article, BlockKind, Finding, SummarySentence, Translation


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of the document: its translations in order, at least one."""

    kind: BlockKind
    translations: tuple[Translation, ...]

    @property
    def text(self) -> str:
        """The English of the whole paragraph."""
        return " ".join(translation.text for translation in self.translations)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of all its segments."""
        return tuple(finding for translation in self.translations for finding in translation.findings)


def number(translation: Translation) -> int:
    """Return the number by which a reader knows the segment: they count from 1."""
    return translation.segment.index + 1


def paragraphs(article: Article) -> list[Paragraph]:
    """Return the translated blocks in order."""
    blocks = article.translated.document.blocks
    return [
        Paragraph(blocks[index].kind, tuple(translations))
        for index, translations in groupby(article.translated.translations, lambda t: t.segment.paragraph)
    ]


def source_title(article: Article) -> str | None:
    """Return the Arabic headline: as it stands in the body, else as the metadata has it."""
    document = article.translated.document
    return " ".join(block.text for block in document.blocks if block.kind == "title") or document.title or None


def evidence(article: Article, sentence: SummarySentence) -> list[int]:
    """Return the numbers of the segments that a summary sentence rests on, in order, only those that are there."""
    there = {translation.segment.index for translation in article.translated.translations}
    return [index + 1 for index in sorted(set(sentence.segments) & there)]


def located_findings(article: Article) -> list[tuple[int, Finding]]:
    """Return every finding beside the number of its segment, in reading order."""
    return [(number(t), finding) for t in article.translated.translations for finding in t.findings]


def quality(article: Article) -> str | None:
    """Return the word or two that the model's catalogue entry says of its quality, if the attestation has them."""
    model = article.attestation.get("model")
    value = model.get("quality") if isinstance(model, Mapping) else None
    return value if isinstance(value, str) and value.strip() else None


def attestation_rows(values: Mapping[str, object], above: str = "") -> Iterator[tuple[str, str]]:
    """Yield the attestation as rows: the path of keys, and the value, as JSON where it is no string."""
    for key, value in values.items():
        path = f"{above}.{key}" if above else str(key)
        if isinstance(value, Mapping) and value:
            yield from attestation_rows(value, path)
        else:
            yield path, value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
