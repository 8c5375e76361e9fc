"""Write English sentences with word-by-word Arabic before them: practice text for a small translation model.

    python scripts/word_by_word.py --lexicon CORPUS_FOLDER --english FILE.txt.gz ... --sentences 200000 > synthetic.tsv

Each English content word becomes an Arabic word that some short pair of the corpora gives for it; the articles
and a few function words follow Arabic's ways. It is no translation. A model that reads it under a tag of its
own learns which English such words make, in the sentences of speeches and news that parallel text lacks.
"""

from __future__ import annotations

import argparse
import gzip
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from mt.arabic import normalize
from mt.train.pairs import find_files, read_pairs

if TYPE_CHECKING:
    from collections.abc import Iterator

Lexicon = dict[str, list[str]]

DROPPED = frozenset("a an is are be been being was were am do does did has had of".split())
FUNCTION = {
    "in": "في", "on": "على", "from": "من", "with": "مع", "to": "إلى", "about": "حول", "between": "بين",
    "after": "بعد", "before": "قبل", "during": "خلال", "against": "ضد", "under": "تحت", "over": "على",
    "that": "أن", "which": "التي", "who": "الذي", "this": "هذا", "these": "هذه", "those": "تلك", "not": "لا",
    "no": "لا", "or": "أو", "but": "لكن", "if": "إذا", "when": "عندما", "because": "لأن", "where": "حيث",
    "he": "هو", "she": "هي", "it": "هو", "they": "هم", "we": "نحن", "i": "أنا", "you": "أنت", "there": "هناك",
    "all": "جميع", "every": "كل", "some": "بعض", "other": "أخرى", "more": "أكثر", "most": "معظم", "also": "أيضا",
    "only": "فقط", "very": "جدا", "by": "من قبل", "at": "في", "have": "لديه", "can": "يمكن", "must": "يجب",
    "should": "ينبغي", "may": "قد", "would": "سوف", "will": "سوف", "could": "يمكن", "what": "ما", "how": "كيف",
    "our": "لدينا", "its": "لها", "their": "لهم", "his": "له", "her": "لها", "my": "لي", "your": "لك",
    "us": "لنا", "them": "لهم", "him": "له", "me": "لي", "than": "من", "through": "من خلال", "such": "مثل",
    "many": "العديد من", "into": "إلى", "has": "قد", "while": "بينما", "until": "حتى", "since": "منذ",
    "without": "بدون", "within": "ضمن", "among": "بين", "one": "واحد", "two": "اثنان", "three": "ثلاثة",
    "four": "أربعة", "five": "خمسة", "so": "لذلك", "now": "الآن", "today": "اليوم", "here": "هنا",
}  # fmt: skip
JOINED = {"and": "و", "for": "ل", "as": "ك"}
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"“])")
_TOKEN = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*|\d[\d.,]*\d|\d|[.,;:!?%()\"]")
_PUNCTUATION = str.maketrans({",": "،", ";": "؛", "?": "؟"})
_JOINED = re.compile("^[وف]?(?:ال|لل|[بك]ال|[بلك](?=.{4}))?")
_CLITIC = re.compile(r"['’](s|re|ve|ll|d|m|t)$")


def learn_lexicon(folder: Path, *, names: bool) -> Lexicon:
    """Return the Arabic of each English word or two, frequent ones first, from the corpora's shortest pairs.

    Lists of names are a lexicon of their own, for words with a capital: few jobs are Job's.
    """
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for path in find_files(folder, ("*",)):
        if names != ("names" in path.name or path.name.startswith(("google_translit", "stellarium"))):
            continue
        weight = 3 if path.name.startswith(("buckwalter", "freedict", "tico", "cldr", "country")) else 1
        for source, target in read_pairs(path):
            if target.count(" ") > 2 or source.count(" ") > 1:
                continue
            arabic = normalize(source, "full").strip(" .!؟:،")
            english = target.strip(" .!?:").casefold().removeprefix("to ").removeprefix("the ")
            if re.fullmatch(r"[a-z'-]+( [a-z'-]+)?", english) and re.fullmatch(
                r"[\u0621-\u064a]+( [\u0621-\u064a]+)?", arabic
            ):
                found[english][arabic] += weight
    return {english: _ranked(counts) for english, counts in found.items()}


def confirm(lexicon: Lexicon, folder: Path) -> Lexicon:
    """Return the lexicon with each word's Arabic in the order in which the corpora's sentences really pair them.

    A dictionary knows ten words for one and not which of them anybody uses.
    """
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for path in find_files(folder, ("*",)):
        for source, target in read_pairs(path):
            if 3 <= target.count(" ") < 40:
                arabic = _with_bare_forms(normalize(source, "full").split())
                for word in {known for word in target.casefold().split() if (known := _known(word, lexicon))}:
                    seen[word].update(other for other in lexicon[word] if other in arabic)
    return {word: _ranked(seen[word]) or others[:2] for word, others in lexicon.items()}


def _known(word: str, lexicon: Lexicon) -> str | None:
    return next((stem for stem in stems(word.strip('.,;:!?()"')) if stem in lexicon), None)


def _with_bare_forms(words: list[str]) -> set[str]:
    """The words, also without the letters that Arabic joins to a word's front."""
    forms = {word.strip('،.؟!؛:()"') for word in words}
    return forms | {_JOINED.sub("", form) for form in forms if len(form) > 4}


def _ranked(counts: Counter[str]) -> list[str]:
    """The frequent ones; what is seen a tenth as often as the first is rarely right."""
    most = max(counts.values(), default=0)
    return [word for word, count in counts.most_common(12) if count * 10 > most]


def stems(word: str) -> Iterator[str]:
    """Yield what the word may be a form of, and the word: first itself, but the verb before its participle."""
    if not word.endswith("ed"):
        yield word
    for ending, others in (
        ("ies", ("y",)), ("es", ("", "e")), ("s", ("",)), ("ied", ("y",)), ("ed", ("", "e")),
        ("ing", ("", "e")), ("ly", ("",)), ("er", ("", "e")), ("est", ("", "e")), ("'s", ("",)),
    ):  # fmt: skip
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word.removesuffix(ending)
            yield from (stem + other for other in others)
            if len(stem) > 3 and stem[-1] == stem[-2]:
                yield stem[:-1]
    yield word


class WordByWord:
    """Writes Arabic words for an English sentence, or nothing where too many are unknown."""

    def __init__(self, lexicon: Lexicon, names: Lexicon, random: Random) -> None:
        self._lexicon = lexicon
        self._names = names
        self._random = random

    def arabic(self, sentence: str) -> str | None:
        """Return the sentence's words in Arabic, or nothing where more than a tenth are unknown."""
        tokens = _TOKEN.findall(sentence)
        words: list[str] = []
        before, definite, unknown, at = "", False, 0, 0
        while at < len(tokens):
            low = _CLITIC.sub("", tokens[at].casefold())
            two = f"{low} {tokens[at + 1].casefold()}" if at + 1 < len(tokens) and low not in FUNCTION else ""
            if not tokens[at][0].isalpha():
                words.append(tokens[at].translate(_PUNCTUATION))
            elif low == "the":
                definite = True
            elif low in JOINED:
                before += JOINED[low]
            elif low in FUNCTION:
                words.append(before + FUNCTION[low])
                before, definite = "", False
            elif low not in DROPPED:
                found, used = (self._lexicon.get(two), 2) if two in self._lexicon else (self._find(low, tokens[at]), 1)
                if not found:
                    unknown += 1
                else:
                    # The first is the most frequent; a later one is taken now and then.
                    word = found[min(int(self._random.expovariate(1.6)), len(found) - 1)]
                    words.append(_prefixed(word, before, definite=definite))
                before, definite = "", False
                at += used - 1
            at += 1
        if not words or unknown * 10 > len(words):
            return None
        return re.sub(r" (?=[،.؟!؛:%)])", "", " ".join(self._moved(words)))

    def _find(self, word: str, written: str) -> list[str] | None:
        if written[0].isupper() and word in self._names:
            return self._lexicon.get(word) or self._names[word]
        return next((self._lexicon[stem] for stem in stems(word) if stem in self._lexicon), None)

    def _moved(self, words: list[str]) -> list[str]:
        """Swap a neighbour here and there: Arabic puts adjectives last and verbs first, this text does not."""
        moved = list(words)
        at = 0
        while at < len(moved) - 1:
            if self._random.random() < 0.15 and moved[at].isalpha() and moved[at + 1].isalpha():
                moved[at], moved[at + 1] = moved[at + 1], moved[at]
                at += 1
            at += 1
        return moved


def _prefixed(word: str, before: str, *, definite: bool) -> str:
    bare = word.removeprefix("ال") if len(word) > 4 else word
    if before.endswith("ل"):
        return before + ("ل" if definite else "") + bare
    return before + ("ال" if definite else "") + bare if before or definite else word


def sentences_of(path: Path) -> Iterator[str]:
    """Yield the sentences of 6 to 40 words of a file with a paragraph a line."""
    with gzip.open(path, "rt", encoding="utf-8", newline="\n") as lines:
        for line in lines:
            for sentence in _SENTENCE.split(line.strip()):
                if 6 <= sentence.count(" ") < 40 and sentence[-1] in '.!?"' and sentence[0].isupper():
                    yield sentence


def main() -> None:
    """Write `Arabic<TAB>English` lines to standard output."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--lexicon", type=Path, required=True)
    parser.add_argument("--english", type=Path, nargs="+", required=True)
    parser.add_argument("--sentences", type=int, default=200_000, help="of each English file")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    random = Random(options.seed)  # noqa: S311 - it draws samples, not secrets
    words, names = (learn_lexicon(options.lexicon, names=names) for names in (False, True))
    writer = WordByWord(confirm(words, options.lexicon), names, random)
    for path in options.english:
        sentences = list(dict.fromkeys(sentences_of(path)))
        random.shuffle(sentences)
        written = read = 0
        for sentence in sentences:
            read += 1
            if arabic := writer.arabic(sentence):
                sys.stdout.write(f"{arabic}\t{normalize(sentence, 'opus')}\n")
                written += 1
            if written == options.sentences:
                break
        print(f"{path.name}: {written} of {read} sentences read, {len(sentences)} in all", file=sys.stderr)


if __name__ == "__main__":
    main()
