"""Every kind of input gives a record for each document, in order, with all of its fields."""

import csv
import gzip
import io
import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from batch_jobs import do, read_rows, row, write_rows

from mt.batch.inputs import find_parts
from mt.batch.job import Asked, Columns, Sizes
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


def test_parquet_output_is_the_same_whatever_the_shards(tmp_path):
    source = write_rows(tmp_path / "rows.jsonl", 40)
    made = {
        do(source, tmp_path / str(size), asked=Asked(form="parquet"), sizes=Sizes(shard_documents=size)).output
        for size in (3, 16, 100)
    }
    from pathlib import Path

    assert len({Path(path).read_bytes() for path in made}) == 1
