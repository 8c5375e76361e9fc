"""The values that flow between the parts: frozen, plain, without behaviour."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

BlockKind = Literal["title", "heading", "caption", "paragraph", "item"]
Severity = Literal["info", "warning", "error"]
Word = Literal["likely right", "check", "likely wrong", "nothing found"]
"""What a reader is told of a translation. `nothing found`: `likely right` where no calibration vouches for it."""
Profile = Literal["none", "safe", "opus", "full"]


@dataclass(frozen=True, slots=True)
class Block:
    """One line of a document's body: a headline, a caption, a paragraph. Never blank, no line break inside."""

    text: str
    kind: BlockKind = "paragraph"


@dataclass(frozen=True, slots=True)
class Skipped:
    """A line of the input that is not body, and why; `line` counts from 1, 0 where the input has no lines."""

    text: str
    reason: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """What a user hands in, read: every line of it is a block or skipped with a reason."""

    id: str
    blocks: tuple[Block, ...]
    skipped: tuple[Skipped, ...] = ()
    title: str | None = None
    author: str | None = None
    date: str | None = None
    url: str | None = None
    path: str | None = None
    sha256: str | None = None
    """Of the bytes that were read."""
    notes: tuple[str, ...] = ()
    """What the reader should know of how it was read: an encoding that was guessed, bytes that were not text."""

    @property
    def text(self) -> str:
        """The body, a block a line."""
        return "\n".join(block.text for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a document that is translated on its own.

    Joining `source + gap` over a document's segments gives back its text.
    """

    document_id: str
    index: int
    paragraph: int
    """The index of its block in the document."""
    source: str
    gap: str
    forced: bool = False
    """Whether it ends at a forced cut, because the whole was longer than the model reads."""


@dataclass(frozen=True, slots=True)
class Attention:
    """What a model looked at while it wrote: for each piece of its output, how much at each token of its source."""

    ends: tuple[int, ...]
    """Where in the text of the hypothesis each piece ends, in characters."""
    weights: tuple[tuple[float, ...], ...]
    """A row for each piece, in it a weight for each source token; a row adds up to one."""


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """What an engine proposes for one source.

    `score` is the log-probability divided by the length in tokens, `None` where the engine has none;
    `truncated` says that the source was cut or that decoding stopped at its limit; `attention` is there where it was
    asked for and the engine tells it.
    """

    text: str
    score: float | None = None
    truncated: bool = False
    attention: Attention | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in one translation that may be wrong, with what was expected and what is there.

    Spans are half-open ranges of characters in the source and in the translation.
    """

    code: str
    severity: Severity
    expected: str = ""
    found: str = ""
    source_span: tuple[int, int] | None = None
    target_span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Attempt:
    """One way a segment with findings was translated again: the step of the ladder, what came, whether it was taken."""

    step: str
    text: str
    codes: tuple[str, ...]
    """The codes of what the checks found in it, notes left out."""
    chosen: bool


@dataclass(frozen=True, slots=True)
class Confidence:
    """How far a translation can be trusted, as a probability and in words.

    `value` is the probability that a segment like this one is usable, `None` where no calibration can tell; the
    word then comes from the findings alone, and is never `likely right`.
    """

    value: float | None
    word: Word


@dataclass(frozen=True, slots=True)
class Translation:
    """A segment with the hypothesis chosen for it, what the checks found in it, and what else was tried."""

    segment: Segment
    hypothesis: Hypothesis
    findings: tuple[Finding, ...] = ()
    attempts: tuple[Attempt, ...] = ()
    confidence: Confidence | None = None

    @property
    def text(self) -> str:
        """The English of this segment."""
        return self.hypothesis.text


Origin = Literal["extracted", "written", "regenerated", "replaced", "unsupported"]
"""Where a summary's sentence comes from: of the text itself, written by a model and backed by the text, written again
from its best evidence, put in the place of one that was not backed, or not backed and marked."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A segment that a summary's sentence rests on."""

    segment: int
    score: float
    """The share of what the sentence says that stands in the segment, 0 to 1."""
    span: tuple[int, int]
    """Where in the segment's English: half-open, in characters."""


@dataclass(frozen=True, slots=True)
class SummarySentence:
    """A sentence of a summary, the indexes of the segments that it rests on, and how well they back it."""

    text: str
    segments: tuple[int, ...]
    origin: Origin = "extracted"
    support: float | None = None
    """How well the text backs it, 0 to 1; `None` where that was not measured."""
    evidence: tuple[Evidence, ...] = ()
    """The segments once more, in order, each with its part."""
    findings: tuple[Finding, ...] = ()
    """What in it the text does not say; `target_span` is in `text`."""
    instead_of: str | None = None
    """What the model had written where that was not backed."""


@dataclass(frozen=True, slots=True)
class Summary:
    """A shorter text; `read_share` is the share of the document's segments that the summarizer read (0 to 1)."""

    sentences: tuple[SummarySentence, ...]
    signature: str
    read_share: float = 1.0
    dropped: tuple[SummarySentence, ...] = ()
    """Sentences that were left out because the text does not back them."""

    @property
    def text(self) -> str:
        """The sentences, joined by a blank."""
        return " ".join(sentence.text for sentence in self.sentences)


@dataclass(frozen=True, slots=True)
class TranslatedDocument:
    """A document with one translation per segment, in order, or with the error that prevented it."""

    document: Document
    translations: tuple[Translation, ...]
    error: str | None = None


@dataclass(frozen=True, slots=True)
class LocalModel:
    """Weights on this disk, in the layout that one engine reads."""

    name: str
    path: Path
    digest: str
    """SHA-256 over the weights and the tokenizer, in hexadecimal."""
    normalization: Profile = "none"
    decoding: Mapping[str, float] = field(default_factory=dict)
    """The decoding settings that its authors publish, in our names."""
    forced_bos: str | None = None
    """A token that every output begins with, as BART's `<s>`."""
    source_prefix: str = ""
    """What stands before every source, as T5's `summarize: `."""
    quality: str = "unknown quality"
    """How good it is, in a word or two, for the line that names it."""


@dataclass(frozen=True, slots=True)
class Article:
    """Everything a reader gets of one document: the English, the summary, and what it was made with."""

    translated: TranslatedDocument
    title: str | None
    """The English of the document's title."""
    summary: Summary
    attestation: Mapping[str, object]
    """Plain JSON values only: models with their hashes, signatures, settings, versions, the input's hash."""
