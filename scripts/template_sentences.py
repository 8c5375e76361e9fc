"""Write Arabic sentences of news style and their English from templates with real names, places, dates and numbers.

    python scripts/template_sentences.py --sentences 60000 configs/train/sentences/*.txt > template_sentences.tsv

A line of a file is `SYMBOL<TAB>Arabic<TAB>English[<TAB>gender]`; `#` begins a comment. `S` is a sentence; the other
symbols stand in braces on both sides, drawn once for both: `{CITY}` and `{CITY2}` are two draws. `[قال|قالت]@MAN`
is the form that a slot's gender (m, f or p) asks for, the first slot's where none is named; `ل+{ORG}` joins the letter
to what is drawn. `{COUNT:SYMBOL}` is a number and its noun, whose forms stand as `singular|dual|plural|accusative` and
`singular|plural`. Numbers, dates and sums are made by the code; `core.txt` holds the symbols that all files share.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import defaultdict
from itertools import islice
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from mt.train.pairs import read_pairs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

SLOT = re.compile(r"\{([A-Z_]+)\d*(?::([A-Z_]+))?\d*\}")
FORMS = re.compile(r"\[([^\]|]+\|[^\]]+)\](?:@([A-Z_]+\d*(?::[A-Z_]+)?))?")
JOINED = re.compile(r"([ولبفك])\+")
DEEPEST = 6
UNITS = "ثلاث أربع خمس ست سبع ثماني تسع عشر".split()
UNITS_EN = "three four five six seven eight nine ten".split()
MONTHS = (
    ("يناير", "كانون الثاني", "January"), ("فبراير", "شباط", "February"), ("مارس", "آذار", "March"),
    ("أبريل", "نيسان", "April"), ("مايو", "أيار", "May"), ("يونيو", "حزيران", "June"), ("يوليو", "تموز", "July"),
    ("أغسطس", "آب", "August"), ("سبتمبر", "أيلول", "September"), ("أكتوبر", "تشرين الأول", "October"),
    ("نوفمبر", "تشرين الثاني", "November"), ("ديسمبر", "كانون الأول", "December"),
)  # fmt: skip
WEEKDAYS = (
    ("الأحد", "Sunday"), ("الاثنين", "Monday"), ("الثلاثاء", "Tuesday"), ("الأربعاء", "Wednesday"),
    ("الخميس", "Thursday"), ("الجمعة", "Friday"), ("السبت", "Saturday"),
)  # fmt: skip
CURRENCIES = (
    ("دولار", "dollars"), ("دولار", "dollars"), ("يورو", "euros"), ("جنيه", "pounds"), ("ريال", "riyals"),
    ("درهم", "dirhams"), ("دينار", "dinars"), ("ليرة", "liras"),
)  # fmt: skip


class Phrase(NamedTuple):
    """The two sides of a rule or of what was drawn for a slot, and the gender of its head: m, f or p."""

    arabic: str
    english: str
    gender: str = "m"


Grammar = dict[str, list[Phrase]]


def read_grammar(paths: Iterable[Path]) -> Grammar:
    """Return the rules of all files by symbol.

    Raises:
        SystemExit: a line is no rule, or names a symbol that no file defines; the message names it.
    """
    grammar: Grammar = defaultdict(list)
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            if not line.strip() or line.startswith("#"):
                continue
            fields = [field.strip() for field in line.split("\t")]
            if len(fields) not in (3, 4) or _slots(fields[1]) != _slots(fields[2]):
                raise SystemExit(f"{path}:{number}: 3 or 4 fields, the same slots in both languages: {line}")
            grammar[fields[0]].append(Phrase(*fields[1:]))
    used = {
        name for rules in grammar.values() for rule in rules for slot in SLOT.findall(rule.arabic) for name in slot[:2]
    }
    if unread := [rule.arabic for rules in grammar.values() for rule in rules if "{" in SLOT.sub("", rule.arabic)]:
        raise SystemExit(f"no slot is written like the braces in {unread[0]}")
    if unknown := sorted(used - set(grammar) - set(MADE) - {"COUNT", ""}):
        raise SystemExit(f"no file defines {', '.join(unknown)}")
    return grammar


def _slots(text: str) -> set[str]:
    return {match[0] for match in SLOT.finditer(text)}


def read_more(asked: Iterable[str]) -> Grammar:
    """Return phrases for symbols from corpora, each asked for as `SYMBOL=FILE`; a name in lower case gets capitals."""
    more: Grammar = defaultdict(list)
    for each in asked:
        symbol, _, path = each.partition("=")
        for arabic, english in read_pairs(Path(path)):
            if not re.search(r"[\d(),/]", arabic + english):
                more[symbol].append(Phrase(arabic, english.title() if english.islower() else english))
    return more


class Writer:
    """Draws sentences from a grammar; half of what fills a symbol comes from `more`, where it has some."""

    def __init__(self, grammar: Grammar, random: Random, more: Grammar | None = None) -> None:
        self._grammar = grammar
        self._more = more or {}
        self._random = random

    def sentence(self, rule: Phrase | None = None) -> Phrase:
        """Return one sentence, ready to be read: of a rule, or of one that is drawn."""
        drawn = self._expand(rule or self._random.choice(self._grammar["S"]))
        return Phrase(_joined(drawn.arabic), _articles(drawn.english))

    def sentences(self, count: int) -> Iterator[Phrase]:
        """Yield twice as many sentences as are wanted, for some come again."""
        for _ in range(2 * count):
            yield self.sentence()

    def of_each_rule(self, count: int) -> Iterator[Phrase]:
        """Yield so many sentences of each rule that has slots, one of each that has none."""
        for rule in self._grammar["S"]:
            for _ in range(count if SLOT.search(rule.arabic) else 1):
                yield self.sentence(rule)

    def _expand(self, rule: Phrase, depth: int = 0) -> Phrase:
        if depth > DEEPEST:
            raise SystemExit(f"a symbol holds itself: {rule.arabic}")
        slots = {match[0][1:-1]: match for match in SLOT.finditer(rule.arabic)}
        drawn: dict[str, Phrase] = {}
        for key, slot in slots.items():
            drawn[key] = self._other(slot, depth, drawn.values())
        first = next(iter(drawn), None)

        def form(match: re.Match[str]) -> str:
            forms, key = match[1].split("|"), match[2] or first
            at = "mfp".index(drawn[key].gender) if key else 0
            return forms[at] if at < len(forms) else forms[0]

        def filled(text: str, side: int) -> str:
            return SLOT.sub(lambda match: drawn[match[0][1:-1]][side], text)

        gender = drawn[rule.gender[1:]].gender if rule.gender.startswith("@") else rule.gender or "m"
        return Phrase(filled(FORMS.sub(form, rule.arabic), 0), filled(rule.english, 1), gender)

    def _other(self, slot: re.Match[str], depth: int, drawn: Iterable[Phrase]) -> Phrase:
        """Draw for a slot, in a few tries something else than what stands in the rule already."""
        known = list(drawn)
        tries = (self._draw(slot, depth) for _ in range(4))
        return next((phrase for phrase in tries if phrase not in known), None) or self._draw(slot, depth)

    def _draw(self, slot: re.Match[str], depth: int) -> Phrase:
        name, counted = slot.groups()
        if counted:
            return counted_phrase(self._random.choice(self._grammar[counted]), _number(self._random))
        if name in self._more and self._random.random() < 0.5:
            return self._random.choice(self._more[name])
        if name in self._grammar:
            return self._expand(self._random.choice(self._grammar[name]), depth + 1)
        return MADE[name](self._random)


def counted_phrase(noun: Phrase, number: int) -> Phrase:
    """Return a number with its noun: the noun's form in Arabic goes by the number's last two digits."""
    one, two, many, accusative = noun.arabic.split("|")
    single, several = noun.english.split("|")
    feminine = noun.gender == "f"
    if number == 1:
        return Phrase(f"{one} {'واحدة' if feminine else 'واحد'}", f"one {single}", noun.gender)
    if number == 2:
        return Phrase(two, f"two {several}", noun.gender)
    if number <= 10:
        word = UNITS[number - 3] + ("" if feminine else "ة")
        return Phrase(f"{word} {many}", f"{UNITS_EN[number - 3]} {several}", noun.gender)
    last = number % 100
    form = many if 3 <= last <= 10 else accusative if last > 10 else one
    return Phrase(
        f"{number:,} {form}" if number >= 10_000 else f"{number} {form}", f"{number:,} {several}", noun.gender
    )


def _number(random: Random) -> int:
    kind = random.random()
    if kind < 0.5:
        return random.randint(1, 12)
    return (
        random.randint(11, 99)
        if kind < 0.75
        else random.choice((100, 120, 150, 200, 300, 500, random.randint(101, 5000)))
    )


def _integer(random: Random) -> Phrase:
    number = random.choice((random.randint(11, 99), random.randint(100, 999), random.randint(1000, 99999)))
    return Phrase(f"{number:,}", f"{number:,}") if number > 9999 else Phrase(str(number), f"{number:,}")


def _year(random: Random) -> Phrase:
    year = str(random.randint(1990, 2030) if random.random() < 0.8 else random.randint(1400, 1990))
    return Phrase(year, year)


def _month(random: Random) -> Phrase:
    western, eastern, english = random.choice(MONTHS)
    return Phrase(random.choice((western, western, eastern, f"{eastern}/{western}", f"{western}/{eastern}")), english)


def _date(random: Random) -> Phrase:
    day, month, year = random.randint(1, 28), _month(random), _year(random)
    if random.random() < 0.5:
        return Phrase(f"{day} {month.arabic}", f"{day} {month.english}")
    return Phrase(f"{day} {month.arabic} {year.arabic}", f"{day} {month.english} {year.english}")


def _percent(random: Random) -> Phrase:
    share = str(random.randint(1, 99)) if random.random() < 0.6 else f"{random.uniform(0.1, 30):.1f}"
    if random.random() < 0.3:
        return Phrase(f"{share}%", f"{share}%", "f")
    return Phrase(f"{share} {random.choice(('في المئة', 'بالمئة', 'في المائة', 'بالمائة'))}", f"{share} percent", "f")


def _money(random: Random) -> Phrase:
    currency, english = random.choice(CURRENCIES)
    one, two, many, name = random.choice(
        (("مليون", "مليوني", "ملايين", "million"), ("مليار", "ملياري", "مليارات", "billion"))
    )
    number = random.choice((1, 2, random.randint(3, 10), random.randint(11, 950)))
    if number > 2 and random.random() < 0.3:
        tenths = f"{number}.{random.randint(1, 9)}"
        return Phrase(f"{tenths} {one} {currency}", _sum(tenths, name, english))
    arabic = {1: one, 2: two}.get(number, f"{number} {many if number <= 10 else one}")
    return Phrase(f"{arabic} {currency}", _sum({1: "one", 2: "two"}.get(number, str(number)), name, english))


def _sum(number: str, name: str, currency: str) -> str:
    return f"${number} {name}" if currency == "dollars" and number[0].isdigit() else f"{number} {name} {currency}"


def _time(random: Random) -> Phrase:
    hour, minute = random.randint(1, 12), random.choice((0, 0, 15, 30, 45))
    word, half = random.choice((("صباحا", "a.m."), ("مساء", "p.m.")))
    clock = f"{hour}:{minute:02d}" if minute else str(hour)
    return Phrase(f"الساعة {clock} {word}", f"{clock} {half}", "f")


def _score(random: Random) -> Phrase:
    score = f"{random.randint(0, 5)}-{random.randint(0, 4)}"
    return Phrase(score, score, "f")


MADE: dict[str, Callable[[Random], Phrase]] = {
    "NUM": _integer,
    "YEAR": _year,
    "MONTH": _month,
    "DATE": _date,
    "WEEKDAY": lambda random: Phrase(*random.choice(WEEKDAYS)),
    "PERCENT": _percent,
    "MONEY": _money,
    "TIME": _time,
    "SCORE": _score,
}


def _joined(arabic: str) -> str:
    joined = JOINED.sub(r"\1", arabic.replace("ل+ال", "لل"))
    joined = joined.replace("الساعة الساعة", "الساعة")
    return re.sub(r" +([،.؟!:])", r"\1", re.sub(" {2,}", " ", joined)).strip()


def _articles(english: str) -> str:
    """Mend a and an for what was drawn, and begin with a capital."""
    vowel = (
        r"(?!(?:[Ee]uro|[Uu]ni[^nm]|US\b|UN\b|UK\b|[Oo]ne\b|[Uu]se))[AEIOUaeiou]|hour|honest|honou?r|MP\b|8|11\b|18\b"
    )
    text = re.sub(rf"\b([Aa])n? (?={vowel})", r"\1n ", re.sub(r"\b([Aa])n (?=\w)", r"\1 ", english))
    text = re.sub(" {2,}", " ", text).strip().replace("m..", "m.")
    return (
        re.sub(r"[A-Za-z]", lambda match: match[0].upper(), text, count=1)
        if text[:1] in "\"'"
        else text[:1].upper() + text[1:]
    )


def _different(phrases: Iterable[Phrase]) -> Iterator[Phrase]:
    """Yield each phrase once, as soon as it is met."""
    seen: set[Phrase] = set()
    for phrase in phrases:
        if phrase not in seen:
            seen.add(phrase)
            yield phrase


def main() -> None:
    """Write `Arabic<TAB>English` lines to standard output."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--sentences", type=int, default=60_000)
    parser.add_argument("--each", type=int, help="instead, so many of each sentence with slots, and the others once")
    parser.add_argument("--more", metavar="SYMBOL=FILE", default=[], action="append", help="names from a corpus")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    writer = Writer(read_grammar(options.files), Random(options.seed), read_more(options.more))  # noqa: S311 - it draws samples, not secrets
    drawn = writer.of_each_rule(options.each) if options.each else writer.sentences(options.sentences)
    written = list(islice(_different(drawn), None if options.each else options.sentences))
    sys.stdout.writelines(f"{phrase.arabic}\t{phrase.english}\n" for phrase in written)
    print(f"{len(written)} different sentences", file=sys.stderr)


if __name__ == "__main__":
    main()
