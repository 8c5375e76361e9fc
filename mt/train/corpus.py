"""The corpora of a training: read, cleaned, freed of the test sets, a part held out, every loss counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
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

    from mt.train.settings import Corpus, DataSettings


@dataclass(frozen=True, slots=True)
class CleanCorpus:
    """What is left of one file, and how many of its pairs were left out for which reason."""

    name: str
    weight: float
    pairs: list[Pair]
    counts: Counter[str]


@dataclass(slots=True)
class _Seen:
    """What earlier files held: a pair is kept once, and an English side a few times."""

    pairs: set[int] = field(default_factory=set)
    targets: Counter[int] = field(default_factory=Counter)
    held_out: set[tuple[str, ...]] = field(default_factory=set)


def read_corpora(settings: DataSettings, seed: int) -> tuple[list[CleanCorpus], list[Pair]]:
    """Return the corpora, clean and normalized, and the pairs held out of them all.

    No side of a held-out pair, nor of a test set, is left in any corpus.
    """
    tests = read_test_texts(Path(settings.test_sets)) if settings.test_sets else TestTexts(())
    files = _files(settings)
    seen = _Seen()
    held_out = [
        pair
        for path, corpus in files.items()
        for pair in _hold_out(path, corpus.held_out, settings, tests, Random(f"{seed} {path.name}"))
    ]
    seen.held_out.update(words_of(side) for pair in held_out for side in pair)
    corpora = [_clean(path, corpus, settings, tests, seen, seed) for path, corpus in files.items()]
    return corpora, held_out


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


def _hold_out(path: Path, count: int, settings: DataSettings, tests: TestTexts, random: Random) -> list[Pair]:
    """A random few of the good pairs that are long enough to tell a good translation from a poor one."""
    if not count:
        return []
    good = [
        normalized
        for pair in dict.fromkeys(read_pairs(path))
        if not fault(pair, settings.cleaning) and not tests.overlap(pair)
        if len((normalized := _normalized(pair, settings)).target.split()) > 3
    ]
    return random.sample(good, min(count, len(good)))


def _clean(path: Path, corpus: Corpus, settings: DataSettings, tests: TestTexts, seen: _Seen, seed: int) -> CleanCorpus:
    random = Random(f"{seed} {path.name}")
    counts: Counter[str] = Counter()
    kept: list[Pair] = []
    for pair in read_pairs(path):
        reason = fault(pair, settings.cleaning) or tests.overlap(pair) or _repeated(pair, corpus, seen)
        counts[reason or "kept"] += 1
        if not reason:
            kept += [_normalized(each, settings, corpus.tag) for each in variants(pair, settings, random)]
    counts["variants"] = len(kept) - counts["kept"]
    return CleanCorpus(corpus_name(path), corpus.weight, kept, counts)


def _repeated(pair: Pair, corpus: Corpus, seen: _Seen) -> str | None:
    source, target = (words_of(side) for side in pair)
    if source in seen.held_out or target in seen.held_out:
        return "held out"
    if hash((source, target)) in seen.pairs:
        return "duplicate"
    if seen.targets[hash(target)] >= corpus.pairs_per_target:
        return "target too often"
    seen.pairs.add(hash((source, target)))
    seen.targets[hash(target)] += 1
    return None


def _normalized(pair: Pair, settings: DataSettings, tag: str = "") -> Pair:
    source = normalize(pair.source, settings.normalization)
    return Pair(f"{tag} {source}" if tag else source, normalize(pair.target, "opus"))
