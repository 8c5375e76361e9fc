"""Other ways to write the same Arabic, so that a model reads them all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mt.arabic import DIACRITICS, ascii_digits

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from mt.train.pairs import Pair
    from mt.train.settings import DataSettings

_DIACRITIC = re.compile(f"[{DIACRITICS}]")
_NUMBER = re.compile(r"(?<![\w.])\d[\d.,]*(?![\w])")
_ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def variants(pair: Pair, settings: DataSettings, random: Random) -> Iterator[Pair]:
    """Yield the pair and, for the shares that the settings ask, its source written in other ways."""
    yield pair
    if settings.digits and random.random() < settings.digits:
        yield from _changed(pair, swap_digits(pair.source))
    if settings.diacritics and random.random() < settings.diacritics:
        yield from _changed(pair, _DIACRITIC.sub("", pair.source))


def swap_digits(text: str) -> str:
    """Return `text` with its numbers in the other digits: Arabic-Indic where they are ASCII, ASCII where not."""
    plain = ascii_digits(text)
    return plain if plain != text else _NUMBER.sub(lambda number: number[0].translate(_ARABIC_INDIC), text)


def _changed(pair: Pair, source: str) -> Iterator[Pair]:
    if source != pair.source:
        yield pair._replace(source=source)
