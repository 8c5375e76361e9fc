"""The content decides what a file is; the extension only where the content leaves it open."""

import time

import pytest

from mt.documents.sniff import binary_kind, format_of

ARTICLE = "وصل القطار إلى المحطة في موعده.\n\nثم غادر بعد ساعة."


@pytest.mark.parametrize(
    ("text", "extension", "form"),
    [
        (ARTICLE, ".txt", "text"),
        (ARTICLE, "", "text"),
        (ARTICLE, ".html", "text"),
        (ARTICLE, ".md", "markdown"),
        (ARTICLE, ".MD", "markdown"),
        ("<p>" + ARTICLE, ".html", "html"),
        ("نص <b>غامق</b>", ".htm", "html"),
        ("نص <b>غامق</b>", ".txt", "text"),
        ("إذا كان a < b و c > d", ".html", "text"),
        ("<!DOCTYPE html>\n<html><body>x", ".txt", "html"),
        ("\n\ufeff <!-- صفحة -->\n<html>", "", "html"),
        ('<?xml version="1.0"?>\n<html xmlns="x">', ".txt", "html"),
        ("<div class='a'>نص</div>", "-", "html"),
        ("<pre-war> ليس وسما", ".txt", "text"),
        ("<3 أحبك", ".txt", "text"),
        ("<div>قطعة</div>\n\n# عنوان", ".md", "markdown"),
        ("<!doctype html><html><body>", ".md", "html"),
        ("# عنوان\n\nنص\n\n## آخر", ".txt", "markdown"),
        ("# عنوان\n\nنص **مهم** هنا", "", "markdown"),
        ("---\ntitle: عنوان\n---\nنص", ".txt", "markdown"),
        ("---\nكلام\n---\nنص", ".txt", "text"),
        ("#وسم_عربي في أول السطر\n#وسم_آخر", ".txt", "text"),
        ("# رقم واحد فقط", ".txt", "text"),
        ("- بند\n- بند", ".txt", "text"),
    ],
)
def test_the_format_is_found_in_the_content(text, extension, form):
    """HTML in a .txt is HTML, text in a .html is text, and one sign does not make Markdown."""
    assert format_of(text, extension) == form


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", "a PDF file"),
        (b"PK\x03\x04\x14\x00", "a zip archive (as .docx, .odt and .epub are)"),
        (b"\x89PNG\r\n\x1a\n", "an image"),
        (b"{\\rtf1\\ansi", "a rich text (RTF) file"),
        (b"GIF89a\x01\x00", "an image"),
        (b"GIF89 is a format of 1989", None),
        (b"RIFF is a word", None),
        ("نص".encode(), None),
    ],
)
def test_a_binary_file_is_known_by_its_first_bytes(data, kind):
    """The message can say what the file is."""
    assert binary_kind(data) == kind


@pytest.mark.parametrize("unit", ["[", "![", "**a", "<", "<a ", "<!--", "---\n", "title:\n", "# ", "\n", "`"])
def test_a_megabyte_of_signs_takes_no_time(unit):
    """Every pattern is linear in its text."""
    start = time.perf_counter()
    format_of(unit * (1_000_000 // len(unit)), ".html")
    assert time.perf_counter() - start < 1
