import time

from hypothesis import given, settings
from hypothesis import strategies as st

from mt.fidelity import check, mend_debris

PIECES = st.lists(
    st.one_of(
        st.sampled_from(
            "ألف مئة وثلاثة عشر نصف مليون القرن عشرينيات عام إلا ربعا مارس لا لم ليس ؟ . ، 12 9:30 1/2 ½ ٣٫٥ 10 000 "
            "and half million nineteen two a XIV not &apos; &#39; s http://a.b/c @x #y "
            "; U+200F \u200f \u0640 - ( ) « »".split(" ")
        ),
        st.text(max_size=6),
    ),
    max_size=30,
).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(PIECES, PIECES)
def test_any_two_strings_are_checked_and_spans_lie_inside(source, hypothesis):
    """Nothing raises, the same strings give the same findings, a span is a piece of its string."""
    findings = check(source, hypothesis)
    assert findings == check(source, hypothesis)
    for finding in findings:
        for span, text in ((finding.source_span, source), (finding.target_span, hypothesis)):
            assert span is None or 0 <= span[0] < span[1] <= len(text)


@settings(max_examples=100, deadline=None)
@given(PIECES, PIECES)
def test_mending_twice_is_mending_once(source, hypothesis):
    """Mended text has nothing left to mend."""
    mended = mend_debris(source, hypothesis)
    assert mend_debris(source, mended) == mended


def test_a_very_long_segment_is_checked_in_reasonable_time():
    """Neither thousands of words nor thousands of digits stop a run."""
    source, hypothesis = "كلمة أخرى ثم 5 كلمات. " * 1000, "another word, then 5 words. " * 1000
    start = time.process_time()
    check(source, hypothesis)
    check(source, hypothesis[: len(hypothesis) // 2])
    check("7" * 6000, "8" * 6000)
    assert time.process_time() - start < 20
