"""How much of a summary its text holds: numbers, names, sentences, and how many of its words are new."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mt.fidelity.numbers import EnglishNumbers
from mt.summarize.names import holds_name, names_in
from mt.summarize.source import Source
from mt.summarize.support import check_summary
from mt.summarize.words import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Held:
    """Counts over one summary or many; each pair is how many there are, and how many of them the text holds."""

    numbers: tuple[int, int] = (0, 0)
    names: tuple[int, int] = (0, 0)
    sentences: tuple[int, int] = (0, 0)
    words: tuple[int, int] = (0, 0)

    def __add__(self, other: Held) -> Held:
        """Return the counts of both together."""
        return Held(
            _sum(self.numbers, other.numbers),
            _sum(self.names, other.names),
            _sum(self.sentences, other.sentences),
            _sum(self.words, other.words),
        )

    def shares(self) -> dict[str, float]:
        """Return the shares in percent: of numbers, names and sentences that are backed, of words that are new."""
        return {
            "numbers": _percent(self.numbers),
            "names": _percent(self.names),
            "backed": _percent(self.sentences),
            "novel": 100 - _percent(self.words),
        }


def held(summary: Sequence[str], segments: Sequence[str]) -> Held:
    """Return what of a summary, sentence by sentence, stands in the text anywhere; sentences as the check has it."""
    source = Source(segments)
    there, text = EnglishNumbers(source.text), " ".join(summary)
    own = EnglishNumbers(text)
    firm = [mention for mention in own.mentions if mention.firm]
    names = [token.text for sentence in summary for token in names_in(sentence, source)]
    words = [word.stem for word in words_of(text)]
    checked = check_summary(summary, segments, source)
    return Held(
        (len(firm), sum(there.say(mention, own.text) for mention in firm)),
        (len(names), sum(holds_name(name, source.text) for name in names)),
        (len(checked), sum(sentence.origin != "unsupported" for sentence in checked)),
        (len(words), sum(word in source.spread for word in words)),
    )


def _sum(one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    return one[0] + other[0], one[1] + other[1]


def _percent(pair: tuple[int, int]) -> float:
    return 100 * pair[1] / pair[0] if pair[0] else 100.0
