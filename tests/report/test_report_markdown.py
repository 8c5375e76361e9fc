import pytest
from markdown_it import MarkdownIt
from report_articles import EMPTY, FAILED, FULL, HOSTILE, MENDED, PLAIN, Shape, harmless, with_every_text

from mt.report import to_markdown
from mt.report.article_markdown import escape
from mt.report.clean import printable

MARKDOWN = MarkdownIt("commonmark").enable("table").enable("strikethrough")
FULL_MARKDOWN = """\
# A new train

<span lang="ar" dir="rtl">قطار جديد</span>

- Author: نادر
- Date: 2025-11-16
- File: a.txt
- Source: [https://example.org/a?b=1&amp;c=2](https://example.org/a?b=1&c=2)

> read as Windows-1256

## Summary

- <a id="y1"></a>It came yesterday. [3](#s3), [4](#s4)

## Translation

| | English | Arabic |
|---|:---|---:|
| <a id="s1"></a>1 | **A new train** | <span lang="ar" dir="rtl">قطار جديد</span> |
| <a id="s2"></a>2 | *The train* | <span lang="ar" dir="rtl">صورة القطار</span> |
| <a id="s3"></a>3 | Costs 13 dinars. | <span lang="ar" dir="rtl">ثمنه ٣٠ دينارا.</span> |
| <a id="s4"></a>4 | It came yesterday. | <span lang="ar" dir="rtl">وصل أمس.</span> |
| <a id="s5"></a>5 | **For free** | <span lang="ar" dir="rtl">مجانا</span> |
| <a id="s6"></a>6 |  | <span lang="ar" dir="rtl">محطة</span> |

## Findings (2)

- [3](#s3) **Error**, number missing: expected “٣٠”, found “13”
- [6](#s6) **Warning**, no translation: expected “محطة”

## Not part of the article

| Line | Text | Why |
|---:|---:|:---|
| 1 | <span lang="ar" dir="rtl">الرئيسية</span> | navigation |
|  | <span lang="ar" dir="rtl">a@b.example</span> | e-mail address |

## Attestation

| | |
|---|---|
| mt | 0.1.0 |
| model.name | bundled |
| model.sha256 | ab12 |
| model.quality | a first draft |
| settings.engine.beam\\_size | 4 |
| settings.engine.model | bundled |
| settings.summarizer.engine | null |
"""


def test_an_article_reads_as_markdown():
    assert to_markdown(FULL) == FULL_MARKDOWN


@pytest.mark.parametrize(
    ("article", "line"),
    [
        (PLAIN, '| <a id="s1"></a>1 | It came. | <span lang="ar" dir="rtl">وصل.</span> |'),
        (EMPTY, "# Untitled"),
        (FAILED, "> **Not translated:** the engine could not decode it"),
    ],
    ids=["plain", "empty", "failed"],
)
def test_what_is_not_there_is_left_out(article, line):
    made = to_markdown(article)
    assert line in made.split("\n")
    assert "Summary" not in made
    assert "Findings" not in made


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("plain, 3.5 (and so) - on!", "plain, 3.5 (and so) - on!"),
        ("a*b_c[d]`e`", "a\\*b\\_c\\[d\\]\\`e\\`"),
        ("<b> & |", "&lt;b&gt; &amp; &#124;"),
        ("1. one", "1\\. one"),
        ("0.1.0", "0.1.0"),
        ("12) one", "12\\) one"),
        ("- one", "\\- one"),
        ("  a \n b ", "a b"),
        ("\\", "\\\\"),
    ],
)
def test_specials_are_escaped_and_nothing_else(text, escaped):
    assert escape(text) == escaped


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_mark_up(text):
    """Rendered, with inline HTML allowed, a hostile article has the elements of a harmless one, and its text."""
    made = Shape(MARKDOWN.render(to_markdown(with_every_text(FULL, text))))
    plain = Shape(MARKDOWN.render(to_markdown(with_every_text(FULL, harmless(text)))))
    assert made.elements == plain.elements
    assert all(link.startswith(("#s", "http://", "https://")) for link in made.all("href"))
    assert " ".join(printable(text).split()) in " ".join(made.text.split())


def test_a_summary_says_what_was_mended_and_where_its_evidence_stands():
    made = to_markdown(MENDED)
    first, second = '[4](#s4 "characters 0-17")', '[3](#s3 "characters 0-15")'
    assert f"It came yesterday. *(written again: the text did not back the first)* {first}\n" in made
    assert f'<a id="y2"></a>Cost 7 dinars. *(not backed by the text)* {second}\n' in made
    assert "Left out, because the text does not back it:\n\n- Cats sleep.\n" in made
    assert "The summarizer read 50% of the text." in made
