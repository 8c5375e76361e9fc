"""An article as one HTML page that needs nothing else: no network, no script."""

from __future__ import annotations

import base64
import functools
import hashlib
from importlib.resources import files
from typing import TYPE_CHECKING

from mt import __version__
from mt.report.clean import printable, web_address
from mt.report.marks import cut
from mt.report.view import (
    attestation_rows,
    evidence,
    located_findings,
    number,
    paragraphs,
    quality,
    source_title,
)
from mt.report.words import ORIGINS, SEVERITIES, TRUST, count_findings, describe, label, trust, worst

if TYPE_CHECKING:
    from jinja2 import Template

    from mt.records import Article, SummarySentence, Translation
    from mt.report.marks import Piece


def to_html(article: Article) -> str:
    """Return a whole page, the same bytes for the same article.

    Its policy forbids every connection, and every style and script but its own, which it names by their hashes. All
    text of the article is escaped; only an http or https address becomes a link.
    """
    found = located_findings(article)
    css = _resource("article.css") + _highlights(article)
    script = _resource("article.js")
    return _template().render(
        article=article,
        document=article.translated.document,
        arabic_title=source_title(article),
        address=web_address(article.translated.document.url),
        quality=quality(article),
        paragraphs=paragraphs(article),
        found=found,
        counts=count_findings(finding for _, finding in found),
        trusted=any(trust(translation) for translation in article.translated.translations),
        attestation=list(attestation_rows(article.attestation)),
        version=__version__,
        css=css,
        script=script,
        policy=_policy(css, script),
    )


@functools.cache
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    environment.filters |= {"printable": printable, "describe": describe, "label": label, "worst": worst}
    environment.globals |= {
        "evidence": evidence,
        "number": number,
        "severities": SEVERITIES,
        "signs": TRUST,
        "trust": trust,
        "origins": ORIGINS,
        "source_pieces": _source_pieces,
        "summary_pieces": _summary_pieces,
        "target_pieces": _target_pieces,
    }
    return environment.from_string(_resource("article.html.j2"))


def _resource(name: str) -> str:
    return files(__package__).joinpath(name).read_text("utf-8")


def _source_pieces(translation: Translation) -> list[Piece]:
    return cut(translation.segment.source, ((f.source_span, f) for f in translation.findings))


def _target_pieces(translation: Translation) -> list[Piece]:
    return cut(translation.text, ((f.target_span, f) for f in translation.findings))


def _summary_pieces(sentence: SummarySentence) -> list[Piece]:
    return cut(sentence.text, ((f.target_span, f) for f in sentence.findings))


def _highlights(article: Article) -> str:
    """Return the rules that light up the segments of the summary sentence that is pointed at, and the other way round.

    A tap makes a sentence the page's target, which stays lit until another is pointed at. They hold numbers only.
    """
    rules = []
    for place, sentence in enumerate(article.summary.sentences, 1):
        if numbers := evidence(article, sentence):
            segments = ",".join(f"#s{number}" for number in numbers)
            rules.append(
                f"body:has(#y{place}:is(:hover,:focus,:focus-within)) :is({segments}),"
                f"body:not(:has(.summary li:hover)):has(#y{place}:target) :is({segments}),"
                f"body:has(:is({segments}):is(:hover,:target)) #y{place}{{background:var(--lit)}}"
            )
    return "\n".join(rules)


def _policy(css: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src '{_digest(css)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
