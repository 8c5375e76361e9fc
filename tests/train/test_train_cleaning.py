"""What is left out of a corpus, and why."""

import gzip
import lzma

import pytest

from mt.errors import ConfigError, DataError
from mt.train.cleaning import fault
from mt.train.pairs import Pair, corpus_name, find_files, read_pairs
from mt.train.settings import Cleaning

WORD = "كلمة "


@pytest.mark.parametrize(
    ("source", "target", "reason"),
    [
        ("مرحبا بالعالم", "Hello world", None),
        ("وصل 25 وزيرا", "25 ministers came", None),
        ("وصل ٢٥ وزيرا", "25 ministers came", None),
        ("وصل 3 وزراء", "Three ministers came", None),  # one digit is often a word
        ("محمد", "Mohamed Abdulrahman", None),  # short: its ratio says nothing
        ("", "Hello", "blank"),
        ("مرحبا", "  ", "blank"),
        (WORD * 130, "word " * 130, "too long"),
        ("اضغط <b>هنا</b>", "Press <b>here</b>", "markup"),
        ("مرحبا {name}", "Hello {name}", "markup"),
        ("%s ملفات", "%s files", "markup"),
        ("زر https://a.org", "See https://a.org", "markup"),
        ("_حفظ", "_Save", "markup"),
        ("Hello world", "Hello world", "source not Arabic"),
        ("12345", "12345", "source not Arabic"),
        ("مرحبا بالعالم", "Привет мир", "target not English"),
        (WORD * 20, "one word", "length ratio"),
        ("وصل 25 وزيرا", "52 ministers came", "numbers differ"),
        ("في عام 1990 كان", "It was then", "numbers differ"),
    ],
)
def test_a_pair_stays_or_is_left_out_for_a_reason(source, target, reason):
    assert fault(Pair(source, target), Cleaning(), "translate") == reason


@pytest.mark.parametrize(
    ("source", "target", "reason"),
    [
        ("The ministry opened a line of 25 km on Sunday. It is long.", "A 25 km line opened.", None),
        ("The ministry opened a line of 25 km on Sunday. It is long.", "A 52 km line opened.", "number not in source"),
        ("It is long.", "It is long.", "no shorter"),
        ("افتتحت الوزارة خطا جديدا للسكك الحديدية يوم الأحد", "A line opened.", "source not English"),
        ("It is long, and it is new.", "إنه جديد", "target not English"),
    ],
)
def test_a_summary_is_shorter_and_says_no_number_of_its_own(source, target, reason):
    assert fault(Pair(source, target), Cleaning(), "summarize") == reason


def test_markup_stays_where_the_settings_say_so():
    assert fault(Pair("اضغط <b>هنا</b> الآن", "Press <b>here</b> now"), Cleaning(markup=True), "translate") is None


@pytest.mark.parametrize(("ending", "opened"), [(".tsv", open), (".tsv.gz", gzip.open), (".tsv.xz", lzma.open)])
def test_pairs_are_read_however_the_file_is_packed(tmp_path, ending, opened):
    path = tmp_path / f"some{ending}"
    with opened(path, "wt", encoding="utf-8") as out:
        out.write("مرحبا\tHello\nأهلا\u2028وسهلا\tWelcome")  # a line separator ends no line
    assert list(read_pairs(path)) == [("مرحبا", "Hello"), ("أهلا\u2028وسهلا", "Welcome")]
    assert find_files(tmp_path, ("so*", "some")) == [path]
    assert corpus_name(path) == "some"


@pytest.mark.parametrize("line", ["no tab", "a\tb\tc"])
def test_a_line_that_is_no_pair_is_named(tmp_path, line):
    path = tmp_path / "a.tsv"
    path.write_text(f"مرحبا\tHello\n{line}\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"a\.tsv:2"):
        list(read_pairs(path))


def test_a_corpus_that_is_not_there_is_named(tmp_path):
    with pytest.raises(ConfigError, match="missing"):
        find_files(tmp_path, ("missing",))
