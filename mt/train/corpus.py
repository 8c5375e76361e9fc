"""The corpora of a training: read, cleaned, freed of the test sets, a part held out, every loss counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from mt.arabic import normalize
from mt.train.augmentation import variants
from mt.train.cleaning import fault
from mt.train.overlap import TestTexts, read_test_texts, words_of
from mt.train.pairs import Pair, corpus_name, find_files, read_pairs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mt.train.settings import Corpus, DataSettings, Task


Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CleanCorpus:
    """What is left of one file, and how many of its pairs were left out for which reason."""

    name: str
    weight: float
    until: float
    pairs: list[Pair]
    counts: Counter[str]


def read_corpora(settings: DataSettings, task: Task, seed: int) -> tuple[list[CleanCorpus], list[Pair]]:
    """Return the corpora, clean and normalized, and the pairs held out of them all.

    No side of a held-out pair, nor of a test set, is left in any corpus.
    """
    tests = read_test_texts(Path(settings.test_sets)) if settings.test_sets else TestTexts(())
    files = _files(settings)
    sifter = _Sifter(settings, task, tests)
    held_out = [pair for path, corpus in files.items() for pair in _hold_out(path, corpus, sifter, seed)]
    reader = _Reader(sifter, frozenset(words_of(side) for pair in held_out for side in pair), seed)
    return [reader.read(path, corpus) for path, corpus in files.items()], held_out


def report_of(corpora: Iterable[CleanCorpus], held_out: int) -> dict[str, object]:
    """Return the counts as plain JSON: per corpus, and all together."""
    corpora = list(corpora)
    total = sum((corpus.counts for corpus in corpora), Counter[str]())
    return {
        "total": dict(sorted(total.items())),
        "held out": held_out,
        "corpora": {corpus.name: {"weight": corpus.weight, **sorted_counts(corpus.counts)} for corpus in corpora},
    }


def sorted_counts(counts: Counter[str]) -> dict[str, int]:
    """Return the counts with the largest first."""
    return dict(counts.most_common())


def _files(settings: DataSettings) -> dict[Path, Corpus]:
    """Each file with the first of the corpora that names it."""
    files: dict[Path, Corpus] = {}
    for corpus in settings.corpora:
        for path in find_files(Path(settings.folder), corpus.files):
            files.setdefault(path, corpus)
    return files


@dataclass(frozen=True, slots=True)
class _Sifter:
    """Says of a pair what is wrong with it, whatever other pairs there are."""

    settings: DataSettings
    task: Task
    tests: TestTexts

    def reason(self, pair: Pair) -> str | None:
        return fault(pair, self.settings.cleaning, self.task) or self.tests.overlap(pair)


def _hold_out(path: Path, corpus: Corpus, sifter: _Sifter, seed: int) -> list[Pair]:
    """A random few of the good pairs that are long enough to tell a good translation from a poor one."""
    if not corpus.held_out:
        return []
    good = [
        normalized
        for pair in dict.fromkeys(read_pairs(path))
        if not sifter.reason(pair)
        if len((normalized := _normalized(pair, sifter.settings)).target.split()) > 3
    ]
    return _random(seed, path).sample(good, min(corpus.held_out, len(good)))


class _Reader:
    """Reads file after file, and keeps of each what no earlier one had: a pair once, an English side a few times."""

    def __init__(self, sifter: _Sifter, held_out: frozenset[Words], seed: int) -> None:
        self._sifter = sifter
        self._settings = sifter.settings
        self._held_out = held_out
        self._seed = seed
        self._pairs: set[tuple[Words, Words]] = set()
        self._targets: Counter[Words] = Counter()

    def read(self, path: Path, corpus: Corpus) -> CleanCorpus:
        random = _random(self._seed, path)
        counts: Counter[str] = Counter()
        kept: list[Pair] = []
        for pair in read_pairs(path):
            reason = self._sifter.reason(pair) or self._known(pair, corpus)
            counts[reason or "kept"] += 1
            if not reason:
                kept += [
                    _normalized(each, self._settings, corpus.tag) for each in variants(pair, self._settings, random)
                ]
        counts["variants"] = len(kept) - counts["kept"]
        return CleanCorpus(corpus_name(path), corpus.weight, corpus.until, kept, counts)

    def _known(self, pair: Pair, corpus: Corpus) -> str | None:
        source, target = words_of(pair.source), words_of(pair.target)
        if source in self._held_out or target in self._held_out:
            return "held out"
        if (source, target) in self._pairs:
            return "duplicate"
        if self._targets[target] >= corpus.pairs_per_target:
            return "target too often"
        self._pairs.add((source, target))
        self._targets[target] += 1
        return None


def _random(seed: int, path: Path) -> Random:
    return Random(f"{seed} {path.name}")  # noqa: S311 - it draws samples, not secrets


def _normalized(pair: Pair, settings: DataSettings, tag: str = "") -> Pair:
    source = normalize(pair.source, settings.normalization)
    return Pair(f"{tag} {source}" if tag else source, normalize(pair.target, "opus"))
