import pytest

from mt.records import Finding
from mt.report.marks import cut

A, B = Finding("a", "error"), Finding("b", "info")


@pytest.mark.parametrize(
    ("text", "marked", "pieces"),
    [
        ("", [], []),
        ("abc", [], [("abc", "")]),
        ("abc", [((1, 2), A)], [("a", ""), ("b", "a"), ("c", "")]),
        ("abc", [((0, 3), A)], [("abc", "a")]),
        ("abcd", [((0, 3), A), ((2, 4), B)], [("ab", "a"), ("c", "ab"), ("d", "b")]),
        ("abc", [((0, 2), A), ((2, 3), B)], [("ab", "a"), ("c", "b")]),
        ("abc", [((1, 2), A), ((1, 2), A)], [("a", ""), ("b", "aa"), ("c", "")]),
        ("abc", [(None, A), ((2, 2), A), ((3, 1), A), ((7, 9), A)], [("abc", "")]),
        ("abc", [((-5, 99), A)], [("abc", "a")]),
    ],
)
def test_spans_cut_the_text_into_pieces_that_do_not_overlap(text, marked, pieces):
    made = cut(text, marked)
    assert [(p.text, "".join(f.code for f in p.findings)) for p in made] == pieces
    assert "".join(p.text for p in made) == text
