"""The text that a summary is held to, read once: its words, where they stand, how rare each is."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from mt.summarize.names import names_of
from mt.summarize.words import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt.summarize.words import Word


class Source:
    """The segments of a text with what the checks read of them."""

    def __init__(self, segments: Sequence[str]) -> None:
        self.segments = list(segments)
        self.words = [words_of(segment) for segment in segments]
        self.spread: Counter[str] = Counter()
        self.places: defaultdict[str, list[int]] = defaultdict(list)
        """For each stem the segments that hold it, in order."""
        for index, words in enumerate(self.words):
            for stem in dict.fromkeys(word.stem for word in words):
                self.spread[stem] += 1
                self.places[stem].append(index)

    @cached_property
    def occurrences(self) -> dict[str, list[tuple[int, int]]]:
        """For each stem every place where it stands: the segment, and which of its words."""
        found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for index, words in enumerate(self.words):
            for place, word in enumerate(words):
                found[word.stem].append((index, place))
        return dict(found)

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """The stems that stand beside each other."""
        return frozenset(pair for words in self.words for pair in pairwise(word.stem for word in words))

    @cached_property
    def text(self) -> str:
        """All segments as one text."""
        return "\n".join(self.segments)

    def around(self, indexes: Sequence[int]) -> str:
        """Return the text of some segments with those right before and after them."""
        wanted = {other for index in indexes for other in (index - 1, index, index + 1)}
        return "\n".join(self.segments[index] for index in sorted(wanted) if 0 <= index < len(self.segments))

    def place_of(self, text: str) -> int | None:
        """Return the first segment that holds a whole sentence as it is, `None` where none does."""
        return next((index for index, segment in enumerate(self.segments) if text and text in segment), None)

    def weight(self, word: Word) -> float:
        """Return what a word counts: nothing for one without meaning, most for one that stands nowhere."""
        if not word.content:
            return 0.0
        return math.log(2 + len(self.segments) / (1 + self.spread[word.stem]))

    @cached_property
    def names(self) -> tuple[frozenset[str], frozenset[str]]:
        """The words, in lower case, that are names here; and those that stand small somewhere."""
        return names_of(self.segments)
