"""The repair ladder: what weighs less wins, what was tried is recorded, and nothing depends on the neighbours."""

import pytest

from mt.fidelity import Ladder, check, steps_for
from mt.fidelity.protect import protect, restore
from mt.fidelity.steps import Step
from mt.records import Hypothesis


def judge(source, hypothesis):
    return check(source, hypothesis.text, truncated=hypothesis.truncated)


def always(name, text, mends=("number-missing",)):
    """A step that proposes one text for every source, and keeps what it was asked."""
    asked = []

    def propose(sources):
        asked.append(list(sources))
        return [[Hypothesis(text)] for _ in sources]

    return Step(name, frozenset(mends), propose), asked


SOURCE = "وصل 40 رجلا إلى المدينة أمس."
GOOD, BAD, WORSE = (f"{who} men came to the city yesterday." for who in ("40", "Many", "50"))


def test_what_has_no_error_is_left_alone():
    step, asked = always("s", BAD)
    [judged] = Ladder([step], judge).mend([SOURCE], [[Hypothesis(GOOD)]])
    assert (judged.hypothesis.text, judged.attempts, asked) == (GOOD, (), [])


@pytest.mark.parametrize(
    ("source", "first", "second"),
    [
        (SOURCE, BAD, GOOD),
        ("وصل الوفد إلى فرنسا.", "The delegation came to Germany.", "The delegation came to France."),
    ],
)
def test_another_hypothesis_of_the_beam_takes_the_place_of_one_that_lost_a_number_or_a_name(source, first, second):
    step, asked = always("s", BAD)
    [judged] = Ladder([step], judge).mend([source], [[Hypothesis(first), Hypothesis(first), Hypothesis(second)]])
    assert judged.hypothesis.text == second
    assert [(a.step, a.text, a.chosen) for a in judged.attempts] == [("beam", second, True)]
    assert asked == []


def test_the_beam_is_not_looked_through_for_a_word_that_is_none():
    made_up, whole = "40 men came to the city burrowds.", GOOD
    [judged] = Ladder([], judge).mend([SOURCE], [[Hypothesis(made_up), Hypothesis(whole)]])
    assert (judged.hypothesis.text, judged.attempts) == (made_up, ())


def test_what_weighs_less_takes_the_place_and_the_steps_after_it_are_not_taken():
    first, _ = always("worse", WORSE)
    second, _ = always("good", GOOD)
    third, asked = always("late", GOOD)
    [judged] = Ladder([first, second, third], judge).mend([SOURCE], [[Hypothesis(BAD)]])
    assert judged.hypothesis.text == GOOD
    assert [(a.step, a.text, a.chosen) for a in judged.attempts] == [("worse", WORSE, False), ("good", GOOD, True)]
    assert judged.attempts[0].codes == ("number-missing",)
    assert asked == []


def test_of_equals_the_first_stays():
    step, _ = always("same", BAD.replace("city", "town"))
    [judged] = Ladder([step], judge).mend([SOURCE], [[Hypothesis(BAD)]])
    assert judged.hypothesis.text == BAD


def test_a_step_is_asked_only_for_what_it_can_mend():
    step, asked = always("loops", GOOD, mends=["loop"])
    Ladder([step], judge).mend([SOURCE, SOURCE], [[Hypothesis(BAD)], [Hypothesis(GOOD)]])
    assert asked == []


def test_a_segment_is_mended_the_same_way_alone_and_among_others():
    step, _ = always("good", GOOD)
    ladder = Ladder([step], judge)
    together = ladder.mend([SOURCE, "نص.", SOURCE], [[Hypothesis(BAD)], [Hypothesis("Text.")], [Hypothesis(WORSE)]])
    alone = [ladder.mend([SOURCE], [[Hypothesis(BAD)]]), ladder.mend(["نص."], [[Hypothesis("Text.")]])]
    assert together[:2] == [alone[0][0], alone[1][0]]


class Answers:
    """An engine that answers from a table and says what it is."""

    def __init__(self, answers, changes=()):
        self.answers, self.changes = answers, dict(changes)

    def with_decoding(self, **changes):
        return Answers(self.answers, changes)

    def generate(self, sources):
        return [Hypothesis(self.answers.get(source, BAD), score=-1.0) for source in sources]

    def propose(self, sources, count):
        return [hypotheses[:count] for hypotheses in ([h, Hypothesis(WORSE)] for h in self.generate(sources))]

    def count_tokens(self, source):
        return len(source.split()) + 1


@pytest.mark.parametrize(
    ("source", "answers", "step"),
    [
        ("وصل ٤٠ رجلا إلى المدينة أمس.", {"وصل 40 رجلا إلى المدينة أمس.": GOOD}, "digits"),
        (SOURCE, {"وصل XQA رجلا إلى المدينة أمس.": "XQA men came to the city yesterday."}, "protected"),
        (
            "وصل 40 رجلا إلى المدينة أمس مساء، وقال الوزير إنهم جاؤوا من الريف البعيد.",
            {
                "وصل 40 رجلا إلى المدينة أمس مساء،": "40 men came to the city yesterday evening,",
                "وقال الوزير إنهم جاؤوا من الريف البعيد.": "and the minister said that they came from far away.",
            },
            "split",
        ),
    ],
)
def test_each_step_mends_what_it_is_for(source, answers, step):
    engine = Answers(answers)
    [judged] = Ladder(steps_for(engine, None), judge).mend([source], engine.propose([source], 1))
    assert "40" in judged.hypothesis.text
    assert [a.step for a in judged.attempts if a.chosen] == [step]


def test_a_second_engine_is_tried_where_there_is_one():
    engine = Answers({})
    [judged] = Ladder(steps_for(engine, Answers({SOURCE: GOOD})), judge).mend([SOURCE], engine.propose([SOURCE], 1))
    assert [a.step for a in judged.attempts if a.chosen] == ["second-engine"]


@pytest.mark.parametrize(
    ("source", "masked", "spans"),
    [
        ("لا شيء هنا", "لا شيء هنا", ()),
        ("زر https://a.org/x?y=1 الآن", "زر XQA الآن", ("https://a.org/x?y=1",)),
        ("بين ٣٫٥ و8,000", "بين XQA وXQB", ("٣٫٥", "8,000")),
        ("راسل a.b@c.org أو @desk", "راسل XQA أو XQB", ("a.b@c.org", "@desk")),
        ("XQA و 5", "XQA و 5", ()),
        ("1 2 3 4 5 6 7", "1 2 3 4 5 6 7", ()),
    ],
)
def test_addresses_and_numbers_are_carried_by_placeholders(source, masked, spans):
    assert protect(source) == (masked, spans)


@pytest.mark.parametrize(
    ("hypothesis", "expected"),
    [
        ("between XQA and XQB", "between 3.5 and 8,000"),
        ("between XQB and XQA.", "between 8,000 and 3.5."),
        ("between XQA and", None),
        ("XQA XQA XQB", None),
        ("XQAs and XQB", None),
    ],
)
def test_a_placeholder_counts_only_if_the_model_kept_it_once(hypothesis, expected):
    assert restore(hypothesis, ("٣٫٥", "8,000")) == expected
