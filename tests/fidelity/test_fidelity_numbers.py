import pytest

from mt.fidelity import check
from mt.fidelity.numbers_ar import arabic_numbers
from mt.fidelity.numbers_en import english_numbers


def first_readings(mentions):
    return [mention.readings[0] for mention in mentions]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("", []),
        ("لا أرقام هنا", []),
        ("تحطمت JAS-39", [39]),
        ("فيروس H1N1", [1, 1]),
        ("٥٠٠٠ ق.م", [5000]),
        ("٣٫٥ و٨٬٠٠٠", [3.5, 8000]),
        ("10 000 نسمة", [10000]),
        ("1.234.567", [1234567]),
        ("ألف وتسعمئة وخمسة وأربعين", [1945]),
        ("ثلاثة وعشرين ألفا", [23000]),
        ("مئة وخمسة عشر", [115]),
        ("مليونين ونصف المليون", [2500000]),
        ("نصف مليون", [500000]),
        ("10 آلاف", [10000]),
        ("بعد يومين وبساعتين", [2, 2]),
        ("عامين ونصف", [2.5]),
        ("340 مليون و500 مليون", [340e6, 500e6]),
        ("مليوني وثلاثة ملايين", [2e6, 3e6]),
        ("القرن الـ19", [19]),
        ("القرن التاسع عشر", [19]),
        ("الثالث و العشرين", [23]),
        ("20 ثانية", [20, 2]),
        ("20 في المئة", [20]),
        ("خَمْسَةٌ", [5]),
    ],
)
def test_reads_arabic_numbers(text, values):
    """Numerals of either kind and words with their clitics state one number each."""
    assert first_readings(arabic_numbers(text)) == [(value,) for value in values]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("twenty-five", [25]),
        ("two and a half million", [2.5e6]),
        ("half a million", [5e5]),
        ("four dozen", [48]),
        ("1,234.5", [1234.5]),
        ("one hundred and five", [105]),
        ("the twenty-first of May", [21]),
        ("for two millennia", [2, 2000]),
        ("Louis XIV", [14]),
        ("20 seconds", [20]),
        ("two, three", [2, 3]),
    ],
)
def test_reads_english_numbers(text, values):
    """Words add up, and words that imply a number count as it."""
    assert first_readings(english_numbers(text)) == [(value,) for value in values]


@pytest.mark.parametrize(
    ("source", "hypothesis"),
    [
        ("3 أطفال", "three children"),
        ("الساعة ٩:٣٠ مساء", "at 21:30"),
        ("الساعة 21:30", "at 9.30 p.m."),
        ("(٠٢٣٠ بالتوقيت العالمي)", "(02:30 UTC)"),
        ("10 آلاف جندي", "10,000 soldiers"),
        ("مئتا عام", "two hundred years"),
        ("1.5 مليون", "1,500,000"),
        ("12 بيضة", "a dozen eggs"),
        ("بين 10 و20 مليون", "10-20 million"),
        ("من 1990 إلى 1995", "1990-95"),
        ("عام ألف وتسعمئة وتسعين", "in nineteen ninety"),
        ("ثمانينيات القرن العشرين", "the 1980s"),
        ("اتصل على 0123-456-789", "call 0123456789"),
        ("فاز 3-1", "won 3–1"),
        ("لويس الرابع عشر", "Louis XIV"),
        ("ثلاثة ملايين ونصف", "3.5 million"),
        ("15%", "fifteen percent"),
        ("بنسبة ١٥٪ إلى ٢٠٪", "by 15 to 20%"),
        ("48 قاعدة", "four dozen bases"),
        ("في ثمانينيات القرن الرابع عشر", "in the 1380s"),
        ("في القرن التاسع عشر", "in the 1860s"),
        ("السوبر بول 49", "Super Bowl XLIX"),
        ("منذ 4.1 بليون سنة", "4.1 Ga ago"),
        ("لأكثر من ألفي عام", "for over two millennia"),
        ("لكل 000 1 شخص", "per 1,000 people"),
        ("4 أقدام و8 إنشات ونصف", "4 ft 8½ in"),
        ("لساعة ونصف", "for 1.5 hours"),
        ("الثامنة والنصف", "at 8:30"),
        ("التاسعة إلا ربعا", "at 8:45"),
        ("(2) على المستوى القطري", "at country level"),
        ("3- صور من الموقع", "Pictures from the site"),
        ("جون ستون من ألستون", "John Stone of Allston"),
        ("بتاريخ 01/12/2012", "in December 2012"),
        ("3136 مم2", "3136 square mm"),
        ("ألف ومائة وأحد عشر", "one thousand one hundred and eleven"),
        ("ألف تسعمائة وأربعة وثمانون", "Nineteen Eighty-Four"),
    ],
)
def test_finds_a_number_however_it_is_written(source, hypothesis):
    """No finding where both sides say the same number."""
    assert [finding for finding in check(source, hypothesis) if finding.code.startswith("number")] == []


@pytest.mark.parametrize(
    ("source", "hypothesis", "expected", "found"),
    [
        ("عام ٢٠١٧", "in 2012", "٢٠١٧", "2012"),
        ("٥٠٠٠ ق.م", "500 BC", "٥٠٠٠", "500"),
        ("مساحة 300،948 ميل", "948,300 miles", "300،948", "948,300"),
        ("طائرة جاس-٣٩", "Gas-93", "٣٩", "93"),
        ("10 آلاف جندي", "10 million soldiers", "10 آلاف", "10 million"),
        ("توفي خمسة عشر شخصا", "Fifty people died", "خمسة عشر", ""),
        ("3.5 كم", "3.7 km", "3.5", "3.7"),
        ("الهدف 60 ثم 60 أخرى", "goal 60, then 68 more", "60", "68"),
        ("الساعة ٩:٣٠", "at 9:35", "٩:٣٠", "9:35"),
        ("في عام 2008", "in 2028", "2008", "2028"),
        ("القرن الخامس عشر", "the 11th century", "الخامس عشر", "11"),
        ("في التاسع من آب", "on August 1", "التاسع", "1"),
    ],
)
def test_reports_a_number_that_changed(source, hypothesis, expected, found):
    """A lost number is shown with the numeral that stands in its place."""
    [finding] = [finding for finding in check(source, hypothesis) if finding.code == "number-missing"]
    assert (finding.severity, finding.expected, finding.found) == ("error", expected, found)
    assert source[slice(*finding.source_span)] == expected


@pytest.mark.parametrize(
    ("hypothesis", "codes"),
    [
        ("The trains carry 12,500 passengers.", []),
        ("The trains carry 12 500 passengers.", []),
        ("The trains carry 12500 passengers.", []),
        ("The trains carry 1250,050 passengers.", ["number-missing"]),
        ("The trains carry 112,500 passengers.", ["number-missing"]),
    ],
)
def test_digits_count_in_whole_groups(hypothesis, codes):
    """That the same digits stand somewhere in a row is not enough."""
    assert [finding.code for finding in check("تنقل القطارات ١٢٬٥٠٠ راكب.", hypothesis)] == codes
