"""Each sentence of a summary with the segments that it rests on: by shared words, by attention, in reading order."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from mt.records import Evidence
from mt.summarize.words import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt.summarize.looks import Looks
    from mt.summarize.source import Source
    from mt.summarize.words import Word

MOST = 3
"""Segments that one sentence may rest on."""
_GAIN = 0.1
"""The share of a sentence's words that a further segment must add."""
_BACKWARDS = 0.06
"""What it costs that a sentence rests on a segment before that of the sentence before it."""
_AGAIN = 0.2
"""What pairs of words in the same order count beside single words."""
_LOOKED = 0.25
"""What it counts that the model looked at nothing else while it wrote."""
_BEST = 12
"""Segments that are weighed for each sentence."""


def align(sentences: Sequence[str], source: Source, looks: Sequence[Looks] = ()) -> list[tuple[Evidence, ...]]:
    """Return the evidence of each sentence: the best segments in the order of the text, none where no word is shared.

    `looks` are those of a model that wrote the sentences, one for each, or none.

    The first segment of each sentence is chosen for all sentences together, because a summary mostly goes through its
    text in order; up to two more are added where they hold words that are still missing.
    """
    words = [words_of(sentence) for sentence in sentences]
    scored = [
        [(index, score + _LOOKED * seen.get(index, 0)) for index, score in _scored(own, source)]
        for own, seen in zip(words, looks or [{}] * len(words), strict=True)
    ]
    anchors = _monotone(scored)
    return [
        _evidence(own, anchor, source) if anchor is not None else () for own, anchor in zip(words, anchors, strict=True)
    ]


def _scored(own: Sequence[Word], source: Source) -> list[tuple[int, float]]:
    """Return the segments most like a sentence with their scores, in the order of the text."""
    weights = {word.stem: source.weight(word) for word in own}
    whole = sum(weights.values()) or 1
    held: dict[int, float] = {}
    for stem, weight in weights.items():
        for index in source.places.get(stem, ()) if weight else ():
            held[index] = held.get(index, 0) + weight
    best = sorted(held, key=lambda index: (-held[index], index))[:_BEST]
    pairs = set(zip([w.stem for w in own], [w.stem for w in own[1:]], strict=False))
    return sorted((i, held[i] / whole + _AGAIN * _pairs_shared(pairs, source.words[i])) for i in best)


def _pairs_shared(pairs: set[tuple[str, str]], words: Sequence[Word]) -> float:
    stems = [word.stem for word in words]
    return len(pairs & set(itertools.pairwise(stems))) / max(len(pairs), 1)


def _monotone(scored: Sequence[Sequence[tuple[int, float]]]) -> list[int | None]:
    """Return for each sentence its segment, so that the scores less what going backwards costs are highest in all."""
    ways: list[tuple[float, list[int | None]]] = [(0.0, [])]
    for candidates in scored:
        if not candidates:
            ways = [(total, [*way, None]) for total, way in ways]
            continue
        ways = [
            max(
                ((total + score - _BACKWARDS * (index < _last(way)), [*way, index]) for total, way in ways),
                key=lambda option: option[0],
            )
            for index, score in candidates
        ]
    return max(ways, key=lambda option: option[0])[1]


def _last(way: Sequence[int | None]) -> int:
    return next((index for index in reversed(way) if index is not None), -1)


def _evidence(own: Sequence[Word], anchor: int, source: Source) -> tuple[Evidence, ...]:
    weights = {word.stem: source.weight(word) for word in own}
    whole = sum(weights.values()) or 1
    chosen, missing = [anchor], {stem for stem in weights if weights[stem]}
    missing -= {word.stem for word in source.words[anchor]}
    while missing and len(chosen) < MOST:
        gains: dict[int, float] = {}
        for stem in sorted(missing):
            for index in source.places.get(stem, ()):
                gains[index] = gains.get(index, 0) + weights[stem] / whole
        best = max(gains, key=lambda i: (round(gains[i], 6), -abs(i - anchor), -i), default=None)
        if best is None or gains[best] < _GAIN:
            break
        chosen.append(best)
        missing -= {word.stem for word in source.words[best]}
    return tuple(_one(weights, whole, index, source) for index in sorted(chosen))


def _one(weights: dict[str, float], whole: float, index: int, source: Source) -> Evidence:
    shared = [word for word in source.words[index] if weights.get(word.stem)]
    score = sum(weights[stem] for stem in {word.stem for word in shared}) / whole
    return Evidence(index, round(score, 3), (shared[0].start, shared[-1].end) if shared else (0, 0))
