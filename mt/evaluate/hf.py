"""Our metrics as those of the `evaluate` library, without a network: `evaluate.combine([metric("bleu"), …])`.

Importing this imports `evaluate`, which takes seconds: nothing else here does.
"""

from __future__ import annotations

from typing import Any

import datasets
import evaluate

from mt.evaluate.metrics import METRICS, Item, metric_names


def metric(name: str, **options: Any) -> evaluate.Metric:
    """Return the metric of that name, as `evaluate.load` would; `options` are those of `evaluate.Metric`.

    It is computed of `predictions`, `references` (a text, or a list of them, a segment) and, for the shares that a
    source supports, `sources`. It answers with its value and its signature.

    Raises:
        ConfigError: it is not known.
    """
    # kept in memory: else it would leave a locked file in the user's cache
    [known] = metric_names([name])
    # a class of its own name, for `combine` names what clashes after it
    return type(known, (_Wrapped,), {})(config_name=known, keep_in_memory=True, **options)


class _Wrapped(evaluate.Metric):  # type: ignore[misc]
    """One metric of our table, named by its configuration."""

    def _info(self) -> Any:
        text = datasets.Value("string")
        several = datasets.Sequence(text)
        reads_source = str(self.config_name).endswith("-supported")
        more = {"sources": text} if reads_source else {}
        return evaluate.MetricInfo(
            description=f"{METRICS[self.config_name].info.label}, as mt computes it",
            citation="",
            inputs_description="predictions: a text a segment; references: a text, or a list of them, a segment",
            features=[datasets.Features({"predictions": text, "references": kind, **more}) for kind in (several, text)],
        )

    def _compute(self, *, predictions: Any, references: Any, sources: Any = None, **_: Any) -> dict[str, Any]:
        ours = METRICS[self.config_name]
        items = [
            Item(source, hypothesis, (reference,) if isinstance(reference, str) else tuple(reference))
            for source, hypothesis, reference in zip(
                sources or [""] * len(predictions), predictions, references, strict=True
            )
        ]
        totals = [sum(column) for column in zip(*ours.statistics(items), strict=True)]
        return {
            ours.info.name: ours.score(totals),
            f"{ours.info.name}_signature": ours.signature([len(item.references) for item in items]),
        }
