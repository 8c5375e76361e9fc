"""The door: files and standard input to Documents; each kind of bad file is one line with its mend."""

import hashlib
import io
import os
import subprocess
import sys
import time

import pytest

from mt.documents import on_one_line, parse_document, read_document
from mt.errors import DataError

TEXT = "عنوان قصير\n\nوصل القطار الأول إلى المحطة الجديدة في موعده صباح اليوم وسط حضور كبير من أهل المدينة.\n"


def test_a_file_becomes_a_document(tmp_path):
    """Its name is the id, its path and the hash of its bytes are kept."""
    path = tmp_path / "مقال.txt"
    path.write_bytes(TEXT.encode("cp1256"))
    document = read_document(path)
    assert (document.id, document.path, document.title) == ("مقال.txt", str(path), "عنوان قصير")
    assert document.sha256 == hashlib.sha256(TEXT.encode("cp1256")).hexdigest()
    assert document.notes == ("read as Windows-1256: it is not UTF-8",)
    assert document == read_document(str(path))


def test_standard_input_is_read_as_bytes(monkeypatch):
    """Its encoding is found as a file's is."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode("utf-16"))))
    document = read_document("-")
    assert (document.id, document.path, document.title) == ("stdin", None, "عنوان قصير")


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.txt", f"<html><body><h1>عنوان قصير</h1><p>{TEXT[12:]}</p><p>{TEXT[12:]}!</p>", "title"),
        ("a.html", TEXT, "title"),
        ("a.txt", f"# عنوان قصير\n\n**مهم** و[رابط](https://e.org)\n\n{TEXT[12:]}", "title"),
        ("a.md", f"# عنوان قصير\n\n{TEXT[12:]}", "title"),
    ],
)
def test_the_format_is_the_contents(name, data, kind):
    """Whatever the extension says."""
    document = parse_document(data.encode(), name=name, path=None)
    assert (document.blocks[0].kind, document.blocks[0].text) == (kind, "عنوان قصير")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "nothing to read: the file is empty or blank; name one that holds text"),
        (b" \n\t\r\n", "nothing to read: the file is empty or blank; name one that holds text"),
        (b"\xef\xbb\xbf\n", "nothing to read: the file is empty or blank; name one that holds text"),
        ("\u200f\n".encode(), "nothing to read: the file is empty or blank; name one that holds text"),
        (b"%PDF-1.7\n%...", "a PDF file, not text: save it as text, Markdown or HTML and name that file"),
        (b"PK\x03\x04....", "a zip archive (as .docx, .odt and .epub are), not text: save it as"),
        (b"\x00\x01\x02\x03" * 9, "a binary file, not text: save it as text, Markdown or HTML and name that file"),
        (bytes(range(1, 32)) * 9, "a binary file, not text: save it as text, Markdown or HTML and name that file"),
    ],
)
def test_a_file_without_text_is_one_line_with_its_mend(tmp_path, data, message):
    """The line names the file."""
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(DataError) as caught:
        read_document(path)
    assert str(caught.value).startswith(f"{path}: {message}")
    assert "\n" not in str(caught.value)


def test_a_missing_file_is_one_line(tmp_path):
    """With a name that breaks lines and one that cannot be a name."""
    with pytest.raises(DataError, match=r"no such file: check the name"):
        read_document(tmp_path / "none.txt")
    with pytest.raises(DataError, match=r"^no\\nsuch\\x1b\.txt: no such file"):
        read_document("no\nsuch\x1b.txt")
    with pytest.raises(DataError, match=r"^a\\x00b: cannot be read: .*; name a file that can$"):
        read_document("a\0b")


def test_a_folder_is_one_line(tmp_path):
    """It is not read as an empty file."""
    with pytest.raises(DataError, match=r"a folder, not a file: name a file in it$"):
        read_document(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_may_not_be_read_is_one_line(tmp_path):
    """The mend is a permission."""
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    path.chmod(0)
    with pytest.raises(DataError, match=r"not readable by you: change its permissions"):
        read_document(path)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("مقال.txt", "مقال.txt"),
        ("a\nb\r.txt", r"a\nb\r.txt"),
        ("a\x1b[2J\u202e\u2028", r"a\x1b[2J\u202e\u2028"),
        ("a\udcff", r"a\udcff"),
    ],
)
def test_a_name_is_one_printable_line(name, shown):
    """A name may hold line breaks, escapes and bytes that are no text; an id and a message do not."""
    assert on_one_line(name) == shown
    assert parse_document(TEXT.encode(), name=name, path=None).id == shown


def test_plain_text_imports_no_heavy_library(tmp_path):
    """An article in plain text never pays for a parser of pages."""
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    program = (
        "import sys; from mt.documents import read_document; read_document(sys.argv[1]); "
        "print(sorted({'trafilatura', 'lxml', 'resiliparse', 'markdown_it', 'torch'} & set(sys.modules)))"
    )
    result = subprocess.run([sys.executable, "-c", program, path], capture_output=True, text=True, check=True)
    assert result.stdout == "[]\n"


def test_a_long_line_is_read_in_linear_time():
    """Ten megabytes of one line; a hundred take ten times as long."""
    data = ("أعلنت الوزارة أمس خطة جديدة " * 200_000).encode()
    start = time.perf_counter()
    document = parse_document(data, name="a.txt", path=None)
    assert time.perf_counter() - start < 2
    assert len(document.blocks) == 1
