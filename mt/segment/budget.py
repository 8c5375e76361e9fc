"""Sources that a model cannot read whole, cut where it hurts least."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from math import ceil
from typing import TYPE_CHECKING

from mt.errors import ConfigError
from mt.segment.lexicon import fold, is_saying

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mt.records import Segment

# How good it is to cut after an atom, best first. Inside quotes and brackets a comma is only better than a blank there.
_SEMICOLON, _CLAUSE, _COMMA, _SAYING, _BLANK, _INNER_COMMA, _INNER_BLANK, _MID_WORD = range(8)

_ATOM = re.compile(r"[^\s،؛]{1,64}+[،؛]*+|[،؛]{1,64}+")
_NEXT = re.compile(r"(\s*+)(\S{0,24})")
_QUOTE_OR_BRACKET = re.compile(r"[\"«»“”()\[\]{}]")
_QUOTES = {'"': '"', "«": "«", "»": "«", "“": "“", "”": "“"}  # some writers turn them round: each one turns the state
_CLOSED_BY = {")": "(", "]": "[", "}": "{"}
_FORGOTTEN = 1000  # characters after which a quote or a bracket was never closed
_AROUND_WORD = '"«»“”()[]:،؛,.'
_JOINS = ("و", "ف", "حيث", "كما")
_WHOLE = 20_000  # a source up to so many characters is counted in one piece
_AHEAD = 8  # budgets that are read ahead, to balance the last pieces


@dataclass(frozen=True, slots=True)
class _Atom:
    """A word, or 64 characters of a long one, with the punctuation after it."""

    start: int
    end: int
    tokens: int
    rank: int
    """Of the cut after it."""


def split_to_budget(source: str, count_tokens: Callable[[str], int], budget: int) -> list[tuple[str, str]]:
    """Cut a source into (piece, gap), every piece within the budget; joining all of them gives the source back.

    A source within the budget comes back whole. Others are cut outside quotes and brackets: after `؛`, after `،` before
    و ف حيث كما, after any `،`, before a verb of saying; else at a blank; and inside a word that alone is too long.
    Pieces are of like length. Tokens are counted by the word to choose the cuts, which may take more than the whole
    takes; every piece is then counted once more as it is, so none is over the budget. All in all the counter sees each
    character a fixed number of times, in short strings.

    Raises:
        ConfigError: a single character takes more tokens than the budget.
    """
    if len(source) <= _WHOLE and count_tokens(source) <= budget:
        return [(source, "")]
    pieces: list[tuple[str, str]] = []
    reader = _Reader(source, count_tokens, budget)
    start = 0
    while (end := reader.next_cut(start)) > start:
        following = _NEXT.match(source, end)
        after = following.end(1) if following else end
        pieces.append((source[start:end], source[end:after]))
        start = after
    return pieces or [(source, "")]


def fit_segments(segments: Sequence[Segment], count_tokens: Callable[[str], int], budget: int) -> list[Segment]:
    """Cut the segments that are over the budget, mark every piece but the last of each as forced, number all anew.

    Joining `source + gap` gives the same text as before. The number of forced cuts is that of the forced segments.
    """
    fitted: list[Segment] = []
    for segment in segments:
        *cut, (source, _) = split_to_budget(segment.source, count_tokens, budget)
        parts = [replace(segment, source=piece, gap=gap, forced=True) for piece, gap in cut]
        parts.append(replace(segment, source=source))
        fitted += [replace(part, index=index) for index, part in enumerate(parts, start=len(fitted))]
    return fitted


class _Reader:
    """Reads a source forward, a few budgets ahead, and says where its pieces end."""

    def __init__(self, source: str, count_tokens: Callable[[str], int], budget: int) -> None:
        self.source = source
        self.count = count_tokens
        self.budget = budget
        self.special = count_tokens("")  # what the counter adds to every string
        self.ahead: deque[_Atom] = deque()
        self.tokens = 0  # in `ahead`
        self.coming = _atoms(source, lru_cache(maxsize=1 << 16)(self._size))
        self.ended = False

    def next_cut(self, start: int) -> int:
        """Return the end of the piece that begins at `start`; `start` itself where nothing is left."""
        self._read_ahead()
        if not self.ahead:
            return start
        limit = max(1, self.budget - self.special)
        while True:
            taken = self._choose(limit)
            end = self.ahead[taken - 1].end
            used = self.count(self.source[start:end])
            if used <= self.budget:
                self._drop(taken)
                return end
            if taken == 1:
                return self._cut_word(start, self.ahead[0])
            # Together the words take more than each alone: ask for fewer, by a word at the least.
            fewer = sum(atom.tokens for atom in islice(self.ahead, taken - 1))
            limit = max(1, min(limit * self.budget // used, fewer))

    def _size(self, word: str) -> int:
        return max(1, self.count(word) - self.special)

    def _read_ahead(self) -> None:
        while not self.ended and self.tokens < _AHEAD * self.budget:
            atom = next(self.coming, None)
            if atom is None:
                self.ended = True
            else:
                self.ahead.append(atom)
                self.tokens += atom.tokens

    def _drop(self, taken: int) -> None:
        for _ in range(taken):
            self.tokens -= self.ahead.popleft().tokens

    def _choose(self, limit: int) -> int:
        """Return how many atoms the next piece takes: the best cut near an even share, within `limit` tokens."""
        if self.ended and self.tokens <= limit:
            return len(self.ahead)
        share = self.tokens / ceil(self.tokens / limit) if self.ended else limit
        last = self.tokens - share / 3 if self.ended else limit  # past it a tiny piece would be left
        near: list[tuple[int, float, int]] = []
        blank, fitting, used = 0, 1, 0
        for taken, atom in enumerate(self.ahead, start=1):
            used += atom.tokens
            if used > limit:
                break
            fitting = taken
            if atom.rank < _MID_WORD:
                blank = taken
            if share / 3 <= used <= last:
                near.append((atom.rank, abs(used - share), taken))
        rank, _, best = min(near, default=(_MID_WORD, 0, fitting))
        return best if rank < _MID_WORD or not blank else blank

    def _cut_word(self, start: int, atom: _Atom) -> int:
        """Return a cut inside the first atom, which alone is over the budget, and leave the rest of it ahead."""
        size = ceil((atom.end - start) / ceil(atom.tokens / max(1, self.budget - self.special)))
        while self.count(self.source[start : start + size]) > self.budget:
            if size == 1:
                what = self.source[start]
                raise ConfigError(f"a budget of {self.budget} tokens is too small for {what!r}: allow more of them")
            size //= 2
        end = start + size
        self._drop(1)
        if end < atom.end:
            self.ahead.appendleft(replace(atom, start=end, tokens=self._size(self.source[end : atom.end])))
            self.tokens += self.ahead[0].tokens
        return end


def _atoms(source: str, size: Callable[[str], int]) -> Iterator[_Atom]:
    opened: set[str] = set()
    since = 0  # where the last of them was opened or closed
    for found in _ATOM.finditer(source):
        for mark in _QUOTE_OR_BRACKET.findall(found[0]):
            since = found.start()
            if mark in _QUOTES:
                opened ^= {_QUOTES[mark]}
            elif mark in _CLOSED_BY:
                opened.discard(_CLOSED_BY[mark])
            else:
                opened.add(mark)
        inside = bool(opened) and found.end() - since < _FORGOTTEN
        yield _Atom(found.start(), found.end(), size(found[0]), _rank(source, found.end(), inside=inside))


def _rank(source: str, end: int, *, inside: bool) -> int:
    following = _NEXT.match(source, end)
    if following is None or (not following[1] and source[end - 1] not in "،؛"):
        return _MID_WORD
    after, word = source[end - 1], fold(following[2]).strip(_AROUND_WORD)
    if inside:
        return _INNER_COMMA if after in "،؛," else _INNER_BLANK
    if after == "؛":
        return _SEMICOLON
    if after in "،,":
        return _CLAUSE if word.startswith(_JOINS) else _COMMA
    return _SAYING if word[:1] in ("و", "ف") and is_saying(word[1:]) else _BLANK
