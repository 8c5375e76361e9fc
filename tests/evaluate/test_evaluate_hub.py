"""Test sets of the hub: read from folders in its layout and from its cache, fetched only when told to."""

import json

import pytest

from mt.errors import ConfigError, DataError
from mt.evaluate import find_set, read_set
from mt.evaluate.describe import content_of

ARABIC = ["بيت كبير.", "مطر غزير.", 'قال "نعم".']
ENGLISH = ["A big house.", "Heavy rain.", 'He said "yes".']
README = """---
configs:
- config_name: arb_Arab
  data_files:
  - split: dev
    path: dev/arb_Arab.parquet
- config_name: eng_Latn
  data_files:
  - split: dev
    path: dev/eng_Latn.parquet
---
"""


def parquet(path, columns):
    import pyarrow as pa
    import pyarrow.parquet as pq

    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(pa.table(columns), path)
    return path


def describe(path, /, **keys):
    path.write_text(json.dumps(keys), encoding="utf-8")  # JSON is YAML
    return str(path)


def flores_like(folder):
    """A dataset as FLORES+ lies on the hub: a config a language, the English in another order."""
    parquet(folder / "dev" / "arb_Arab.parquet", {"id": [1, 2, 3], "text": ARABIC, "domain": ["news", "news", "talk"]})
    parquet(folder / "dev" / "eng_Latn.parquet", {"id": [3, 1, 2], "text": [ENGLISH[2], *ENGLISH[:2]]})
    (folder / "README.md").write_text(README, encoding="utf-8")
    return folder


def pairs(read):
    return [(row.source, row.references[0]) for row in read.rows]


BOTH = list(zip(ARABIC, ENGLISH, strict=True))


def test_parquet_is_read_by_its_columns_and_columns_inside_columns(tmp_path):
    inside = [{"ar": a, "en": e} for a, e in BOTH]
    path = parquet(tmp_path / "x.parquet", {"translation": inside, "dialect": ["MSA", "MSA", None]})
    read = read_set(path, columns={"source": "translation.ar", "reference": "translation.en"})
    assert pairs(read) == BOTH
    assert [row.dialect for row in read.rows] == ["MSA", "MSA", None]
    with pytest.raises(DataError, match=r"x\.parquet: row 1: no column 'translation\.fr': the columns are translation"):
        read_set(path, columns={"source": "translation.fr"})


def test_a_file_that_is_no_parquet_is_named(tmp_path):
    (tmp_path / "x.parquet").write_bytes(b"PAR1 and no more")
    with pytest.raises(DataError, match=r"x\.parquet: not Parquet"):
        read_set(tmp_path / "x.parquet")


def test_two_configs_of_a_dataset_are_joined_by_their_ids(tmp_path):
    flores_like(tmp_path / "data")
    columns = {"source": "text", "reference": "text", "id": "id", "domain": "domain"}
    del columns["domain"]  # the English side has none
    described = describe(
        tmp_path / "mine.yaml", dataset="data", split="dev", config="arb_Arab", reference_config="eng_Latn",
        columns=columns, licence="CC0",
    )  # fmt: skip
    read = find_set(described)
    assert (read.name, read.licence, pairs(read)) == ("mine", "CC0", BOTH)
    assert [row.domain for row in read.rows] == ["news", "news", "talk"]
    assert read.sha256 == content_of(read.rows)


def test_files_of_a_dataset_are_read_by_our_own_readers(tmp_path):
    (tmp_path / "data" / "dev").mkdir(parents=True)
    lines = ["sourceString\ttargetString\tstringID", *(f"{e}\t{a}\tx:{i}" for i, (a, e) in enumerate(BOTH))]
    (tmp_path / "data" / "dev" / "dev.tsv").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    columns = {"source": "targetString", "reference": "sourceString", "id": "stringID"}
    read = find_set(describe(tmp_path / "t.yaml", dataset="data", files=["dev/dev.tsv"], columns=columns))
    assert pairs(read) == BOTH
    assert [row.id for row in read.rows] == ["x:0", "x:1", "x:2"]


def test_what_save_to_disk_wrote_is_read(tmp_path):
    from datasets import Dataset, DatasetDict

    DatasetDict({"test": Dataset.from_dict({"src": ARABIC, "ref": ENGLISH})}).save_to_disk(str(tmp_path / "data"))
    assert pairs(find_set(describe(tmp_path / "t.yaml", dataset="data", split="test"))) == BOTH
    with pytest.raises(DataError, match=r"t: .*data, dev cannot be read"):
        find_set(describe(tmp_path / "t.yaml", dataset="data", split="dev"))


@pytest.fixture
def hub_cache(tmp_path, monkeypatch):
    """huggingface_hub's cache, and what of it would be on the network in a folder beside it."""
    cache = tmp_path / "cache"
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(cache))
    return cache


def test_a_dataset_in_the_cache_of_the_hub_is_read_without_a_network(tmp_path, hub_cache):
    place = hub_cache / "datasets--some--flores"
    flores_like(place / "snapshots" / ("0" * 40))
    (place / "refs").mkdir()
    (place / "refs" / "main").write_text("0" * 40)
    described = describe(
        tmp_path / "t.yaml", dataset="some/flores", split="dev", config="arb_Arab", reference_config="eng_Latn",
        files=["dev/*"], columns={"source": "text", "reference": "text"},
    )  # fmt: skip
    assert pairs(find_set(described)) == BOTH


def test_a_dataset_that_is_not_here_is_named_with_the_command_that_gets_it(tmp_path, hub_cache):
    described = describe(tmp_path / "far.yaml", dataset="some/set", files=["a.csv"])
    with pytest.raises(DataError, match=r"far: some/set is not on this machine: .*mt evaluate far --download"):
        find_set(described)


def test_sides_of_different_length_are_no_pairs(tmp_path):
    parquet(tmp_path / "data" / "ar.parquet", {"text": ARABIC})
    parquet(tmp_path / "data" / "en.parquet", {"text": ENGLISH[:2]})
    described = describe(
        tmp_path / "t.yaml", dataset="data", files=["ar.parquet"], reference_files=["en.parquet"],
        columns={"source": "text", "reference": "text"},
    )  # fmt: skip
    with pytest.raises(DataError, match="3 sources and 2 references"):
        find_set(described)


def test_several_columns_may_hold_references(tmp_path):
    (tmp_path / "x.csv").write_text("ar,en1,en2\nبيت,House,A house\nمطر,Rain,\n", encoding="utf-8")
    read = find_set(describe(tmp_path / "t.yaml", path="x.csv", columns={"source": "ar", "reference": ["en1", "en2"]}))
    assert [row.references for row in read.rows] == [("House", "A house"), ("Rain",)]


def test_a_file_with_the_sentences_of_a_described_set_has_its_licence_and_fixed_rows(tmp_path, monkeypatch):
    (tmp_path / "x.csv").write_text("src,ref\nبيت,House\n", encoding="utf-8")
    rows = read_set(tmp_path / "x.csv").rows
    monkeypatch.setattr("mt.evaluate.describe.FOLDERS", (tmp_path,))
    anchors = [{"system": "Theirs", "scores": {"bleu": 40.0}, "said_by": "them"}]
    describe(tmp_path / "known.yaml", content=content_of(rows), licence="CC0", anchors=anchors)
    read = find_set(str(tmp_path / "x.csv"))
    assert (read.name, read.licence, read.anchors[0].system) == ("x", "CC0", "Theirs")
    with pytest.raises(DataError, match="not where it lies"):
        find_set("known")


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({"path": "a", "dataset": "b", "split": "c"}, "name one"),
        ({"dataset": "b"}, "name the split, or the files"),
        ({"path": "a", "columns": {"source": ["x", "y"]}}, r"columns\.source"),
        ({"path": "a", "colums": {}}, "colums: no such key"),
    ],
)
def test_a_wrong_description_is_refused(tmp_path, keys, said):
    with pytest.raises(ConfigError, match=said):
        find_set(describe(tmp_path / "t.yaml", **keys))


def test_every_description_that_ships_is_whole():
    """It names its licence, and a place to read it from."""
    from mt.config import load_as
    from mt.evaluate.describe import FOLDERS, SetDescription

    found = sorted(FOLDERS[1].glob("*.yaml"))
    assert {path.stem for path in found} >= {
        "flores-plus-dev", "flores-plus-devtest", "iwslt2017", "ntrex-128", "tatoeba-test", "tico19-dev", "tico19-test",
    }  # fmt: skip
    for path in found:
        read = load_as(SetDescription, path)
        assert read.licence, path
        assert read.path or read.dataset, path
