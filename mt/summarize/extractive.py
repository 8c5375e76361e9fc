"""The honest baseline: the sentences of the text that say most of it, by position, centrality and novelty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mt.records import Summary
from mt.summarize.choose import choose
from mt.summarize.focus import focus_weights
from mt.summarize.rank import Ranking
from mt.summarize.support import extracted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt.summarize.length import Length


class ExtractiveSummarizer:
    """Chooses sentences and changes none; the same text always gives the same summary."""

    def __init__(self, length: Length, focus: str | None = None) -> None:
        self._length = length
        self._focus = focus
        asked = f"|focus:{focus}" if focus else ""
        self.signature = f"summarizer:extractive|{length.signature}{asked}|rank:position+centrality+mmr"

    def summarize(self, segments: Sequence[str], sources: Sequence[str] = ()) -> Summary:
        """Return the best sentences in reading order, each resting on itself; all of a text that is short enough."""
        worded = [index for index, segment in enumerate(segments) if any(map(str.isalnum, segment))]
        whole = [segments[index] for index in worded]
        if self._length.fit(whole) == whole:
            return Summary(tuple(extracted(segments, index) for index in worded), self.signature)
        ranking = Ranking(segments, focus_weights(self._focus, segments, sources))
        chosen = choose(ranking, segments, self._length)
        return Summary(tuple(extracted(segments, index) for index in chosen), self.signature)
