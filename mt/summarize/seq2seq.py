"""A summary written by a model and held to its text: every sentence with its evidence, none unbacked unseen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from mt.records import Summary
from mt.summarize.focus import focus_weights
from mt.summarize.mend import replaced
from mt.summarize.source import Source
from mt.summarize.support import check_summary
from mt.summarize.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt.engines import Engine
    from mt.records import SummarySentence
    from mt.summarize.length import Length

Unsupported = Literal["replace", "mark", "drop"]


class Seq2SeqSummarizer:
    """Lets an engine write, then checks what it wrote; a focus limits what it reads, and the summary says to what."""

    def __init__(
        self,
        engine: Engine,
        length: Length,
        max_source_length: int,
        min_decoding_length: int = 1,
        *,
        unsupported: Unsupported = "replace",
        focus: str | None = None,
    ) -> None:
        self._writer = Writer(engine, length, max_source_length, min_decoding_length)
        self._length = length
        self._unsupported = unsupported
        self._focus = focus
        asked = f"|focus:{focus}" if focus else ""
        self.signature = f"summarizer:seq2seq|{length.signature}{asked}|unsupported:{unsupported}|{engine.signature}"

    def summarize(self, segments: Sequence[str], sources: Sequence[str] = ()) -> Summary:
        """Return what the model writes, cut to whole sentences, each with the segments that back it."""
        read = self._read(segments, sources)
        source = Source(segments)
        written = self._writer.write([segments[index] for index in read])
        looks = [{read[place]: share for place, share in one.looks.items()} for one in written]
        checked = check_summary([one.text for one in written], segments, source, looks)
        dropped: Sequence[SummarySentence] = ()
        if self._unsupported == "replace":
            checked = replaced(checked, source, self._length, self._writer.rewrite)
        elif self._unsupported == "drop":
            dropped = [sentence for sentence in checked if sentence.origin == "unsupported"]
            checked = [sentence for sentence in checked if sentence.origin != "unsupported"]
        whole = sum(1 for segment in segments if segment.strip())
        share = len(read) / whole if whole else 1.0
        return Summary(tuple(checked), self.signature, share, tuple(dropped))

    def _read(self, segments: Sequence[str], sources: Sequence[str]) -> list[int]:
        """Return the segments that the model reads: all that hold text, or those around what a focus names."""
        worded = [index for index, segment in enumerate(segments) if segment.strip()]
        weights = focus_weights(self._focus, segments, sources)
        if not any(weights):
            return worded
        near = {other for i, weight in enumerate(weights) if weight for other in (i - 1, i, i + 1)}
        return [index for index in worded if index in near]
