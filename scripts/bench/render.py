"""What was measured as the README's table, and as a chart."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from mt.errors import DataError

if TYPE_CHECKING:
    from pathlib import Path

LABELS = {
    "naive": "transformers fp32, one sentence at a time",
    "batched": "transformers fp32, batches of 32, file order",
    "sorted": "transformers fp32, batches of 32, sorted by length",
    "sorted-bf16": "transformers bf16, batches of 32, sorted by length",
    "marian": "Marian fp32 (pymarian), batches of 32, sorted by length",
    "ct2": "CTranslate2 int8 as its documentation shows it",
    "mt": "**`mt`** (vocabulary cut; the default)",
    "mt-shortlist": "**`mt`** with `engine.shortlist`",
}


def table(record: dict[str, Any]) -> str:
    """Return the Markdown of a record: the peers, then whole commands, then what it was measured with."""
    lines = ["| engine | beam | sentences/CPU-s | times naive | peak MB |", "|---|---|---|---|---|"]
    for name, beam in (("beam 4", 4), ("greedy", 1)):
        lines += [
            f"| {LABELS[peer]} | {beam} | {row['sentences_per_cpu_s']:.2f} | {row['ratio']:.1f} | {row['peak_mb']} |"
            for peer, row in record[name].items()
        ]
    lines += ["", "| whole command, from cold | seconds | CPU-s | peak MB |", "|---|---|---|---|"]
    lines += [
        f"| {_command(n)} | {row['wall_s']:.2f} | {row['cpu_s']:.2f} | {row['peak_mb']} |"
        for n, row in record["cold"].items()
    ]
    return "\n".join([*lines, "", _prose(record)])


def _command(name: str) -> str:
    kind, _, model = name.partition(", ")
    what = "20 sentences, transformers one by one" if kind == "naive" else "`mt article`, the same 20 sentences"
    return f"{what}, {model or 'opus-mt shape'}"


def _prose(record: dict[str, Any]) -> str:
    near, job, ours = record["agreement"], record["batch"], record["bundled"]
    rate = job["articles"] / job["cpu_s"]
    peers = "; ".join(
        f"{LABELS[peer].split(',')[0]}: {row['equal']} of {row['lines']} lines equal, chrF2 {row['chrF2']}"
        for peer, row in near.items()
        if peer != "mt"
    )
    versions = ", ".join(f"{name} {number}" for name, number in record["versions"].items())
    return (
        f"Measured on {record['machine']}; {versions}; {record['sentences']} news sentences, of which transformers "
        f"read a part; medians of {record['rounds']} interleaved rounds, one thread each. The model has the exact "
        "shape of opus-mt-ar-en and random weights (outputs as long as their sources), so the table is about work, "
        "not quality; its shortlist is made up, of a real one's size. "
        f"On the bundled model, beam 4: {ours['mt']['sentences_per_cpu_s']:.0f} sentences per CPU-second, "
        f"{ours['mt']['ratio']:.1f} times transformers one by one; "
        f"`mt batch` of {job['articles']} articles: {rate:.1f} articles per CPU-second from cold, repair included. "
        f"The same work: greedy texts of the bundled model beside `mt`'s: {peers}. `make bench` makes this again."
    )


def write_between(path: Path, name: str, text: str) -> None:
    """Put text between the two comments of a name in a Markdown file.

    Raises:
        DataError: the file has no such comments.
    """
    whole = path.read_text(encoding="utf-8")
    begin, end = f"<!-- {name} -->", f"<!-- /{name} -->"
    if begin not in whole or end not in whole:
        raise DataError(f"{path}: has no {begin} … {end} to write between")
    before, _, rest = whole.partition(begin)
    part = path.with_name(f".{path.name}.part")
    part.write_text(f"{before}{begin}\n{text}\n{end}{rest.partition(end)[2]}", encoding="utf-8")
    part.replace(path)


def chart(record: dict[str, Any]) -> str:
    """Return bars of sentences per CPU-second at beam 4 as SVG."""
    rows = record["beam 4"]
    most = max(row["sentences_per_cpu_s"] for row in rows.values())
    marks = []
    for index, (peer, row) in enumerate(rows.items()):
        y, width = 34 + 26 * index, 300 * row["sentences_per_cpu_s"] / most
        label, colour = escape(LABELS[peer].replace("*", "").replace("`", "")), "#0a6" if peer[:2] == "mt" else "#89a"
        marks.append(
            f'<text x="330" y="{y + 13}" text-anchor="end">{label}</text>'
            f'<rect x="340" y="{y}" width="{width:.1f}" height="18" fill="{colour}"/>'
            f'<text x="{346 + width:.1f}" y="{y + 13}">{row["sentences_per_cpu_s"]:.2f} (×{row["ratio"]:.1f})</text>'
        )
    title = f"sentences per CPU-second, opus-mt shape, beam 4; {record['machine']}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="760" height="{44 + 26 * len(rows)}" font-family="sans-serif" '
        f'font-size="12"><rect width="100%" height="100%" fill="#fff"/><text x="12" y="20" font-weight="bold">'
        f"{escape(title)}</text>{''.join(marks)}</svg>\n"
    )
