"""The models that are one word away: what each is, where it comes from, how good it is said and measured to be."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mt.records import Profile

Task = Literal["translate", "summarize"]

BUNDLED = "bundled"
"""The name of the translator that every install has."""
BUNDLED_SUMMARIZER = "bundled-summarizer"
"""The name of the summarizer that every install has."""


@dataclass(frozen=True, slots=True)
class QuotedScore:
    """A number somebody else or we found, never without where it comes from."""

    test_set: str
    metric: str
    value: float
    source: str


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """A published model that was looked at: its revision is pinned, its settings are its authors'."""

    name: str
    task: Task
    hub_id: str
    revision: str
    """A commit, in full: what is pulled today and in ten years is the same."""
    licence: str
    architecture: str
    download_bytes: int
    """Roughly: weights and tokenizer, as the hub shows them."""
    quality: str
    normalization: Profile = "none"
    decoding: Mapping[str, float] = field(default_factory=dict)
    """What its authors publish, in our names; lengths without start and end token."""
    forced_bos: str | None = None
    published: tuple[QuotedScore, ...] = ()
    measured: tuple[QuotedScore, ...] = ()
    note: str = ""


_CARD = "its model card"
_PICKLE = "The hub has no safetensors of it: the pickle is read once, as data, and kept as safetensors."
_FLORES = "published comparison of ar-en systems; not repeated here"

_BART_CNN: Mapping[str, float] = {
    "beam_size": 4,
    "length_penalty": 2.0,
    "no_repeat_ngram_size": 3,
    "min_decoding_length": 55,
    "max_decoding_length": 140,
    "max_source_length": 1024,
}
"""What every BART fine-tuned on CNN/DailyMail publishes."""

CATALOGUE: Mapping[str, CatalogueEntry] = {
    entry.name: entry
    for entry in (
        CatalogueEntry(
            name="opus-mt-ar-en",
            task="translate",
            hub_id="Helsinki-NLP/opus-mt-ar-en",
            revision="9c5efffe6f69dcb65d7156f40dfa27b54be34258",
            licence="Apache-2.0",
            architecture="marian 6+6, width 512, 62,834 pieces",
            download_bytes=312_000_000,
            quality="good: gets most news across; leaves &apos; and drops sentences from long lines",
            normalization="opus",
            decoding={"beam_size": 4},
            published=(
                QuotedScore("FLORES-101 devtest", "BLEU", 33.9, _FLORES),
                QuotedScore("Tatoeba.ar.en", "BLEU", 49.4, _CARD),
                QuotedScore("Tatoeba.ar.en", "chr-F", 0.661, _CARD),
            ),
            measured=(
                QuotedScore("FLORES-101 dev", "BLEU", 33.9, "its stored output, sacreBLEU 2.6.0 13a, 997 segments"),
                QuotedScore("FLORES-101 dev", "chrF2", 60.8, "its stored output, sacreBLEU 2.6.0, 997 segments"),
            ),
            note=_PICKLE,
        ),
        CatalogueEntry(
            name="opus-mt-tc-big-ar-en",
            task="translate",
            hub_id="Helsinki-NLP/opus-mt-tc-big-ar-en",
            revision="d290aaebf6287778635236bc726e9c94fd0bcfd3",
            licence="CC-BY-4.0",
            architecture="marian 6+6, width 1024",
            download_bytes=607_000_000,
            quality="very good by its published scores; not measured here",
            normalization="opus",
            decoding={"beam_size": 4},
            published=(
                QuotedScore("FLORES-101 devtest", "BLEU", 42.6, _CARD),
                QuotedScore("tatoeba-test-v2021-08-07", "BLEU", 47.3, _CARD),
                QuotedScore("tico19-test", "BLEU", 44.4, _CARD),
            ),
            note=_PICKLE,
        ),
        CatalogueEntry(
            name="distilbart-cnn",
            task="summarize",
            hub_id="sshleifer/distilbart-cnn-12-6",
            revision="a4f8f3ea906ed274767e9906dbaede7531d660ff",
            licence="Apache-2.0",
            architecture="bart 12+6, width 1024",
            download_bytes=1_224_000_000,
            quality="good by its published scores, three or four sentences; not measured here",
            decoding=_BART_CNN,
            forced_bos="<s>",
            published=(
                QuotedScore("CNN/DailyMail", "ROUGE-2", 21.26, _CARD),
                QuotedScore("CNN/DailyMail", "ROUGE-L", 30.59, _CARD),
            ),
            note=_PICKLE,
        ),
        CatalogueEntry(
            name="bart-large-cnn",
            task="summarize",
            hub_id="facebook/bart-large-cnn",
            revision="37f520fa929c961707657b28798b30c003dd100b",
            licence="MIT",
            architecture="bart 12+12, width 1024",
            download_bytes=1_628_000_000,
            quality="good by its published scores, three or four sentences; not measured here",
            decoding=_BART_CNN,
            forced_bos="<s>",
            published=(
                QuotedScore("CNN/DailyMail", "ROUGE-2", 21.06, "the model card of distilbart-cnn-12-6"),
                QuotedScore("CNN/DailyMail", "ROUGE-L", 30.63, "the model card of distilbart-cnn-12-6"),
            ),
        ),
        CatalogueEntry(
            name="pegasus-xsum",
            task="summarize",
            hub_id="google/pegasus-xsum",
            revision="8d8ffc158a3bee9fbb03afacdfc347c823c5ec8b",
            licence="not stated on the hub (authors' code: Apache-2.0)",
            architecture="pegasus 16+16, width 1024, 96,103 pieces",
            download_bytes=2_286_000_000,
            quality="one free sentence; not measured here; its kind invents, so check names and numbers",
            decoding={
                "beam_size": 8,
                "length_penalty": 0.6,
                "max_decoding_length": 62,
                "max_source_length": 512,
            },
            published=(
                QuotedScore("XSum test", "ROUGE-1", 46.86, _CARD),
                QuotedScore("XSum test", "ROUGE-2", 24.45, _CARD),
                QuotedScore("XSum test", "ROUGE-L", 39.05, _CARD),
            ),
            note=_PICKLE,
        ),
    )
}
