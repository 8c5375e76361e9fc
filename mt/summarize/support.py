"""Whether the text backs a summary: each sentence with its evidence, a score, and what the text does not say."""

from __future__ import annotations

from itertools import pairwise
from statistics import fmean
from typing import TYPE_CHECKING

from mt.fidelity.english import unstated
from mt.fidelity.invented import unknown_words
from mt.records import Evidence, Finding, SummarySentence
from mt.summarize.align import align
from mt.summarize.names import strange_names
from mt.summarize.negation import flips
from mt.summarize.source import Source
from mt.summarize.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mt.summarize.looks import Looks
    from mt.summarize.words import Word

THRESHOLD = 0.55
"""The score below which a sentence is not backed: the highest F1 on a quarter of four labelled sets, among the scores
at which six of ten marks are right in each; `scripts/measure_support.py` has it again."""
_FAULT = 0.15
"""What each number, name, date or negation that is not backed takes off the score."""


def check_summary(
    sentences: Sequence[str], segments: Sequence[str], source: Source | None = None, looks: Sequence[Looks] = ()
) -> list[SummarySentence]:
    """Return each sentence with its evidence, its score and its findings; one that is not backed as `unsupported`.

    `looks`, where they are known, say for each sentence where the model looked that wrote it: they help to choose the
    evidence, and back nothing by themselves.

    The check knows words, numbers and names, not sense: it finds what was added or changed, not what follows.
    """
    source = source or Source(segments)
    evidence = align(sentences, source, looks)
    return [_checked(text, found, source) for text, found in zip(sentences, evidence, strict=True)]


def extracted(segments: Sequence[str], index: int, text: str | None = None) -> SummarySentence:
    """Return a sentence of the text, or what of it is given, as one of a summary: it rests on itself."""
    text = segments[index] if text is None else text
    start = segments[index].index(text)
    return SummarySentence(text, (index,), "extracted", 1.0, (Evidence(index, 1.0, (start, start + len(text))),))


def _checked(text: str, evidence: tuple[Evidence, ...], source: Source) -> SummarySentence:
    if (place := source.place_of(text)) is not None:
        return extracted(source.segments, place, text)
    findings = (*_faults(text, evidence, source),)
    support = round(max(0.0, backing(text, evidence, source) - _FAULT * len(findings)), 3)
    backed = support >= THRESHOLD and not findings
    indexes = tuple(one.segment for one in evidence)
    return SummarySentence(text, indexes, "written" if backed else "unsupported", support, evidence, findings)


def backing(text: str, evidence: Sequence[Evidence], source: Source) -> float:
    """Return how far the words of a sentence, in their order, are those of its evidence, 0 to 1.

    It is the mean of five shares: of its words, by weight, in all its evidence; in the best segment of it; in the
    longest sequence common with the evidence; of its pairs of neighbours that are neighbours in the text; and of runs
    that stand in the text as they are, long ones counting more.
    """
    own = words_of(text)
    if not own:
        return 1.0
    there = [word.stem for one in evidence for word in source.words[one.segment]]
    stems = [word.stem for word in own]
    held = _weight_held(own, set(there), source)
    best = max((one.score for one in evidence), default=0.0)
    common = _longest_common(stems, there) / len(stems)
    pairs = list(pairwise(stems))
    beside = sum(pair in source.pairs for pair in pairs) / len(pairs) if pairs else held
    return fmean((held, best, common, beside, _density(stems, source)))


def _weight_held(own: Sequence[Word], there: set[str], source: Source) -> float:
    weights = [(source.weight(word), word.stem in there) for word in own]
    whole = sum(weight for weight, _ in weights)
    return sum(weight for weight, inside in weights if inside) / whole if whole else 1.0


def _longest_common(one: Sequence[str], other: Sequence[str]) -> int:
    """Return the length of the longest sequence of words that both hold in order."""
    best = [0] * (len(other) + 1)
    for word in one:
        before = 0
        for place, there in enumerate(other, 1):
            before, best[place] = best[place], before + 1 if word == there else max(best[place], best[place - 1])
    return best[-1]


def _density(stems: Sequence[str], source: Source) -> float:
    """Return the sum of the squared lengths of the runs that stand in the text, as a share of the square of all."""
    total = start = 0
    while start < len(stems):
        length = _longest_run(stems, start, source)
        total += length**2
        start += max(length, 1)
    return total / len(stems) ** 2


def _longest_run(stems: Sequence[str], start: int, source: Source) -> int:
    longest = 0
    for index, place in source.occurrences.get(stems[start], ()):
        words, length = source.words[index], 0
        while (
            start + length < len(stems)
            and place + length < len(words)
            and stems[start + length] == words[place + length].stem
        ):
            length += 1
        longest = max(longest, length)
    return longest


def _faults(text: str, evidence: Sequence[Evidence], source: Source) -> Iterator[Finding]:
    """Yield what the sentence says and the segments around its evidence do not."""
    yield from unstated(text, source.around([one.segment for one in evidence]))
    yield from strange_names(text, evidence, source)
    yield from flips(text, [source.segments[one.segment] for one in evidence])
    yield from _invented(text, source)


def _invented(text: str, source: Source) -> Iterator[Finding]:
    """Yield the words that are none, or none that a list knows, and that the text does not have either."""
    for match in unknown_words(text):
        if words_of(match[0])[0].stem not in source.spread:
            yield Finding("invented-word", "error", "", match[0], target_span=match.span())
