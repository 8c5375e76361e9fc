"""Arabic text: named normalization profiles, the letters and digits that rules speak of."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mt.records import Profile

ARABIC_LETTERS = (
    "\u0621-\u063a\u0641-\u064a\u066e-\u06d3\u06d5\u06fa-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc"
)
"""For the inside of a character class: every Arabic letter, presentation forms too."""

DIACRITICS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
"""For the inside of a character class: vowel signs, shadda, dagger alif, Quranic marks."""

TATWEEL = "\u0640"

_PRESENTATION = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]+")
_ORNAMENT = frozenset("\ufd3e\ufd3f\ufdfa\ufdfb\ufdfc\ufdfd")  # ﷺ ﷻ ﷼ and kin: NFKC makes phrases of them
_LEADING_MARKS = re.compile(rf"(?<![\w{DIACRITICS}])[{DIACRITICS}]+")
_BLANKS = re.compile(r"[^\S\n]{2,}|[^\S\n ]")
_PERSIAN = re.compile(rf"(?<=[{ARABIC_LETTERS}])[یک]|[یک](?=[{ARABIC_LETTERS}])")

# Soft hyphen, zero widths, direction marks, embeddings and isolates, BOM, tatweel: they carry no sound.
_INVISIBLE = dict.fromkeys(
    map(
        ord,
        "\u00ad\u034f\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
        + TATWEEL,
    )
)
_SPACES = dict.fromkeys(
    map(ord, "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"), " "
)
_SAFE = {**_INVISIBLE, **_SPACES}
_CONTROLS = dict.fromkeys((*range(0x0A), *range(0x0B, 0x20), *range(0x7F, 0xA0), 0x2028, 0x2029), " ")
_QUOTES = {**dict.fromkeys(map(ord, "«»“”„‟"), '"'), **dict.fromkeys(map(ord, "‘’‚‛‹›"), "'"), ord("…"): "..."}
_DIGITS = {
    **{0x0660 + value: str(value) for value in range(10)},
    **{0x06F0 + value: str(value) for value in range(10)},
    ord("٫"): ".",
    ord("٬"): ",",
    ord("٪"): "%",
}
_LETTER = re.compile(f"[{ARABIC_LETTERS}]")
_ENGLISH_SIGNS = str.maketrans("،؛؟۔", ",;?.")
_OTHER_DIGIT = re.compile("[٠-٩۰-۹٫٬٪]")
_OPUS = {**_SAFE, **_QUOTES, **_CONTROLS}
_TABLES = {
    "safe": _SAFE,
    "opus": _OPUS,
    "full": {
        **_OPUS,
        **_DIGITS,
        **{code: None for code in range(0x600, 0x700) if re.match(f"[{DIACRITICS}]", chr(code))},
    },
}


def normalize(text: str, profile: Profile) -> str:
    """Return the copy of `text` that an engine sees; the original stays the document's.

    `none`   nothing is changed
    `safe`   NFC; presentation forms to letters; odd spaces to blanks; direction marks, zero widths, tatweel and
             diacritics without a letter before them removed
    `opus`   `safe`, and quotation marks and `…` to ASCII, controls to blanks, blanks collapsed, as OPUS-MT was trained
    `full`   `opus`, and diacritics removed, digits and their separators to ASCII, ی ک inside words to ي ك

    Letters are never folded: hamza, ى and ة stay as they are written. To normalize twice is to normalize once.
    """
    if profile == "none":
        return text
    text = _presentation_to_letters(unicodedata.normalize("NFC", text)).translate(_TABLES[profile])
    # Once more: what stood between a letter and its mark may be gone.
    text = unicodedata.normalize("NFC", _LEADING_MARKS.sub("", text))
    if profile == "safe":
        return text
    if profile == "full" and ("ی" in text or "ک" in text):
        text = _PERSIAN.sub(_to_arabic_letter, text)
    return _BLANKS.sub(" ", text).strip()


def ascii_digits(text: str) -> str:
    """Return `text` with Arabic-Indic and Persian digits, ٫ ٬ and ٪ as ASCII; the length stays the same."""
    return text.translate(_DIGITS) if _OTHER_DIGIT.search(text) else text


def has_arabic(text: str) -> bool:
    """Tell whether a text has an Arabic letter: in one that has none there is nothing to translate."""
    return _LETTER.search(text) is not None


def with_english_signs(text: str) -> str:
    """Return a text with its digits, commas, semicolons and question marks as English writes them, one for one."""
    return ascii_digits(text).translate(_ENGLISH_SIGNS)


def _presentation_to_letters(text: str) -> str:
    return _PRESENTATION.sub(_compatible, text)


def _compatible(match: re.Match[str]) -> str:
    return "".join(c if c in _ORNAMENT else unicodedata.normalize("NFKC", c) for c in match[0])


def _to_arabic_letter(match: re.Match[str]) -> str:
    return "ي" if match[0] == "ی" else "ك"
