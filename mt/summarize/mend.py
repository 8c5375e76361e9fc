"""What becomes of a written sentence that the text does not back: replaced, marked or dropped, and said to be so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mt.summarize.rank import Ranking
from mt.summarize.support import check_summary, extracted
from mt.summarize.words import content_words, overlap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mt.records import SummarySentence
    from mt.summarize.length import Length
    from mt.summarize.source import Source

    Rewrite = Callable[[Sequence[str]], list[list[str]]]

_REPEATS = 0.7
"""The share of a sentence's words in another of the summary, above which it would say nothing new."""


def replaced(
    checked: Sequence[SummarySentence], source: Source, length: Length, rewrite: Rewrite
) -> list[SummarySentence]:
    """Return the sentences with those that are not backed replaced by the first of these that is backed and new.

    What the model writes of the sentence's evidence alone; the best segment of its evidence, as it is; the best other
    segment of the text. Where none of these is left, the sentence stays, marked.
    """
    wrong = [sentence for sentence in checked if sentence.origin == "unsupported"]
    sources = [" ".join(source.segments[i] for i in sentence.segments) for sentence in wrong]
    anew = iter(rewrite([text for text in sources if text]))
    written = {id(one): next(anew) for one, text in zip(wrong, sources, strict=True) if text}
    settled = list(checked)
    for place, sentence in enumerate(checked):
        if sentence.origin == "unsupported":
            others = [one.text for i, one in enumerate(settled) if i != place and _stays(one, i, place)]
            for option in _options(sentence, written.get(id(sentence), ()), source):
                if _is_new(option.text, others) and length.room_for(option.text, others):
                    settled[place] = replace(option, instead_of=sentence.text)
                    break
    return settled


def _stays(one: SummarySentence, index: int, place: int) -> bool:
    """Whether a sentence is one that another may not repeat: backed, or settled before it."""
    return index < place or one.origin != "unsupported"


def _options(sentence: SummarySentence, written: Sequence[str], source: Source) -> Iterator[SummarySentence]:
    for option in check_summary(written, source.segments, source):
        if option.origin != "unsupported":
            yield replace(option, origin="regenerated")
    ranking = Ranking(source.segments)
    best = sorted(sentence.evidence, key=lambda one: (-one.score, one.segment))
    rest = sorted(ranking.worth, key=lambda index: (-ranking.worth[index], index))
    for index in [*(one.segment for one in best if one.segment in ranking.worth), *rest]:
        yield replace(extracted(source.segments, index), origin="replaced")


def _is_new(text: str, others: Sequence[str]) -> bool:
    words = content_words(text)
    return all(overlap(words, content_words(other)) < _REPEATS for other in others)
