"""The benchmark's table: what stands in it, where it is written, and that commands are measured as whole processes."""

import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from mt.errors import DataError

sys.path.insert(0, str(Path(__file__).parents[1] / "scripts" / "bench"))
from measure import run_command
from peers import PEERS
from render import LABELS, chart, table, write_between


def rates(**given):
    return {
        name: {"sentences_per_cpu_s": rate, "sentences_per_s": rate, "peak_mb": 200, "ratio": rate / 0.5}
        for name, rate in given.items()
    }


RECORD = {
    "machine": "2 cores of a <machine>",
    "versions": {"ctranslate2": "4.8.5"},
    "sentences": 32,
    "rounds": 3,
    "beam 4": rates(naive=0.5, ct2=2.5, mt=5.0),
    "greedy": rates(naive=1.5, mt=15.0),
    "bundled": rates(naive=5.0, mt=40.0),
    "agreement": {"naive": {"chrF2": 99.1, "equal": 7, "lines": 8}, "mt": {"chrF2": 100.0, "equal": 32, "lines": 32}},
    "cold": {
        "naive": {"wall_s": 40.0, "cpu_s": 41.0, "peak_mb": 700},
        "mt article": {"wall_s": 4.0, "cpu_s": 4.1, "peak_mb": 190},
    },
    "batch": {"articles": 40, "segments": 700, "wall_s": 20.0, "articles_per_s": 2.0, "cpu_s": 40.0},
}


def test_the_table_has_a_row_for_each_peer_with_its_ratio():
    made = table(RECORD)
    assert f"| {LABELS['mt']} | 4 | 5.00 | 10.0 | 200 |" in made
    assert f"| {LABELS['naive']} | 1 | 1.50 | 3.0 | 200 |" in made
    assert "| `mt article`, the same 20 sentences, opus-mt shape | 4.00 | 4.10 | 190 |" in made
    assert "7 of 8 lines equal, chrF2 99.1" in made
    assert "2 cores of a <machine>; ctranslate2 4.8.5; 32 news sentences" in made


def test_the_chart_is_a_picture_with_a_bar_for_each_peer():
    drawn = ET.fromstring(chart(RECORD))  # noqa: S314 - we wrote it
    bars = [bar for bar in drawn.iter("{http://www.w3.org/2000/svg}rect") if bar.get("height") == "18"]
    assert [float(bar.get("width")) for bar in bars] == [30.0, 150.0, 300.0]


def test_every_peer_has_a_label():
    assert set(PEERS) == set(LABELS)


def test_the_table_takes_the_place_of_the_last_one_and_of_nothing_else(tmp_path):
    page = tmp_path / "README.md"
    page.write_text("# a\n<!-- bench -->\nold\n<!-- /bench -->\nend\n", encoding="utf-8")
    write_between(page, "bench", "new")
    assert page.read_text(encoding="utf-8") == "# a\n<!-- bench -->\nnew\n<!-- /bench -->\nend\n"
    with pytest.raises(DataError, match="other"):
        write_between(page, "other", "new")


def test_a_command_is_measured_whole_and_a_failure_is_told():
    held = bytearray(200_000_000)  # what we hold is not the command's
    run = run_command([sys.executable, "-c", "print(sum(range(3_000_000)))"])
    assert held
    assert run.output == "4499998500000\n"
    assert 0 < run.cpu_s < 60
    assert 5 < run.peak_mb < 100
    with pytest.raises(SystemExit, match="exit 3: no luck"):
        run_command([sys.executable, "-c", "import sys; sys.stderr.write('no luck'); sys.exit(3)"])
