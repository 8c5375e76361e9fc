import unicodedata

import pytest
from report_articles import ARTICLES, EMPTY, FAILED, FULL, HOSTILE, MENDED, PLAIN, with_every_text

from mt.report import to_text

FULL_TEXT = """\
A new train
===========

قطار جديد

نادر · 2025-11-16 ·
https://example.org/a?b=1&c=2

Note: read as Windows-1256

SUMMARY

It came yesterday. [3, 4]

TRANSLATION

[1] A new train

[2] The train

[3–4] Costs 13 dinars. It came
yesterday.

[5] For free

[6]

FINDINGS (2)

[3] Error, number missing:
  expected “٣٠”, found “13”
[6] Warning, no translation:
  expected “محطة”

2 lines of the input are not
part of the article; the other
formats list the reasons.
"""


@pytest.mark.parametrize(
    ("article", "text"),
    [
        (FULL, FULL_TEXT),
        (PLAIN, "Untitled\n========\n\nTRANSLATION\n\n[1] It came.\n"),
        (EMPTY, "Untitled\n========\n"),
        (FAILED, "Untitled\n========\n\nNot translated: the engine\ncould not decode it\n"),
    ],
    ids=[name for name in ARTICLES if name != "mended"],
)
def test_an_article_reads_in_a_terminal(article, text):
    assert to_text(article, width=30) == text


@pytest.mark.parametrize("width", [0, 20, 33, 80])
def test_no_line_is_wider_than_asked_but_for_one_word(width):
    for line in to_text(FULL, width=width).split("\n"):
        assert len(line) <= max(width, 20) or " " not in line.strip()


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_in_it_steers_a_terminal(text):
    shown = to_text(with_every_text(FULL, text), width=80)
    shown.encode("utf-8")
    assert not [c for c in shown if c != "\n" and unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"}]
    assert not set(shown) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068")


def test_a_summary_says_what_was_mended():
    made = to_text(MENDED, width=100)
    assert "SUMMARY (of 50% of the text)\n\nIt came yesterday. [4] (written again:" in made
    assert "Cost 7 dinars. [3] (not backed by the text)\n" in made
