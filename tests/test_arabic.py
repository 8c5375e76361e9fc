import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mt.arabic import ascii_digits, normalize

PROFILES = ["none", "safe", "opus", "full"]
CASES = [
    # text, safe, opus, full
    ("", "", "", ""),
    ("ا", "ا", "ا", "ا"),
    ("مُحَمَّدٌ", "مُحَمَّدٌ", "مُحَمَّدٌ", "محمد"),
    ("كـــتاب", "كتاب", "كتاب", "كتاب"),
    ("عام ٢٠٢٤ و۱۲", "عام ٢٠٢٤ و۱۲", "عام ٢٠٢٤ و۱۲", "عام 2024 و12"),
    ("١٢٬٣٤٥٫٦٪", "١٢٬٣٤٥٫٦٪", "١٢٬٣٤٥٫٦٪", "12,345.6%"),
    ("علی کتاب", "علی کتاب", "علی کتاب", "علي كتاب"),
    ("ی ک", "ی ک", "ی ک", "ی ک"),
    ("«قال» “نعم” ‘لا’…", "«قال» “نعم” ‘لا’…", '"قال" "نعم" \'لا\'...', '"قال" "نعم" \'لا\'...'),
    ("\u202bمرحبا\u202c\u200f", "مرحبا", "مرحبا", "مرحبا"),
    ("\ufeffمر\u200bحبا\u00ad", "مرحبا", "مرحبا", "مرحبا"),
    ("مرحبا\u00a0بكم", "مرحبا بكم", "مرحبا بكم", "مرحبا بكم"),
    ("ﻣﺮﺣﺒﺎ ﻷن", "مرحبا لأن", "مرحبا لأن", "مرحبا لأن"),
    ("م² و½ وﷺ", "م² و½ وﷺ", "م² و½ وﷺ", "م² و½ وﷺ"),
    ("أإآا ىي ةه ؤئء", "أإآا ىي ةه ؤئء", "أإآا ىي ةه ؤئء", "أإآا ىي ةه ؤئء"),
    ("ا\u0653", "آ", "آ", "آ"),
    ("َ ًمرحبا", " مرحبا", "مرحبا", "مرحبا"),
    ("سطر  \t آخر\x07", "سطر  \t آخر\x07", "سطر آخر", "سطر آخر"),
    ("سعر iPhone 15 هو 3.5", "سعر iPhone 15 هو 3.5", "سعر iPhone 15 هو 3.5", "سعر iPhone 15 هو 3.5"),
    ("أهلا 😀", "أهلا 😀", "أهلا 😀", "أهلا 😀"),
]


@pytest.mark.parametrize(("text", "safe", "opus", "full"), CASES)
def test_a_profile_changes_what_it_names_and_nothing_else(text, safe, opus, full):
    """Presentation forms become letters, ½ and ﷺ survive, and hamza, ى and ة are never folded."""
    assert [normalize(text, profile) for profile in PROFILES] == [text, safe, opus, full]


@pytest.mark.parametrize("profile", PROFILES)
@settings(deadline=None, max_examples=300)
@given(
    text=st.one_of(
        st.text(), st.text(alphabet="اأىيیکةﻷﷺ½²\u064e\u0651\u0653\u0654\u0640\u200c\u200f\u00a0 \n\x00…«e\u0301ﹰ")
    )
)
@example(text="ا\u200c\u0653")
@example(text="e\u0653\u0301")
@example(text="\x00\u064eا")
def test_to_normalize_twice_is_to_normalize_once(profile, text):
    once = normalize(text, profile)
    assert normalize(once, profile) == once


@pytest.mark.parametrize("profile", PROFILES)
def test_five_megabytes_are_normalized_in_a_second(profile):
    """Bytes of UTF-8 on one core, with room for a busy machine."""
    text = "وَصَلَ الوفد في ١٥ نوفمبر ٢٠٢٤ إلى «المدينة»… وقال: “لن نعود”.\n" * 8_000
    before = time.process_time()
    normalize(text, profile)
    assert time.process_time() - before < len(text.encode()) / 5e6


def test_ascii_digits_keep_the_length():
    """So that a span in the copy is a span in the text."""
    assert ascii_digits("٠١٢ ۳۴ ٫٬٪ ½") == "012 34 .,% ½"
