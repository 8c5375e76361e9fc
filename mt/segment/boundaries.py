"""Where the sentences of one line end: a regular expression finds the stops, rules judge each by its neighbours.

Every rule looks at a bounded stretch of text, or at state that moves only forward, so the time is linear in the length
of the line whatever the line holds.
"""

from __future__ import annotations

import re

from mt.segment.abbreviations import dot_ends
from mt.segment.lexicon import ASKING, DOMAINS, LETTER, SILENT, begins_sentence, fold, is_saying
from mt.segment.quotes import goes_on_after_quote
from mt.segment.stops import INVISIBLE, QUOTES, Stop, stop_at

STOPS = ".!?؟۔…‼⁇⁈⁉！？"
_ASKS = frozenset("!?؟‼⁇⁈⁉！？")
_PLAIN = frozenset(".!?؟۔")
_ATTACHED = INVISIBLE + QUOTES + r")\]}*_﴾" + "\u00b9\u00b2\u00b3\u2070-\u2079\u2600-\u27bf\ufe0f\U0001f000-\U0001faff"
# Faces, hands, hearts, flowers: after a blank they still belong to what was said; other pictures begin an item.
_FEELINGS = (
    "\u2639-\u263b\u2665\u2764\u270a-\u270d\U0001f337-\U0001f33a\U0001f389\U0001f38a\U0001f3fb-\U0001f3ff"
    "\U0001f440-\U0001f450\U0001f490-\U0001f49f\U0001f4aa\U0001f4af\U0001f525\U0001f5a4\U0001f600-\U0001f64f"
    "\U0001f90c-\U0001f93e\U0001f970-\U0001f97a\U0001fa75-\U0001fa77\U0001faf0-\U0001faf8\u200d\ufe0f"
)
# A stop and all that clings to it: more stops (also ` .`), closing quotes and brackets, note numbers, emoji.
_MARK = re.compile(
    rf"[{STOPS}](?:[{STOPS}{_ATTACHED}]|\[[0-9٠-٩]{{1,3}}\]|[^\S\n]++(?=[{STOPS}](?:[\s{STOPS}]|\Z)))*+"
    rf"(?:[^\S\n]*+[{_FEELINGS}]++)*+"
)
_BRACKET = re.compile(r"[()\[\]{}﴿﴾]")
_PARTNER = {")": "(", "]": "[", "}": "{", "﴾": "﴿"}
_LONGEST_BRACKET = 600  # past this, one of the pair was forgotten
_LONE_QUOTE = re.compile(rf"[^\S\n]++([\"«»“”])[{STOPS}]*+(?=\s|\Z)")
_WORD_BEFORE = re.compile(rf"(?:^|[\s\"«“(])[{LETTER}{SILENT}]{{3,}}\Z")
_WORD_AFTER = re.compile(rf"([{LETTER}{SILENT}]{{2,24}}+)(?![.@/:_])")
_WORDED = re.compile(r"\w")
_BRANDS = ("Yahoo", "ياهو")


def sentence_ends(line: str) -> list[int]:
    """Return the offsets where the sentences of one line end, the end of the line last."""
    return _Line(line).ends()


class _Line:
    """One line, read once from its start; what it remembers moves only forward."""

    def __init__(self, line: str) -> None:
        self.line = line
        self.start = 0  # of the sentence being read
        self.worded = -1  # where the next letter or digit is, as far as was looked
        self.first_word = 0  # of the sentence being read
        self.brackets = iter(_outer_brackets(line))
        self.bracket = next(self.brackets, None)
        self.counts = {'"': (0, 0), "«»": (0, 0), "“”": (0, 0)}  # of quotation marks: up to where, how many

    def ends(self) -> list[int]:
        found: list[int] = []
        self.first_word = self._next_word(0)
        for mark in _MARK.finditer(self.line):
            end = self._with_lone_quote(mark.end())
            if self._next_word(end) == len(self.line):
                break  # nothing is left to be a sentence
            if mark.start() > self.first_word and self._ends(mark.start(), end):
                found.append(end)
                self.start, self.first_word = end, self.worded
        return [*found, len(self.line)]

    def _ends(self, at: int, end: int) -> bool:
        stop = stop_at(self.line, self.start, at, end)
        if stop.first in ",،؛:;" or _latin_goes_on(stop):
            return False
        if not self.line[end].isspace():
            return _runs_together(stop)
        opening, closing = self._bracket_around(at)
        if closing >= end:
            return False
        outside = max(at, closing + 1)
        if any(c in STOPS for c in self.line[outside:end]):
            return _ends_by_stops(stop, self.line[outside:end])
        if not self.line[self.start : opening].strip():
            return _ends_by_stops(stop, self.line[at:end])  # the sentence is the bracket
        return _says_on(stop) or (_stops(self.line[at:end]) == "." and dot_ends(stop))

    def _next_word(self, position: int) -> int:
        if self.worded < position:
            found = _WORDED.search(self.line, position)
            self.worded = found.start() if found else len(self.line)
        return self.worded

    def _bracket_around(self, at: int) -> tuple[int, int]:
        while self.bracket and self.bracket[1] < at:
            self.bracket = next(self.brackets, None)
        return self.bracket if self.bracket and self.bracket[0] < at else (-1, -1)

    def _with_lone_quote(self, end: int) -> int:
        """Return the end of a closing quote that stands alone after the stop, else `end`."""
        found = _LONE_QUOTE.match(self.line, end)
        if not found:
            return end
        kind = next(kind for kind in self.counts if found[1] in kind)
        position, count = self.counts[kind]
        count += sum(self.line.count(mark, position, end) for mark in kind)
        self.counts[kind] = end, count
        return found.end() if count % 2 else end


def _ends_by_stops(stop: Stop, mark: str) -> bool:
    """Judge by the stops that stand last: those after a closing quote, where there are any."""
    *quoted, last = re.split(f"[{QUOTES}]", mark)
    stops = _stops(last) or _stops(mark)
    if not _ASKS.isdisjoint(stops):
        return not goes_on_after_quote(stop) if quoted and not _stops(last) else _question_ends(stop)
    if "…" in stops or len(stops) > 2:  # a pause, or a dotted leader
        return stop.word in ASKING or _says_on(stop)
    if len(stops) == 2:
        return stop.word != "الخ"
    return bool(quoted and _stops(last)) or dot_ends(stop)


def _latin_goes_on(stop: Stop) -> bool:
    """Whether Latin text goes on in lower case after the stop: at 5 p.m. on Friday, "Is it?" he asked."""
    before = stop.line[max(stop.start, stop.at - 1) : stop.at]
    after = stop.line[stop.after : stop.after + 2]
    return before.isascii() and before.isalpha() and after[:1].islower() and not after[1:].isupper()


def _says_on(stop: Stop) -> bool:
    return stop.word.startswith("و") and is_saying(stop.word[1:])


def _question_ends(stop: Stop) -> bool:
    if stop.line.endswith(_BRANDS, stop.start, stop.at):
        return begins_sentence(stop.word)
    return stop.word != "او"  # "or": what it joins is one question


def _runs_together(stop: Stop) -> bool:
    """Whether a writer forgot the blank after a stop, or put it before: انتهى.ثم or انتهى .ثم"""
    mark = stop.line[stop.at : stop.end]
    after = _WORD_AFTER.match(stop.line, stop.end)
    if not after or len(mark) > 2 or not set(mark) <= _PLAIN:
        return False
    word = fold(after[1])
    if word in DOMAINS or not (len(word) > 2 or begins_sentence(word)):
        return False
    before = stop.line[max(stop.start, stop.at - 24) : stop.at]
    return before[-1:].isspace() or _WORD_BEFORE.search(before) is not None


def _stops(mark: str) -> str:
    return "".join(c for c in mark if c in STOPS)


def _outer_brackets(line: str) -> list[tuple[int, int]]:
    """Return the outermost pairs of brackets that are closed within reach, in order."""
    opened: dict[str, list[int]] = {bracket: [] for bracket in _PARTNER.values()}
    pairs = []
    for found in _BRACKET.finditer(line):
        if found[0] in opened:
            opened[found[0]].append(found.start())
        elif opened[_PARTNER[found[0]]]:
            start = opened[_PARTNER[found[0]]].pop()
            if found.start() - start <= _LONGEST_BRACKET:
                pairs.append((start, found.start()))
    outer: list[tuple[int, int]] = []
    for pair in sorted(pairs):
        if not outer or pair[0] > outer[-1][1]:
            outer.append(pair)
    return outer
