import pytest

from mt.fidelity import check
from mt.fidelity.sentences import dropped, english_sentences

FIRST = "وصل الوزير إلى العاصمة صباح أمس في زيارة رسمية تستغرق ثلاثة أيام."
SECOND = "وقال إنه متفائل بنتائجها."


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("One.", 1),
        ("One. Two! Three?", 3),
        ("Dr. Smith of the U.S. Army met J. Brown at 3 p.m. today.", 1),
        ("It was these drugs.On 12 April it ended.", 2),
        ('"Stop." She left.', 2),
        ("It costs 3.5 dollars... or so.", 1),
    ],
)
def test_counts_english_sentences(text, count):
    """Abbreviations, initials and decimals end nothing."""
    assert len(english_sentences(text)) == count


@pytest.mark.parametrize(
    ("hypothesis", "expected"),
    [
        ("The minister arrived in the capital yesterday on an official visit of three days.", [SECOND]),
        ("He said he was optimistic about its results.", [FIRST]),
        ("The minister came to the capital yesterday morning for three days. He said he was optimistic.", []),
        ("The minister, who came to the capital yesterday for three days, said he had hopes for its results.", []),
    ],
)
def test_finds_the_sentence_that_is_gone(hypothesis, expected):
    """One long sentence may say two; one that is too short for both lost one."""
    findings = [finding for finding in check(f"{FIRST} {SECOND}", hypothesis) if finding.code == "dropped-sentence"]
    assert [finding.expected for finding in findings] == expected


def test_a_semicolon_that_ends_no_sentence_hides_no_loss():
    """Where a sentence of the translation has one, what is too short for both still lost one."""
    source = f"{FIRST} {SECOND}"
    gone = "The minister came to the capital; he will be there on an official visit that lasts three days."
    codes = [finding.code for finding in check(source + " " + FIRST, gone)]
    assert "dropped-sentence" in codes


def test_aligns_many_sentences():
    """The one without a counterpart is found among others."""
    assert dropped([50, 120, 40, 80], [57, 46, 91]) == [1]
    assert dropped([50, 40], [103]) == []
    assert dropped([], []) == []
