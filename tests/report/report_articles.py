"""Articles for the tests of the renderings, and what makes hostile ones of them."""

from __future__ import annotations

import dataclasses
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

from mt.records import (
    Article,
    Block,
    Document,
    Evidence,
    Finding,
    Hypothesis,
    Segment,
    Skipped,
    Summary,
    SummarySentence,
    TranslatedDocument,
    Translation,
)
from mt.report.clean import web_address

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt.records import BlockKind

ATTESTATION = {
    "mt": "0.1.0",
    "model": {"name": "bundled", "sha256": "ab12", "quality": "a first draft"},
    "settings": {"engine": {"beam_size": 4, "model": "bundled"}, "summarizer": {"engine": None}},
}
_FINDING = Finding("number-missing", "error", "٣٠", "13", (5, 7), (6, 8))


def translation(index: int, paragraph: int, source: str, english: str, *findings: Finding) -> Translation:
    return Translation(Segment("d", index, paragraph, source, " "), Hypothesis(english, -0.5), findings)


def article_of(
    blocks: Sequence[tuple[str, BlockKind]],
    translations: Sequence[Translation],
    summary: Sequence[SummarySentence] = (),
    english_title: str | None = None,
    error: str | None = None,
    **metadata: Any,
) -> Article:
    document = Document("d", tuple(Block(text, kind) for text, kind in blocks), **metadata)
    translated = TranslatedDocument(document, tuple(translations), error)
    return Article(translated, english_title, Summary(tuple(summary), "extractive"), ATTESTATION)


FULL = article_of(
    [
        ("قطار جديد", "title"),
        ("صورة القطار", "caption"),
        ("ثمنه ٣٠ دينارا. وصل أمس.", "paragraph"),
        ("مجانا", "heading"),
        ("محطة", "item"),
    ],
    [
        translation(0, 0, "قطار جديد", "A new train"),
        translation(1, 1, "صورة القطار", "The train"),
        translation(2, 2, "ثمنه ٣٠ دينارا.", "Costs 13 dinars.", _FINDING),
        translation(3, 2, "وصل أمس.", "It came yesterday."),
        translation(4, 3, "مجانا", "For free"),
        translation(5, 4, "محطة", "", Finding("empty", "warning", "محطة")),
    ],
    [SummarySentence("It came yesterday.", (3, 2))],
    "A new train",
    skipped=(Skipped("الرئيسية", "navigation", 1), Skipped("a@b.example", "e-mail address")),
    title="قطار جديد",
    author="نادر",
    date="2025-11-16",
    url="https://example.org/a?b=1&c=2",
    path="a.txt",
    sha256="cd34",
    notes=("read as Windows-1256",),
)
MENDED = dataclasses.replace(
    FULL,
    summary=Summary(
        (
            SummarySentence(
                "It came yesterday.", (3,), "regenerated", 0.9, (Evidence(3, 1.0, (0, 17)),), (), "Came today."
            ),
            SummarySentence(
                "Cost 7 dinars.",
                (2,),
                "unsupported",
                0.4,
                (Evidence(2, 0.5, (0, 15)),),
                (Finding("number-added", "error", "", "7", None, (5, 6)),),
            ),
        ),
        "seq2seq",
        0.5,
        (SummarySentence("Cats sleep.", (), "unsupported", 0.0),),
    ),
)
PLAIN = article_of([("وصل.", "paragraph")], [translation(0, 0, "وصل.", "It came.")])
EMPTY = article_of([], [])
FAILED = article_of([("وصل.", "paragraph")], [], error="the engine could not decode it")
ARTICLES = {"full": FULL, "mended": MENDED, "plain": PLAIN, "empty": EMPTY, "failed": FAILED}

HOSTILE = [
    "<script>alert(1)</script>",
    "</style></title></textarea><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)" x="',
    "' autofocus onfocus='alert(1)",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)//https://example.org",
    "data:text/html,<svg onload=alert(1)>",
    "//example.org/x",
    'https://example.org/"onclick="alert(1)',
    "https://example.org/)[x](javascript:alert(1))",
    "https://example.org/ javascript:alert(1)",
    "http://[not-an-address",
    "]]><!-- --!><?php",
    "{{ 7 * 7 }}{% include 'x' %}{# #}",
    "\u202eevil\u2066\u202b",
    "\x00\x1b[31m\x07\x9b",
    "\udcff\ud800",
    "&lt;script&gt;&#60;b&#62;",
    "a `code` **bold** _it_ [x](javascript:alert(1)) ![i](x) ~~s~~ $m$",
    "cell | <b>cell</b> | \\| \\",
    "# head\n\n- item\n\n> quote\n\n```\nfence\n\n<b>block</b>\u2028next",
    "1. one",
    "- item",
    "===",
    "    code",
    "<https://example.org>",
    "[x]: https://example.org",
]


def with_every_text(value: Any, text: str) -> Any:
    """Return a record with `text` in place of each string in it, but for those that come from a closed set."""
    match value:
        case str():
            return text
        case tuple():
            return tuple(with_every_text(part, text) for part in value)
        case dict():
            return {key: with_every_text(part, text) for key, part in value.items()} | {text: text}
        case _ if dataclasses.is_dataclass(value):
            free = {f.name: getattr(value, f.name) for f in dataclasses.fields(value) if f.name not in _CLOSED}
            return dataclasses.replace(value, **{name: with_every_text(part, text) for name, part in free.items()})
        case _:
            return value


_CLOSED = {"kind", "severity", "origin"}


def harmless(text: str) -> str:
    """Return a text of the same length that nothing reads as more than text, or a plain address if `text` is one."""
    return "https://" + "x" * (len(text) - 8) if web_address(text) else "x" * len(text)


_VOID = {"meta", "input", "br", "hr"}


class Shape(HTMLParser):
    """The elements of a page with their attributes' names, the values of the attributes, and the text.

    Comments, declarations and elements that are closed in the wrong order are errors.
    """

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, tuple[str, ...]]] = []
        self.values: list[tuple[str, str]] = []
        self.text = ""
        self.contents: dict[str, str] = {}
        self._open: list[str] = []
        self.feed(page)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, tuple(name for name, _ in attrs)))
        self.values += [(name, value or "") for name, value in attrs]
        if tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] in {"style", "script", "title"}:
            self.contents[self._open[-1]] = self.contents.get(self._open[-1], "") + data
        self.text += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        assert decl == "DOCTYPE html"
        assert not self.elements

    handle_pi = unknown_decl = handle_comment

    def all(self, name: str) -> list[str]:
        return [value for attribute, value in self.values if attribute == name]
