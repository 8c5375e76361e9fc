"""Documents to translated documents to articles: the heart."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from mt.arabic import has_arabic, with_english_signs
from mt.engines.ahead import ahead, longest_first
from mt.errors import EngineError
from mt.fidelity import Judge, Judged, Ladder, load_terms, name_variants, steps_for
from mt.fidelity.confidence import calibration_of, confidence
from mt.fidelity.judge import NONE
from mt.records import Article, Finding, Hypothesis, TranslatedDocument, Translation
from mt.segment import fit_segments, split_document
from mt.summarize.place import placed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from mt.config import Settings, TermsSettings
    from mt.engines import Engine
    from mt.fidelity.confidence import Calibration
    from mt.records import Document, LocalModel, Segment, Summary
    from mt.summarize import Summarizer

    Progress = Callable[[int, int], None]

logger = logging.getLogger(__name__)

WINDOW = 256
"""Sources of like length that go to the engine in one call: enough to fill its batches, few enough to tell how far it
is, and to have several windows at work at once."""


def _silent(_done: int, _total: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True)
class Pipeline:
    """A translator and a summarizer, loaded, with the settings that they were built from."""

    settings: Settings
    engine: Engine
    model: LocalModel
    summarizer: Summarizer
    progress: Progress = _silent
    second: Engine | None = None
    """What the repair ladder tries where the engine's own translation has errors."""
    judge: Judge = field(default_factory=Judge)

    @classmethod
    def from_settings(cls, settings: Settings, progress: Progress = _silent) -> Pipeline:
        """Return the pipeline that the settings describe, its models loaded.

        `progress` is called with the number of distinct segments that are translated, and of all there are.

        Raises:
            ModelMissing: a model is not on this machine.
            EngineError: a model does not load.
        """
        from mt.models import load
        from mt.summarize import load_summarizer

        system = load(settings.engine, "translate")
        second = load(settings.repair.engine, "translate").engine if settings.repair.engine else None
        settings = settings.model_copy(update={"engine": system.settings})
        summarizer = load_summarizer(settings.summarizer)
        return cls(settings, system.engine, system.model, summarizer, progress, second, _judge(settings.terms))

    def process(self, documents: Sequence[Document]) -> list[TranslatedDocument]:
        """Translate documents together; return them in the order given.

        Where the engine fails, each is tried alone, so that one bad document never takes its neighbours with it;
        the one that fails comes back with its error.
        """
        try:
            return self._translate(documents)
        except EngineError as error:
            if len(documents) == 1:
                return [TranslatedDocument(documents[0], (), error=str(error))]
            logger.warning("a window of %d documents failed (%s): one at a time now", len(documents), error)
        return [self.process([document])[0] for document in documents]

    def stream(self, documents: Iterable[Document], window: int) -> Iterator[TranslatedDocument]:
        """Yield documents translated, in order, so many together; the next are read and begun while these are used."""
        left = iter(documents)
        windows = iter(lambda: list(islice(left, window)), [])
        # one at a time is for who waits for each: there, nothing is read before the last one is answered
        for translated in ahead(self.process, windows, min(self.engine.lanes, 2) if window > 1 else 1):
            yield from translated

    def article(self, document: Document) -> Article:
        """Translate and summarize one document.

        Raises:
            EngineError: the model cannot decode it.
        """
        [translated] = self.process([document])
        if translated.error:
            raise EngineError(translated.error)
        return Article(translated, title_of(translated), self.summarize(translated), self.attest(document))

    def summarize(self, translated: TranslatedDocument) -> Summary:
        """Return a summary of the English body, its evidence given as indexes of the document's segments.

        Headline and captions are left out: the summary stands below the one and repeats the other.
        """
        body = _of_kind(translated, {"paragraph", "item"}) or list(translated.translations)
        whole = _whole_sentences(body)
        english = [" ".join(t.text for t in parts) for parts in whole]
        arabic = [" ".join(t.segment.source for t in parts) for parts in whole]
        return placed(
            self.summarizer.summarize(english, arabic), [[(t.segment.index, t.text) for t in parts] for parts in whole]
        )

    def _translate(self, documents: Sequence[Document]) -> list[TranslatedDocument]:
        budget = self.settings.engine.max_source_length
        split = [fit_segments(split_document(document), self.engine.count_tokens, budget) for document in documents]
        judged = self._checked([s.source for segments in split for s in segments])
        return [
            TranslatedDocument(document, _one_spelling([self._translation(s, judged[s.source]) for s in segments]))
            for document, segments in zip(documents, split, strict=True)
        ]

    def _checked(self, sources: Sequence[str]) -> dict[str, Judged]:
        """Return the best translation of each distinct source, with what the checks found in it."""
        distinct = list(dict.fromkeys(sources))
        judged: dict[str, Judged] = {}
        for window in ahead(self._window, longest_first(distinct, WINDOW), self.engine.lanes):
            judged.update(window)
            self.progress(len(judged), len(distinct))
        tried = [one for one in judged.values() if one.attempts]
        if tried:
            better = sum(any(attempt.chosen for attempt in one.attempts) for one in tried)
            logger.info("repair: %d of %d segments tried again, %d better", len(tried), len(judged), better)
        return judged

    def _window(self, sources: Sequence[str]) -> dict[str, Judged]:
        """Translate, check and mend a few sources; several windows may be at it at once, each in its thread.

        A source without an Arabic letter, as a figure or a line of English, is kept: no model is asked to spoil it.
        """
        count = self.settings.engine.beam_size if self.settings.repair.enabled else 1
        arabic = [source for source in sources if has_arabic(source)]
        found = _proposed(self.engine, arabic, count)
        mended = self._ladder.mend(arabic, [found[source] for source in arabic])
        judged = {source: self.judge.settle(source, one) for source, one in zip(arabic, mended, strict=True)}
        return {source: judged.get(source) or _kept(source) for source in sources}

    def _translation(self, segment: Segment, judged: Judged) -> Translation:
        findings, hypothesis = judged.findings, judged.hypothesis
        trust = confidence(hypothesis.score, findings, segment.source, hypothesis.text, self._calibration)
        steps = [attempt.step for attempt in judged.attempts if attempt.chosen]
        if steps:
            findings = (*findings, Finding("repaired", "info", found=steps[-1]))
        if segment.forced:
            findings = (*findings, Finding("forced-cut", "info", expected="a whole sentence", found="a part of one"))
        return Translation(segment, hypothesis, findings, judged.attempts, trust)

    @cached_property
    def _calibration(self) -> Calibration | None:
        return calibration_of(self.model)

    @cached_property
    def _ladder(self) -> Ladder:
        steps = steps_for(self.engine, self.second) if self.settings.repair.enabled else []
        return Ladder(steps, self.judge)

    def attest(self, document: Document) -> dict[str, object]:
        """Return what the English of a document is made with, as plain JSON values."""
        from mt.attest import attest

        return attest(self.settings, self.model, self.engine.signature, self.summarizer.signature, document)


def _kept(source: str) -> Judged:
    """Return a source that holds no Arabic letter as its own translation, which says so if there is a word in it."""
    words = any(character.isalpha() for character in source)
    findings = (Finding("kept", "info", found="no Arabic in it"),) if words else ()
    return Judged(Hypothesis(with_english_signs(" ".join(source.splitlines()))), findings)


def _proposed(engine: Engine, sources: Sequence[str], count: int) -> dict[str, list[Hypothesis]]:
    """Return the best hypotheses for each of some distinct sources, none of them blank, from one call of the engine.

    Raises:
        EngineError: it gave another number of hypotheses than it got sources, or could not decode.
    """
    proposed = engine.propose(sources, count)
    if len(proposed) != len(sources):
        raise EngineError(f"{engine.signature}: {len(sources)} sources, {len(proposed)} hypotheses")
    return dict(zip(sources, proposed, strict=True))


def _judge(settings: TermsSettings) -> Judge:
    names, glossary = (load_terms(Path(path)) if path else NONE for path in (settings.names, settings.glossary))
    return Judge(names, glossary)


def _one_spelling(translations: Sequence[Translation]) -> tuple[Translation, ...]:
    """Return a document's translations, each spelling of a name unlike most of the others marked."""
    variants = name_variants([(t.segment.source, t.text) for t in translations])
    return tuple(replace(t, findings=(*t.findings, *variants.get(i, ()))) for i, t in enumerate(translations))


def _whole_sentences(translations: Sequence[Translation]) -> list[list[Translation]]:
    """Return the translations that hold any text, those that a forced cut parted together again."""
    whole: list[list[Translation]] = []
    going_on = False
    for translation in translations:
        if translation.text.strip():
            if going_on and whole:
                whole[-1].append(translation)
            else:
                whole.append([translation])
        going_on = translation.segment.forced
    return whole


def _of_kind(translated: TranslatedDocument, kinds: set[str]) -> list[Translation]:
    blocks = translated.document.blocks
    return [t for t in translated.translations if blocks[t.segment.paragraph].kind in kinds]


def title_of(translated: TranslatedDocument) -> str | None:
    """Return the English of the document's title, `None` where it has none."""
    return " ".join(t.text for t in _of_kind(translated, {"title"})) or None


def joined(translated: TranslatedDocument) -> str:
    """Return the English with the source's line breaks: a block a line, blanks between the segments of one."""
    parts: list[str] = []
    for translation in translated.translations:
        parts += [translation.text, "\n" if "\n" in translation.segment.gap else " "]
    return "".join(parts[:-1])
