import pytest

from mt.report.clean import printable, web_address


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""),
        ("نص «عربي» 12% 🙂", "نص «عربي» 12% 🙂"),
        ("a\nb\tc\u2028d\x85e", "a b c d e"),
        ("\x1b[31m\x00", "\ufffd[31m\ufffd"),
        ("\u202eabc\u202c \u2067x", "abc x"),
        ("\u200fabc\u200e \u200c", "\u200fabc\u200e \u200c"),
        ("\udcff", "\ufffd"),
    ],
)
def test_text_is_shown_without_what_steers_a_terminal_or_a_page(text, shown):
    assert printable(text) == shown


@pytest.mark.parametrize(
    ("url", "links"),
    [
        (None, False),
        ("", False),
        ("https://example.org/a?b#c", True),
        ("HTTP://example.org", True),
        ("https://مثال.example/خبر", True),
        ("example.org", False),
        ("//example.org", False),
        ("https:", False),
        ("https://", False),
        ("http://[bad", False),
        ("javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        (" https://example.org", False),
        ("https://example.org/a b", False),
        ("https://example.org/\u202e", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False),
    ],
)
def test_only_web_addresses_become_links(url, links):
    assert web_address(url) == (url if links else None)
