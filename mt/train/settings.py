"""The settings of a training: what it reads, what it keeps, what it trains and for how long."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, model_validator

from mt.config import Count, Positive, Section, load_as

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

Task = Literal["translate", "summarize"]
Share = Annotated[float, Field(ge=0, le=1)]
Weight = Annotated[float, Field(gt=0)]


class Corpus(Section):
    """Files of `source<TAB>target` lines that are treated alike."""

    files: tuple[str, ...]
    """Names below the data folder, without their endings (`.tsv`, `.tsv.gz`, `.tsv.xz`); `*` matches many."""
    weight: Weight = 1.0
    """How often each pair is read in a pass; 0.25 reads another quarter of the pairs in every pass."""
    pairs_per_target: Positive = 4
    """How many pairs may share one target."""
    held_out: Count = 0
    """How many pairs of each file are kept aside to validate with."""
    until: Share = 1.0
    """The share of the training after which the corpus is left out; the last steps are best on the best text."""
    tag: str = ""
    """A word put before each Arabic side, as `<synthetic>` on text that no person wrote."""


class Cleaning(Section):
    """The limits past which a pair is left out; the report counts each reason."""

    max_words: Positive = 120
    max_length_ratio: Annotated[float, Field(ge=1)] = 2.5
    """Of characters, the longer side by the shorter; sides under 20 characters are let off, and so are summaries."""
    min_script_share: Share = 0.6
    """Of a side's letters that must be of its own script."""
    markup: bool = False
    """Whether pairs with tags, placeholders, addresses and accelerator keys stay."""
    min_alignment: Share = 0.0
    """The least share of a pair's English that a lexicon counted from all pairs explains; 0 leaves this check out."""


class DataSettings(Section):
    """Where the parallel text is and what is made of it."""

    folder: str = "corpus"
    corpora: tuple[Corpus, ...] = (Corpus(files=("*",)),)
    test_sets: str | None = None
    """A folder of test sets (`.jsonl`, `.tsv`, `.txt`); every pair that overlaps one of them is removed."""
    normalization: Literal["none", "safe", "opus", "full"] = "full"
    licences: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """For the model's card: each licence with the files that stand under it, the first that names a file its own."""
    cleaning: Cleaning = Cleaning()
    digits: Share = 0.0
    """The share of pairs with numbers that are also read in the other digits, Arabic-Indic or ASCII."""
    diacritics: Share = 0.0
    """The share of pairs with diacritics that are also read without."""


class VocabularySettings(Section):
    """The joint vocabulary of a model that is trained from scratch."""

    size: Annotated[int, Field(ge=300, le=65000)] = 16000
    character_coverage: Annotated[float, Field(gt=0.9, le=1)] = 0.9998
    lines: Positive = 1_000_000
    """How many lines the pieces are learnt from."""


class ShapeSettings(Section):
    """The shape of the model; one that starts from another keeps its width and may only grow deeper."""

    width: Positive = 256
    heads: Positive = 4
    feed_forward: Positive = 1024
    encoder_layers: Positive = 6
    decoder_layers: Positive = 2
    lexical_start: bool = True
    """Whether a new model's Arabic pieces start near the mean of their translations."""


class OptimizerSettings(Section):
    """How the weights move."""

    name: Literal["adamw", "adafactor"] = "adamw"
    peak: Annotated[float, Field(gt=0)] = 1e-3
    warmup_steps: Count = 500
    schedule: Literal["linear", "inverse_sqrt"] = "linear"
    """`linear` falls to nothing at the end; `inverse_sqrt` does so over the last fifth."""
    weight_decay: Annotated[float, Field(ge=0)] = 0.01
    clip: Annotated[float, Field(gt=0)] = 1.0
    label_smoothing: Share = 0.1
    dropout: Share = 0.1
    batch_tokens: Positive = 4096
    """Source and target pieces of a batch, padding counted."""
    accumulate: Positive = 1
    """How many batches make a step."""
    max_length: Positive = 128
    """Pairs with a side of more pieces are left out."""
    average: Annotated[float, Field(ge=0, lt=1)] = 0.999
    """The decay of the running average of the weights, which is what is validated and exported; 0 leaves it out."""
    precision: Literal["auto", "bfloat16", "float32"] = "auto"
    """Of the multiplications; `auto` is bfloat16 where the device has instructions for it. Without them it is many
    times slower than float32."""


class TrainSettings(Section):
    """One training."""

    name: str = "ar-en"
    task: Task = "translate"
    """What the pairs show: Arabic and its English, or an English text and a shorter one."""
    start: str | None = None
    """The model to go on from: a folder, or a name that `mt models` knows; none trains a new one."""
    seed: Count = 1
    hours: Annotated[float, Field(gt=0)] | None = 1.0
    """The time to train, those of an interrupted run counted; the schedule ends with it."""
    steps: Positive | None = None
    """The steps to train; with `hours` too, whichever ends first."""
    threads: Positive = 1
    device: Literal["cpu", "cuda"] = "cpu"
    log_every: Positive = 50
    save_minutes: Annotated[float, Field(gt=0)] = 5.0
    validate_minutes: Annotated[float, Field(gt=0)] = 15.0
    data: DataSettings = DataSettings()
    vocabulary: VocabularySettings = VocabularySettings()
    shape: ShapeSettings = ShapeSettings()
    optimizer: OptimizerSettings = OptimizerSettings()

    @model_validator(mode="after")
    def _ends(self) -> TrainSettings:
        if self.hours is None and self.steps is None:
            raise ValueError("give hours or steps: a training must know when it ends")
        return self


def load_training(path: Path | None = None, changes: Sequence[str] = ()) -> TrainSettings:
    """Return the settings of a training: defaults, changed by the file, changed by `key.key=value` strings."""
    return load_as(TrainSettings, path, changes)
