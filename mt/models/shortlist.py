"""`vmap.txt`: for each source piece the target pieces that may translate it, so that no others need be scored."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from mt.arabic import normalize
from mt.errors import ConfigError, DataError
from mt.models.align import align
from mt.models.local import card_of
from mt.models.manifest import INT8, digests_of, record_files, write_manifest
from mt.models.store import find, refuse_bundled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mt.records import Profile

T = TypeVar("T")

VMAP = "vmap.txt"
OFTEN = 700
"""Of the target pieces that stand most often in the corpus, those that every sentence may use."""
EACH = 40
"""Target pieces that a source piece may bring."""
LONGEST = 80
"""Pieces of a side that is counted: in a longer one almost everything stands beside everything."""


@dataclass(frozen=True, slots=True)
class Shortlist:
    """What was written."""

    pairs: int
    """Of sentences that were counted."""
    sources: int
    """Pieces that have a line of their own."""
    always: int
    """Target pieces that every sentence may use."""


def add_shortlist(name: str, pairs: Iterable[tuple[str, str]]) -> Shortlist:
    """Give a shortlist to a model that is here: a stored one by its name, or a folder that holds a converted one.

    A stored model has another digest then, and its outputs another signature.

    Raises:
        ConfigError: it is a bundled model, which is part of the install, or no Marian model.
        ModelMissing: it is not here.
    """
    folder = Path(name)
    if (folder / "model.bin").is_file():
        return build_shortlist(folder, card_of(folder).normalization, pairs)
    refuse_bundled(name, "and stays: scripts/bundle_model.py makes another")
    folder, manifest = find(name)
    made = build_shortlist(folder / INT8, manifest.normalization, pairs)
    files = record_files(folder)
    write_manifest(manifest.model_copy(update={"files": files, "digests": digests_of(files)}), folder)
    return made


def in_turn(sources: Iterable[Iterable[T]]) -> Iterator[T]:
    """Yield an item of each source in turn until all have ended, so that no large one takes the place of the others."""
    left = [iter(source) for source in sources]
    while left:
        for source in list(left):
            try:
                yield next(source)
            except StopIteration:
                left.remove(source)


def build_shortlist(
    folder: Path,
    profile: Profile,
    pairs: Iterable[tuple[str, str]],
    *,
    often: int = OFTEN,
    each: int = EACH,
) -> Shortlist:
    """Write `vmap.txt` into a folder that holds a converted Marian model, from pairs of Arabic and English.

    Every sentence may use the pieces that stand most often, single characters and byte pieces, and what its own
    pieces bring.

    Raises:
        ConfigError: the model has no SentencePiece pair, or no pair of the corpus can be used.
    """
    vocabulary = _target_vocabulary(folder)
    sides = _Sides(folder, profile, vocabulary)
    lexicon = align(sides.encoded(pairs), len(vocabulary))
    if not lexicon.pairs:
        raise ConfigError(f"{folder}: the corpus has no pair of Arabic and English that can be counted")
    always = _always(vocabulary, sides.counts, often)
    brought = {sides.source_pieces[row]: targets for row, targets in lexicon.best(each).items()}
    lines = ["\t" + " ".join(vocabulary[row] for row in always)]
    for piece, targets in brought.items():
        own = [vocabulary[row] for row in targets if row not in always]
        if own:
            lines.append(f"{piece}\t{' '.join(own)}")
    part = folder / f".{VMAP}.part"
    part.write_text("\n".join(lines) + "\n", encoding="utf-8")
    part.replace(folder / VMAP)
    return Shortlist(lexicon.pairs, len(lines) - 1, len(always))


class _Sides:
    """Texts to the numbers of their pieces, both sides; what was met is kept."""

    def __init__(self, folder: Path, profile: Profile, vocabulary: list[str]) -> None:
        from sentencepiece import SentencePieceProcessor

        self._source = SentencePieceProcessor(model_file=str(folder / "source.spm"))
        self._target = SentencePieceProcessor(model_file=str(folder / "target.spm"))
        self._profile = profile
        self._rows = {piece: row for row, piece in enumerate(vocabulary)}
        self.source_pieces: list[str] = []
        self._numbers: dict[str, int] = {}
        self.counts: Counter[int] = Counter()

    def encoded(self, pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        """Yield the pairs as numbers, those left out whose sides are blank or too long."""
        for source, target in pairs:
            left = self._source.encode(normalize(source, self._profile), out_type=str)
            right = self._target.encode(normalize(target, "opus"), out_type=str)
            rows = [self._rows[piece] for piece in right if piece in self._rows]
            if left and rows and len(left) <= LONGEST and len(right) <= LONGEST:
                self.counts.update(rows)
                numbers = [self._number(piece) for piece in (*left, "</s>")]
                yield np.array(numbers), np.array(rows)

    def _number(self, piece: str) -> int:
        number = self._numbers.setdefault(piece, len(self.source_pieces))
        if number == len(self.source_pieces):
            self.source_pieces.append(piece)
        return number


def _target_vocabulary(folder: Path) -> list[str]:
    """Return the rows of the output layer.

    Raises:
        ConfigError: the folder holds no converted Marian model.
        DataError: its vocabulary is damaged.
    """
    paths = [folder / f"{side}_vocabulary.json" for side in ("target", "shared")]
    there = [path for path in paths if path.is_file()]
    if not there or not (folder / "source.spm").is_file() or not (folder / "target.spm").is_file():
        raise ConfigError(f"{folder}: a shortlist is made for a converted Marian model, this folder holds none")
    try:
        vocabulary: list[str] = json.loads(there[0].read_text(encoding="utf-8"))
    except ValueError as error:
        raise DataError(f"{there[0]}: not JSON: pull or convert the model again") from error
    return vocabulary


def _always(vocabulary: list[str], counts: Counter[int], often: int) -> dict[int, None]:
    """Return the rows that every sentence may use: the most frequent, and what can spell anything."""
    frequent = [row for row, _ in counts.most_common(often)]
    spelling = [row for row, piece in enumerate(vocabulary) if len(piece.strip("▁")) < 2 or piece.startswith("<")]
    return dict.fromkeys(sorted((*frequent, *spelling)))
