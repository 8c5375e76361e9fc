"""Words that a model made up are found; rare ones, names and the source's own are not."""

import pytest

from mt.fidelity import check
from mt.fidelity.english_words import is_english, stem
from mt.summarize.support import check_summary


def invented(source, hypothesis):
    return [finding.found for finding in check(source, hypothesis) if finding.code == "invented-word"]


@pytest.mark.parametrize(
    "word",
    [
        "reports",
        "reported",
        "stopped",
        "happiness",
        "unhappily",
        "nationalised",
        "colour",
        "color",
        "analysing",
        "lawsuits",
    ],
)
def test_a_word_is_known_in_its_forms_and_both_spellings(word):
    assert is_english(word)


@pytest.mark.parametrize("word", ["neighbbits", "burrowds", "injujudiction", "skeleons", "eaealy"])
def test_pieces_put_together_at_random_are_no_word(word):
    assert not is_english(word)


def test_a_word_has_one_stem_in_its_forms():
    assert {stem(word) for word in ("report", "reports", "reported", "reporting", "reporter's"[:-4])} == {"report"}


@pytest.mark.parametrize(
    ("source", "hypothesis", "found"),
    [
        ("عثر العلماء على هياكل عظمية قديمة.", "Scientists found old skeleons.", ["skeleons"]),
        ("عثر العلماء على هياكل عظمية قديمة.", "Scientists found old skeletons.", []),
        ("تناول المريض فافيبيرافير.", "The patient took favipiravir.", []),
        ("شغّل الأمر kubectl الآن.", "Run the command kubectl now.", []),
        ("اكتب إلى zzqinfo@qwrty.org غدا.", "Write to zzqinfo@qwrty.org tomorrow.", []),
        ("زار كوستيلو المدينة.", "Kostilloo visited the city.", []),
        ("زار كوستيلو المدينة.", "kostilloo vzited the city", []),
    ],
)
def test_only_what_neither_language_has_is_reported(source, hypothesis, found):
    assert invented(source, hypothesis) == found


def test_it_is_a_warning_with_its_span():
    [finding] = [f for f in check("هياكل عظمية.", "Old skeleons lie there.") if f.code == "invented-word"]
    assert (finding.severity, finding.target_span) == ("warning", (4, 12))


def test_a_summary_that_makes_up_a_word_is_not_backed():
    article = ["Glen Johnson looks destined to leave Anfield next summer.", "He can talk to foreign clubs."]
    [wrong] = check_summary(["Glen Johnson looks destined to leave Anfield next sumnfield."], article)
    [right] = check_summary(["Johnson looks destined to leave next summer."], article)
    assert (wrong.origin, [f.code for f in wrong.findings]) == ("unsupported", ["invented-word"])
    assert right.origin == "written"
