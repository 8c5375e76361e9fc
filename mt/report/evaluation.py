"""One evaluation, to JSON, Markdown, a page and the rows of a table in LaTeX."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, assert_never

from mt.report.evaluation_html import evaluation_to_html
from mt.report.evaluation_json import evaluation_to_json
from mt.report.evaluation_latex import evaluation_to_latex
from mt.report.evaluation_markdown import evaluation_to_markdown

if TYPE_CHECKING:
    from mt.scores import Report

Form = Literal["json", "markdown", "html", "latex"]
FORMS: dict[Form, str] = {"json": ".json", "markdown": ".md", "html": ".html", "latex": ".tex"}
"""Each form and the suffix of its files."""


def render_evaluation(report: Report, form: Form) -> str:
    """Return the report in one of its forms, the same bytes for the same report."""
    match form:
        case "json":
            return evaluation_to_json(report)
        case "markdown":
            return evaluation_to_markdown(report)
        case "html":
            return evaluation_to_html(report)
        case "latex":
            return evaluation_to_latex(report)
        case unknown:
            assert_never(unknown)
