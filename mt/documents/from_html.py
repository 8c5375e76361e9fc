"""HTML: the article that the page holds; every other line that it shows is skipped with a reason."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from mt.documents import footers, furniture
from mt.documents.content import Content
from mt.documents.html_article import Article, clean_field, find_article
from mt.documents.html_page import caption_lines, is_modest, main_lines, scrub, visible_lines
from mt.documents.label import label_lines, reads_as_body
from mt.records import Block, Skipped

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEAST_SHARE = 0.3
_LOOKED_AT = 20  # blocks that are no line of the page: comparing all with all would take too long
_SPACE = re.compile(r"\s+")
_TITLE_HEAD = re.compile(r"<title[^>]*>([^<]{1,2000})</title", re.IGNORECASE)


def read_html(html: str) -> Content:
    """Return the article of a page with its title, author, date and address; it is empty if the page shows no text.

    The body is trafilatura's. Where it holds little of the page's prose, or ran lines together, it is resiliparse's
    main content, or all that the page shows; a note says so.
    """
    html = scrub(html)
    shown = visible_lines(html)
    modest = is_modest(html)
    article = find_article(html) if modest else Article(title=_title_tag(html))
    blocks, instead = _body(html, shown, article.blocks)
    why = (
        "trafilatura found little of an article here"
        if modest
        else "the page is too large or too nested for trafilatura"
    )
    title = _title(article.title, blocks, shown)
    blocks = _with_title(blocks, title) if blocks else ()
    return Content(
        blocks,
        tuple(_not_body(shown, blocks, {_compact(line) for line in caption_lines(html)})),
        title=title,
        author=article.author,
        date=article.date,
        url=article.url,
        notes=(f"{why}: {instead} was read",) if instead else (),
    )


def _title_tag(html: str) -> str | None:
    from html import unescape

    found = _TITLE_HEAD.search(html[:100_000])
    return clean_field(unescape(found[1])) if found else None


def _body(html: str, shown: Sequence[str], blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], str | None]:
    """Return trafilatura's blocks, or better ones and what they are.

    A thin article gives way only to a main content that is not thin: beside a true brief of two lines stand longer
    teasers of other articles. All that the page shows is read only where no article was found or its lines ran
    together.
    """
    prose = list(dict.fromkeys(line for line in shown if reads_as_body(line)))
    useless = not any(reads_as_body(block.text) for block in blocks) or _run_together(blocks, prose)
    if not useless and not _thin(blocks, prose):
        return blocks, None
    main = _labelled(main_lines(html))
    if main and not _thin(main, prose) and not _run_together(main, prose):
        return main, "resiliparse's main content"
    if useless:
        return _labelled(shown), "all that it shows"
    return blocks, None


def _thin(blocks: Sequence[Block], prose: Sequence[str]) -> bool:
    held = sum(len(block.text) for block in blocks)
    return held < _LEAST_SHARE * sum(map(len, prose)) or len(blocks) < 2 <= len(prose)


def _run_together(blocks: Sequence[Block], prose: Sequence[str]) -> bool:
    """Whether a block holds several of the page's lines, as happens where tables or spans stand for paragraphs."""
    lines = {_compact(line) for line in prose}
    unknown = (text for block in blocks if (text := _compact(block.text)) not in lines)
    return any(sum(line in text for line in lines) > 1 for text in islice(unknown, _LOOKED_AT))


def _labelled(lines: Sequence[str]) -> tuple[Block, ...]:
    return tuple(Block(line) for line, reason in zip(lines, label_lines(lines), strict=True) if reason is None)


def _title(named: str | None, blocks: Sequence[Block], shown: Sequence[str]) -> str | None:
    """Return the headline as the page shows it: what the metadata names, without the site's name behind it."""
    if named is None:
        first = blocks[0] if blocks else None
        return first.text if first and first.kind == "heading" else None
    whole = _compact(named)
    lines = [block.text for block in blocks[:3] if block.kind == "heading"] + [
        line for line in shown[:500] if len(line) <= len(named)
    ]
    heads = [line for line in lines if _same_headline(whole, _compact(line))]
    return clean_field(max(heads, key=len)) if heads else named


def _same_headline(one: str, other: str) -> bool:
    """Whether one begins with the other, which is at least half of it."""
    short, long = sorted((one, other), key=len)
    return long.startswith(short) and len(short) >= len(long) / 2


def _with_title(blocks: tuple[Block, ...], title: str | None) -> tuple[Block, ...]:
    """Put the title first, where the body does not already show it among its first lines."""
    if title is None:
        return blocks
    for i, block in enumerate(blocks[:3]):
        if _compact(block.text) == _compact(title):
            return (*blocks[:i], Block(block.text, "title"), *blocks[i + 1 :])
    return (Block(title, "title"), *blocks)


def _not_body(shown: Sequence[str], blocks: Sequence[Block], captions: set[str]) -> list[Skipped]:
    """List each visible line that is no block. A line that may be a part of a longer block is listed all the same."""
    unseen = Counter(_compact(block.text) for block in blocks)
    known = set(unseen)
    skipped = []
    for line in shown:
        compact = _compact(line)
        if unseen[compact] > 0:
            unseen[compact] -= 1
        else:
            reason = "repeat" if compact in known else "picture caption" if compact in captions else _reason(line)
            skipped.append(Skipped(line, reason))
    return skipped


def _reason(line: str) -> str:
    if len(line) > furniture.LONGEST:
        return "page furniture"
    folded = furniture.fold(line)
    reason = furniture.anywhere(folded) or furniture.navigation(folded, beside_navigation=True)
    return reason or footers.footer(folded) or furniture.related(folded) or "page furniture"


def _compact(text: str) -> str:
    return _SPACE.sub("", text)
