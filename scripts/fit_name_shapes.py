"""Fit the shapes by which the checks tell a name from a word, in Arabic and in English, and write them as a table.

    python scripts/fit_name_shapes.py CORPUS_DIR -o mt/fidelity/names_shapes.py

CORPUS_DIR holds NAME.tsv.xz, Arabic, a tab, English: human prose, in which an Arabic word counts as a name where a
capitalized word inside the English sentence can be it by its sound; and lists of names. The sentences that were written
for the project's training are read as prose too. What is written are the weights of two logistic regressions over the
letter groups of a word, rounded, and single words that look like names and are none: no text of the corpora is in it.
"""

from __future__ import annotations

import argparse
import lzma
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from mt.fidelity.names_english import tokens
from mt.fidelity.names_lexicon import bases
from mt.fidelity.text import arabic_words
from mt.fidelity.transliteration import may_transliterate

if TYPE_CHECKING:
    from collections.abc import Iterator

# Prose under CC BY-SA 4.0, CC BY 4.0 and MIT; names under CC0 (Wikidata), Apache-2.0, the Unicode licence, Unlicense.
PROSE = "nllb_seed_ary xquad opensource_guide un_sdg_targets syrian_archive_investigations".split()
WORDS = "mozilla_www cbd_absch ethereum_org quran_saheeh".split()
NAMES = "person_names_wikidata google_translit_wikipedia_names tech4palestine_names cldr_names".split()
WRITTEN = Path(__file__).parents[1] / "configs" / "train" / "sentences"
SLOT = re.compile(r"(?:\w\+)?\{[^}]*\}|\[[^]]*\](?:@\w+)?")
STEP = 0.25
PENALTY = 6e-5
HEADER = '''"""Letter groups that tell a name from a word; made by scripts/fit_name_shapes.py, see there of what."""

from __future__ import annotations

STEP = {step}
"""What one unit of a weight adds to the log-odds."""

'''


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    arabic, english, small = labelled(options.corpora)
    shapes = fit(arabic)
    text = HEADER.format(step=STEP) + table("ARABIC", *shapes) + "\n"
    text += ordinary(arabic, *shapes, name="ARABIC_WORDS", often=2)
    names = fit(english)
    never = {word: row for word, row in english.items() if word in small}
    text += "\n" + table("ENGLISH", *names) + "\n" + ordinary(never, *names, name="ENGLISH_WORDS", often=3)
    options.output.write_text(text, encoding="utf-8")


def pairs(folder: Path, name: str) -> Iterator[tuple[str, str]]:
    """Yield the pairs of one corpus."""
    with lzma.open(folder / f"{name}.tsv.xz", "rt", encoding="utf-8", newline="\n") as lines:
        for line in lines:
            arabic, english = line.rstrip("\n").split("\t")
            yield arabic, english


def written() -> Iterator[tuple[str, str]]:
    """Yield the sentences of the project's own writing, what is drawn into them left out."""
    for path in sorted(WRITTEN.glob("**/*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            symbol, _, texts = line.partition("\t")
            if symbol == "S":
                source, target = texts.split("\t")[:2]
                yield SLOT.sub(" ", source), SLOT.sub(" ", target)


def labelled(folder: Path) -> tuple[dict[str, list[float]], dict[str, list[float]], set[str]]:
    """Return Arabic and English words in small letters, each with how often it was a name and how often it was seen.

    The third are the English words that were written in small letters more than twice.
    """
    arabic: dict[str, list[float]] = {}
    common: set[str] = set()
    english: dict[str, list[float]] = {}
    prose = {name: list(pairs(folder, name)) for name in PROSE} | {"written": list(written())}
    for own in prose.values():
        for source, target in own:
            _label(source, target, arabic, english)
    for own in (*prose.values(), *(list(pairs(folder, name)) for name in WORDS)):
        small = Counter(word for _, target in own for word in re.findall(r"(?<![\w'’-])[a-z]{3,}(?![\w'’-])", target))
        for word, count in small.items():
            _count(english, word, 0, min(count, 30) if count > 2 else 0)
        common |= {word for word, count in small.items() if count > 2}
    for name in NAMES:
        for source, target in pairs(folder, name):
            for word in arabic_words(source):
                _count(arabic, word.text, 0.5, 0.5)
            for latin in re.findall(r"[A-Za-zÀ-ɏ]{3,}", target):
                _count(english, latin.lower(), 0.5, 0.5)
    return arabic, english, common


def _label(source: str, target: str, arabic: dict[str, list[float]], english: dict[str, list[float]]) -> None:
    names = [t for t in tokens(target) if t.capital and re.search(r"[\w,] $", target[: t.start])]
    heard = set()
    for word in arabic_words(source):
        sounds = {t for t in names if any(may_transliterate(base, t.text) for base in bases(word.text))}
        heard |= sounds
        _count(arabic, word.text, bool(sounds), 1)
    for token in names:
        _count(english, token.text.lower(), token in heard, 1)


def _count(table: dict[str, list[float]], word: str, names: float, seen: float) -> None:
    row = table.setdefault(word, [0.0, 0.0])
    row[0] += names
    row[1] += seen


def fit(words: dict[str, list[float]]) -> tuple[float, dict[str, float]]:
    """Return the intercept and the weights of letter groups: logistic, with a penalty that leaves few of them."""
    import torch

    from mt.fidelity.names_shape import groups

    rows = [(groups(word), names / seen, min(seen, 20.0) ** 0.5) for word, (names, seen) in words.items() if seen]
    counts = Counter(group for own, _, _ in rows for group in set(own))
    index = {g: i for i, g in enumerate(sorted(g for g, n in counts.items() if n >= (20 if len(g) > 2 else 5)))}
    known = [[index[group] for group in own if group in index] for own, _, _ in rows]
    starts = torch.tensor([0, *map(len, known[:-1])]).cumsum(0)
    flat = torch.tensor([i for own in known for i in own])
    truth, weight = torch.tensor([t for _, t, _ in rows]), torch.tensor([w for _, _, w in rows])
    torch.manual_seed(0)
    layer = torch.nn.EmbeddingBag(len(index), 1, mode="sum")
    torch.nn.init.zeros_(layer.weight)
    bias = torch.zeros(1, requires_grad=True)
    optimizer = torch.optim.Adam([layer.weight, bias], lr=0.1)
    for _ in range(60):
        optimizer.zero_grad()
        logits = layer(flat, starts).squeeze(1) + bias
        loss = torch.nn.functional.binary_cross_entropy_with_logits(logits, truth, weight=weight) / weight.mean()
        (loss + PENALTY * layer.weight.abs().sum()).backward()
        optimizer.step()
    weights = layer.weight.detach()
    return float(bias.detach()), {group: float(weights[i]) for group, i in index.items()}


def table(name: str, bias: float, weights: dict[str, float]) -> str:
    """Return the Python of one table: the groups by their weight in steps."""
    levels: dict[int, list[str]] = {}
    for group, weight in weights.items():
        level = round(weight / STEP)
        if level:
            levels.setdefault(level, []).append(group)
    lines = [f"{name}_BIAS = {round(bias / STEP)}", f"{name} = {{"]
    for level, own in sorted(levels.items()):
        lines.append(f"    {level}: (")
        lines += [f'        "{line}"' for line in _wrapped(own)]
        lines.append("    ),")
    return "\n".join([*lines, "}", ""])


def ordinary(words: dict[str, list[float]], bias: float, weights: dict[str, float], *, name: str, often: int) -> str:
    """Return the Python of the words that look like names, and in the prose are none, seen `often` or more."""
    from mt.fidelity.names_shape import groups

    steps = {group: round(weight / STEP) for group, weight in weights.items()}
    found = [
        word
        for word, (names, seen) in sorted(words.items())
        if seen >= often and names < 0.1 * seen and len(word) > 2
        if STEP * (round(bias / STEP) + sum(steps.get(group, 0) for group in groups(word))) > -1.0
    ]
    return "\n".join([f"{name} = (", *(f'    "{line}"' for line in _wrapped(found)), ")", ""])


def _wrapped(groups: list[str]) -> list[str]:
    lines = [""]
    for group in groups:
        if len(lines[-1]) + len(group) > 105:
            lines.append("")
        lines[-1] += group + " "
    return lines


if __name__ == "__main__":
    main()
