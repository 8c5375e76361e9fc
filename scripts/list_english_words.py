"""List the stems of English words by which the checks tell a word from one that a model made up.

    python scripts/list_english_words.py --text ../shared/corpus/mono_en --pairs ../shared/corpus \
        -o mt/fidelity/english_words.txt.gz

A word counts where it stands in the lists of `scripts/words`, which a language model wrote for this project, or in
small letters in the sentences written for its training, in English text (`.txt.gz`), or twice in the English sides of
parallel text (`.tsv.xz`). What is written are single stems, sorted: no text is in it.
"""

from __future__ import annotations

import argparse
import gzip
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from mt.fidelity.english_words import spelling, stem
from mt.train.pairs import read_pairs

if TYPE_CHECKING:
    from collections.abc import Iterable

LISTS = Path(__file__).with_name("words")
WRITTEN = Path(__file__).parents[1] / "configs" / "train" / "sentences"
WORD = re.compile(r"(?<![\w'’.@/-])[a-z]{3,}(?![\w@/-])")
SLOT = re.compile(r"\{[^}]*\}")
TWICE = 2


def main() -> None:
    """Write the list."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--text", type=Path, required=True, help="folder of English text")
    parser.add_argument("--pairs", type=Path, required=True, help="folder of parallel text")
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    words = set(counted(path.read_text(encoding="utf-8") for path in sorted(WRITTEN.glob("**/*.txt"))))
    words |= {word for path in LISTS.glob("*.txt") for word in path.read_text(encoding="utf-8").split()}
    for path in options.text.glob("*.txt.gz"):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            words |= set(counted(lines))
    sides = Counter[str]()
    for path in options.pairs.glob("*.tsv.xz"):
        sides.update(counted(target for _, target in read_pairs(path)))
    words |= {word for word, count in sides.items() if count >= TWICE}
    stems = sorted({spelling(stem(word)) for word in words if word.isascii()})
    options.output.write_bytes(gzip.compress("\n".join(stems).encode("ascii"), 9, mtime=0))
    print(f"{len(words):,} words, {len(stems):,} stems, {options.output.stat().st_size:,} bytes")


def counted(texts: Iterable[str]) -> Counter[str]:
    """Return how often each word stands in small letters."""
    found = Counter[str]()
    for text in texts:
        found.update(WORD.findall(SLOT.sub(" ", text)))
    return found


if __name__ == "__main__":
    main()
