"""What both runtimes do alike: lengths, batches of one width, order, and engines with other decoding settings."""

from __future__ import annotations

import copy
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any, Self

from mt.engines.batching import equal_width_batches
from mt.engines.signature import profile_of, signature_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt.config import EngineSettings
    from mt.records import Hypothesis, LocalModel


GROWTH, AMPLE = 4, 20
"""A hypothesis may have so many times its source's tokens, and so many more: what goes on beyond that is a loop."""
ON_A_GPU = 32
"""So many times `batch_tokens` are decoded together there; half of it, and again, where memory is full."""


class EncoderDecoder(ABC):
    """A loaded model with its decoding settings. A runtime says how it encodes a source and decodes batches."""

    signature: str
    lanes = 1
    _step = 1
    """What the width of a source is a multiple of; 1 where none is padded."""
    _at_once = 1
    """How many times `batch_tokens` are decoded together."""

    def __init__(self, name: str, settings: EngineSettings, model: LocalModel, quantization: str) -> None:
        self._name, self._model, self._quantization = name, model, quantization
        self._profile = profile_of(settings, model)
        self._use(settings)

    def generate(self, sources: Sequence[str]) -> list[Hypothesis]:
        """Return one hypothesis per source, in order."""
        return [best for [best] in self.propose(sources, 1)]

    def attend(self, sources: Sequence[str]) -> list[Hypothesis]:
        """Return one hypothesis per source, in order, with its attention where the runtime tells it."""
        return self.generate(sources)

    def propose(self, sources: Sequence[str], count: int) -> list[list[Hypothesis]]:
        """Return the `count` best hypotheses of each source, in order."""
        tokens = [self._encode(source) for source in sources]
        limit = self._settings.max_source_length
        cut = [[*t[: limit - 1], t[-1]] if len(t) > limit else t for t in tokens]
        widths = [self._width(len(t)) for t in cut]
        batches = equal_width_batches(widths, self._settings.batch_tokens * self._at_once)
        proposed: dict[int, list[Hypothesis]] = {}
        decoded = self._decode([[cut[i] for i in batch] for batch in batches], count)
        for batch, results in zip(batches, decoded, strict=True):
            for index, result in zip(batch, results, strict=True):
                proposed[index] = self._hypotheses(result, source_cut=len(tokens[index]) > limit)
        return [proposed[index] for index in range(len(sources))]

    def with_decoding(self, **changes: float) -> Self:
        """Return an engine on the same weights with other decoding settings."""
        other = copy.copy(self)
        other._use(self._settings.model_validate({**self._settings.model_dump(), **changes}))  # noqa: SLF001 - our own
        return other

    def count_tokens(self, source: str) -> int:
        """Return the length in tokens of what the encoder would read."""
        return len(self._encode(source))

    def _width(self, length: int) -> int:
        """Return the tokens to which a source of a length is padded, in any batch and alone."""
        return length

    def _longest(self, batch: Sequence[Sequence[Any]]) -> int:
        """Return how many tokens the hypotheses of a batch of one width may have."""
        settings, width = self._settings, self._width(len(batch[0]))
        return max(min(settings.max_decoding_length, GROWTH * width + AMPLE), settings.min_decoding_length)

    def _use(self, settings: EngineSettings) -> None:
        self._settings = settings
        lengths = {"limit": f"{GROWTH}n+{AMPLE}"} | ({"pad": str(self._step)} if self._step > 1 else {})
        self.signature = signature_of(self._name, settings, self._model, self._quantization, lengths)

    @abstractmethod
    def _encode(self, source: str) -> list[Any]:
        """Return a source's tokens, its end token last."""

    @abstractmethod
    def _decode(self, batches: list[list[list[Any]]], count: int) -> list[list[Any]]:
        """Return for each batch, whose sources are of one width, a result for each source, in order."""

    @abstractmethod
    def _hypotheses(self, result: Any, *, source_cut: bool) -> list[Hypothesis]:
        """Return the hypotheses of one result, the best first."""
