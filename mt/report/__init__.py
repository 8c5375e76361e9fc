"""One article, to JSON, text, Markdown and a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, assert_never

from mt.report.article_html import to_html
from mt.report.article_json import SCHEMA, article_record, article_schema, to_json
from mt.report.article_markdown import to_markdown
from mt.report.article_text import to_text

if TYPE_CHECKING:
    from mt.records import Article

Form = Literal["text", "markdown", "json", "html"]

__all__ = [
    "SCHEMA",
    "Form",
    "article_record",
    "article_schema",
    "render_article",
    "to_html",
    "to_json",
    "to_markdown",
    "to_text",
]


def render_article(article: Article, form: Form, *, width: int = 80) -> str:
    """Return the article in one of its forms, ending in a line break; `width` is that of the text, in characters."""
    match form:
        case "text":
            return to_text(article, width=width)
        case "markdown":
            return to_markdown(article)
        case "json":
            return to_json(article)
        case "html":
            return to_html(article)
        case unknown:
            assert_never(unknown)
