"""Test sets in TMX, the format of translation memories: a unit's Arabic is a source, its English references."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from mt.errors import DataError
from mt.scores import Row

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from xml.etree.ElementTree import Element

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def tmx_rows(path: Path, data: bytes) -> list[Row]:
    """Return a row a unit, in order; marks inside a segment are left out, its text is kept.

    Raises:
        DataError: it is not XML, or a unit lacks one of the languages.
    """
    try:
        return [_row(path, number, unit) for number, unit in enumerate(_units(data), 1)]
    except ET.ParseError as error:
        raise DataError(f"{path}:{error.position[0]}: not XML: {error}") from error


def _units(data: bytes) -> Iterator[Element]:
    # expat resolves no external entity, and since 2.4.1 stops those that grow beyond measure
    for _, element in ET.iterparse(io.BytesIO(data)):  # noqa: S314 - see above
        if element.tag == "tu":
            yield element


def _row(path: Path, number: int, unit: Element) -> Row:
    texts: dict[str, list[str]] = {"ar": [], "en": []}
    for variant in unit.iter("tuv"):
        language = (variant.get(_LANGUAGE) or variant.get("lang") or "").lower().replace("_", "-").partition("-")[0]
        segment = variant.find("seg")
        if segment is not None and language in texts:
            texts[language].append(" ".join(_text(segment).split("\n")))
    for language, found in texts.items():
        if not found:
            raise DataError(f"{path}: unit {number} has no segment in {language!r}: give each unit both languages")
    return Row(unit.get("tuid") or str(number), texts["ar"][0], tuple(texts["en"]))


def _text(segment: Element) -> str:
    """Return the segment's own text; what stands inside its marks is formatting of another program."""
    return (segment.text or "") + "".join(_kept(child) + (child.tail or "") for child in segment)


def _kept(child: Element) -> str:
    return _text(child) if child.tag == "hi" else ""
