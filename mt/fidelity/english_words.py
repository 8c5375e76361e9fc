"""Whether an English word is one: by a list of stems, and by how English makes words of others."""

from __future__ import annotations

import gzip
from functools import cache, lru_cache
from pathlib import Path

_LIST = Path(__file__).with_name("english_words.txt.gz")
_PREFIXES = (
    "un re non over under pre mis dis in im anti inter sub super multi co out micro self semi post neuro bio electro"
    " photo hyper hypo poly mono tele radio hydro thermo geo eco auto de intra pseudo cyto immuno cardio cerebro"
    " physico lympho endo exo trans ultra counter fore mid para mega nano meta"
).split()
_SUFFIXES = (
    "ness less ful able ible ability er or ist ism ize ization al ic ical ity ment ship hood y ish wise ward ous ive"
    " ion ation like free proof"
).split()
# British as American; the same is done to both sides, so that it need not be right, only alike.
_SPELLINGS = (("isation", "ization"), ("our", "or"), ("ogue", "og"), ("oe", "e"), ("ae", "e"), ("ll", "l"))
_ROOT = 4
"""Letters that must be left for a word to be made of another."""


def stem(word: str) -> str:
    """Cut what English puts at the end of a word: one stem for report, reports, reported, reporting, reporter's."""
    word = word.removesuffix("'s").removesuffix("’s")
    if not word.isalpha() or len(word) < _ROOT:
        return word
    if word.endswith(("ies", "ied")):
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending, left in (("ing", 3), ("ed", 3), ("ly", 4)):
        if word.endswith(ending) and len(word) - len(ending) >= left:
            word = _single(word.removesuffix(ending))
            break
    return word[:-1] if word.endswith("e") and len(word) > _ROOT else word


@lru_cache(maxsize=16384)
def is_english(word: str) -> bool:
    """Return whether a word in small letters is known, or made of known ones as English makes them."""
    own = stem(word)
    return _is_known(own) or _is_derived(own) or _is_compound(word)


def _is_known(own: str) -> bool:
    return spelling(own) in _listed()


def _is_derived(own: str) -> bool:
    for prefix in _PREFIXES:
        if own.startswith(prefix) and len(own) - len(prefix) >= _ROOT and _is_known(own.removeprefix(prefix)):
            return True
    for suffix in _SUFFIXES:
        root = own.removesuffix(suffix)
        if root != own and len(root) >= _ROOT and any(map(_is_known, _roots(root))):
            return True
    return False


def _roots(root: str) -> tuple[str, ...]:
    """Return what may have stood before an ending: stopp-er of stop, happi-ness of happy."""
    doubled = (root[:-1],) if root[-1] == root[-2] else ()
    return (root, stem(root), *doubled, *((root[:-1] + "y",) if root[-1] == "i" else ()))


def _is_compound(word: str) -> bool:
    return any(
        _is_known(stem(word[:cut])) and _is_known(stem(word[cut:])) for cut in range(_ROOT, len(word) - _ROOT + 1)
    )


def spelling(own: str) -> str:
    """Return a stem in the one spelling that the list has it in."""
    for one, other in _SPELLINGS:
        own = own.replace(one, other)
    return f"{own[:-1]}z" if own.endswith(("is", "ys")) else own  # nationalis-ed, analys-ed


def _single(word: str) -> str:
    """Undo the doubling before an ending: stopped, running; but not that of a word's own, as in called."""
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz" else word


@cache
def _listed() -> frozenset[str]:
    """Return the stems of the list, which `scripts/list_english_words.py` made."""
    return frozenset(gzip.decompress(_LIST.read_bytes()).decode("ascii").split())
