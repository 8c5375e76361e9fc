"""What an HTML page shows: its visible lines, and what resiliparse takes for its main content."""

from __future__ import annotations

import re
from itertools import accumulate

from mt.documents.content import shown_lines

# Parsers compare each attribute of a tag with all others, so a tag of a megabyte takes minutes. No word of an article
# stands in a tag: one this long keeps its name alone.
_LONG_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9-]*)\s[^<>]{8192,}>")
_IMAGE = re.compile(r"<img\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
# Tags without an end, and those whose end is mostly left out.
_NOT_NESTED = frozenset(
    "area base br col embed hr img input link meta source track wbr "
    "p li dt dd td th tr thead tbody tfoot option".split()
)
# What is counted is the most that the nesting can be: tags left open count as long as the page goes on.
_DEEPEST = 2000
_DEEPEST_FOR_LIBXML = 500
_MOST_TAGS = 40_000
_MOST_CHARACTERS = 3_000_000
_LINE_ENDS = re.compile("[\t\r]+")  # a tab stands between the cells of a table
_CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]+")


def scrub(html: str) -> str:
    """Return the page with the attributes of monstrous tags removed."""
    return _LONG_TAG.sub(r"<\1>", html)


def is_modest(html: str) -> bool:
    """Return whether trafilatura reads all of the page in a few seconds: its parser drops what is nested deeper."""
    return (
        len(html) <= _MOST_CHARACTERS
        and sum(1 for _ in _TAG.finditer(html)) <= _MOST_TAGS
        and _depth(html) <= _DEEPEST_FOR_LIBXML
    )


def visible_lines(html: str) -> list[str]:
    """Return every line of text that the page shows, furniture and all; scripts, styles and comments show nothing."""
    from resiliparse.extract.html2text import extract_plain_text

    # Without `alt_texts` the captions of pictures are left out too, so the pictures go instead.
    return _lines(
        extract_plain_text(
            _IMAGE.sub("", html),
            preserve_formatting=True,
            list_bullets=False,
            alt_texts=True,
            form_fields=True,
            noscript=True,
        )
    )


def caption_lines(html: str) -> list[str]:
    """Return the lines that stand under the page's pictures."""
    from resiliparse.parse.html import HTMLTree

    document = HTMLTree.parse(html).document
    captions = document.get_elements_by_tag_name("figcaption") if document else ()
    return [line for caption in captions for line in _lines(caption.text or "")]


def main_lines(html: str) -> list[str]:
    """Return the lines of the page's main content, as resiliparse sees it; none where the page is nested too deeply."""
    from resiliparse.extract.html2text import extract_plain_text

    if _depth(html) > _DEEPEST:  # its time grows with the square of the depth
        return []
    text = extract_plain_text(
        html,
        preserve_formatting=True,
        main_content=True,
        list_bullets=False,
        alt_texts=False,
        comments=False,
        post_meta=False,
    )
    return _lines(text)


def _lines(text: str) -> list[str]:
    return [line.text for line in shown_lines(_CONTROLS.sub(" ", _LINE_ENDS.sub("\n", text)))]


def _depth(html: str) -> int:
    """Return how deep the page may be nested at most."""
    steps = (-1 if close else 1 for close, name in _TAG.findall(html) if name.lower() not in _NOT_NESTED)
    return max(accumulate(steps), default=0)
