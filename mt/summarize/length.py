"""How long a summary may be: in sentences, or in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_WORDS = 20
"""Of a sentence of news, roughly."""


@dataclass(frozen=True, slots=True)
class Length:
    """At most so many sentences; where `words` is given, at most so many words instead, whatever the sentences."""

    sentences: int = 3
    words: int | None = None

    @property
    def signature(self) -> str:
        """The limit as a part of a signature."""
        return f"words:{self.words}" if self.words else f"sentences:{self.sentences}"

    @property
    def in_words(self) -> int:
        """The limit in words, guessed where it is given in sentences."""
        return self.words or _WORDS * self.sentences

    def room_for(self, text: str, taken: Sequence[str]) -> bool:
        """Tell whether a sentence may join those that are taken.

        The first may always: a summary of one sentence that is longer than asked is more use than none.
        """
        if self.words is None:
            return len(taken) < self.sentences
        return not taken or count_words([*taken, text]) <= self.words

    def fit(self, texts: Sequence[str]) -> list[str]:
        """Return the texts, in order, that there is room for."""
        taken: list[str] = []
        for text in texts:
            if self.room_for(text, taken):
                taken.append(text)
        return taken


def count_words(texts: Iterable[str]) -> int:
    """Return the number of words, as blanks part them."""
    return sum(len(text.split()) for text in texts)
