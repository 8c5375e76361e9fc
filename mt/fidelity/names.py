"""Whether the names of a source are in its translation."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from mt.fidelity.names_english import Token, plain, tokens, windows
from mt.fidelity.names_lexicon import english_forms, sightings
from mt.fidelity.names_titled import find_swapped
from mt.fidelity.text import Pair
from mt.fidelity.transliteration import may_transliterate
from mt.records import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mt.fidelity.names_lexicon import Entry, Sighting

_LONGEST = 4000
"""Of a translation that is searched by sound: a longer one is read by the tables alone."""
_INITIALS = re.compile(r"\b[A-Z][a-z]?[A-Z]+(?:[&/-]?[A-Z]+)*\b")
_NO_BODIES = frozenset("COVID SARS MERS HIV AIDS DNA RNA".split())
_MONEY = frozenset("دولار دولارات الدولار جنيه الجنيه ليره الليره دينار الدينار ريال الريال درهم الدرهم فرنك".split())
_MONEY_SIGN = re.compile(r"[$£€¥]|\b[A-Z]{3}\b|\b(?:dollar|pound)s?\b")


def check_names(source: str, hypothesis: str) -> tuple[Finding, ...]:
    """Return a warning for each likely name of the source that the hypothesis does not hold in any form."""
    return tuple(find_lost_names(Pair(source, hypothesis)))


def find_lost_names(pair: Pair) -> Iterator[Finding]:
    """Report each likely name that is not there, and the name that may stand in its place."""
    seen = sightings(pair.source_words)
    text = plain(pair.hypothesis) if seen else ""
    counts = Counter(sighting.entry for sighting in seen)
    lost = set()
    for sighting in seen:
        entry = sighting.entry
        there = sum(map(text.count, entry.forms))
        if entry in lost or there >= counts[entry]:
            continue
        if there:
            # Named less often than in the source is how people write, unless another name took its place.
            stranger = _stranger(pair.hypothesis, seen, entry)
        elif _sounds(entry, pair.hypothesis):
            continue
        else:
            stranger = _stranger(pair.hypothesis, seen, entry)
        if stranger or not (there or _in_initials(sighting, pair)):
            lost.add(entry)
            yield _missing(pair, sighting, stranger)
    yield from find_swapped(pair, seen)


def _in_initials(sighting: Sighting, pair: Pair) -> bool:
    """Whether a place can hide in the initials of a body (PHE: Public Health England) or in the sign of its money."""
    if sighting.entry.kind == "person":
        return False
    before = pair.source_words[sighting.first - 1].text if sighting.first else ""
    if before.removesuffix("ا") in _MONEY and _MONEY_SIGN.search(pair.hypothesis):
        return True
    initials = {form[1] for form in sighting.entry.forms}
    bodies = {match[0] for match in _INITIALS.finditer(pair.hypothesis)} - _NO_BODIES
    return any(initials & set(body.lower()) and body not in pair.source for body in bodies)


def _missing(pair: Pair, sighting: Sighting, stranger: Token | None) -> Finding:
    arabic = pair.source[sighting.start : sighting.end]
    expected = f"{arabic} ({sighting.entry.english})" if sighting.entry.english else arabic
    found, span = (stranger.text, (stranger.start, stranger.end)) if stranger else ("", None)
    return Finding("name-missing", "warning", expected, found, (sighting.start, sighting.end), span)


def _sounds(entry: Entry, hypothesis: str) -> bool:
    """Whether some word or two of the hypothesis can be the Arabic name."""
    size = 3 if " " in entry.arabic else 2
    spans = windows(hypothesis, size) if len(hypothesis) < _LONGEST else ()
    return any(may_transliterate(entry.arabic, name) for name, _, _ in spans)


def _stranger(hypothesis: str, seen: Sequence[Sighting], lost: Entry) -> Token | None:
    """Return the first name of the tables in the hypothesis that the source has not, of the kind of the lost one."""
    own = [_head(form) for sighting in seen for form in sighting.entry.forms]
    strange = english_forms(lost.kind)
    for token in tokens(hypothesis):
        word = plain(token.text)
        forms = strange.get(word[1:4], ()) if token.capital else ()
        if any(word.startswith(form) for form in forms) and not any(word.startswith(form) for form in own):
            return token
    return None


def _head(form: str) -> str:
    return " " + form.split(maxsplit=1)[0]
