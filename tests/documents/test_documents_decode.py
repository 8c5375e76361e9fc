"""Bytes to text: which encoding, what is said of it, what happens to damage."""

import time

import pytest

from mt.documents.decode import decode

ARABIC = "قال الوزير إن المدرسة الجديدة في الحي القديم ستفتح أبوابها يوم الأحد.\nوهي الثالثة هذا العام.\n"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (ARABIC.encode(), None),
        (ARABIC.encode("utf-8-sig"), "UTF-8 with a byte order mark"),
        (b"\xff\xfe" + ARABIC.encode("utf-16-le"), "UTF-16 (little-endian) with a byte order mark"),
        (b"\xfe\xff" + ARABIC.encode("utf-16-be"), "UTF-16 (big-endian) with a byte order mark"),
        (ARABIC.encode("utf-16-le"), "UTF-16 (little-endian) without a byte order mark"),
        (ARABIC.encode("utf-16-be"), "UTF-16 (big-endian) without a byte order mark"),
        (b"\xff\xfe\x00\x00" + ARABIC.encode("utf-32-le"), "UTF-32"),
        (ARABIC.encode("cp1256"), "Windows-1256"),
        (ARABIC.encode("iso8859-6"), "ISO-8859-6"),
    ],
)
def test_arabic_is_read_in_each_encoding_and_the_encoding_is_said(data, said):
    """Plain UTF-8 needs no words; everything else is told to the reader."""
    decoded = decode(data)
    assert decoded.text == ARABIC
    assert (said is None and decoded.notes == ()) or said in decoded.notes[0]


@pytest.mark.parametrize("word", ["سلام", "مدرسة", "كلمة واحدة", "hello", "a، ب"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-8"])
def test_a_single_word_is_read_without_a_mark(word, encoding):
    """The low bytes of Arabic letters are ASCII: a word in UTF-16 would pass for UTF-8."""
    assert decode(word.encode(encoding)).text == word


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("قال: “نعم، ولكن…” ثم مضى؛ هل عاد؟", "cp1256"),
        ("پاکستان وچاد", "cp1256"),
        ("الرئيس الفرنسي François يزور القاهرة", "cp1256"),
        ("déjà vu à l'été", "cp1256"),
        ("سلام", "cp1256"),
        ("وقال إنه يريد أن يعود إليها", "iso8859-6"),
    ],
)
def test_single_byte_text_keeps_its_letters(text, encoding):
    """A short text, French accents and curly quotes all come through."""
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("data", "text", "places"),
    [
        ("سطر أول\nسطر".encode() + b"\xff" + " ثان".encode(), "سطر أول\nسطر\ufffd ثان", "byte 20 (line 2)"),
        ("سطر أول\r\nسطر".encode() + b"\xff" + " ثان".encode(), "سطر أول\nسطر\ufffd ثان", "byte 21 (line 2)"),
        ("سطر أول\rسطر".encode() + b"\xff" + " ثان".encode(), "سطر أول\nسطر\ufffd ثان", "byte 20 (line 2)"),
        ("نهاية مقطوعة".encode()[:-1], "نهاية مقطوع\ufffd", "byte 21 (line 1)"),
        (b"\xef\xbb\xbf" + "مع\n علامة ".encode() + b"\xfe.", "مع\n علامة \ufffd.", "byte 20 (line 2)"),
        (
            ("أ" * 50).encode() + b"\x80ab\x80cd\x80ef\x80",
            "أ" * 50 + "\ufffdab\ufffdcd\ufffdef\ufffd",
            "and 1 more,",
        ),
    ],
)
def test_damage_in_utf8_is_named_and_the_rest_is_kept(data, text, places):
    """The bad bytes are replaced, their place is told in bytes and lines, nothing else is touched."""
    decoded = decode(data)
    assert decoded.text == text
    assert places in decoded.notes[-1]


def test_a_replacement_character_of_the_text_is_not_damage():
    """U+FFFD may be written in good UTF-8."""
    assert decode("كان هنا \ufffd شيء".encode()).notes == ()


def test_damaged_utf16_is_read_and_said():
    """Half a character at the end is replaced."""
    decoded = decode(b"\xff\xfe" + ARABIC.encode("utf-16-le") + b"\x27")
    assert decoded.text == ARABIC + "\ufffd"
    assert "not UTF-16" in decoded.notes[1]


@pytest.mark.parametrize(
    ("declared", "encoding", "text"),
    [
        ("windows-1256", "cp1256", "قال الوزير إن المدرسة مفتوحة"),
        ("ISO-8859-6", "iso8859-6", "قال مدير"),
        ("windows-1251", "cp1251", "Привет, мир"),
        ("iso-8859-1", "cp1252", "Größe und Maß – “gut”"),
        ("iso-8859-1", "cp1256", "قال الوزير إن المدرسة مفتوحة"),  # a lie: those are words, no accents
        ("utf-8", "cp1256", "قال الوزير إن المدرسة مفتوحة"),
        ("windows-1252", "utf-8", "قال الوزير"),
        ("unicode_escape", "cp1256", "قال الوزير"),
    ],
)
def test_a_page_may_declare_its_charset(declared, encoding, text):
    """It is believed where the bytes allow it, and only of the one-byte charsets."""
    page = f'<html><head><meta charset="{declared}"></head><body><p>{text}</p>'
    assert text in decode(page.encode(encoding)).text


@pytest.mark.parametrize(
    "data", [b"\x00\x01\x02\x03" * 50, b"text\x00text", bytes(64), b"\x00\x00\x00\x14ftypisom\x00\x00"]
)
def test_zero_bytes_that_are_not_utf16_are_no_text(data):
    """A text has no zero bytes."""
    assert decode(data) is None


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"a\r\nb\rc\n", "a\nb\nc\n"),
        ("a\u2028b\u0085c\x0cd".encode(), "a\u2028b\u0085c\x0cd"),
    ],
)
def test_line_ends_become_line_feeds_and_nothing_else_does(data, text):
    """A line ends at CR LF, CR and LF, not at the rarer characters that Python also splits at."""
    assert decode(data).text == text


@pytest.mark.parametrize(
    "data",
    [
        ("أ".encode() * 2 + b"\xff") * 400_000,
        b"\xff" * 2_000_000,
        b"\xef\xbb\xbf" + b"\xff" * 2_000_000,
        "كلمة ".encode("cp1256") * 400_000,
        b"\xd8" * 2_000_000,
    ],
    ids=["a third bad", "all bad", "all bad after a mark", "windows", "leads alone"],
)
def test_two_megabytes_of_damage_take_no_time(data):
    """The decision looks at a sample, and three places are named, however many there are."""
    start = time.perf_counter()
    assert decode(data) is not None
    assert time.perf_counter() - start < 2
