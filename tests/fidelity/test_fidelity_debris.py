import pytest

from mt.fidelity import check, mend_debris


@pytest.mark.parametrize(
    ("hypothesis", "mended"),
    [
        ("Governor &apos; s Office", "Governor's Office"),
        ("the coup d &apos; état", "the coup d'état"),
        ("10 years &apos; imprisonment or death.", "10 years' imprisonment or death."),
        ("I don &apos; t know, they &apos; re gone", "I don't know, they're gone"),
        ("called the &quot; Stable Land Law &quot; , passed", 'called the "Stable Land Law", passed'),
        ("described as &quot; good &quot; .", 'described as "good".'),
        ("Nadal&#39;s record; the &#39;King of Clay&#39; won", "Nadal's record; the 'King of Clay' won"),
        ("&quot;I&#39;m glad,&quot; he said.", '"I\'m glad," he said.'),
        ("salt &amp; pepper", "salt & pepper"),
        ("salt &amp;amp; pepper", "salt & pepper"),
        ("a < b, and AT&T; nothing here", "a < b, and AT&T; nothing here"),
        ("", ""),
    ],
)
def test_mends_entities_and_the_blanks_that_came_with_them(hypothesis, mended):
    """What a reader sees is the character, attached as it is written."""
    assert mend_debris("مكتب المحافظ", hypothesis) == mended


def test_leaves_entities_that_the_source_has_too():
    """A text about markup keeps its markup."""
    assert mend_debris("اكتب &amp; هنا", "Write &amp; here") == "Write &amp; here"


@pytest.mark.parametrize("hypothesis", ["Governor &apos; s Office", "the @-@ end", "an <unk> word", "▁The cat"])
def test_reports_debris(hypothesis):
    """Each mark that a tokenizer left is a finding with its span."""
    [finding] = check("مكتب الحاكم العام", hypothesis)
    assert finding.code == "debris"
    assert finding.target_span is not None
    assert hypothesis[slice(*finding.target_span)] == finding.found
