"""How much the letters of a word look like those of a name, in Arabic and in English."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def groups(word: str) -> list[str]:
    """Return the letter groups of one to four of a word with its edges marked."""
    edged = f"^{word}$"
    return [edged[start : start + size] for size in (1, 2, 3, 4) for start in range(len(edged) - size + 1)]


@lru_cache(maxsize=16384)
def arabic_shape(word: str) -> float:
    """Return the log-odds that a folded Arabic word without its particles is a name; above zero is likely one."""
    from mt.fidelity.names_shapes import ARABIC_BIAS

    return _odds(word, _weights()[0], ARABIC_BIAS)


@lru_cache(maxsize=16384)
def english_shape(word: str) -> float:
    """Return the log-odds that a word in small letters is a name that is spelt by its sound."""
    from mt.fidelity.names_shapes import ENGLISH_BIAS

    return _odds(word, _weights()[1], ENGLISH_BIAS)


@cache
def ordinary_words() -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that look like names and are none: folded Arabic ones, and English ones in small letters."""
    from mt.fidelity.names_shapes import ARABIC_WORDS, ENGLISH_WORDS

    return frozenset(word.removeprefix("ال") for word in ARABIC_WORDS.split()), frozenset(ENGLISH_WORDS.split())


def _odds(word: str, weights: Mapping[str, int], bias: int) -> float:
    from mt.fidelity.names_shapes import STEP

    return STEP * (bias + sum(weights.get(group, 0) for group in groups(word)))


@cache
def _weights() -> tuple[dict[str, int], dict[str, int]]:
    """Return the tables by letter group, read once."""
    from mt.fidelity.names_shapes import ARABIC, ENGLISH

    arabic, english = (
        {group: weight for weight, own in table.items() for group in own.split()} for table in (ARABIC, ENGLISH)
    )
    return arabic, english
