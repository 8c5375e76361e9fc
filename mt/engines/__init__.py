"""Sources to hypotheses: one encoder-decoder runtime per file, for translating and summarizing alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, assert_never

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt.config import EngineSettings
    from mt.records import Hypothesis, LocalModel


class Engine(Protocol):
    """An encoder-decoder with its decoding settings, fixed when it is built.

    The same source gives the same hypothesis alone and in any batch: exactly so with int8 on a CPU, where sums are
    integers; with floating point a near tie may fall either way.
    """

    signature: str
    """`key:value|key:value`: every setting that decides the output."""
    lanes: int
    """How many threads may call it at once, and should, to keep it busy."""

    def generate(self, sources: Sequence[str]) -> list[Hypothesis]:
        """Return one hypothesis per source, in order. Sources are never blank.

        Raises:
            EngineError: the model cannot decode; also when a single source does not fit in memory.
        """
        ...

    def attend(self, sources: Sequence[str]) -> list[Hypothesis]:
        """Return what `generate` does, each hypothesis with its attention where the engine tells it."""
        ...

    def propose(self, sources: Sequence[str], count: int) -> list[list[Hypothesis]]:
        """Return for each source its `count` best hypotheses, the best first; `count` is at most the beam size.

        Raises:
            EngineError: as for `generate`.
        """
        ...

    def with_decoding(self, **changes: float) -> Engine:
        """Return an engine of the same model with other decoding settings; nothing is loaded again."""
        ...

    def count_tokens(self, source: str) -> int:
        """Return how many tokens the encoder would read for a source, its end token included."""
        ...


def load_engine(settings: EngineSettings, model: LocalModel) -> Engine:
    """Return the engine that the settings name, with `model` loaded; only that engine's libraries are imported.

    Raises:
        EngineError: the model does not load, or a setting is out of its range.
    """
    match settings.backend:
        case "ct2":
            from mt.engines.ct2 import CT2Engine

            return CT2Engine(settings, model)
        case "hf":
            from mt.engines.hf import HFEngine

            return HFEngine(settings, model)
        case "echo":
            from mt.engines.echo import EchoEngine

            return EchoEngine()
        case unknown:
            assert_never(unknown)
