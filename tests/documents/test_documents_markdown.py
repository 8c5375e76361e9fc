"""Markdown: its text without its marks; everything else skipped with a reason."""

import time

import pytest

from mt.documents.from_markdown import read_markdown

BODY = "وصل القطار إلى المحطة في موعده."


def blocks(text):
    return [(block.kind, block.text) for block in read_markdown(text).blocks]


def skipped(text):
    return [(line.line, line.reason, line.text) for line in read_markdown(text).skipped]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"# عنوان\n\n{BODY}", [("title", "عنوان"), ("paragraph", BODY)]),
        (f"# أول\n\n# ثان\n\n{BODY}", [("title", "أول"), ("heading", "ثان"), ("paragraph", BODY)]),
        (f"## فرعي ##\n\n{BODY}", [("heading", "فرعي"), ("paragraph", BODY)]),
        (f"عنوان\n====\n\n{BODY}", [("title", "عنوان"), ("paragraph", BODY)]),
        ("سطر أول\nيتبعه ثان", [("paragraph", "سطر أول يتبعه ثان")]),
        ("سطر أول  \nسطر ثان", [("paragraph", "سطر أول"), ("paragraph", "سطر ثان")]),
        ("- بند\n  - فرع\n\n  فقرة\n- آخر", [("item", "بند"), ("item", "فرع"), ("paragraph", "فقرة"), ("item", "آخر")]),
        ("1. أول\n2. ثان", [("item", "أول"), ("item", "ثان")]),
        ("كلمة **مهمة** و*مائلة* و`رمز`", [("paragraph", "كلمة مهمة ومائلة ورمز")]),
        ("هذا [رابط](https://example.org 'ع') هنا", [("paragraph", "هذا رابط هنا")]),
        ("> اقتباس", [("paragraph", "اقتباس")]),
        ("| أ | ب |\n|---|---|\n| 1 | 2 |", [("item", "أ"), ("item", "ب"), ("item", "1"), ("item", "2")]),
        ("أ &amp;lt; ب &copy;", [("paragraph", "أ &lt; ب ©")]),
        ("\\*ليس مائلا\\*", [("paragraph", "*ليس مائلا*")]),
        ("    سطر مزاح بأربع مسافات", [("paragraph", "سطر مزاح بأربع مسافات")]),
        ("قبل<br>بعد", [("paragraph", "قبل بعد")]),
    ],
)
def test_markdown_becomes_blocks_without_its_marks(text, expected):
    """Headings, items, cells, joined lines, the text of links; entities are read once."""
    assert blocks(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("```py\nx = 1\n```", [(3, "code", "```py"), (4, "code", "x = 1"), (5, "code", "```")]),
        ("<div>خام</div>", [(3, "raw HTML", "<div>خام</div>")]),
        ("<style>\nx\n</style>", [(3, "raw HTML", "<style>"), (4, "raw HTML", "x"), (5, "raw HTML", "</style>")]),
        ("![صورة](a.png)", [(3, "image", "صورة")]),
        ("![](a.png)", [(3, "image", "a.png")]),
        ("***", [(3, "Markdown syntax", "***")]),
        ("[أ]: https://example.org", [(3, "Markdown syntax", "[أ]: https://example.org")]),
        ("كلمة <b>x</b>", [(3, "raw HTML", "<b>"), (3, "raw HTML", "</b>")]),
        ("كلمة <script>alert(1)</script>", [(3, "raw HTML", t) for t in ("<script>", "alert(1)", "</script>")]),
    ],
)
def test_what_is_not_text_is_skipped_with_its_line(text, expected):
    """Code, pictures, raw HTML and marks alone are listed, never interpreted."""
    assert skipped(f"{BODY}\n\n{text}") == expected


def test_front_matter_gives_the_metadata():
    """Its lines are listed; a title that the body does not show becomes the first block."""
    content = read_markdown(
        f"---\ntitle: 'عنوان'\nauthor: سلمى\ndate: 2024-05-03\nurl: https://e.org\n---\n# آخر\n\n{BODY}"
    )
    assert (content.title, content.author, content.date, content.url) == (
        "عنوان",
        "سلمى",
        "2024-05-03",
        "https://e.org",
    )
    assert [(b.kind, b.text) for b in content.blocks[:2]] == [("title", "عنوان"), ("heading", "آخر")]
    assert [(s.line, s.reason) for s in content.skipped] == [(n, "front matter") for n in range(1, 7)]


def test_a_title_of_the_front_matter_is_not_shown_twice():
    """The heading that says it is the title."""
    assert blocks(f"---\ntitle: عنوان\n---\n\n# عنوان\n\n{BODY}") == [("title", "عنوان"), ("paragraph", BODY)]


@pytest.mark.parametrize("text", [f"---\n\n{BODY}\n\n---", f"---\ntitle: بلا نهاية\n\n{BODY}", f"***\n{BODY}"])
def test_ruled_lines_are_no_front_matter(text):
    """What is not closed, or has no key that we know, is text."""
    content = read_markdown(text)
    assert BODY in content.blocks[-1].text
    assert "front matter" not in {line.reason for line in content.skipped}


def test_markdown_without_a_paragraph_is_read_as_plain_text():
    """Nothing is skipped where nothing would be left, and a note says so."""
    content = read_markdown("```\nنص\n```")
    assert [block.text for block in content.blocks] == ["```", "نص", "```"]
    assert content.notes == ("Markdown without a paragraph: read as plain text",)


@pytest.mark.parametrize("unit", ["[", "*a ", "> ", "- ", "`", "<", "&amp;", "[a](b", "![", "|a", "<a "])
def test_hostile_markdown_ends_soon_and_loses_no_line(unit):
    """Nesting beyond what the parser follows is listed, not lost."""
    start = time.process_time()
    content = read_markdown(unit * 20_000 + f"كلمة\n\n{BODY}")
    assert time.process_time() - start < 5
    assert content.blocks[-1].text == BODY
    assert "كلمة" in " ".join([*(b.text for b in content.blocks), *(s.text for s in content.skipped)])
