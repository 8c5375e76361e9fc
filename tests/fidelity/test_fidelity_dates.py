import pytest

from mt.fidelity import check


def lost(source, hypothesis):
    return [(f.expected, f.found) for f in check(source, hypothesis) if f.code == "date-missing"]


@pytest.mark.parametrize(
    ("source", "hypothesis"),
    [
        ("في 5 كانون الثاني", "on January 5"),
        ("في تشرين الثاني 2024", "11/2024"),
        ("في الأول من آب", "on 1 Aug."),
        ("وفي مارس الماضي", "last March"),
        ("الذي مارس الرياضة", "who did sports"),
        ("خلال شهر رمضان المبارك", "in the holy month of Ramadhan"),
        ("في 10 محرم", "on the 10th of Muharram"),
        ("عمل محرم", "a forbidden act"),
        ("نونبر ودجنبر", "November and December"),
        ("يوم الأحد", "on Sunday"),
        ("أحد الرجال", "one of the men"),
        ("قال الاثنان", "both said"),
        ("يومي السبت والأحد", "at the weekend"),
        ("الإمبراطور أوغسطس", "Emperor Augustus"),
        ("في أبريل 2020 وقبل أبريل", "in April 2020 and before that"),
    ],
)
def test_knows_the_months_and_days_of_every_country(source, hypothesis):
    """No finding where both sides name the same day or month, or the word is not a date."""
    assert lost(source, hypothesis) == []


@pytest.mark.parametrize(
    ("source", "hypothesis", "expected", "found"),
    [
        ("في 5 كانون الثاني", "on December 5", "January", "December"),
        ("في السابع من آذار", "on the seventh", "March", ""),
        ("الخامس من مايو", "March 5th", "May", "March"),
        ("يوم الثلاثاء", "on Monday", "Tuesday", "Monday"),
        ("في أبريل وبعد ذلك في أبريل", "in April, then in March", "April", "March"),
    ],
)
def test_reports_a_month_or_a_day_that_changed(source, hypothesis, expected, found):
    """The finding names what was expected and what stands in its place."""
    assert lost(source, hypothesis) == [(expected, found)]
