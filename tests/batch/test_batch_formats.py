"""Every kind of input gives a record for each document, in order, with all of its fields."""

import csv
import datetime as dt
import gzip
import io
import json
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from batch_jobs import do, read_rows, row, write_rows

from mt.batch.inputs import find_parts
from mt.batch.job import Asked, Columns, DatasetChoice, Sizes
from mt.errors import ConfigError, DataError

COUNT = 23
SMALL = Sizes(shard_documents=5, window=3)


def as_jsonl() -> bytes:
    return "".join(json.dumps(row(i), ensure_ascii=False) + "\n" for i in range(COUNT)).encode()


def as_separated(delimiter: str) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(row(0)), delimiter=delimiter, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(row(i) for i in range(COUNT))
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def as_table() -> pa.Table:
    return pa.Table.from_pylist([{**row(i), "topic": str(i)} for i in range(COUNT)])


def as_parquet() -> bytes:
    sink = io.BytesIO()
    pq.write_table(as_table(), sink, row_group_size=7)
    return sink.getvalue()


def as_arrow() -> bytes:
    sink = io.BytesIO()
    with pa.ipc.new_stream(sink, as_table().schema) as writer:
        writer.write_table(as_table(), max_chunksize=6)
    return sink.getvalue()


def two_frames(data: bytes) -> bytes:
    codec = pa.Codec("zstd")
    return codec.compress(data[:1000], asbytes=True) + codec.compress(data[1000:], asbytes=True)


INPUTS = {
    "rows.jsonl": as_jsonl,
    "rows.ndjson.gz": lambda: gzip.compress(as_jsonl()[:500]) + gzip.compress(as_jsonl()[500:]),
    "rows.jsonl.zst": lambda: two_frames(as_jsonl()),
    "rows.csv": lambda: as_separated(","),
    "rows.csv.gz": lambda: gzip.compress(as_separated(",")),
    "rows.tsv.zst": lambda: two_frames(as_separated("\t")),
    "rows.parquet": as_parquet,
    "rows.arrow": as_arrow,
}


@pytest.mark.parametrize("name", INPUTS)
def test_every_format_gives_the_same_translations_in_order(tmp_path, name):
    source = tmp_path / name
    source.write_bytes(INPUTS[name]())
    outcome = do(source, tmp_path / "run", sizes=SMALL)
    records = read_rows(outcome.output)
    assert [r["id"] for r in records] == [f"doc-{i}" for i in range(COUNT)]
    assert [r["translation"] for r in records] == [row(i)["text"].replace("\n", "\n") for i in range(COUNT)]
    assert [r["title"] for r in records] == [f"خبر {i}" for i in range(COUNT)]
    assert [int(r["n"]) for r in records] == list(range(COUNT))
    assert all(r["error"] is None for r in records)


def test_a_record_holds_the_fields_of_the_row_and_then_ours(tmp_path):
    source = write_rows(tmp_path / "rows.jsonl", 2)
    [_, second] = read_rows(do(source, tmp_path / "run").output)
    assert list(second) == [
        *("id", "source_title", "text", "topic", "n"),
        *("translation", "title", "summary", "segments", "findings", "error"),
    ]
    assert second["topic"] == ["نقل", 1]
    assert second["source_title"] == "خبر 1"
    assert [s["kind"] for s in second["segments"]] == ["title", *["paragraph"] * (len(second["segments"]) - 1)]


def test_fields_of_our_names_are_kept_under_free_ones(tmp_path):
    source = tmp_path / "rows.jsonl"
    fields = {"text": "نص.", "error": 1, "source_error": 2, "translation": "مرحبا"}
    source.write_text(json.dumps(fields) + "\n", encoding="utf-8")
    [record] = read_rows(do(source, tmp_path / "run").output)
    assert record["id"] == "rows.jsonl:1"
    assert (record["source_source_error"], record["source_error"], record["error"]) == (1, 2, None)
    assert record["source_translation"] == "مرحبا"


def test_columns_are_named(tmp_path):
    source = tmp_path / "rows.csv"
    source.write_text('key,body,text\n7,"سطر\nآخر",لا\n', encoding="utf-8")
    [record] = read_rows(do(source, tmp_path / "run", asked=Asked(Columns("body", "key", ""))).output)
    assert record["translation"] == "سطر\nآخر"
    assert (record["key"], record["text"]) == ("7", "لا")


def test_a_folder_of_documents_is_read_as_an_article_is(tmp_path):
    folder = tmp_path / "in"
    (folder / "b").mkdir(parents=True)
    (folder / "b" / "two.html").write_text(
        "<html><body><h1>عنوان</h1><p>فقرة طويلة من النص.</p></body></html>", "utf-8"
    )
    (folder / "a.txt").write_text("خبر قصير من سطر واحد.\n", "utf-8")
    (folder / "c.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    (folder / ".hidden").write_text("لا", "utf-8")
    records = read_rows(do(folder, tmp_path / "run", sizes=SMALL).output)
    assert [r["id"] for r in records] == ["a.txt", "b/two.html", "c.png"]
    assert records[0]["translation"] == "خبر قصير من سطر واحد."
    assert records[1]["title"] == records[1]["source_title"] == "عنوان"
    assert "not text" in records[2]["error"]


def test_a_folder_of_rows_leaves_other_files_alone_and_a_glob_chooses(tmp_path):
    write_rows(tmp_path / "b.jsonl", 2)
    write_rows(tmp_path / "a.jsonl", 1)
    (tmp_path / "README.md").write_text("# لا", "utf-8")
    assert [part.name for part in find_parts(str(tmp_path))] == ["a.jsonl", "b.jsonl"]
    assert [part.name for part in find_parts(f"{tmp_path}/b*")] == ["b.jsonl"]


def test_a_saved_data_set_is_read_in_its_own_order(tmp_path):
    saved = tmp_path / "saved"
    saved.mkdir()
    (saved / "data-0.arrow").write_bytes(as_arrow())
    (saved / "state.json").write_text('{"_data_files": [{"filename": "data-0.arrow"}]}')
    (saved / "dataset_info.json").write_text("{}")
    assert len(read_rows(do(saved, tmp_path / "run", sizes=SMALL).output)) == COUNT
    (tmp_path / "dataset_dict.json").write_text('{"splits": ["saved"]}')
    with pytest.raises(ConfigError, match="name one"):
        find_parts(str(tmp_path))


def dataset_in_layout_of_hub(folder):
    (folder / "data").mkdir(parents=True)
    for name in ("train-1", "train-0", "test-0"):
        pq.write_table(pa.table({"id": [name], "text": ["نص."]}), folder / "data" / f"{name}.parquet")
    (folder / "README.md").write_text("# a card\n", "utf-8")
    return folder


def test_a_split_of_a_dataset_is_read_as_datasets_orders_its_files(tmp_path):
    folder = dataset_in_layout_of_hub(tmp_path / "set")
    parts = find_parts(str(folder), DatasetChoice(split="train"))
    assert [part.name for part in parts] == ["data/train-0.parquet", "data/train-1.parquet"]
    with pytest.raises(ConfigError, match=r"set: name a split of it with --split: train, test"):
        find_parts(str(folder), DatasetChoice(split="dev"))
    (folder / "README.md").write_text(
        "---\nconfigs:\n- config_name: ar\n  data_files: data/train-*\n- config_name: fa\n  data_files: data/t*\n---\n"
    )
    assert len(find_parts(str(folder), DatasetChoice(subset="fa"))) == 3
    with pytest.raises(ConfigError, match=r"name a subset with --subset: .*'ar', 'fa'"):
        find_parts(str(folder), DatasetChoice(split="train"))


def test_a_split_of_a_saved_data_set_is_named(tmp_path):
    from datasets import Dataset, DatasetDict

    DatasetDict({"test": Dataset.from_dict({"text": ["نص."]})}).save_to_disk(str(tmp_path / "saved"))
    [part] = find_parts(str(tmp_path / "saved"), DatasetChoice(split="test"))
    assert (part.name, part.kind) == ("data-00000-of-00001.arrow", "arrow")


def test_a_dataset_of_the_hub_is_read_from_its_cache_by_its_id(tmp_path, monkeypatch):
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    place = tmp_path / "cache" / "datasets--some--news"
    dataset_in_layout_of_hub(place / "snapshots" / ("0" * 40))
    (place / "refs").mkdir()
    (place / "refs" / "main").write_text("0" * 40)
    outcome = do("some/news", tmp_path / "run", choice=DatasetChoice(split="train"))
    assert [r["id"] for r in read_rows(outcome.output)] == ["train-0", "train-1"]
    with pytest.raises(DataError, match=r"some/other is no file here: .* get it once with: mt batch some/other"):
        find_parts("some/other")


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("none.jsonl", b"", "no document in it"),
        ("array.json", b'[{"text": "x"}]', "one JSON array"),
        ("cut.jsonl.gz", gzip.compress(as_jsonl())[:-40], "cannot be read to its end"),
        ("cut.jsonl.zst", two_frames(as_jsonl())[:-9], "cannot be read to its end"),
        ("no.parquet", b"PAR1", "no Parquet file"),
        ("twice.csv", b"text,text\n1,2\n", "two columns of one name"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_line_before_any_work(tmp_path, name, data, said):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(DataError, match=said):
        do(tmp_path / name, tmp_path / "run")


def test_parquet_output_has_one_schema_and_the_same_rows(tmp_path):
    source = tmp_path / "rows.jsonl"
    rows = [{**row(i), "mixed": i if i % 2 else "نص", "score": i / 2 if i else 0, "late": None} for i in range(COUNT)]
    source.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), encoding="utf-8")
    lines = read_rows(do(source, tmp_path / "one", asked=Asked(summary=True), sizes=SMALL).output)
    table = pq.read_table(do(source, tmp_path / "two", asked=Asked(summary=True, form="parquet"), sizes=SMALL).output)
    got = table.to_pylist()
    for name in ("id", "n", "translation", "title", "summary", "segments", "findings", "error"):
        assert [r[name] for r in got] == [r[name] for r in lines], name
    assert [json.loads(r["topic"]) for r in got] == [r["topic"] for r in lines]
    assert table.schema.field("score").type == pa.float64()


def many_types() -> pa.Table:
    day, moment = dt.date(2024, 2, 29), dt.datetime(2024, 2, 29, 13, 5, 7, 123456)  # noqa: DTZ001 - a column without a zone
    columns = {
        "day": ([day, None], pa.date32()),
        "moment": ([moment, None], pa.timestamp("us")),
        "zoned": ([moment.replace(tzinfo=dt.UTC), None], pa.timestamp("ms", "Asia/Riyadh")),
        "fine": ([1_709_211_907_123_456_789, None], pa.timestamp("ns")),
        "clock": ([moment.time(), None], pa.time64("us")),
        "price": ([Decimal("12.50"), None], pa.decimal128(9, 2)),
        "raw": ([b"\x00\xff", None], pa.binary()),
        "small": ([1, None], pa.int8()),
        "share": ([0.1, float("nan")], pa.float32()),
        "tags": ([["a", None], []], pa.list_(pa.large_string())),
        "nested": ([{"when": [day], "n": 1}, None], pa.struct({"when": pa.list_(pa.date64()), "n": pa.int16()})),
        "pairs": ([[("k", Decimal("1.0"))], None], pa.map_(pa.string(), pa.decimal128(3, 1))),
        "lasting": ([dt.timedelta(seconds=1.5), None], pa.duration("ms")),
        "sort": (pa.array(["x", "y"]).dictionary_encode(), None),
        "title": (["عنوان", "آخر"], pa.string()),
        "text": (["نص.", "نص آخر."], pa.string()),
    }
    return pa.table({name: pa.array(v, t) if t is not None else v for name, (v, t) in columns.items()})


def test_a_table_keeps_its_types_in_the_parquet_of_the_output(tmp_path):
    table = many_types()
    pq.write_table(table, tmp_path / "rows.parquet")
    got = pq.read_table(do(tmp_path / "rows.parquet", tmp_path / "run", asked=Asked(form="parquet")).output)
    for name in table.column_names:
        column = got["source_title" if name == "title" else name]
        if name == "sort":  # a dictionary is a way of storing, and the text is there
            assert column.to_pylist() == ["x", "y"]
            continue
        assert column.type == pq.read_table(tmp_path / "rows.parquet")[name].type, name
        wanted = [table[name][0].as_py(), None] if name == "share" else table[name].to_pylist()  # no number is null
        assert column.to_pylist() == wanted, name


def test_tables_that_do_not_agree_on_a_type_give_one_that_holds_both(tmp_path):
    for name, values, kind in (("a", [1], pa.int32()), ("b", ["x"], pa.string())):
        table = pa.table({"text": ["نص."], "n": pa.array(values, kind)})
        pq.write_table(table, tmp_path / f"{name}.parquet")
    got = pq.read_table(do(f"{tmp_path}/*.parquet", tmp_path / "run", asked=Asked(form="parquet")).output)
    assert (got["n"].to_pylist(), got["text"].type) == (["1", '"x"'], pa.string())


def test_parquet_output_is_the_same_whatever_the_shards(tmp_path):
    source = write_rows(tmp_path / "rows.jsonl", 40)
    made = {
        do(source, tmp_path / str(size), asked=Asked(form="parquet"), sizes=Sizes(shard_documents=size)).output
        for size in (3, 16, 100)
    }
    from pathlib import Path

    assert len({Path(path).read_bytes() for path in made}) == 1
