import pytest

from mt.fidelity import check


def codes(source, hypothesis, **kwargs):
    return [finding.code for finding in check(source, hypothesis, **kwargs)]


@pytest.mark.parametrize(
    ("source", "hypothesis", "expected"),
    [
        ("", "", []),
        ("  ", "", []),
        ("مرحبا", "Hello", []),
        ("مرحبا", "", ["empty"]),
        ("مرحبا", " . ", ["empty"]),
        ("…", "", []),
        ("مرحبا بكم", "مرحبا  بكم", ["copied"]),
        ("2024", "2024", []),
        ("مرحبا بكم", "Hello بكم", ["leftover-arabic"]),
        ("مسجد النور", "the Mosque of Light (Arabic: مسجد النور)", []),
        ("أقل من &lt;5", "under &lt;5", []),
        ("زر https://example.org/a?b=1.", "Visit https://example.org/a?b=1.", []),
        ("زر https://example.org/a?b=1.", "Visit https://example.org/.", ["url"]),
        ("راسل a.b@example.org الآن", "Write now", ["url"]),
        ("تابع @mt_news و#Gaza", "Follow #Gaza", ["url"]),
        ("[http://a.org] http://a.org", "[http://a.org]", ["url"]),
        ("[http://a.org] http://a.org", "[http://a.org] http://a.org", []),
        ("افتح report.pdf", "Open the report", ["url"]),
        ("برنامج CafeNet جديد", "A new program", ["latin"]),
        ("شركة e-Bay", "eBay company", []),
    ],
)
def test_sees_what_the_surface_shows(source, hypothesis, expected):
    """One finding a fault; none where nothing is wrong."""
    assert codes(source, hypothesis) == expected


def test_says_what_the_engine_said_of_a_cut():
    """A truncated hypothesis is an error whatever it says."""
    assert codes("مرحبا", "Hello", truncated=True) == ["truncated"]


@pytest.mark.parametrize(
    ("source", "hypothesis", "looped"),
    [
        ("هذا هراء كثير وكلام طويل بلا معنى", "rarely blah, blah, blah, blah, blah", True),
        ("ذهب إلى المدينة", "He went to the city, to the city", True),
        ("هذا صوت طويل جدا", "this is a very looooooong sound", True),
        ("ها ها ها ها ها", "Ha ha ha ha ha", False),
        ("جدا جدا", "very, very, very much", False),
        ("ميّز الحدث الدوري وهو يتكرر", "Observe a cyclical event. A cyclical event recurs.", False),
        ("كان قد قال إن ذلك صحيح", "He said that that had had an effect", False),
        ("الصفحة الرئيسية > أداة الصفحة الرئيسية", "My Home Page > My Home Page tool", False),
    ],
)
def test_tells_loops_from_emphasis(source, hypothesis, looped):
    """A phrase said again and again is a loop unless the source repeats too."""
    assert ("loop" in codes(source, hypothesis)) is looped
