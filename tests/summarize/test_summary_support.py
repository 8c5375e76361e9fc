"""What a summary says and its text does not is found; what the text says is not marked."""

import pytest

from mt.summarize.support import check_summary

ARTICLE = [
    "The government of Norland opened a new railway between Arkan and the port of Selim on Monday.",
    "The railway cost 3.2 billion dollars and will carry nine million passengers a year.",
    "Minister Omar Hadi said that the line was not finished in time because of floods.",
    "He thanked the workers of the Turkish company Demir.",
    "Critics from the United Workers Party said that Selim needs roads.",
    "The president, Lina Barak, did not come to the opening.",
    "Tickets can be had at www.rail.example from 12 March.",
]


def codes(sentence, article=ARTICLE):
    [checked] = check_summary([sentence], article)
    return checked.origin, [finding.code for finding in checked.findings]


@pytest.mark.parametrize("sentence", ARTICLE)
def test_a_sentence_of_the_text_is_backed_by_itself(sentence):
    [checked] = check_summary([sentence], ARTICLE)
    assert checked.origin == "extracted"
    assert checked.support == 1
    assert checked.segments == (ARTICLE.index(sentence),)
    assert checked.findings == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Norland opened a new railway between Arkan and the port of Selim.",
        "The railway cost 3.2 billion dollars and will carry 9 million passengers.",
        "Omar Hadi thanked the workers of the Turkish company Demir.",
        "President Lina Barak did not come to the opening.",
        "Critics from the UWP said that Selim needs roads.",
    ],
)
def test_what_the_text_says_in_other_words_is_backed(sentence):
    assert codes(sentence) == ("written", [])


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("The railway cost 3.5 billion dollars and will carry nine million passengers a year.", "number-added"),
        ("The railway cost nine billion dollars and will carry nine million passengers a year.", "number-added"),
        ("Norland opened a new railway between Arkan and the port of Selim on Tuesday.", "date-added"),
        ("Norland opened a new railway between Arkan and the port of Basra on Monday.", "name-added"),
        ("The government of Norland opened a new railway between Arkan and the port of Demir.", "name-elsewhere"),
        ("Minister Omar Barak said that the line was not finished in time because of floods.", "name-mixed"),
        ("The president, Lina Barak, did come to the opening.", "negation-lost"),
        ("The railway will not carry nine million passengers a year.", "negation-added"),
        ("Tickets can be had at www.train.example from 12 March.", "url"),
    ],
)
def test_what_was_changed_is_found(sentence, code):
    origin, found = codes(sentence)
    assert origin == "unsupported"
    assert code in found


@pytest.mark.parametrize(
    "sentence",
    ["The striker scored twice before half time.", "Doctors warned of a new wave of the disease.", "Xyzzy plugh."],
)
def test_a_sentence_of_another_text_is_not_backed(sentence):
    assert codes(sentence)[0] == "unsupported"


def test_evidence_names_segments_scores_and_spans():
    sentence = "The railway cost 3.2 billion dollars, and Selim needs roads."
    [checked] = check_summary([sentence], ARTICLE)
    assert [one.segment for one in checked.evidence] == list(checked.segments) == [1, 4]
    assert all(0 < one.score <= 1 for one in checked.evidence)
    assert [ARTICLE[one.segment][slice(*one.span)] for one in checked.evidence] == [
        "railway cost 3.2 billion dollars",
        "Selim needs roads",
    ]


def test_evidence_goes_through_the_text_in_order_where_two_segments_are_alike():
    """The same words stand twice; a summary that has passed the first place means the second."""
    twice = ["The storm hit the coast.", "Ships sank in the bay.", "The storm hit the coast hard.", "Power failed."]
    found = [s.segments[0] for s in check_summary(["Ships sank there in the bay.", "Storm hit a coast."], twice)]
    assert found == [1, 2]


def test_where_two_segments_are_alike_the_one_is_meant_that_the_model_looked_at():
    alike = ["The storm hit the coast.", "Ships sank in the bay.", "A storm hit a coast."]
    found = [check_summary(["Storm hit coast."], alike, None, looks)[0].segments for looks in ((), [{0: 0.1, 2: 0.9}])]
    assert found == [(0,), (2,)]


@pytest.mark.parametrize("article", [[], [""], ["… — !"]])
@pytest.mark.parametrize("sentence", ["", "A man came.", "!"])
def test_texts_without_words_are_no_trouble(article, sentence):
    [checked] = check_summary([sentence], article)
    assert checked.text == sentence


def test_capitals_say_nothing_of_names_where_all_is_capital():
    shouted = [text.upper() for text in ARTICLE]
    assert codes("THE RAILWAY COST 3.2 BILLION DOLLARS AND WILL CARRY NINE MILLION PASSENGERS.", shouted)[1] == []


def test_a_rounded_number_is_stated_where_the_sentence_says_so():
    assert codes("The railway cost about 3 billion dollars and will carry nine million passengers a year.")[1] == []
    assert codes("The railway cost 3 billion dollars and will carry nine million passengers.")[1] == ["number-added"]
