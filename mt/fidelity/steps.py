"""The steps of the repair ladder: each another way to translate the same sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mt.arabic import ascii_digits
from mt.fidelity.protect import protect, restore
from mt.records import Hypothesis
from mt.segment import split_to_budget

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mt.engines import Engine

    Propose = Callable[[Sequence[str]], list[list[Hypothesis]]]

WIDE = 8
"""The beam, and the number of hypotheses, of the search that the checks choose from."""
SHORTEST = 12
"""Tokens below which a source is not split further."""

_VALUES = frozenset({"number-missing", "date-missing"})
_LOSSES = frozenset({"dropped-sentence", "truncated", "empty", "copied", "leftover-arabic"})
_LOOPS = frozenset({"loop", "truncated"})
_TERMS = frozenset({"name-wrong", "term-missing"})
_STRINGS = frozenset({"url"})
ALL = _VALUES | _LOSSES | _LOOPS | _TERMS | _STRINGS


@dataclass(frozen=True, slots=True)
class Step:
    """A way to translate again, and the codes of the errors that it may mend.

    `propose` gives for each source, in order, the hypotheses to choose from: none where the step does not apply.
    """

    name: str
    mends: frozenset[str]
    propose: Propose


def steps_for(engine: Engine, second: Engine | None) -> list[Step]:
    """Return the steps, the cheapest first."""
    unlooped = engine.with_decoding(no_repeat_ngram_size=3)
    wide = engine.with_decoding(beam_size=WIDE)
    steps = [
        Step("digits", _VALUES, lambda sources: _only(sources, _plain_digits, engine)),
        Step("no-repeat", _LOOPS, lambda sources: [[h] for h in unlooped.generate(sources)]),
        Step("n-best", ALL, lambda sources: wide.propose(sources, WIDE)),
        Step("split", _VALUES | _LOSSES | _LOOPS | _STRINGS, lambda sources: _in_parts(sources, engine)),
        Step("protected", _VALUES | _STRINGS, lambda sources: _protected(sources, engine)),
    ]
    if second:
        steps.insert(-1, Step("second-engine", ALL, lambda sources: [[h] for h in second.generate(sources)]))
    return steps


def _generated(engine: Engine, sources: Sequence[str]) -> Iterator[Hypothesis]:
    return iter(engine.generate(sources) if sources else [])


def _plain_digits(source: str) -> str | None:
    plain = ascii_digits(source)
    return plain if plain != source else None


def _only(sources: Sequence[str], change: Callable[[str], str | None], engine: Engine) -> list[list[Hypothesis]]:
    """Translate the changed sources; those that have nothing to change get no proposal."""
    changed = [change(source) for source in sources]
    made = _generated(engine, [text for text in changed if text is not None])
    return [[] if text is None else [next(made)] for text in changed]


def _in_parts(sources: Sequence[str], engine: Engine) -> list[list[Hypothesis]]:
    """Translate each source in two or more parts, cut where it hurts least."""
    cut = [_parts(source, engine) for source in sources]
    made = _generated(engine, [part for parts in cut for part in parts])
    return [[_joined([next(made) for _ in parts])] if parts else [] for parts in cut]


def _parts(source: str, engine: Engine) -> list[str]:
    length = engine.count_tokens(source)
    if length < SHORTEST:
        return []
    # the end token is counted in each part
    parts = [part for part, _ in split_to_budget(source, engine.count_tokens, length // 2 + 2) if part.strip()]
    return parts if len(parts) > 1 else []


def _joined(parts: Sequence[Hypothesis]) -> Hypothesis:
    """Return the parts as one hypothesis; its score is that of the worst."""
    scores = [part.score for part in parts if part.score is not None]
    text = " ".join(part.text for part in parts)
    return Hypothesis(text, min(scores) if scores else None, any(part.truncated for part in parts))


def _protected(sources: Sequence[str], engine: Engine) -> list[list[Hypothesis]]:
    """Translate with addresses and numbers carried by placeholders; only what the model kept, each once, counts."""
    masked = [protect(source) for source in sources]
    made = _generated(engine, [text for text, spans in masked if spans])
    kept = [_restored(next(made), spans) if spans else None for _, spans in masked]
    return [[hypothesis] if hypothesis else [] for hypothesis in kept]


def _restored(hypothesis: Hypothesis, spans: tuple[str, ...]) -> Hypothesis | None:
    text = restore(hypothesis.text, spans)
    return None if text is None else Hypothesis(text, hypothesis.score, hypothesis.truncated)
