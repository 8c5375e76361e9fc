"""The two sides of a translation as the checks read them: folded, cut into words, spans kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from mt.arabic import ARABIC_LETTERS, DIACRITICS, TATWEEL, ascii_digits
from mt.fidelity.addresses import addresses
from mt.fidelity.names_english import Token, tokens

LATIN = re.compile("[A-Za-zÀ-ɏ]")

_FOLDED = tuple(zip("أإآٱىیکةڤ", "ااااييكهف", strict=True))
_ARABIC_WORD = re.compile(f"[{ARABIC_LETTERS}{DIACRITICS}{TATWEEL}]+")
SILENT = re.compile(f"[{DIACRITICS}{TATWEEL}]")
_NUMBERED_ENTITY = re.compile(r"&\s?#\s?\d{1,5}\s?;")
_ENGLISH_WORD = re.compile(r"[A-Za-zÀ-ɏ]+(?:['’][A-Za-z]+)*")


class Word(NamedTuple):
    """A word as the tables know it, and where it stands in the original."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Pair:
    """A source and its hypothesis, with what several checks read of them computed once."""

    source: str
    hypothesis: str

    @cached_property
    def source_words(self) -> list[Word]:
        """The Arabic words of the source, folded as the tables are."""
        return arabic_words(self.source)

    @cached_property
    def target_words(self) -> list[Word]:
        """The English words of the hypothesis in lower case."""
        return english_words(self.hypothesis)

    @cached_property
    def target_tokens(self) -> list[Token]:
        """The words of the hypothesis as they are written, for the checks of names."""
        return tokens(self.hypothesis)

    @cached_property
    def source_set(self) -> frozenset[str]:
        """The Arabic words of the source, each once: most checks look here first whether they have any work."""
        return frozenset(folded_words(self.source))

    @cached_property
    def target_set(self) -> frozenset[str]:
        """The English words of the hypothesis, each once."""
        return frozenset([word.text for word in self.target_words])

    @cached_property
    def source_addresses(self) -> list[tuple[int, int]]:
        """Where the source holds addresses."""
        return addresses(self.source)

    @cached_property
    def target_addresses(self) -> list[tuple[int, int]]:
        """Where the hypothesis holds addresses."""
        return addresses(self.hypothesis)

    @cached_property
    def source_digits(self) -> str:
        """The source with its digits and separators as ASCII; as long as the source."""
        return ascii_digits(self.source)

    @cached_property
    def target_digits(self) -> str:
        """The hypothesis with its digits as ASCII and numbered entities blank; as long as the hypothesis."""
        digits = ascii_digits(self.hypothesis).replace("\u2044", "/")
        return _NUMBERED_ENTITY.sub(lambda match: " " * len(match[0]), digits) if "&" in digits else digits


def fold(word: str) -> str:
    """Return an Arabic word as the tables hold it: no vowel signs, one alif, ي for ى, ه for ة."""
    return fold_letters(SILENT.sub("", word))


def fold_letters(text: str) -> str:
    """Return `text` with the letters that fold folded, and its vowel signs; it is as long as before."""
    for letter, folded in _FOLDED:  # several times as fast as str.translate is outside ASCII
        text = text.replace(letter, folded)
    return text


def bare(word: str) -> str:
    """Return an Arabic word without vowel signs, its letters as they are written."""
    return SILENT.sub("", word)


def folded_words(text: str) -> list[str]:
    """Return the folded Arabic words of `text`, for those who need not know where they stand."""
    words: list[str] = _ARABIC_WORD.findall(fold_letters(text))
    return [SILENT.sub("", word) for word in words] if SILENT.search(text) else words


def arabic_words(text: str) -> list[Word]:
    """Return the folded Arabic words of `text` with their spans in it."""
    words = [Word(match[0], *match.span()) for match in _ARABIC_WORD.finditer(fold_letters(text))]
    if SILENT.search(text):
        return [Word(SILENT.sub("", word), start, end) for word, start, end in words]
    return words


def english_words(text: str) -> list[Word]:
    """Return the words of `text` in lower case, `’` as `'`, with their spans in it."""
    lower = text.lower().replace("’", "'")
    if len(lower) != len(text):  # İ is two characters in lower case
        return [Word(match[0].lower().replace("’", "'"), *match.span()) for match in _ENGLISH_WORD.finditer(text)]
    return [Word(match[0], *match.span()) for match in _ENGLISH_WORD.finditer(lower)]
