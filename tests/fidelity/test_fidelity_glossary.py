import pytest

from mt.errors import DataError
from mt.fidelity.glossary import load_terms
from mt.fidelity.glossary_check import check_terms, fix_names


@pytest.fixture
def terms(tmp_path):
    """A loader of a table that is given as text."""

    def load(text, encoding="utf-8"):
        path = tmp_path / "terms.csv"
        path.write_bytes(text.encode(encoding))
        return load_terms(path)

    return load


NAMES = "Arabic,English\nعبد الفتاح السيسي,Abdel Fattah el-Sisi\nسامي,Sami\nمعمر القذافي,Muammar Gaddafi\nعلي,Ali\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("سامي,Sami\nليلى,Laila\n", "utf-8"),
        ("سامي,Sami\r\nليلى,Laila", "utf-8-sig"),
        ("Arabic,English\n\nسامي,Sami\n , \nليلى,Laila\n", "utf-8-sig"),
        ('name,spelling\n"سامي", "Sami"\nليلى , Laila\nسامي,Sami\n', "utf-8"),
    ],
)
def test_reads_pairs_with_or_without_a_heading(terms, text, encoding):
    """A byte-order mark, blank rows, quotes and a pair told twice change nothing."""
    assert [(t.arabic, t.english) for t in terms(text, encoding).terms] == [("سامي", "Sami"), ("ليلى", "Laila")]


def test_an_empty_table_holds_no_terms(terms):
    """Nothing listed is nothing to check."""
    assert terms("").terms == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("سامي,Sami\nليلى\n", ":2: 1 columns, not 2; write Arabic,English"),
        ("سامي;Sami\n", ":1: 1 columns, not 2"),
        ("سامي,Sami,x\n", ":1: 3 columns, not 2"),
        ("سامي,\n", ":1: the English is empty; fill it in"),
        ("\n ,Sami\n", ":2: the Arabic is empty"),
        ("سامي,Sami\nسَامي,Samy\n", ":2: 'سَامي' is 'Samy' here and 'Sami' in line 1; keep one"),
        ("a,b\nSami,سامي\n", ":2: 'Sami,سامي' is not Arabic,English; write the Arabic first"),
        ("سامي,...\n", ":1: '...' holds no letter"),
        ('سامي,"Sami\n', ":1: unexpected end of data; write Arabic,English"),
        ('"سامي"x,Sami\n', ":1: "),
    ],
)
def test_a_row_that_is_no_pair_stops_with_its_line_and_the_mend(terms, text, message):
    """The file, the line and what to do are in one line."""
    with pytest.raises(DataError) as caught:
        terms(text)
    assert f"terms.csv{message}" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_in_another_encoding_or_none_at_all_is_told(terms, tmp_path):
    """The mend is to save it as UTF-8, or to name a file that is there."""
    with pytest.raises(DataError, match=r"terms\.csv:2: not UTF-8; save"):
        terms("a,b\nسامي,Sami\n", "cp1256")
    with pytest.raises(DataError, match=r"none\.csv: cannot be read"):
        load_terms(tmp_path / "none.csv")


GLOSSARY = "البنك المركزي,central bank\nاتفاقية,accord\nمستهلك,consumer\n"


@pytest.mark.parametrize(
    ("source", "hypothesis", "missing"),
    [
        ("البنك المركزي", "the Central Bank", []),
        ("وللبنك المركزي", "for the central-bank", []),
        ("بنك مركزي", "central banks", []),
        ("البنك المركزي", "the reserve bank", ["central bank"]),
        ("البنك. المركزي", "the bank. Central", []),
        ("بالاتفاقية", "by the accord", []),
        ("الاتفاقية", "by the accordion", ["accord"]),
        ("الاتفاقيه", "the treaty", ["accord"]),
        ("الاتفاقيات", "the treaties", []),
        ("المستهلك والمستهلك", "the user", ["consumer"]),
        ("", "", []),
    ],
)
def test_a_listed_term_must_be_in_the_hypothesis(terms, source, hypothesis, missing):
    """Whole words count, with particles in Arabic, whatever the case and with a plural in English."""
    findings = check_terms(source, hypothesis, terms(GLOSSARY), code="term-missing")
    assert [f.expected for f in findings] == missing
    assert {(f.code, f.severity) for f in findings} <= {("term-missing", "error")}


@pytest.mark.parametrize(
    ("source", "hypothesis", "expected", "found"),
    [
        ("قال سامي", "Samy said", "Sami", "Samy"),
        ("قال سامي", "Tom said", "Sami", ""),
        ("قال علي", "Aly said", "Ali", ""),
    ],
)
def test_a_listed_name_that_is_spelt_otherwise_is_shown(terms, source, hypothesis, expected, found):
    """The finding is an error; plurals of names do not count."""
    (finding,) = check_terms(source, hypothesis, terms(NAMES), code="name-wrong")
    assert (finding.code, finding.severity) == ("name-wrong", "error")
    assert (finding.expected, finding.found) == (expected, found)


def test_a_preposition_is_not_the_name_of_the_same_letters(terms):
    """A short name counts only as it is listed: على is not علي."""
    assert check_terms("على الطاولة", "on the table", terms(NAMES), code="name-wrong") == ()


@pytest.mark.parametrize(
    ("source", "hypothesis", "fixed"),
    [
        ("خطاب عبد الفتاح السيسي", "Abdul Fattah al-Sissi's speech", "Abdel Fattah el-Sisi's speech"),
        ("وللسامي", "to Sammy’s wife", "to Sami’s wife"),
        ("قال معمر القذافي وسامي", "Moammar Khadafy and Samy said", "Muammar Gaddafi and Sami said"),
        ("سامي", "SAMI", "SAMI"),
        ("سامي", "(Samy)", "(Sami)"),
        ("سامي", "Samy, not Samyland", "Sami, not Samyland"),
    ],
)
def test_the_one_span_that_can_be_the_name_is_put_right(terms, source, hypothesis, fixed):
    """What stands around it is kept; each finding's span is the new name in the new text."""
    text, findings = fix_names(source, hypothesis, terms(NAMES))
    assert text == fixed
    for finding in findings:
        assert (finding.code, finding.severity) == ("name-substituted", "info")
        assert text[slice(*finding.target_span)] == finding.expected
        assert finding.found in hypothesis


@pytest.mark.parametrize(
    ("source", "hypothesis"),
    [
        ("سامي", "Samy met Samie"),
        ("سامي", "Some said so"),
        ("سامي", "Samyland"),
        ("سامي", "the Summit"),
        ("سامي", "the Sumo match"),
        ("سامي", "Tom said so"),
        ("معمر القذافي", "Colonel Gaddafi said"),
    ],
)
def test_nothing_is_replaced_where_no_span_or_several_can_be_the_name(terms, source, hypothesis):
    """The finding stays an error for the reader."""
    text, findings = fix_names(source, hypothesis, terms(NAMES))
    assert text == hypothesis
    assert [finding.code for finding in findings] == ["name-wrong"]


def test_a_span_that_another_listed_name_needs_is_left_alone(terms):
    """Two names that sound alike are not exchanged for each other."""
    names = terms("سامي,Sami\nسمية,Sumaya\n")
    text, findings = fix_names("سامي وسمية", "Sumaya was here", names)
    assert text == "Sumaya was here"
    assert [(f.code, f.expected) for f in findings] == [("name-wrong", "Sami")]


def test_names_that_are_right_are_not_touched(terms):
    """To put right twice is to put right once."""
    text, _ = fix_names("قال سامي", "Samy said", terms(NAMES))
    assert fix_names("قال سامي", text, terms(NAMES)) == (text, ())
