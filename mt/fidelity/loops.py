"""Repetition that the source does not have: a phrase said again and again, a run of letters."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from mt.fidelity.text import fold
from mt.records import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mt.fidelity.text import Pair

_TOKEN = re.compile(r"\w+(?:['’]\w+)*")
_CHARACTERS = re.compile(r"([^\W\d_]{1,6}?)\1{4,}", re.IGNORECASE)
_PAUSE = re.compile(r"\s*[^\w\s]")
_STOP = re.compile(r"[.!?]")
_NEAR = 3
"""How many words of the source may stand between two of its phrases beside those of the English run."""
_WORD = 3
"""How many English words one Arabic word may be that is said twice: "They saw us, they saw us."."""
_LONGEST = 24  # words in a phrase; a longer loop also holds the sentence as a whole and shows as length


class Run(NamedTuple):
    """`times` repetitions of `size` words, one right after the other, over a span of the text."""

    size: int
    times: int
    start: int
    end: int
    phrase_end: int


def find_loops(pair: Pair) -> Iterator[Finding]:
    """Report a phrase or a run of letters that the hypothesis repeats more often than the source does."""
    words = _TOKEN.findall(pair.hypothesis.lower())
    run = longest_run(pair.hypothesis) if _repeat(words) else None
    if run is not None and run.times > _repeats(pair.source, run):
        weak = run.times == 2 and _PAUSE.match(pair.hypothesis, run.phrase_end)
        if weak and _says_again(pair, run.size):
            return  # "Home > Home page": names in a list
        phrase, found = pair.hypothesis[run.start : run.phrase_end], pair.hypothesis[run.start : run.end]
        yield Finding("loop", "warning" if weak else "error", phrase, found, target_span=(run.start, run.end))
        return
    match = _CHARACTERS.search(pair.hypothesis) if any(map(_may_stutter, words)) else None
    if match and _CHARACTERS.search(fold(pair.source)) is None:
        yield Finding("loop", "error", match[1], match[0], target_span=match.span())


def longest_run(text: str) -> Run | None:
    """Return the run that covers most words, if the words of `text` repeat as only a loop does."""
    matches = list(_TOKEN.finditer(text))
    words = [match[0].lower() for match in matches]
    best: Run | None = None
    for size in range(1, min(_LONGEST, len(words) // 2) + 1):
        for first, times in _runs(words, size):
            if (
                times >= _enough(size)
                and not _is_linked(text, matches, first, size, times)
                and (best is None or size * times > best.size * best.times)
            ):
                last = first + size * times - 1
                best = Run(size, times, matches[first].start(), matches[last].end(), matches[first + size - 1].end())
    return best


def _may_stutter(word: str) -> bool:
    """Whether a word has letters enough that stand in it again, as one that holds a run of five has."""
    return len(word) - len(set(word)) > 3


def _repeat(words: Sequence[str]) -> bool:
    """Whether three neighbouring words stand there twice, as they do in each run that is long enough."""
    triples = list(zip(words, words[1:], words[2:], strict=False))
    return len(set(triples)) < len(triples)


def _is_linked(text: str, matches: Sequence[re.Match[str]], first: int, size: int, times: int) -> bool:
    """Whether a sentence only takes up the last words of the one before it: "a word. A word is …"."""
    middle, last = first + size, first + size * times
    stop = _STOP.search(text, matches[middle - 1].end(), matches[middle].start())
    return (
        times == 2
        and stop is not None
        and last < len(matches)
        and not _STOP.search(text, matches[last - 1].end(), matches[last].start())
    )


def _enough(size: int) -> int:
    """How often a phrase of so many words stands in a row before it is a loop and no longer emphasis."""
    return 4 if size == 1 else 3 if size == 2 else 2


def _runs(words: Sequence[str], size: int) -> Iterator[tuple[int, int]]:
    """Yield the start and the number of repetitions of each phrase of `size` words that is followed by itself."""
    same = 0
    for index in range(size, len(words)):
        if words[index] == words[index - size]:
            same += 1
            continue
        if same >= size:
            yield index - same - size, same // size + 1
        same = 0
    if same >= size:
        yield len(words) - same - size, same // size + 1


def _says_again(pair: Pair, size: int) -> bool:
    """Whether two neighbouring words of the source stand there a second time, about as near as in a run of `size`."""
    before: dict[tuple[str, str], int] = {}
    for place, words in enumerate(pairwise(fold(match[0]) for match in _TOKEN.finditer(pair.source))):
        if place - before.get(words, -len(pair.source)) <= size + _NEAR:
            return True
        before[words] = place
    return False


def _repeats(source: str, run: Run) -> int:
    """How often the source says a phrase of about that length in a row; three English words may be one Arabic."""
    words = [fold(match[0]) for match in _TOKEN.finditer(source)]
    least, most = 1 if run.size <= _WORD else 2, min(run.size + 2, len(words) // 2)
    return max(
        (times for size in range(least, most + 1) for _, times in _runs(words, size)),
        default=1,
    )
