"""How number words and numerals add up to a number, in Arabic and in English."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from math import inf
from typing import TYPE_CHECKING, Literal, NamedTuple

from mt.fidelity.numerals import Mention, Reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Kind = Literal["list", "numeral", "add", "teen", "hundred", "scale", "dual", "fraction"]
"""What a word or a numeral does in a number.

`list`: a time, a score, a date, to which nothing adds; `add`: units, tens, whole hundreds; `teen`: the عشر of
ثلاثة عشر; `dual`: ألفان, مليونان; `fraction`: a half, a quarter.
"""


class Atom(NamedTuple):
    """A word or a numeral that takes part in a number; `joined` by "and" to what stands before it."""

    value: float
    kind: Kind
    joined: bool
    start: int
    end: int
    firm: bool = True
    others: tuple[Reading, ...] = ()
    """What else a numeral can mean."""


def add_up(atoms: Sequence[Atom], *, arabic: bool) -> Iterator[Mention]:
    """Yield the numbers that a run of neighbouring atoms states: ثلاثة وعشرون ألفا is one, three and four are two."""
    number: _Sum | None = None
    for atom, following in zip_longest(atoms, atoms[1:]):
        if atom.kind == "list":
            if number is not None:
                yield number.mention()
            number = None
            yield Mention(atom.others, atom.start, atom.end, atom.firm)
            continue
        if number is None or not number.fits(atom, arabic=arabic) or _starts_anew(atom, following, number.scale):
            if number is not None:
                yield number.mention()
            number = _Sum(atom.start, atom.end)
        number.take(atom, arabic=arabic)
    if number is not None:
        yield number.mention()


def _starts_anew(atom: Atom, following: Atom | None, scale: float) -> bool:
    """Whether it is the first word of another number: the 500 of 340 million and 500 million."""
    return (
        atom.kind in {"numeral", "add"}
        and following is not None
        and following.kind == "scale"
        and not following.joined
        and scale <= following.value
    )


@dataclass(slots=True)
class _Sum:
    """A number while its words are read: `total` holds what is multiplied out, `current` what may be yet."""

    start: int
    end: int
    total: float = 0
    current: float = 0
    scale: float = inf
    fraction: float = 0
    firm: bool = False
    others: tuple[Reading, ...] = ()
    words: int = 0
    numeral: bool = False
    """Whether `current` was written in digits: words do not add to it."""

    def fits(self, atom: Atom, *, arabic: bool) -> bool:  # noqa: PLR0911 - one line for each kind
        """Whether the atom goes on with this number."""
        below = atom.value < self.scale
        match atom.kind:
            case "fraction":
                return atom.joined and not self.fraction
            case "scale" if self.fraction:
                return not atom.joined and (atom.value == self.scale or not self.total)
            case "scale" if atom.joined:
                return arabic and below and not self.current and self.total > 0
            case "scale":
                return below if self.current else self.total > 0 and not below
            case "dual":
                return atom.joined and below and not self.current and self.total > 0
            case "teen" if not atom.joined:
                return not self.numeral and 1 <= self.current % 100 <= 9
            case "hundred" if not atom.joined and self.current:
                return self.current < (10 if arabic else 100)
            case "numeral":
                return atom.joined and below and not self.current and self.total > 0
        hundreds = self.total > 0 and 100 <= atom.value < 1000  # ألف تسعمائة, without "and"
        return (atom.joined or not arabic or hundreds) and (
            self._room(atom.value, arabic) if self.current else self._after(below)
        )

    def _after(self, below: bool) -> bool:
        return self.total > 0 and below and not self.fraction

    def _room(self, value: float, arabic: bool) -> bool:
        """Whether the places that `value` fills are empty: 20 and 5 in English, 5 and 20 in Arabic, 100 and either."""
        if self.numeral:
            return False
        if self.current % 100 == 0:
            return value < 100
        if arabic:
            return 20 <= value < 100 and self.current % 100 < 10
        return value < 10 and self.current % 10 == 0 and self.current % 100 > 10

    def take(self, atom: Atom, *, arabic: bool) -> None:
        """Add an atom that fits."""
        match atom.kind:
            case "scale" if self.fraction and self.scale < inf:
                pass  # مليونان ونصف المليون: the half was taken of it already
            case "scale":
                self._multiply(atom.value)
            case "dual":
                self.total, self.scale = self.total + atom.value, atom.value / 2
            case "fraction":
                self.fraction = atom.value * (self.scale if self.total and not self.current else 1)
                if atom.joined and not self.words:
                    self.others = ((1 + atom.value,),)  # ساعة ونصف is 1.5 hours
            case "hundred" if not atom.joined and self.current:
                self.current *= 100
            case _:
                self.current += atom.value
        if atom.kind == "numeral":
            self.others = tuple((self.total, *other) for other in atom.others) if self.total else atom.others
        elif arabic and atom.kind == "add" and not self.firm and atom.firm and 1 <= self.current - atom.value <= 12:
            self.others = ((self.current - atom.value, atom.value),)  # الثالثة وعشرون دقيقة is 3:20
        self.numeral = atom.kind == "numeral" or (self.numeral and atom.kind == "hundred")
        self.end, self.firm, self.words = atom.end, self.firm or atom.firm, self.words + 1

    def _multiply(self, scale: float) -> None:
        if not self.current and self.total and scale > self.scale:
            self.total *= scale
        elif self.current or not self.fraction:
            self.total += (self.current or 1) * scale
        self.others = tuple((round(other[0] * scale, 4),) for other in self.others if len(other) == 1)
        self.fraction *= scale
        self.current, self.scale = 0, scale

    def mention(self) -> Mention:
        """The number as it stands; a half may also have been said apart."""
        value = round(self.total + self.current, 4)
        whole = ((value,),) if value or not self.fraction else ()
        part: tuple[Reading, ...] = ((round(value + self.fraction, 4),),) if self.fraction else ()
        if self.fraction and 1 <= value <= 12:
            part = (*part, (value, float(round(60 * self.fraction))))  # الثامنة والنصف is 8:30
        scale = self.scale if self.scale < inf else 1
        firm = self.firm or (self.words > 1 and value > 10)  # الثاني عشر is firmer than either word
        return Mention((*part, *whole, *self.others), self.start, self.end, firm, scale)
