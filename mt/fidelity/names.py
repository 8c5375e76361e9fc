"""Whether the names of a source are in its translation."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from mt.fidelity.calendar_words import ENGLISH_NAMES
from mt.fidelity.names_english import LATIN_LETTERS, Token, plain, windows
from mt.fidelity.names_heard import find_unheard
from mt.fidelity.names_lexicon import bases, english_forms, is_adjective, sightings
from mt.fidelity.names_titled import NO_SURNAME, explains, find_swapped
from mt.fidelity.text import Pair
from mt.fidelity.transliteration import may_transliterate
from mt.records import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mt.fidelity.names_lexicon import Entry, Sighting
    from mt.records import Severity

_LONGEST = 4000
"""Of a translation that is searched by sound: a longer one is read by the tables alone."""
_INITIALS = re.compile(r"\b[A-Z][a-z]?[A-Z]+(?:[&/-][A-Z]+)*\b")
_INSIDE = re.compile(r"[a-z,] $")
_LIKE_A_NAME = re.compile(rf"[A-Z][{LATIN_LETTERS}]*[a-z][{LATIN_LETTERS}]*")
_NO_BODIES = frozenset("COVID SARS MERS HIV AIDS DNA RNA".split())
_MONEY = frozenset("دولار دولارات الدولار جنيه الجنيه ليره الليره دينار الدينار ريال الريال درهم الدرهم فرنك".split())
_MONEY_SIGN = re.compile(r"[$£€¥]|\b[A-Z]{3}\b|\b(?:dollar|pound)s?\b")


def check_names(source: str, hypothesis: str) -> tuple[Finding, ...]:
    """Return a warning for each likely name of the source that the hypothesis does not hold in any form."""
    return tuple(find_lost_names(Pair(source, hypothesis)))


def find_lost_names(pair: Pair) -> Iterator[Finding]:
    """Report each likely name that is not there, and the name that may stand in its place.

    It is a warning; an info for an adjective (the Syrian capital) with nothing in its place, for writers drop such.
    """
    found = list(_find_listed(pair))
    yield from found
    if all(finding.severity == "info" for finding in found):
        yield from find_unheard(pair)


def _find_listed(pair: Pair) -> Iterator[Finding]:
    """Report the names that the tables hold, or that a title, a first name or a foreign letter announces."""
    seen = sightings(pair.source_words)
    text = plain(pair.hypothesis) if seen else ""
    counts = Counter(sighting.entry for sighting in seen)
    lost = set()
    for sighting in seen:
        entry = sighting.entry
        there = sum(map(text.count, entry.forms))
        if entry in lost or there >= counts[entry] or (not there and _sounds(sighting, pair)):
            continue
        stranger = _stranger(pair, seen, entry)
        weak = _is_weak(sighting, pair)
        hidden = not there and _in_initials(sighting, pair)
        # Named less often than in the source is how people write, unless another name took its place.
        if not (there or hidden) or (stranger and not (hidden and weak)):
            lost.add(entry)
            slight = weak and stranger is None and not _holds_stranger(pair)
            yield _missing(pair, sighting, stranger, "info" if slight else "warning")
    yield from find_swapped(pair, seen)


def _in_initials(sighting: Sighting, pair: Pair) -> bool:
    """Whether a name can hide in an initial (William E. Simon), in those of a body (PHE) or in the sign of money."""
    if sighting.entry.kind == "person":
        return any(re.search(rf"\b(?i:{form[1:2]})\.", pair.hypothesis) for form in sighting.entry.forms)
    before = pair.source_words[sighting.first - 1].text if sighting.first else ""
    if before.removesuffix("ا") in _MONEY and _MONEY_SIGN.search(pair.hypothesis):
        return True
    initials = {form[1] for form in sighting.entry.forms}
    bodies = {match[0] for match in _INITIALS.finditer(pair.hypothesis)} - _NO_BODIES
    return any(initials & set(body.lower()) and body not in pair.source for body in bodies)


def _missing(pair: Pair, sighting: Sighting, stranger: Token | None, severity: Severity) -> Finding:
    arabic = pair.source[sighting.start : sighting.end]
    expected = f"{arabic} ({sighting.entry.english})" if sighting.entry.english else arabic
    found, span = (stranger.text, (stranger.start, stranger.end)) if stranger else ("", None)
    return Finding("name-missing", severity, expected, found, (sighting.start, sighting.end), span)


def _is_weak(sighting: Sighting, pair: Pair) -> bool:
    """Whether it is an adjective, which may be clear from what stands around it."""
    return sighting.last == sighting.first + 1 and is_adjective(pair.source_words[sighting.first].text)


def _sounds(sighting: Sighting, pair: Pair) -> bool:
    """Whether some word or two of the hypothesis can be the Arabic name, as the table has it or as the source."""
    if len(pair.hypothesis) > _LONGEST:
        return False
    arabic = sighting.entry.arabic
    names = {arabic, *bases(" ".join(word.text for word in pair.source_words[sighting.first : sighting.last]))}
    text = pair.hypothesis.title() if pair.hypothesis.islower() else pair.hypothesis
    return any(
        may_transliterate(name, latin) for latin, _, _ in windows(text, 3 if " " in arabic else 2) for name in names
    )


def _stranger(pair: Pair, seen: Sequence[Sighting], lost: Entry) -> Token | None:
    """Return the first name of the tables in the hypothesis that the source has not, of the kind of the lost one."""
    own = [_head(form) for sighting in seen for form in sighting.entry.forms]
    strange = english_forms(lost.kind)
    for token in pair.target_tokens:
        word = plain(token.text)
        forms = strange.get(word[1:4], ()) if token.capital else ()
        if any(word.startswith(form) for form in forms) and not (
            any(word.startswith(form) for form in own) or explains(pair.source_words, token.text)
        ):
            return token
    return None


def _holds_stranger(pair: Pair) -> bool:
    """Whether a word inside a sentence looks like a name and is none that the source can hold."""
    for token in pair.target_tokens if len(pair.hypothesis) < _LONGEST else ():
        inside = _INSIDE.search(pair.hypothesis, max(0, token.start - 2), token.start)
        if inside and _LIKE_A_NAME.fullmatch(token.text) and not NO_SURNAME.match(token.text):
            dated = any(name.fullmatch(token.text) for name in ENGLISH_NAMES.values())
            if not dated and not explains(pair.source_words, token.text):
                return True
    return False


def _head(form: str) -> str:
    return " " + form.split(maxsplit=1)[0]
