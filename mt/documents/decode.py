"""Bytes to text: a small decision among the encodings that Arabic is met in, which says what it decided."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_SAMPLE = 1 << 16

# UTF-32 before UTF-16: the mark of the second begins the mark of the first.
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8", "UTF-8 with a byte order mark"),
    (b"\xff\xfe\x00\x00", "utf-32-le", "UTF-32 with a byte order mark"),
    (b"\x00\x00\xfe\xff", "utf-32-be", "UTF-32 with a byte order mark"),
    (b"\xff\xfe", "utf-16-le", "UTF-16 (little-endian) with a byte order mark"),
    (b"\xfe\xff", "utf-16-be", "UTF-16 (big-endian) with a byte order mark"),
)
_UTF16_NAMES = {"utf-16-le": "little-endian", "utf-16-be": "big-endian"}

# The only declarations that are followed: one byte a character. UTF-8 and UTF-16 show themselves, and a page may not
# choose among all of Python's codecs.
_DECLARED = re.compile(
    rb"<(?:meta\b[^>]{0,300}?charset|\?xml\b[^>]{0,300}?encoding)\s*=\s*[\"']?\s*"
    rb"(windows-125[0-8]|cp125[0-8]|iso-8859-(?:1[0-6]|[1-9])|latin-?1)\b",
    re.IGNORECASE,
)
_WESTERN = {"iso-8859-1", "latin1", "latin-1", "windows-1252", "cp1252"}

_HIGH_RUN = re.compile(rb"[\x80-\xff]{2,}")
_NAMED_PLACES = 3


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of some bytes, its lines ended by line feeds, with what a reader should know of how it was read."""

    text: str
    notes: tuple[str, ...] = ()


def decode(data: bytes) -> Decoded | None:
    """Return the text that the bytes spell, `None` where they spell none.

    Tried in this order: a byte order mark; the pattern of UTF-16 without one; UTF-8; the charset that an HTML page
    declares; UTF-8 with damage, its place named and each bad byte replaced by U+FFFD; Windows-1256 or ISO-8859-6.
    """
    for mark, encoding, words in _MARKS:
        if data.startswith(mark):
            return _damaged(data, len(mark), encoding, words)
    if unmarked := _utf16_without_mark(data):
        return _damaged(data, 0, unmarked, f"UTF-16 ({_UTF16_NAMES[unmarked]}) without a byte order mark")
    if b"\0" in data:
        return None
    try:
        return Decoded(_line_ends(data.decode("utf-8")))
    except UnicodeDecodeError:
        return _not_quite_utf8(data)


def _damaged(data: bytes, start: int, encoding: str, words: str) -> Decoded:
    """Decode what an encoding is known for; the damage is replaced and told."""
    if encoding == "utf-8":
        decoded = _utf8_with_damage(data, start)
        return Decoded(decoded.text, (f"read as {words}", *decoded.notes))
    text = data[start:].decode(encoding, errors="replace")
    try:
        data[start:].decode(encoding)
    except UnicodeDecodeError as error:
        place = f"the first at byte {start + error.start}, counted from 0"
        return Decoded(
            _line_ends(text), (f"read as {words}", f"bytes that are not UTF-16 were replaced by U+FFFD: {place}")
        )
    return Decoded(_line_ends(text), (f"read as {words}",))


def _utf16_without_mark(data: bytes) -> str | None:
    """Every second byte is zero (Latin, blanks) or 6 (the Arabic block) in UTF-16, hardly ever the byte beside it.

    This comes before UTF-8: the low bytes of Arabic letters are ASCII, so a word of UTF-16 is valid UTF-8 too.
    """
    sample = data[: _SAMPLE & ~1]
    if len(sample) < 4:
        return None
    even, odd = sample[::2], sample[1::2]
    if _share(odd) >= 0.7 and _share(even) <= 0.2:
        encoding = "utf-16-le"
    elif _share(even) >= 0.7 and _share(odd) <= 0.2:
        encoding = "utf-16-be"
    else:
        return None
    text = sample.decode(encoding, errors="replace")
    return None if looks_binary(text) else encoding


def _share(high: bytes) -> float:
    return (high.count(0) + high.count(6)) / len(high) if high else 0.0


def looks_binary(text: str) -> bool:
    """Return whether the text holds controls as no text does: more than three, and more than one in twenty.

    Tab, line ends, form feed and escape are a text's own.
    """
    controls = sum(character < " " and character not in "\t\n\v\f\r\x1b" for character in text)
    return controls > 3 and controls > len(text) / 20


def _not_quite_utf8(data: bytes) -> Decoded:
    declared = _declared(data[:4096])
    western_words = declared in _WESTERN and _in_runs(data)  # Arabic pages often claim the default of their editor
    if declared and not western_words:
        # As browsers do: what calls itself Latin-1 is Windows-1252.
        codec = "cp1252" if declared in _WESTERN else declared
        return Decoded(_line_ends(data.decode(codec, errors="replace")), (f"read as {declared}, as the page declares",))
    return _utf8_with_damage(data, 0) if _is_damaged_utf8(data) else _single_byte(data)


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether there are more letters of UTF-8 than bad bytes around the first bad byte.

    A letter of Windows-1256 is hardly ever followed by a byte that continues it as UTF-8.
    """
    first = next(_bad_bytes(data, 0), 0)
    around = data[max(0, first - _SAMPLE) : first + _SAMPLE].decode("utf-8", errors="replace")
    bad = around.count("\ufffd")
    return sum(character > "\x7f" for character in around) - bad > bad


def _utf8_with_damage(data: bytes, start: int) -> Decoded:
    text = str(memoryview(data)[start:], "utf-8", errors="replace")
    bad = text.count("\ufffd") - data.count("\ufffd".encode())
    if not bad:
        return Decoded(_line_ends(text))
    places = [f"byte {at} (line {_line_of(data, at)})" for at in islice(_bad_bytes(data, start), _NAMED_PLACES)]
    what = "bytes that are not UTF-8 were replaced by U+FFFD"
    more = f" and {bad - len(places)} more" if bad > len(places) else ""
    return Decoded(_line_ends(text), (f"{what} at {', '.join(places)}{more}, counted from 0; the rest is kept",))


def _bad_bytes(data: bytes, start: int) -> Iterator[int]:
    """Yield where each ill-formed sequence begins."""
    view = memoryview(data)
    while start < len(data):
        try:
            str(view[start:], "utf-8")
        except UnicodeDecodeError as error:
            yield start + error.start
            start += error.end
        else:
            return


def _line_of(data: bytes, offset: int) -> int:
    """Return the number of the line that a byte stands on; a line ends at CR LF, LF or CR."""
    feeds, returns, both = (data.count(end, 0, offset) for end in (b"\n", b"\r", b"\r\n"))
    return feeds + returns - both + 1


def _declared(head: bytes) -> str | None:
    found = _DECLARED.search(head)
    return found[1].decode("ascii").lower() if found else None


def _in_runs(data: bytes) -> bool:
    """Whether the bytes beyond ASCII stand in words, as in Arabic, and not one by one, as accents do."""
    sample = data[:_SAMPLE]
    high = len(sample) - len(re.sub(rb"[\x80-\xff]", b"", sample))
    return sum(len(run) for run in _HIGH_RUN.findall(sample)) > high / 2


def _single_byte(data: bytes) -> Decoded:
    """Windows-1256, or ISO-8859-6 where ي و ه stand at that one's places more often than ي م ى at the other's."""
    iso = sum(map(data.count, (b"\xea", b"\xe8", b"\xe7")))
    windows = sum(map(data.count, (b"\xed", b"\xe3", b"\xec")))
    if iso > windows and _in_runs(data):
        try:
            return Decoded(_line_ends(data.decode("iso8859-6")), ("read as ISO-8859-6: it is not UTF-8",))
        except UnicodeDecodeError:
            pass  # it holds bytes that ISO-8859-6 leaves without a letter, so it is the other one
    text = data.decode("cp1256", errors="replace")
    return Decoded(_line_ends(text), ("read as Windows-1256: it is not UTF-8",))


def _line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
