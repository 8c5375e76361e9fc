"""`mt check`: what may be wrong with translations that lie in files, whoever made them."""

from __future__ import annotations

import contextlib
import itertools
import json
import logging
from dataclasses import asdict
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated

import typer

from mt.cli import options
from mt.cli.files import lines_of, opened, output
from mt.cli.rates import Tally, rates_json, rates_table
from mt.errors import ConfigError, DataError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mt.records import Finding

    Check = Callable[[str, str], Sequence[Finding]]

logger = logging.getLogger(__name__)

Source = Annotated[str, typer.Argument(help="The Arabic, a segment a line; - is standard input.")]
Hypotheses = Annotated[str, typer.Argument(help="Its English, line by line; - is standard input.")]
References = Annotated[str | None, typer.Option("--references", help="A human's English: its own rates are the floor.")]
Json = Annotated[bool, typer.Option("--json", help="Write JSON: a row a segment, or the rates with --summary.")]
Summary = Annotated[bool, typer.Option("--summary", help="Write the rates alone.")]


def check(
    source: Source,
    hypotheses: Hypotheses,
    references: References = None,
    to: options.Output = None,
    *,
    as_json: Json = False,
    summary: Summary = False,
    strict: options.Strict = False,
    quiet: options.Quiet = False,
) -> None:
    """Check translations that any system made, line by line: what was lost, changed, repeated or left over.

    Writes a line a finding, then how many segments each check hits. With --json, a row
    {"index","findings":[{"code","severity","expected","found","source_span","target_span"}]} a segment, also where
    nothing is found; the rates then go to standard error. Lines whose source is blank are not checked.

    Example: mt check source.ar system.en --references human.en
    """
    options.set_up_logging(quiet=quiet)
    from mt.fidelity import check as find

    names = [source, hypotheses] if references is None else [source, hypotheses, references]
    _compare_lengths(names)
    tallies = [Tally() for _ in names[1:]]
    with contextlib.ExitStack() as stack:
        files = [stack.enter_context(opened(name)) for name in names]
        write = stack.enter_context(output(to))
        for index, findings in _checked(find, files, names, tallies):
            if not summary:
                write(_row(index, findings) if as_json else _lines(index, findings))
        if summary or not as_json:
            write(rates_json(tallies) if as_json else rates_table(tallies))
    if as_json and not summary:
        logger.info("%s", rates_table(tallies).rstrip("\n"))
    if strict and tallies[0].troubled:
        raise typer.Exit(3)


def _compare_lengths(names: Sequence[str]) -> None:
    """Refuse files of unequal length before any work; a pipe can be read once only, and is compared at its end."""
    if names.count("-") > 1:
        raise ConfigError("-: standard input can stand for one of the files only: name the others")
    if not all(Path(name).is_file() for name in names):
        return
    counts = []
    for name in names:
        with opened(name) as file:
            counts.append(sum(1 for _ in file))
    _refuse_unequal(names, counts)


def _refuse_unequal(names: Sequence[str], counts: Sequence[int]) -> None:
    for name, count in zip(names[1:], counts[1:], strict=True):
        if count != counts[0]:
            raise DataError(
                f"{_named(names[0])} has {_lines_in(counts[0])}, {_named(name)} has {_lines_in(count)}: "
                "give files in which a line stands for the same segment"
            )


def _named(name: str) -> str:
    return "standard input" if name == "-" else name


def _lines_in(count: int) -> str:
    return "1 line" if count == 1 else f"{count:,} lines"


def _checked(
    find: Check, files: Sequence[IO[bytes]], names: Sequence[str], tallies: Sequence[Tally]
) -> Iterator[tuple[int, Sequence[Finding]]]:
    """Yield each segment's index and what is found in its hypothesis; tally that, and what its reference shows.

    Raises:
        DataError: one of the files ends before another.
    """
    streams = [lines_of(file, name) for file, name in zip(files, names, strict=True)]
    for index, lines in enumerate(itertools.zip_longest(*streams)):
        there = [line for line in lines if line is not None]
        if len(there) < len(lines):
            read = [index + (line is not None) for line in lines]
            _refuse_unequal(names, [n + sum(1 for _ in file) for n, file in zip(read, files, strict=True)])
        source, *targets = there
        if not source.strip():
            tallies[0].blank += 1
            yield index, ()
            continue
        found = [find(source, target) for target in targets]
        for tally, findings in zip(tallies, found, strict=True):
            tally.add(findings)
        yield index, found[0]


def _row(index: int, findings: Sequence[Finding]) -> str:
    row = {"index": index, "findings": [asdict(finding) for finding in findings]}
    return json.dumps(row, ensure_ascii=False) + "\n"


def _lines(index: int, findings: Sequence[Finding]) -> str:
    """Return a line a finding, which steers no terminal whatever the texts hold."""
    from mt.report.clean import printable

    return "".join(
        f"{index + 1}: {finding.severity} {finding.code}: "
        f"expected {printable(finding.expected) or 'nothing'}, found {printable(finding.found) or 'nothing'}\n"
        for finding in findings
    )
