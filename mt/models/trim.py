"""A Marian model's joint vocabulary cut in two: what its source can hold, and what English can need."""

from __future__ import annotations

import logging
import unicodedata
from typing import TYPE_CHECKING, Any

from mt.models.decoding import read_json

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

logger = logging.getLogger(__name__)

_ENGLISH = frozenset({"en", "eng"})
_MOST = 0.9
"""Of a target's pieces that English needs: with so many, a model that names no language may be cut too."""
_SPECIAL = frozenset({"</s>", "<unk>", "<s>", "<pad>"})
_KEPT = ("LATIN ", "GREEK ", "COMBINING ", "MODIFIER LETTER", "MICRO ", "FEMININE ", "MASCULINE ", "VARIATION ")
"""How the names of letters and marks begin that stand in English text: Greek for the sake of formulas and units."""


def trim(spec: Any, hub: Path) -> None:
    """Cut a converted Marian model's vocabulary in two, in place: a row of weights stays as it was, or is gone.

    The source keeps every piece that its SentencePiece model can give: its output cannot change. The target keeps
    what its SentencePiece model has and English can need (see `needed_in_english`), so the output changes only where
    a piece of another script was wanted, or where such pieces held enough probability to decide between two beams.
    A model into another language stays as it is.
    """
    pieces = _pieces(hub / "target.spm")
    english = {piece for piece in pieces if needed_in_english(piece)}
    language = read_json(hub / "tokenizer_config.json").get("target_lang")
    if language not in _ENGLISH and (language or len(english) < _MOST * len(pieces)):
        logger.info("%s: does not say that it translates into English: its vocabulary stays whole", hub.name)
        return
    vocabulary: list[str] = spec._vocabularies["target"][0]  # noqa: SLF001 - the library has no other way to them
    source, target = _rows(vocabulary, _pieces(hub / "source.spm")), _rows(vocabulary, english)
    _cut(spec, vocabulary, source, target)
    logger.info("vocabulary: %d pieces; %d of the source, %d of the target", len(vocabulary), len(source), len(target))


def needed_in_english(piece: str) -> bool:
    """Tell whether English text may need a piece: it has no letter but Latin and Greek ones.

    Byte pieces (`<0xE2>`), digits, punctuation and symbols of every script are needed.
    """
    return all(unicodedata.category(c)[0] not in "LM" or unicodedata.name(c, "").startswith(_KEPT) for c in piece)


def _pieces(path: Path) -> set[str]:
    from sentencepiece import SentencePieceProcessor

    model = SentencePieceProcessor(model_file=str(path))
    return {model.id_to_piece(index) for index in range(model.get_piece_size())}


def _rows(vocabulary: Sequence[str], pieces: set[str]) -> list[int]:
    """Return the rows to keep, in their order; language codes of a multilingual source (`>>eng<<`) are kept too."""
    kept = pieces | _SPECIAL
    return [row for row, token in enumerate(vocabulary) if token in kept or token.startswith(">>")]


def _cut(spec: Any, vocabulary: Sequence[str], source: list[int], target: list[int]) -> None:
    spec.encoder.embeddings[0].weight = spec.encoder.embeddings[0].weight[source]
    decoder = spec.decoder
    decoder.embeddings.weight = decoder.embeddings.weight[target]
    decoder.projection.weight = decoder.projection.weight[target]
    if decoder.projection.has_bias():
        decoder.projection.bias = decoder.projection.bias[target]
    spec._vocabularies["source"] = [[vocabulary[row] for row in source]]  # noqa: SLF001
    spec._vocabularies["target"] = [[vocabulary[row] for row in target]]  # noqa: SLF001
