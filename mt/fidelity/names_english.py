"""The capitalized words of an English text, and the spans of them that can be a name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Iterator

LATIN_LETTERS = "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ"
"""For the inside of a character class: plain letters and those with marks."""

_POSSESSIVE = re.compile(r"['’][sS]?$")
_NAME = re.compile(rf"(?<![{LATIN_LETTERS}\d_'’])[{LATIN_LETTERS}]+(?:['’ʿʾ`‘][{LATIN_LETTERS}]+)*(?![\d_])")
_LINK = re.compile(r"[\s\u00a0-]{1,2}|\. ")
_PARTICLES = frozenset("al el bin ben ibn abu abd abdul de la van von ul ur as ash ad an ar".split())
_NOT_ALNUM = re.compile(r"[\W_]+")


_COMMON = frozenset(
    """a about above after again all also although always among an and another any are around as at back be because been
    before being below between both but by call can come could day did do does down due during each either else even
    every few find first for from get give go good got had has have having he her here him his home how however i if in
    indeed instead into is it its just keep know last late later less let like look made make man many may maybe me mean
    meanwhile men might mine more most mr mrs much must my near need never new next no none nor not nothing now of off
    often on once one only or other others our out over own part people per perhaps please put rather right said same
    say see seen several she should since so some someone soon still such take tell than that the their them then there
    therefore these they thing this those though three through thus time to today together too toward two under until up
    upon us use very was way we well were what when where whether which while who whole whose why will with within
    without work would yes yet you young your""".split()
)
"""English words that begin sentences, and may sound like a name."""
_SENTENCE_END = re.compile(r"(?:^|[.!?:…]|\n)[\s\"'“”‘’«»()\[\]–—-]*$")


class Token(NamedTuple):
    """A word of the English side without its possessive, and where it stands."""

    text: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether it begins as a name does."""
        return self.text[:1].isupper()


def begins_sentence(text: str, token: Token) -> bool:
    """Return whether a token is a common word whose capital says only that a sentence begins."""
    word = token.text.lower()
    if word in _COMMON:
        return True
    return _SENTENCE_END.search(text, max(0, token.start - 12), token.start) is not None and text.count(word) > 0


def tokens(text: str) -> list[Token]:
    """Return the words of `text`, those with hyphens in their parts, possessive endings left out."""
    found = []
    for match in _NAME.finditer(text):
        word = match[0]
        if not word.isalpha():
            word = _POSSESSIVE.sub("", word)
        found.append(Token(word, match.start(), match.start() + len(word)))
    return found


def windows(text: str, size: int) -> Iterator[tuple[str, int, int]]:
    """Yield each run of up to `size` neighbouring words that begins and ends as a name does, with its span."""
    words = tokens(text)
    for first, word in enumerate(words):
        if word.text not in _PARTICLES and (not word.capital or word.text.lower() in _COMMON):
            continue
        last = word.end
        for other in words[first : first + size]:
            if other is not word and _LINK.fullmatch(text, last, other.start) is None:
                break
            last = other.end
            if other.capital or (other is not word and "-" in text[word.start : last]):
                yield text[word.start : last], word.start, last


def plain(text: str) -> str:
    """Return `text` in lower case, without marks, words parted by one blank, a blank at each end."""
    if not text.isascii():
        text = "".join(c for c in normalize("NFKD", text) if c.isascii() or c.isalnum() or not c.isalpha())
        text = re.sub("[\u0300-\u036f]", "", text)
    return f" {_NOT_ALNUM.sub(' ', text.lower()).strip()} "
