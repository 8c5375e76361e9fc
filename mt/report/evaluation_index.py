"""Several evaluations side by side: the scores of every set and system, with a link to the page of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mt import __version__
from mt.report import evaluation_view as view
from mt.report.evaluation_html import environment, policy, resource, style
from mt.report.evaluation_markdown import scores_to_markdown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt.scores import Report


def index_to_markdown(reports: Sequence[Report]) -> str:
    """Return the scores of each report, one below the other."""
    return "\n".join(map(scores_to_markdown, reports))


def index_to_html(reports: Sequence[Report], links: Sequence[str]) -> str:
    """Return a whole page, under the same policy as the pages that it links to; a link is a relative address."""
    css = style()
    return (
        environment()
        .from_string(resource("evaluation_index.html.j2"))
        .render(
            entries=[(r, link, list(view.main_table(r))) for r, link in zip(reports, links, strict=True)],
            version=__version__,
            css=css,
            policy=policy(css),
        )
    )
