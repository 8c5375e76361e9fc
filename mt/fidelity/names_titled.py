"""Names that no table holds, after a title, a first name or بن, on both sides."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from mt.arabic import has_arabic
from mt.fidelity.names_english import LATIN_LETTERS, plain, tokens
from mt.fidelity.names_lexicon import bases, entry_of, is_common, sounds_like, title_of
from mt.fidelity.transliteration import consonants, letters, may_transliterate
from mt.records import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mt.fidelity.names_lexicon import Sighting
    from mt.fidelity.text import Pair, Word

_NAME = rf"(?:(?:al|el|Al|El|de|bin|ben|van|von|d)[ '’-])?[A-ZÀ-ÖØ-Þ][{LATIN_LETTERS}'’]+"
_RUN = rf"{_NAME}(?:[ -]{_NAME}){{0,4}}"
_HYPHENATED = re.compile(r"(?<![\w-])(?!ال)[\u0621-\u064a]{2,6}[-‑–](?!ال)[\u0621-\u064a]{2,6}(?![\w-])")
_HYPHENATED_LATIN = re.compile(rf"(?<![\w-])[A-Z][{LATIN_LETTERS}]+-[{LATIN_LETTERS}]+(?![\w-])")
_FOREIGN_LETTER = re.compile("[پگچژڤ]")
_FOREIGN = re.compile("[\u0621-\u064aپگچژڤ]*[پگچژڤ][\u0621-\u064aپگچژڤ]*")
_BREAK = re.compile(r"[،؛:!؟()\"«»\n\dA-Za-z]")
NO_SURNAME = re.compile(
    r"(?:[IVXLC]+|Acts?|Administration|Airport|Association|Avenue|Award|Bay|Bridge|Building|Castle|Cent(?:er|re)|Church"
    r"|City|Club|College|Commission|Committee|Company|Constitution|Council|County|Court|Cup|Day|Department|Doctrine"
    r"|Dynasty|Empire|Falls|Family|Foundation|Government|Group|Hall|High|Hospital|House|Institute|Islands?|Lake|Law"
    r"|Library|Medal|Memorial|Ministry|Mosque|Mount|Mountains?|Museum|National|Office|Palace|Park|Party|Peace|Plan|Prize"
    r"|Report|River|Road|Royal|School|Series|Society|Space|Square|Stadium|State|Station|Street|Theat(?:er|re)|Tower"
    r"|Trophy|University|War|World)s?\b"
)
"""What a name is often followed by that is no name: the James River, Louis XIV."""
_LONGEST = 5000


class _Anchor(NamedTuple):
    """A word of the source right before a name, and what it may be right before that name in English."""

    place: int
    english: tuple[str, ...]


def find_swapped(pair: Pair, seen: Sequence[Sighting]) -> Iterator[Finding]:
    """Report a name right after a title or a first name where the English has one there that no source word can be."""
    words = pair.source_words
    if max(len(pair.source), len(pair.hypothesis)) > _LONGEST:
        return
    done = set()
    for anchor in _anchors(words, seen):
        name = _name_after(pair.source, words, anchor.place)
        if name is None or any(sighting.start <= name.start < sighting.end for sighting in seen):
            continue  # there is none, or the tables answer for it
        runs = list(_pattern(anchor.english).finditer(pair.hypothesis))
        if len(runs) != 1 or runs[0].span(1) in done or _is_there(name.text, pair):
            continue
        start, end = runs[0].span(1)
        if NO_SURNAME.match(pair.hypothesis, start):
            continue
        if not any(explains(words, token.text) for token in tokens(pair.hypothesis[start:end])):
            done.add((start, end))
            yield _finding(pair, (name.start, name.end), (start, end))
    yield from _find_lost_sounds(pair)


def _anchors(words: Sequence[Word], seen: Sequence[Sighting]) -> Iterator[_Anchor]:
    for index, word in enumerate(words):
        english = title_of(word.text)
        if english:
            yield _Anchor(index, english)
    for sighting in seen:
        if sighting.entry.kind == "person" and sighting.last == sighting.first + 1:
            yield _Anchor(sighting.last - 1, tuple(form.strip() for form in sighting.entry.forms))


def _name_after(source: str, words: Sequence[Word], index: int) -> Word | None:
    """Return the word that is most likely the name: the next that is neither an adjective nor a common word."""
    for word in words[index + 1 : index + 5]:
        if _BREAK.search(source, words[index].end, word.start):
            return None
        entry = entry_of(word.text)
        if word.text.startswith(("ال", "لل")) or (entry is not None and entry.kind != "person") or title_of(word.text):
            continue
        if is_common(word.text) or consonants(word.text) < 2:
            return None
        return word
    return None


@lru_cache(maxsize=512)
def _pattern(english: tuple[str, ...]) -> re.Pattern[str]:
    heads = "|".join(re.escape(word) for word in english)
    return re.compile(rf"\b(?i:{heads})\.?[ -]({_RUN})")


def _is_there(arabic: str, pair: Pair) -> bool:
    return any(may_transliterate(base, token.text) for token in pair.target_tokens for base in bases(arabic))


def explains(words: Sequence[Word], name: str) -> bool:
    """Whether a word of the source can be this English word, by its sound or by the tables."""
    text = plain(name)
    if len(letters(name)) < 3:
        return True
    for word in words:
        entry = entry_of(word.text)
        if entry is not None and any(text.startswith(form) for form in entry.forms):
            return True
        if sounds_like(word.text, name):
            return True
    return False


def _find_lost_sounds(pair: Pair) -> Iterator[Finding]:
    """Report a name with a hyphen, or with a letter that Arabic has not, that no English word can be."""
    hyphenated = list(_HYPHENATED.finditer(pair.source)) if "-" in pair.hypothesis else []
    latin = list(_HYPHENATED_LATIN.finditer(pair.hypothesis)) if hyphenated else []
    if len(hyphenated) == len(latin) == 1:
        arabic = "".join(letter for letter in hyphenated[0][0] if has_arabic(letter))
        parts = [arabic, *re.split("[-‑–]", hyphenated[0][0])]
        others = [latin[0][0], *latin[0][0].split("-")]
        if consonants(arabic) > 2 and not any(
            may_transliterate(base, other) for part in parts for base in bases(part) for other in others
        ):
            yield _finding(pair, hyphenated[0].span(), latin[0].span())
    for match in _FOREIGN.finditer(pair.source) if _FOREIGN_LETTER.search(pair.source) else ():
        if consonants(match[0]) > 2 and pair.target_words and not _is_there(match[0], pair):
            yield _finding(pair, match.span(), None)


def _finding(pair: Pair, source: tuple[int, int], target: tuple[int, int] | None) -> Finding:
    found = pair.hypothesis[slice(*target)] if target else ""
    return Finding("name-missing", "warning", pair.source[slice(*source)], found, source, target)
