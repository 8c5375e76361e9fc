"""A word that a model meant to copy and misspelt is put right by what it looked at, and nothing else is touched."""

import pytest

from mt.records import Attention, Hypothesis
from mt.summarize.slips import corrected

SOURCE = "Roman Shilov was held in July 2012, and the court refused him bail."


def count_tokens(text):
    return len(text.split()) + 1


def written(text, looked):
    """A hypothesis of one piece a word; each looked at one word of the source, and a little at the first."""
    words, size = text.split(), len(SOURCE.split()) + 1
    ends = tuple(len(" ".join(words[: i + 1])) for i in range(len(words)))
    rows = tuple(tuple(0.8 * (t == place) + 0.2 * (t == 0) for t in range(size)) for place in looked)
    return Hypothesis(text, attention=Attention(ends, rows))


@pytest.mark.parametrize(
    ("text", "looked", "right"),
    [
        ("Roman Shivlo was held in July 20112.", [0, 1, 2, 3, 4, 5, 6], "Roman Shilov was held in July 2012."),
        ("A court detained Shivlo, without bayl.", [8, 9, 3, 1, 11, 12], "A court detained Shilov, without bail."),
        ("Roman Xzqwv was held.", [0, 1, 2, 3], "Roman Xzqwv was held."),
        ("Roman Shivlo was held.", [0, 13, 2, 3], "Roman Shivlo was held."),
        ("Roman 20112 was held.", [0, 1, 2, 3], "Roman 20112 was held."),
    ],
)
def test_names_numbers_and_words_that_are_none_become_what_was_looked_at_if_it_is_alike(text, looked, right):
    assert corrected(written(text, looked), SOURCE, count_tokens).text == right


def test_what_a_tokenizer_puts_before_the_source_is_counted_once():
    """BART's start token, say: every word of the source is one token later."""
    text = "Roman Shivlo was held."
    ends = tuple(len(" ".join(text.split()[: i + 1])) for i in range(4))
    rows = tuple(tuple(float(t == place) for t in range(15)) for place in (1, 2, 3, 4))
    hypothesis = Hypothesis(text, attention=Attention(ends, rows))
    assert corrected(hypothesis, SOURCE, lambda given: len(given.split()) + 2).text == "Roman Shilov was held."


def test_the_pieces_end_where_they_did_in_the_text_as_it_is_now():
    before = written("Shivloooo was held in July 20112.", [1, 2, 3, 4, 5, 6])
    after = corrected(before, SOURCE, count_tokens)
    ends, start = after.attention.ends, 0
    pieces = []
    for end in ends:
        pieces.append(after.text[start:end].strip())
        start = end
    assert pieces == "Shilov was held in July 2012.".split()
    assert after.attention.weights == before.attention.weights


def test_without_attention_and_without_a_slip_it_stays():
    plain = Hypothesis("Roman Shivlo was held.")
    assert corrected(plain, SOURCE, count_tokens) is plain
    right = written("Roman Shilov was detained.", [0, 1, 2, 3])
    assert corrected(right, SOURCE, count_tokens) is right
