"""How well a network translates text held out of its training: decoded for real, scored by sacreBLEU."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt.train.pairs import Pair
    from mt.train.vocabulary import Vocabulary

AT_ONCE = 32
"""Sources decoded together."""
_MOST = 256
"""Pieces of a hypothesis, whatever its source."""


def translate(network: Any, vocabulary: Vocabulary, sources: Sequence[str]) -> list[str]:
    """Return a greedy hypothesis per source, in order; the sources are normalized already.

    A source that is longer than the model has places for is cut, as an engine would cut it.
    """
    places = network.config.max_position_embeddings
    ids = [one.tolist() for one in vocabulary.source_ids(sources)]
    ids = [one if len(one) <= places else [*one[: places - 1], one[-1]] for one in ids]
    order = sorted(range(len(ids)), key=lambda at: len(ids[at]))
    hypotheses = [""] * len(ids)
    for first in range(0, len(order), AT_ONCE):
        some = order[first : first + AT_ONCE]
        for at, output in zip(some, _decode(network, [ids[at] for at in some]), strict=True):
            hypotheses[at] = vocabulary.target_text(output[1:])
    return hypotheses


def chrf(hypotheses: Sequence[str], pairs: Sequence[Pair]) -> tuple[float, str]:
    """Return chrF against the pairs' English, and its signature."""
    from sacrebleu.metrics.chrf import CHRF

    metric = CHRF()
    score = metric.corpus_score(list(hypotheses), [[pair.target for pair in pairs]])
    return score.score, str(metric.get_signature())


def _decode(network: Any, sources: Sequence[Any]) -> list[list[int]]:
    import torch

    padding = network.config.pad_token_id
    longest = max(len(source) for source in sources)
    rows = torch.full((len(sources), longest), padding)
    for row, source in zip(rows, sources, strict=True):
        row[: len(source)] = torch.tensor(source, dtype=torch.int64)
    rows = rows.to(network.device)
    with torch.inference_mode():
        outputs: list[list[int]] = network.generate(
            input_ids=rows,
            attention_mask=(rows != padding).long(),
            num_beams=1,
            do_sample=False,
            max_new_tokens=min(2 * longest + 10, _MOST),
            bad_words_ids=[[padding]],
        ).tolist()
    return outputs
