"""The bundled names, looked up by any form that a text may give them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from mt.fidelity.names_english import plain
from mt.fidelity.names_people import CLEAR, DIVINE, TITLES, UNCLEAR
from mt.fidelity.names_places import BODIES, CITIES, COUNTRIES
from mt.fidelity.text import fold
from mt.fidelity.transliteration import first_letters, letters, may_transliterate
from mt.segment.lexicon import PREPOSITIONS, begins_sentence, is_saying

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mt.fidelity.text import Word

Kind = Literal["place", "body", "person"]

_ENDINGS = ("", "ا", "ه", "ين", "ون", "ان", "ات", "تين", "تان", "ه")
_COMMON = frozenset(
    "عشر عشره تم الذي التي الذين كان كانت كان ان انه انها هو هي هذا هذه قد لم لن لا ما ليس ثم و اذا كل غير"
    " بعد قبل عند حين".split()
)
_KIN = frozenset({"بن", "ابن", "ابو", "الاب"})
"""Titles after which an adjective is as likely as a name: the father is happy."""
_OF_ABD = frozenset(map(fold, DIVINE))


@dataclass(frozen=True, eq=False)
class Entry:
    """A name of the tables: its usual English, and what any of its forms looks like in plain text."""

    arabic: str
    english: str
    forms: tuple[str, ...]
    kind: Kind
    names: tuple[str, ...] = ()
    """Those of the forms that are no ordinary words."""
    clear: bool = True
    """Whether the Arabic is a name wherever it stands."""
    inflects: bool = False
    """Whether adjectives and peoples are among its forms."""


class Sighting(NamedTuple):
    """A name in a source: which one, its words from `first` to before `last`, and its span."""

    entry: Entry
    first: int
    last: int
    start: int
    end: int


class Lexicon(NamedTuple):
    """Names of one word, and names of several by the first of them."""

    words: dict[str, Entry]
    phrases: dict[str, list[tuple[tuple[str, ...], Entry]]]
    titles: dict[str, tuple[str, ...]]
    adjectives: set[str]


@cache
def lexicon() -> Lexicon:
    """Return the tables, read once."""
    found = Lexicon({}, {}, {}, set())
    for table, kind in ((COUNTRIES, "place"), (CITIES, "place"), (BODIES, "body")):
        for line in table.strip().split("\n"):
            _add_place(found, line, "body" if kind == "body" else "place")
    for table, clear in ((UNCLEAR, False), (CLEAR, True)):
        pieces = table.split()
        for arabic, english in zip(pieces[::2], pieces[1::2], strict=True):
            _add(found, _entry(arabic, english.split("/"), "person", clear=clear), arabic)
    for line in TITLES.strip().replace("\n", "/").split("/"):
        title, *heads = line.split()
        found.titles[fold(title)] = tuple(heads)
    return found


def bases(word: str) -> Iterator[str]:
    """Yield a folded word, and what is left of it without the particles that may be written onto it."""
    yield word
    bare = word
    if not word:
        return  # a vowel sign alone
    if word[0] in "وف" and len(word) > 3:
        bare = word[1:]
        yield bare
    if bare[0] in "بلك" and len(bare) > 3:
        if bare.startswith("لل"):
            yield "ال" + bare[2:]
        yield bare[1:]


def sounds_like(word: str, latin: str) -> bool:
    """Return whether a folded word, without its particles or with them, can be a Latin one."""
    near = _readings(word).get(letters(latin)[:1])
    return near is not None and any(may_transliterate(base, latin) for base in near)


@lru_cache(maxsize=16384)
def _readings(word: str) -> dict[str, list[str]]:
    """Return what a folded word may be, by the letters that a Latin spelling of it can begin with."""
    readings: dict[str, list[str]] = {}
    for base in bases(word):
        for letter in first_letters(base):
            readings.setdefault(letter, []).append(base)
    return readings


@lru_cache(maxsize=16384)
def entry_of(word: str) -> Entry | None:
    """Return the name that a folded word is, if it is one by itself."""
    words = lexicon().words
    return next((words[base] for base in bases(word) if base in words), None)


def is_adjective(word: str) -> bool:
    """Return whether a folded word says of what country something is."""
    adjectives = lexicon().adjectives
    return any(base in adjectives for base in bases(word))


@lru_cache(maxsize=16384)
def title_of(word: str) -> tuple[str, ...]:
    """Return what the title that a folded word is may be in English."""
    titles = lexicon().titles
    return next((titles[base] for base in bases(word) if base in titles), ())


@lru_cache(maxsize=8192)
def is_common(word: str) -> bool:
    """Return whether a folded word, or what is left of it without particles, is one that no name is."""
    return begins_sentence(word) or any(
        base in PREPOSITIONS or base in _COMMON or is_saying(base) for base in bases(word)
    )


def sightings(words: Sequence[Word]) -> list[Sighting]:
    """Return the names of the tables that the words hold, in order, the longest where several begin."""
    found: list[Sighting] = []
    index = 0
    while index < len(words):
        entry, size = _entry_at(words, index) if _may_begin(words[index].text) else (None, 1)
        if entry is not None and (entry.clear or _titled(words, index)):
            end = words[index + size - 1].end
            found.append(Sighting(entry, index, index + size, words[index].start, end))
        index += size
    return found


def _entry_at(words: Sequence[Word], index: int) -> tuple[Entry | None, int]:
    word = words[index].text
    for rest, entry in _phrases(word):
        if all(
            index + place < len(words) and words[index + place].text == part for place, part in enumerate(rest, start=1)
        ):
            return entry, len(rest) + 1
    following = words[index + 1].text if index + 1 < len(words) else ""
    servant = _servant(word, following)
    if servant is not None:
        return servant, 1 + (" " in servant.arabic and not word.endswith(servant.arabic.split()[1]))
    return entry_of(word), 1


@lru_cache(maxsize=16384)
def _may_begin(word: str) -> bool:
    return entry_of(word) is not None or bool(_phrases(word)) or any(base.startswith("عبد") for base in bases(word))


@lru_cache(maxsize=16384)
def _phrases(word: str) -> tuple[tuple[tuple[str, ...], Entry], ...]:
    phrases = lexicon().phrases
    found = [phrase for base in bases(word) for phrase in phrases.get(base, ())]
    return tuple(sorted(found, key=lambda phrase: -len(phrase[0])))


@lru_cache(maxsize=4096)
def _servant(word: str, following: str) -> Entry | None:
    """Return the name that عبد makes with one of the names of God, written as one word or two."""
    for base in bases(word):
        other = base[3:] or following
        if base.startswith("عبد") and other in _OF_ABD:
            return Entry(f"عبد {other}", "", (), "person")
    return None


@cache
def english_forms(kind: Kind) -> dict[str, tuple[str, ...]]:
    """Return the English forms of the names of one kind by their first three letters."""
    names = lexicon()
    found: dict[str, set[str]] = {}
    entries = {*names.words.values(), *(entry for several in names.phrases.values() for _, entry in several)}
    for form in {form for entry in entries if entry.kind == kind for form in entry.names}:
        found.setdefault(form[1:4], set()).add(form)
    return {head: tuple(sorted(forms)) for head, forms in found.items()}


def _titled(words: Sequence[Word], index: int) -> bool:
    before = words[index - 1].text if index else ""
    bare = words[index].text in lexicon().words  # لصالح is "in favour of", not of Saleh
    return before != "" and bare and before not in _KIN and bool(title_of(before))


def _add_place(found: Lexicon, line: str, kind: Kind) -> None:
    names, adjectives, english = line.split("|")
    first = (names.split() or adjectives.split())[0]
    entry = _entry(first, english.split(), kind, inflects=bool(adjectives.strip()))
    for name in names.split():
        _add(found, entry, name)
    for adjective in adjectives.split():
        for ending in _ENDINGS:
            found.words[fold(adjective) + ending] = entry
            found.words["ال" + fold(adjective) + ending] = entry
            found.adjectives.update((fold(adjective) + ending, "ال" + fold(adjective) + ending))


def _entry(arabic: str, forms: Sequence[str], kind: Kind, *, clear: bool = True, inflects: bool = False) -> Entry:
    return Entry(
        arabic.replace("_", " "),
        forms[0].rstrip(".").replace("_", " "),
        _plain_forms(forms),
        kind,
        _plain_forms([form for form in forms if not form.islower()]),
        clear,
        inflects,
    )


def _add(found: Lexicon, entry: Entry, name: str) -> None:
    first, *rest = fold(name).split("_")
    if rest:
        found.phrases.setdefault(first, []).append((tuple(rest), entry))
    else:
        found.words[first] = entry


def _plain_forms(forms: Sequence[str]) -> tuple[str, ...]:
    found = [plain(form.rstrip(".").replace("_", " "))[: None if form.endswith(".") else -1] for form in forms]
    # A form that begins with another is seen with that: each place in a text counts once.
    return tuple(form for form in dict.fromkeys(found) if not any(form.startswith(o) for o in found if o != form))
