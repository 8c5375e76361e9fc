import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mt.errors import ConfigError
from mt.records import Segment
from mt.segment import fit_segments, split_to_budget


def words(text):
    return len(text.split())


def with_end_token(text):
    return len(text.split()) + 1


def grows_when_joined(text):
    """More for the whole than for its words: the estimate by words is too low."""
    count = len(text.split())
    return count + count // 2


def pieces(source, count, budget):
    return [piece for piece, _ in split_to_budget(source, count, budget)]


@pytest.mark.parametrize(
    ("place", "source", "budget", "expected"),
    [
        ("whole", "كلمة واحدة فقط", 3, ["كلمة واحدة فقط"]),
        ("whole, though long", "ا" * 5000, 1, ["ا" * 5000]),
        (
            "semicolon first",
            "وصل الوفد إلى المدينة، وزار السوق؛ ثم غادر إلى العاصمة، ونام هناك",
            8,
            ["وصل الوفد إلى المدينة، وزار السوق؛", "ثم غادر إلى العاصمة، ونام هناك"],
        ),
        (
            "then a comma before و",
            "وصل الوفد القادم من تونس، الجزائر والمغرب، وزار السوق القديمة في المدينة",
            8,
            ["وصل الوفد القادم من تونس، الجزائر والمغرب،", "وزار السوق القديمة في المدينة"],
        ),
        (
            "then any comma",
            "وصل الوفد القادم من تونس أمس، رئيسه رجل كبير السن جدا",
            8,
            ["وصل الوفد القادم من تونس أمس،", "رئيسه رجل كبير السن جدا"],
        ),
        (
            "then a verb of saying",
            "قال الوزير إن الوفد وصل أمس وأضاف أن الزيارة قصيرة",
            8,
            ["قال الوزير إن الوفد وصل أمس", "وأضاف أن الزيارة قصيرة"],
        ),
        ("then a blank, evenly", "ا ب ت ث ج ح خ د ذ ر", 9, ["ا ب ت ث ج", "ح خ د ذ ر"]),
        (
            "not inside quotes",
            "قال الوزير أمس «لن نقبل، ولن نسكت، ولن نعود» في خطاب طويل",
            10,
            ["قال الوزير أمس", "«لن نقبل، ولن نسكت، ولن نعود» في خطاب طويل"],
        ),
        (
            "not inside brackets",
            "وصل الوفد (تونس، وليبيا، ومصر) أمس، رئيسه رجل كبير",
            8,
            ["وصل الوفد (تونس، وليبيا، ومصر) أمس،", "رئيسه رجل كبير"],
        ),
        (
            "inside a quotation that is all there is",
            "«كلمة كلمة كلمة كلمة، كلمة كلمة كلمة كلمة كلمة كلمة»",
            8,
            ["«كلمة كلمة كلمة كلمة،", "كلمة كلمة كلمة كلمة كلمة كلمة»"],
        ),
    ],
)
def test_a_cut_is_where_it_hurts_least(place, source, budget, expected):
    """In this order: semicolon, comma before a conjunction, any comma, verb of saying, blank."""
    assert pieces(source, words, budget) == expected


def test_a_word_that_alone_is_too_long_is_cut_by_characters():
    first, *rest = pieces("قبل " + "ا" * 100, len, 30)
    assert first == "قبل"
    assert "".join(rest) == "ا" * 100
    assert all(18 <= len(piece) <= 30 for piece in rest)


@pytest.mark.parametrize("count", [words, with_end_token, grows_when_joined, len, lambda text: len(text.encode())])
@pytest.mark.parametrize("budget", [7, 40])
def test_every_piece_fits_and_nothing_is_lost(count, budget):
    """Also where the counter adds to every string, or the words together take more than each alone."""
    source = "وصل الوفد إلى المدينة، وزار السوق؛  ثم غادر\u00a0إلى العاصمة، ونام «هناك، ثم عاد» (أمس) " * 9 + "ختام"
    cut = split_to_budget(source, count, budget)
    assert "".join(piece + gap for piece, gap in cut) == source
    assert all(count(piece) <= budget for piece, _ in cut)
    assert all(piece == piece.strip() and piece for piece, _ in cut)


@settings(deadline=None)
@given(st.text(alphabet='اب. ،؛"«»()\n\u00a0و', min_size=1), st.integers(1, 9), st.sampled_from([words, len]))
def test_cutting_loses_nothing_on_any_text(text, budget, count):
    source = text.strip()
    cut = split_to_budget(source, count, budget)
    assert "".join(piece + gap for piece, gap in cut) == source
    assert all(count(piece) <= budget for piece, _ in cut)


def test_no_tiny_piece_is_left_at_the_end():
    sizes = [words(piece) for piece in pieces(" ".join(["كلمة"] * 101), words, 25)]
    assert min(sizes) >= 20
    assert len(sizes) == 5


def test_a_budget_below_one_character_is_an_error_that_names_it():
    with pytest.raises(ConfigError, match="a budget of 1 tokens is too small for 'ا'"):
        split_to_budget("اب", lambda text: 2 * len(text), 1)


@pytest.mark.parametrize("unit", ["كلمة ", "ا", "،", "«كلمة، ", "(", "a,b "])
def test_the_counter_sees_a_long_source_a_fixed_number_of_times(unit):
    """Some megabytes in one line: linear, and never handed over whole."""
    longest = seen = 0

    def counted(text):
        nonlocal longest, seen
        longest, seen = max(longest, len(text)), seen + len(text)
        return (len(text) + 3) // 4

    source = (unit * 300_000)[:300_000].strip()
    before = time.process_time()
    assert "".join(piece + gap for piece, gap in split_to_budget(source, counted, 100)) == source
    assert time.process_time() - before < 10
    assert longest <= 4000
    assert seen <= 6 * len(source)


def test_forced_cuts_are_marked_and_the_text_is_the_same():
    """Every piece but the last of a segment is forced; indexes run on; paragraph and gaps stay."""
    segments = [
        Segment("d", 0, 0, "جملة قصيرة.", "\n"),
        Segment("d", 1, 1, "ا ب ت ث ج ح خ", " "),
        Segment("d", 2, 1, "ختام.", ""),
    ]
    fitted = fit_segments(segments, words, 4)
    assert [(s.index, s.paragraph, s.source, s.gap, s.forced) for s in fitted] == [
        (0, 0, "جملة قصيرة.", "\n", False),
        (1, 1, "ا ب ت", " ", True),
        (2, 1, "ث ج ح خ", " ", False),
        (3, 1, "ختام.", "", False),
    ]
    assert fit_segments(fitted, words, 4) == fitted


def test_a_source_without_words_is_left_alone():
    assert fit_segments([Segment("d", 0, 0, "", "\n")], words, 1) == [Segment("d", 0, 0, "", "\n")]
