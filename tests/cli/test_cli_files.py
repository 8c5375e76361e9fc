"""Text at the edge: lines end at a newline only, files are whole or not there."""

import errno
import logging

import pytest
import typer

from mt.cli.files import lines_of, opened, output
from mt.errors import DataError


@pytest.mark.parametrize(
    ("raw", "lines"),
    [
        (b"", []),
        (b"\n", [""]),
        (b"a\n\nb", ["a", "", "b"]),
        ("\ufeffسطر\r\nآخر\r\n".encode(), ["سطر", "آخر"]),
        ("a\u2028b\x85c\x0cd\n".encode(), ["a\u2028b\x85c\x0cd"]),
    ],
)
def test_a_line_ends_at_a_newline_and_nowhere_else(tmp_path, raw, lines):
    path = tmp_path / "lines.txt"
    path.write_bytes(raw)
    with opened(str(path)) as file:
        assert list(lines_of(file, "lines.txt")) == lines


def test_bytes_that_are_not_utf8_are_named_and_the_rest_is_kept(caplog):
    with caplog.at_level(logging.WARNING, "mt"):
        assert list(lines_of([b"good\n", b"ba\xff\xfed\n", b"good\n"], "in.txt")) == ["good", "ba\ufffd\ufffdd", "good"]
    assert "in.txt:2: byte 3 is not UTF-8" in caplog.text


def test_a_file_appears_only_when_it_is_whole(tmp_path):
    path = tmp_path / "out.txt"
    with output(path) as write:
        write("نص")
        assert not path.exists()
    assert path.read_text(encoding="utf-8") == "نص"
    with pytest.raises(RuntimeError), output(path) as write:
        write("half")
        raise RuntimeError("killed")
    assert path.read_text(encoding="utf-8") == "نص"
    assert [p.name for p in tmp_path.iterdir()] == ["out.txt"]


def test_a_full_disk_is_one_line(tmp_path):
    link = tmp_path / "full.txt"
    link.symlink_to("/dev/full")
    with pytest.raises(DataError, match=r"full.txt: cannot be written: No space left"), output(link) as write:
        write("x" * 100_000)


def test_a_folder_that_is_not_there_is_one_line(tmp_path):
    with pytest.raises(DataError, match="cannot be written: No such file"), output(tmp_path / "no" / "x") as write:
        write("x")


def test_a_closed_pipe_ends_quietly(tmp_path):
    with pytest.raises(typer.Exit) as caught, output(tmp_path / "x"):
        raise BrokenPipeError(errno.EPIPE, "Broken pipe")
    assert caught.value.exit_code == 141


@pytest.mark.parametrize("kind", ["missing", "folder"])
def test_a_file_that_cannot_be_read_is_one_line(tmp_path, kind):
    path = tmp_path / "x"
    if kind == "folder":
        path.mkdir()
    with pytest.raises(DataError, match="name a file that can be read"), opened(str(path)) as file:
        file.read()
