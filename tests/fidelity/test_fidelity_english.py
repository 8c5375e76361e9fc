import pytest

from mt.fidelity.english import unstated


@pytest.mark.parametrize(
    ("text", "other", "found"),
    [
        ("It cost 3.2 billion dollars on Monday.", "The cost was $3.2bn, he said on Mon.", []),
        ("Three died, 40 were hurt in May 2016.", "3 died and forty were injured on 2016-05-04.", []),
        ("A 35-year-old scored 2-1.", "the 35 year old , 2 - 1", []),
        ("One man and both women.", "They came.", []),
        ("About 3 million came in 2017.", "2.96 million came in 2017.", []),
        ("Exactly 3 million came.", "2.96 million came.", ["3 million"]),
        ("He may march on 12 March.", "He may.", ["12", "March"]),
        ("They met on Tuesday in August.", "They met on Monday in September.", ["Tuesday", "August"]),
        ("They met on Sunday.", "They met at the weekend.", []),
        ("See www.abc.com or a@b.org.", "Write to A@B.org.", ["www.abc.com"]),
        ("", "3", []),
        ("٣ came.", "3 came.", []),
    ],
)
def test_what_one_text_says_and_the_other_does_not_is_found(text, other, found):
    findings = list(unstated(text, other))
    assert [finding.found for finding in findings] == found
    assert [text[slice(*finding.target_span)] for finding in findings] == found


@pytest.mark.parametrize("text", ["On 12 March 2021, 3 of 40 died at www.abc.com.", "MAY 5: ALL 12 CAME", "Sat 9:30"])
def test_a_text_states_all_that_it_states(text):
    assert list(unstated(text, text)) == []
