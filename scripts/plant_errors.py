"""Plant errors into human translations, seeded, and count how many the fidelity checks see.

    python scripts/plant_errors.py TESTSET.jsonl [TESTSET.jsonl …] [--seed 13] [--misses 5]

A test set holds one JSON object a line with `src` and `ref`; rows with a `flag` are left out. An error counts as seen
if the damaged translation has an error or a warning of its kind that the whole one does not have.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mt.fidelity import check
from mt.fidelity.names_english import plain, tokens
from mt.fidelity.names_lexicon import bases, sightings, title_of
from mt.fidelity.sentences import arabic_sentences, english_sentences
from mt.fidelity.text import arabic_words
from mt.fidelity.transliteration import may_transliterate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MONTHS = "January February March April May June July August September October November December".split()
NEGATIONS = re.compile(
    r"\b(?:(?:do|does|did|is|are|was|were|has|have|had|would|could|should)n['’]t|(?:not|never)\b|cannot|can['’]t|won['’]t)\b"
)
TAG = re.compile(r" (?:he|she|it|you|they|we|I|there)\?")
POSITIVE = {"cannot": "can", "can't": "can", "won't": "will", "not": "", "never": ""}
TITLE = re.compile(r"\b(?:President|Mr|Mrs|Ms|Dr|Sheikh|Imam|Prince|Princess|King|Queen|General|Sultan|Pope)\.? $")
OTHER_NAMES = {
    "place": "Peru Sweden Lisbon Uganda Kyoto Nepal Ecuador Milan Quito Ankara Dakar Vienna Bolivia Tampere".split(),
    "person": "Carlos Hamza Vargas Merkel Olga Okafor Dominic Walid Tanaka Brezhnev Nigel Rashid Sutter Wojtek".split(),
}


def change_digit(_source: str, text: str, rng: random.Random) -> str | None:
    """Another digit in place of one, never a leading zero."""
    places = [match.start() for match in re.finditer(r"\d", re.sub(r"https?://\S+", lambda m: " " * len(m[0]), text))]
    if not places:
        return None
    place = rng.choice(places)
    digits = [digit for digit in "123456789" if digit != text[place]]
    return text[:place] + rng.choice(digits) + text[place + 1 :]


def drop_sentence(source: str, text: str, rng: random.Random) -> str | None:
    """One sentence of several left out, where the source has as many."""
    sentences = english_sentences(text)
    if len(sentences) < 2 or len(sentences) != len(arabic_sentences(source)):
        return None
    gone = rng.randrange(len(sentences))
    return " ".join(sentence for index, sentence in enumerate(sentences) if index != gone)


def repeat_phrase(_source: str, text: str, rng: random.Random) -> str | None:
    """A phrase of two to six words said two to four times more."""
    words = text.split()
    size = rng.randint(2, 6)
    if len(words) < size + 2:
        return None
    start = rng.randrange(len(words) - size + 1)
    phrase = words[start : start + size]
    return " ".join(words[: start + size] + phrase * rng.randint(2, 4) + words[start + size :])


def double_phrase(_source: str, text: str, rng: random.Random) -> str | None:
    """A phrase of three to six words said twice."""
    words = text.split()
    size = rng.randint(3, 6)
    if len(words) < size + 2:
        return None
    start = rng.randrange(len(words) - size + 1)
    return " ".join(words[: start + size] + words[start:])


def lose_url(source: str, text: str, rng: random.Random) -> str | None:
    """An address gone, or cut in its middle, where the source has it too."""
    match = re.search(r"https?://\S+|www\.\S+|\S+@\S+\.\w+", text)
    if match is None or match[0].rstrip(".,;:!?)]}»\"'>") not in source:
        return None
    cut = match.start() + (len(match[0]) // 2 if rng.random() < 0.5 else 0)
    return text[:cut] + text[match.end() :]


def swap_month(_source: str, text: str, rng: random.Random) -> str | None:
    """A month in place of another."""
    matches = list(re.finditer(rf"\b({'|'.join(MONTHS)})\b(?! I\b)", text))
    if not matches:
        return None
    match = rng.choice(matches)
    return text[: match.start()] + rng.choice([m for m in MONTHS if m != match[0]]) + text[match.end() :]


def delete_negation(_source: str, text: str, rng: random.Random) -> str | None:
    """A `not`, `n't` or `never` left out, but not that of a tag question (isn't it?)."""
    matches = [match for match in NEGATIONS.finditer(text) if not TAG.match(text, match.end())]
    if not matches:
        return None
    match = rng.choice(matches)
    word = match[0].replace("’", "'")
    positive = POSITIVE.get(word, word.removesuffix("n't"))
    return " ".join((text[: match.start()] + positive + text[match.end() :]).split())


def swap_name(source: str, text: str, rng: random.Random) -> str | None:
    """A name that the check can see, from its tables or by a title on both sides, everywhere in place of another."""
    return _swapped(text, _known_names(source, text), rng)


def swap_any_name(source: str, text: str, rng: random.Random) -> str | None:
    """A name that the check can see, or any inside a sentence that sounds like a word of the source."""
    words = {base for word in arabic_words(source) for base in bases(word.text)}
    sounding = [
        (token.text, "person")
        for token in tokens(text)
        if token.capital
        and re.search(r"[a-z,] $", text[: token.start])
        and token.text not in MONTHS
        and any(may_transliterate(word, token.text) for word in words)
    ]
    return _swapped(text, list(dict.fromkeys(_known_names(source, text) + sounding)), rng)


def _known_names(source: str, text: str) -> list[tuple[str, str]]:
    words = arabic_words(source)
    forms = [
        (form, "person" if s.entry.kind == "person" else "place") for s in sightings(words) for form in s.entry.forms
    ]
    titled = any(title_of(word.text) for word in words)
    known = []
    for token in tokens(text):
        kinds = [kind for form, kind in forms if plain(token.text).startswith(form)]
        if token.capital and (kinds or (titled and TITLE.search(text[: token.start]))):
            known.append((token.text, kinds[0] if kinds else "person"))
    return known


def _swapped(text: str, known: list[tuple[str, str]], rng: random.Random) -> str | None:
    if not known:
        return None
    name, kind = rng.choice(known)
    other = rng.choice([other for other in OTHER_NAMES[kind] if other[:4] not in text])
    return re.sub(rf"\b{re.escape(name)}\b", other, text)


class Kind(NamedTuple):
    """A way to damage a translation, and the codes of the findings that see it."""

    name: str
    damage: Callable[[str, str, random.Random], str | None]
    codes: frozenset[str]


NAME_CODES = frozenset({"name-missing", "name-added"})
KINDS = (
    Kind("change a digit", change_digit, frozenset({"number-missing", "number-added", "latin"})),
    Kind("drop a sentence", drop_sentence, frozenset({"dropped-sentence", "length"})),
    Kind("repeat a phrase", repeat_phrase, frozenset({"loop"})),
    Kind("say a phrase twice", double_phrase, frozenset({"loop"})),
    Kind("lose a URL", lose_url, frozenset({"url"})),
    Kind("swap a month", swap_month, frozenset({"date-missing"})),
    Kind("delete a negation", delete_negation, frozenset({"negation"})),
    Kind("swap a name", swap_name, NAME_CODES),
    Kind("swap any name", swap_any_name, NAME_CODES),
)


def read_pairs(paths: list[Path]) -> Iterator[tuple[str, str]]:
    """Yield the source and the reference of every row that has no flag."""
    for path in paths:
        with path.open(encoding="utf-8", newline="\n") as lines:
            rows = [json.loads(line) for line in lines]
        yield from ((row["src"], row["ref"]) for row in rows if not row.get("flag"))


def seen(source: str, whole: str, damaged: str, codes: frozenset[str]) -> bool:
    """Whether the damaged translation has more findings of these codes than the whole one."""
    count = [
        sum(finding.code in codes and finding.severity != "info" for finding in check(source, text))
        for text in (damaged, whole)
    ]
    return count[0] > count[1]


def main() -> None:
    """Print one row a kind: how many were planted, how many were seen, and some that were not."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("testsets", nargs="+", type=Path)
    parser.add_argument("--seed", type=int, default=13)
    parser.add_argument("--misses", type=int, default=0, help="how many misses of each kind to show")
    options = parser.parse_args()
    pairs = list(read_pairs(options.testsets))
    for kind in KINDS:
        rng = random.Random(options.seed)  # noqa: S311 - repeatable, not secret
        planted = [(s, r, damaged) for s, r in pairs if (damaged := kind.damage(s, r, rng)) not in (None, r)]
        missed = [case for case in planted if not seen(*case, kind.codes)]
        hits = len(planted) - len(missed)
        print(f"{kind.name:20} {hits:5} of {len(planted):5}  {hits / max(len(planted), 1):6.1%}")
        for source, reference, damaged in missed[: options.misses]:
            print(f"    source    {source}\n    reference {reference}\n    damaged   {damaged}\n")


if __name__ == "__main__":
    main()
