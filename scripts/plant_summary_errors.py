"""Plant errors into summaries, seeded, and count how many the support check sees, and what it marks without an error.

    python scripts/plant_summary_errors.py SET.jsonl [SET.jsonl …] [--split valid] [--seed 13] [--misses 5]

Errors go into sentences that the check passes without them: of extractive summaries, and of the set's own summaries,
which people wrote. One is seen if the damaged sentence is marked as not backed.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from measure_summaries import Row, read_rows, sentences

from mt.summarize.extractive import ExtractiveSummarizer
from mt.summarize.length import Length
from mt.summarize.names import names_in
from mt.summarize.source import Source
from mt.summarize.support import check_summary

if TYPE_CHECKING:
    from collections.abc import Callable

    Plant = Callable[[str, "Case", random.Random], str | None]

NOT = re.compile(
    r"\b(?:(?:do|does|did|is|are|was|were|has|have|had|would|could|should)(?:n['’]t| not)"
    r"|cannot|can['’]t|won['’]t|never)\b"
)
AUXILIARY = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|should|may|must)\b(?! not\b|n['’]t)")
POSITIVE = {"cannot": "can", "can't": "can", "won't": "will", "never": ""}


@dataclass(frozen=True, slots=True)
class Case:
    """An article that was read, and another to take strange things from."""

    source: Source
    other: Source


def change_number(text: str, _case: Case, rng: random.Random) -> str | None:
    """Another digit in place of one, never a leading zero."""
    places = [match.start() for match in re.finditer(r"\d", text)]
    if not places:
        return None
    place = rng.choice(places)
    return text[:place] + rng.choice([digit for digit in "123456789" if digit != text[place]]) + text[place + 1 :]


def swap_name(text: str, case: Case, rng: random.Random) -> str | None:
    """A name in place of another: one of the same article or of the other one, as a coin falls."""
    own = [token.text for token in names_in(text, case.source)]
    if not own:
        return None
    first, second = (case.source, case.other) if rng.random() < 0.5 else (case.other, case.source)
    for source in (first, second):
        strange = sorted({t.text for s in source.segments for t in names_in(s, source) if t.text not in text})
        if strange:
            return re.sub(rf"\b{re.escape(rng.choice(own))}\b", rng.choice(strange), text)
    return None


def turn_negation(text: str, _case: Case, rng: random.Random) -> str | None:
    """A negation left out, or where there is none, one put in after an auxiliary."""
    if there := list(NOT.finditer(text)):
        match = rng.choice(there)
        word = match[0].replace("’", "'")
        positive = POSITIVE.get(word, word.removesuffix("n't").removesuffix(" not"))
        return " ".join((text[: match.start()] + positive + text[match.end() :]).split())
    if free := list(AUXILIARY.finditer(text)):
        match = rng.choice(free)
        return f"{text[: match.end()]} not{text[match.end() :]}"
    return None


def bring_sentence(_text: str, case: Case, rng: random.Random) -> str | None:
    """A sentence of the other article."""
    whole = [text for text in case.other.segments if len(text.split()) > 6]
    return rng.choice(whole) if whole else None


KINDS: dict[str, Plant] = {
    "number": change_number,
    "name": swap_name,
    "negation": turn_negation,
    "sentence of another article": bring_sentence,
}


def marked(text: str, source: Source) -> bool:
    """Tell whether the check marks a sentence."""
    return check_summary([text], source.segments, source)[0].origin == "unsupported"


def main() -> None:
    """Print for each kind of summary what was marked whole, and what of the errors was seen."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", type=Path)
    parser.add_argument("--split")
    parser.add_argument("--seed", type=int, default=13)
    parser.add_argument("--misses", type=int, default=0, help="how many misses of each kind to show")
    options = parser.parse_args()
    rows = [row for path in options.sets for row in read_rows(path, options.split)]
    sources = [Source(row.segments) for row in rows]
    extractive = ExtractiveSummarizer(Length())
    bases: dict[str, Callable[[Row], list[str]]] = {
        "extractive": lambda row: [s.text for s in extractive.summarize(row.segments).sentences],
        "written by people": lambda row: sentences(row.references[0]),
    }
    for name, summary in bases.items():
        rng = random.Random(options.seed)  # noqa: S311 - repeatable, not secret
        planted, seen, clean, total = Counter[str](), Counter[str](), 0, 0
        for index, (row, source) in enumerate(zip(rows, sources, strict=True)):
            texts = summary(row)
            passed = [text for text in texts if not marked(text, source)]
            total, clean = total + len(texts), clean + len(passed)
            case = Case(source, sources[(index + 1) % len(sources)])
            for kind, plant in KINDS.items():
                tried = [(text, plant(text, case, rng)) for text in passed]
                for text, damaged in [one for one in tried if one[1] not in {None, one[0]}][:1]:
                    assert damaged is not None  # noqa: S101 - filtered in the line above
                    found = marked(damaged, source)
                    planted[kind] += 1
                    seen[kind] += found
                    if not found and planted[kind] - seen[kind] <= options.misses:
                        print(f"    missed ({kind})\n      whole   {text}\n      damaged {damaged}")
        print(f"\n{name}: {total} sentences, {total - clean} marked without an error ({(total - clean) / total:.1%})")
        for kind, count in planted.items():
            print(f"{kind:28} {seen[kind]:5} of {count:5}  {seen[kind] / count:6.1%}")


if __name__ == "__main__":
    main()
