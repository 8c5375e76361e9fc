import pytest

from mt.fidelity.names_variants import name_variants


def variants(pairs):
    return {index: [(f.expected, f.found) for f in findings] for index, findings in name_variants(pairs).items()}


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([], {}),
        ([("", ""), ("خبر", "News")], {}),
        (
            [("قال السيسي", "Mr Sisi said"), ("وقال السيسي", "President Sissi"), ("للسيسي", "to Sisi")],
            {1: [("Sisi", "Sissi")]},
        ),
        ([("زار زرقاني", "Mr Zarqani came"), ("زرقاني", "with Zarkani")], {1: [("Zarqani", "Zarkani")]}),
        ([("كييف", "to Kyiv"), ("في كييف", "in Kiev"), ("كييف", "to Kiev")], {0: [("Kiev", "Kyiv")]}),
        ([("فرنسا", "in France"), ("الفرنسي", "the French"), ("فرنسا", "of France")], {}),
        ([("القذافي", "of Gaddafi"), ("القذافي", "Gaddafi's son")], {}),
        ([("القذافي", "of Gaddafi"), ("القذافي", "of GADDAFI")], {}),
        ([("سامي", "said Sami"), ("سامي", "Some said so")], {}),
        ([("محمد", "said Mohamed"), ("أحمد", "said Ahmed")], {}),
    ],
)
def test_reports_the_spelling_that_is_not_the_usual_one(pairs, expected):
    """The most frequent spelling of a document is expected, the first of several as frequent."""
    assert variants(pairs) == expected


def test_the_span_of_a_variant_is_in_its_own_segment():
    """A finding points to the word in the source and in the translation."""
    pairs = [("قال السيسي", "said Sisi"), ("السيسي ثم", "yes, el-Sissi's"), ("السيسي", "of Sisi")]
    ((index, (finding,)),) = name_variants(pairs).items()
    assert pairs[index][0][slice(*finding.source_span)] == "السيسي"
    assert pairs[index][1][slice(*finding.target_span)] == "Sissi"
    assert (finding.code, finding.severity) == ("name-variant", "warning")
