"""Whether a sentence of the source has no counterpart: sentences are aligned by their lengths."""

from __future__ import annotations

import re
from math import inf
from typing import TYPE_CHECKING

from mt.records import Finding
from mt.segment import split_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mt.fidelity.text import Pair

_MAYBE_END = re.compile(r"; |\b[A-Z]\. |\d\. |\betc\. ")  # a semicolon for a stop; the stop of an initial for an end
_TRIFLE = re.compile(r"\W*\w+\W*|\s*[\[(][^\])]*[\])]\W*")  # one word, or a note in brackets
_STOP = re.compile(r"[.!?؟…](?!$)")
_ENGLISH_END = re.compile(
    r"[.!?…]+[\"'”’)\]»]*(?=\s+[\"'“‘(\[«]?[A-Z0-9])|\n"
    r"|(?<=[a-z]{3})[.!?](?=[A-Z][a-z])"  # a blank forgotten
)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“])(?:[A-Za-z]|(?:[A-Za-z]\.)+[A-Za-z]|Mrs?|Ms|Dr|Prof|St|Jr|Sr|Gen|Col|Lt|Sgt|Capt|Rev|Gov|Sen|Rep|No|vs|cf"
    r"|etc|approx|Inc|Ltd|Co|Corp|Mt|ca|al|Fig|pp)\.$"
)

# Fitted on the three human test sets: characters of English a character of Arabic, the variance a character,
# and the cost at which leaving a sentence out explains the lengths better than any pairing does.
_RATIO = 1.14
_VARIANCE = 3.0
_DROP = 4.0
_DOUBTFUL_DROP = 6.0  # where a semicolon or an abbreviation may be the end that is wanting
_MERGE = 4.0
_REACH = 20  # sentences that the two sides may drift apart


def find_dropped(pair: Pair) -> Iterator[Finding]:
    """Report each sentence of the source that nothing in a hypothesis of fewer sentences is long enough to hold."""
    if _STOP.search(pair.source.rstrip()) is None:
        return
    source = arabic_sentences(pair.source)
    target = english_sentences(pair.hypothesis)
    if len(target) >= len(source):
        return
    doubtful = len(target) + len(_MAYBE_END.findall(pair.hypothesis)) >= len(source)
    price = _DOUBTFUL_DROP if doubtful else _DROP
    for index in dropped([end - start for start, end in source], [len(sentence) for sentence in target], price):
        start, end = source[index]
        if _TRIFLE.fullmatch(pair.source, start, end):
            continue
        yield Finding("dropped-sentence", "error", pair.source[start:end], "", (start, end))


def arabic_sentences(text: str) -> list[tuple[int, int]]:
    """Return the spans of the sentences of an Arabic text."""
    spans, start = [], 0
    for sentence, gap in split_text(text):
        if any(character.isalnum() for character in sentence):
            spans.append((start, start + len(sentence)))
        start += len(sentence) + len(gap)
    return spans


def english_sentences(text: str) -> list[str]:
    """Return the sentences of an English text."""
    sentences, start = [], 0
    for match in _ENGLISH_END.finditer(text):
        if match[0] == "." and _ABBREVIATION.search(text, start, match.end()):
            continue
        sentences.append(text[start : match.end()].strip())
        start = match.end()
    sentences.append(text[start:].strip())
    return [sentence for sentence in sentences if any(character.isalnum() for character in sentence)]


def dropped(source: Sequence[int], target: Sequence[int], price: float = _DROP) -> list[int]:
    """Return the indexes of the source sentences that the cheapest alignment of the lengths leaves out.

    One or two sentences face one or two; a sentence of the source may also face nothing, at a price.
    """
    best: dict[tuple[int, int], tuple[float, list[int]]] = {(0, 0): (0.0, [])}
    for i in range(len(source) + 1):
        middle = i * len(target) // max(len(source), 1)
        for j in range(max(0, middle - _REACH), min(len(target), middle + _REACH) + 1):
            options = [best[i, j]] if (i, j) in best else []
            for m, n in ((1, 1), (1, 2), (2, 1), (2, 2), (3, 1), (1, 3)):
                if (i - m, j - n) in best:
                    cost, gone = best[i - m, j - n]
                    fit = _cost(sum(source[i - m : i]), sum(target[j - n : j])) + (m + n - 2) * _MERGE
                    options.append((cost + fit, gone))
            if i and (i - 1, j) in best:
                cost, gone = best[i - 1, j]
                options.append((cost + price, [*gone, i - 1]))
            if options:
                best[i, j] = min(options, key=lambda option: option[0])
    return best.get((len(source), len(target)), (inf, []))[1]


def _cost(source: int, target: int) -> float:
    """How unlikely it is that a text so long has a translation so long."""
    expected = _RATIO * source
    return (target - expected) ** 2 / (2 * _VARIANCE * max(source, 1))
