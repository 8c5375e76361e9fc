"""What is wrong with a pair, in a word, so that a report can count it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mt.arabic import ARABIC_LETTERS, ascii_digits

if TYPE_CHECKING:
    from collections.abc import Callable

    from mt.train.pairs import Pair
    from mt.train.settings import Cleaning, Task

    Reasons = dict[str, Callable[[Pair, Cleaning], bool]]

_ARABIC = re.compile(f"[{ARABIC_LETTERS}]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_LETTER = re.compile(r"[^\W\d_]")
_MARKUP = re.compile(
    r"</?[A-Za-z][^>]*>|&\w+;|\{[^}]*\}|%\d*\$?[a-zA-Z(]|\$\w|\[\[|\]\(|https?://|www\.|\\[nt\"]"  # tags to escapes
    r"|(?<!\w)[_&]\w|\w_\w|\w&\w|```|\*\*|~~|^\s*[#>|]|\|"  # accelerator keys, code, Markdown
)
_NUMBER = re.compile(r"\d+")
_SHORTER = 0.7
"""The length of a summary by its source's, at most."""
_SHORT = 20
"""Characters up to which a length ratio says nothing: names and words differ too much."""


def fault(pair: Pair, limits: Cleaning, task: Task) -> str | None:
    """Return why the pair is left out, the first reason that holds, or nothing where it stays."""
    return next((reason for reason, holds in _REASONS[task].items() if holds(pair, limits)), None)


def _share(script: re.Pattern[str], text: str) -> float:
    letters = len(_LETTER.findall(text))
    return len(script.findall(text)) / letters if letters else 0.0


def _ratio(source: str, target: str) -> float:
    longer, shorter = max(len(source), len(target)), min(len(source), len(target))
    return 1.0 if longer < _SHORT else longer / max(shorter, 1)


def _numbers(text: str) -> list[str]:
    """Numbers of two digits and more: a smaller one may be written as a word."""
    return sorted(number for number in _NUMBER.findall(ascii_digits(text)) if len(number) > 1)


_EITHER: Reasons = {
    "blank": lambda pair, _: not pair.source.strip() or not pair.target.strip(),
    "too long": lambda pair, limits: max(side.count(" ") for side in pair) >= limits.max_words,
    "markup": lambda pair, limits: not limits.markup and any(map(_MARKUP.search, pair)),
}
_ENGLISH: Reasons = {
    "target not English": lambda pair, limits: _share(_LATIN, pair.target) < limits.min_script_share,
}
_REASONS: dict[Task, Reasons] = {
    "translate": _EITHER
    | {
        "source not Arabic": lambda pair, limits: _share(_ARABIC, pair.source) < limits.min_script_share,
        **_ENGLISH,
        "length ratio": lambda pair, limits: _ratio(*pair) > limits.max_length_ratio,
        "numbers differ": lambda pair, _: _numbers(pair.source) != _numbers(pair.target),
    },
    "summarize": _EITHER
    | {
        "source not English": lambda pair, limits: _share(_LATIN, pair.source) < limits.min_script_share,
        **_ENGLISH,
        "no shorter": lambda pair, _: len(pair.target) > _SHORTER * len(pair.source),
        "number not in source": lambda pair, _: not set(_numbers(pair.target)) <= set(_numbers(pair.source)),
    },
}
