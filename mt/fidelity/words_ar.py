"""The table of Arabic number words: every form with every clitic that it takes."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from mt.fidelity.text import fold

if TYPE_CHECKING:
    from mt.fidelity.sums import Kind


class Entry(NamedTuple):
    """What a number word says; a soft one (not firm) means other things too, or is often put in other words."""

    value: float
    kind: Kind
    firm: bool
    joined: bool = False


_FIRM: dict[Kind, dict[float, str]] = {
    "add": {
        3: "ثلاثة ثلاث",
        4: "أربعة أربع",
        5: "خمسة",
        6: "ستة",
        7: "سبعة",
        8: "ثمانية ثماني ثمان",
        9: "تسعة",
        20: "عشرون عشرين",
        30: "ثلاثون ثلاثين",
        40: "أربعون أربعين",
        50: "خمسون خمسين",
        60: "ستين",
        70: "سبعون سبعين",
        80: "ثمانون ثمانين",
        90: "تسعون تسعين",
        200: "مئتان مئتين مائتان مائتين مئتا مئتي مائتا مائتي",
        300: "ثلاثمئة ثلاثمائة",
        400: "أربعمئة أربعمائة",
        500: "خمسمئة خمسمائة",
        600: "ستمئة ستمائة",
        700: "سبعمئة سبعمائة",
        800: "ثمانمئة ثمانمائة ثمانيمئة",
        900: "تسعمئة تسعمائة",
    },
    "teen": {10: "عشرة"},
    "scale": {
        1e6: "مليون مليونا ملايين",
        1e9: "مليار مليارا مليارات بليون بلايين",
        1e12: "تريليون تريليونا تريليونات ترليون",
    },
    "dual": {
        2e3: "ألفان ألفين ألفي",
        2e6: "مليونان مليونين مليوني",
        2e9: "ملياران مليارين ملياري",
        2e12: "تريليونان تريليونين تريليوني",
    },
}
_SOFT: dict[Kind, dict[float, str]] = {
    "add": {
        0: "صفر",
        1: "واحد واحدا واحدة أحد إحدى أول أولى حادي حادية",
        2: "اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي ثاني ثانية ثان",
        3: "ثالث ثالثة ثلاثا",
        4: "رابع رابعة أربعا",
        5: "خمس خامس خامسة خمسا",
        6: "ست سادس سادسة ستا",
        7: "سبع سابع سابعة سبعا",
        8: "ثامن ثامنة ثمانيا",
        9: "تسع تاسع تاسعة تسعا",
        60: "ستون",  # Stone
    },
    "teen": {10: "عشر عاشر عاشرة"},
    "hundred": {100: "مئة مائة مية"},
    "scale": {1e3: "ألف ألفا آلاف ألوف"},
    "fraction": {0.5: "نصف", 0.25: "ربع", 1 / 3: "ثلث", 2 / 3: "ثلثا ثلثي ثلثين", 0.75: "أرباع"},
}
_DECADES = {
    20: "عشرين", 30: "ثلاثين", 40: "أربعين", 50: "خمسين", 60: "ستين", 70: "سبعين", 80: "ثمانين", 90: "تسعين"
}  # fmt: skip
_CLITICS = ("", "ب", "ل", "ال", "بال", "لل")


def _with_clitics(word: str) -> dict[str, bool]:
    """Every form of the word with its clitics, and whether it begins with "and"."""
    return {glue + clitic + word: glue == "و" for glue, clitic in product(("", "و", "ف"), _CLITICS)}


_DUALS = "يومين يومان شهرين شهران عامين عامان سنتين سنتان ساعتين ساعتان مرتين مرتان شخصين شخصان"


def _number_words() -> dict[str, Entry]:
    bare = {
        fold(form): Entry(round(value, 4), kind, firm)
        for firm, table in ((False, _SOFT), (True, _FIRM))
        for kind, values in table.items()
        for value, forms in values.items()
        for form in forms.split()
    }
    prefixed = {
        form: entry._replace(joined=joined)
        for word, entry in bare.items()
        for form, joined in _with_clitics(word).items()
    }
    two = Entry(2, "add", firm=True)
    for glue, clitic, word in product(("", "و", "ف"), ("", "ب", "ل"), _DUALS.split()):
        prefixed[glue + clitic + fold(word)] = two._replace(joined=glue == "و")
    other = {
        fold(form) for form in ("بالمئة", "بالمائة", "بالألف", "الألفي", "والألفي", "الثماني")
    }  # per cent, millennial, octal
    return {form: entry for form, entry in (prefixed | bare).items() if form not in other}


NUMBER_WORDS = _number_words()
"""By folded form, clitics included."""

VAGUE = frozenset(
    form for word in ("آلاف", "ألوف", "ملايين", "مليارات", "بلايين") for form in _with_clitics(fold(word))
)
"""Plurals that alone say no number, by folded form."""

DECADES = {
    form: value
    for value, stem in _DECADES.items()
    for ending in ("يات", "ات")
    for form in _with_clitics(fold(stem) + ending)
}
"""الثمانينيات and its like, by folded form."""

CENTURY = frozenset(_with_clitics("قرن")) | frozenset(_with_clitics("قرنين"))
"""The word for a century, by folded form."""

YEAR = frozenset(form for word in ("عام", "عاما", "سنة", "عامي") for form in _with_clitics(fold(word)))
"""The words after which two digits are a year, by folded form."""
