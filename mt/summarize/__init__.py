"""English text to a shorter one, each sentence with the segments that it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, assert_never

from mt.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt.config import SummarizerSettings
    from mt.records import Summary


class Summarizer(Protocol):
    """Anything that condenses. Built with its settings, then fixed."""

    signature: str

    def summarize(self, segments: Sequence[str], sources: Sequence[str] = ()) -> Summary:
        """Return a summary of the segments, which are sentences in reading order; its evidence is their indexes.

        `sources` are the Arabic of the segments, where there is any: a focus in Arabic is sought there. No segments
        give an empty summary.
        """
        ...


def load_summarizer(settings: SummarizerSettings) -> Summarizer:
    """Return the summarizer that the settings name, its model loaded.

    Raises:
        ConfigError: `seq2seq` without a model.
        ModelMissing: the model is not on this machine.
        EngineError: it does not load.
    """
    from mt.summarize.length import Length

    length = Length(settings.sentences, settings.words)
    match settings.backend:
        case "extractive":
            from mt.summarize.extractive import ExtractiveSummarizer

            return ExtractiveSummarizer(length, settings.focus)
        case "seq2seq":
            if settings.engine is None:
                raise ConfigError("summarizer.engine.model: name the model, as in --summarizer bundled-summarizer")
            from mt.models import load
            from mt.summarize.seq2seq import Seq2SeqSummarizer

            system = load(settings.engine, "summarize")
            made = system.settings
            return Seq2SeqSummarizer(
                system.engine,
                length,
                made.max_source_length,
                made.min_decoding_length,
                unsupported=settings.unsupported,
                focus=settings.focus,
            )
        case unknown:
            assert_never(unknown)
