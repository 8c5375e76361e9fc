"""Test sets and hypotheses are read strictly: what is wrong is named with file, line and number."""

import json

import pytest

from mt.errors import ConfigError, DataError
from mt.evaluate import evaluate, find_set, overlap_notes, parse_gate, read_hypotheses, read_named, read_set
from mt.evaluate.gates import refuse_unscored
from mt.evaluate.notes import set_notes
from mt.scores import EvaluationSet, Row, SystemOutput

ROWS = [
    {"id": "a:1", "src": "وصل 12 طفلا.", "ref": "12 children came.", "doc_id": "a", "domain": "news"},
    {"id": "a:2", "src": "مطر\u2028غزير.", "ref": "Heavy rain.", "alt_refs": ["It rained."], "flag": "odd"},
]


def write(path, *lines, encoding="utf-8", end="\n"):
    path.write_bytes("".join(f"{line}{end}" for line in lines).encode(encoding))
    return path


def a_set(*pairs):
    rows = tuple(Row(str(i), source, (reference,)) for i, (source, reference) in enumerate(pairs))
    return EvaluationSet("set", rows, "")


def test_json_lines_keep_ids_references_documents_and_flags(tmp_path):
    read = read_set(write(tmp_path / "x.jsonl", *(json.dumps(row, ensure_ascii=False) for row in ROWS)))
    assert read.name == "x"
    assert read.rows[0] == Row("a:1", "وصل 12 طفلا.", ("12 children came.",), "a", "news")
    assert read.rows[1] == Row("a:2", "مطر\u2028غزير.", ("Heavy rain.", "It rained."), flag="odd")


@pytest.mark.parametrize(("suffix", "delimiter"), [(".tsv", "\t"), (".csv", ",")])
def test_tables_are_read_by_their_header(tmp_path, suffix, delimiter):
    lines = [delimiter.join(cells) for cells in (["ref", "src", "id"], ["It is big.", "كبير.", "7"])]
    read = read_set(write(tmp_path / f"x{suffix}", *lines, end="\r\n"))
    assert read.rows == (Row("7", "كبير.", ("It is big.",)),)


def test_quotation_marks_are_text_in_tsv_and_quoting_in_csv(tmp_path):
    tsv = read_set(write(tmp_path / "x.tsv", "src\tref", 'قال "نعم\tHe said "yes'))
    csv = read_set(write(tmp_path / "x.csv", "src,ref", 'نعم,"Yes, ""sir"""'))
    assert tsv.rows[0].references == ('He said "yes',)
    assert csv.rows[0].references == ('Yes, "sir"',)


TMX = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4"><header srclang="ar"/><body>
<tu tuid="u1"><tuv xml:lang="ar-SA"><seg>بيت <bpt i="1">&lt;b&gt;</bpt>كبير<ept i="1">&lt;/b&gt;</ept>.</seg></tuv>
<tuv xml:lang="EN"><seg>A <hi>big</hi> house.</seg></tuv><tuv lang="en_GB"><seg>A large
house.</seg></tuv></tu>
%s</body></tmx>"""


def test_tmx_is_read_by_language_without_its_formatting(tmp_path):
    read = read_set(write(tmp_path / "x.tmx", TMX % ""))
    assert read.rows == (Row("u1", "بيت كبير.", ("A big house.", "A large house.")),)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (TMX % '<tu><tuv xml:lang="ar"><seg>بيت</seg></tuv></tu>', r"x\.tmx: unit 2 has no segment in 'en'"),
        ("<tmx><tu>", r"x\.tmx:2: not XML"),
        ("<tmx></tmx>", r"x\.tmx: has no segment"),
    ],
)
def test_wrong_tmx_is_named_with_its_place(tmp_path, content, said):
    with pytest.raises(DataError, match=said):
        read_set(write(tmp_path / "x.tmx", content))


def test_parallel_text_may_have_several_references(tmp_path):
    source = write(tmp_path / "x.ar", "واحد", "اثنان")
    references = [write(tmp_path / "a.en", "one", "two"), write(tmp_path / "b.en", "1", "2")]
    read = read_set(source, references)
    assert [row.references for row in read.rows] == [("one", "1"), ("two", "2")]
    assert [row.id for row in read.rows] == ["1", "2"]


def test_a_description_names_columns_and_licence(tmp_path):
    write(tmp_path / "x.tsv", "ar\ten", "واحد\tone")
    described = write(tmp_path / "mine.yaml", "path: x.tsv", "columns: {source: ar, reference: en}", "licence: CC0")
    read = find_set(str(described))
    assert (read.name, read.licence, read.rows[0].references) == ("mine", "CC0", ("one",))


def test_the_practice_set_is_found_by_its_name(monkeypatch):
    from pathlib import Path

    monkeypatch.chdir(Path(__file__).parent)  # from another folder too
    assert len(find_set("practice").rows) == 8
    with pytest.raises(ConfigError, match=r"flores: no such file, and configs.testsets holds .*practice"):
        find_set("flores")


@pytest.mark.parametrize(
    ("name", "lines", "said"),
    [
        ("x.jsonl", ['{"src": "واحد", "ref": "one"}', '{"src": "اثنان"}'], r"x\.jsonl:2: no text under 'ref'.*src"),
        ("x.jsonl", ['{"src": "واحد", "ref": 1}'], r"x\.jsonl:1: no text under 'ref'"),
        ("x.jsonl", ["{"], r"x\.jsonl:1: not JSON"),
        ("x.jsonl", ["[]"], r"x\.jsonl:1: a list: a row is one object"),
        ("x.jsonl", ['{"src": "a", "ref": "b", "alt_refs": "c"}'], r"'alt_refs' is not a list"),
        ("x.jsonl", ['{"id": 1, "src": "a", "ref": "b"}'] * 2, r"segments 1 and 2 have the same id '1'"),
        ("x.tsv", ["source\tenglish", "واحد\tone"], r"x\.tsv:2: no text under 'ref': the columns are source, english"),
        ("x.tsv", ["src\tref", "واحد"], r"x\.tsv:2: 1 cells, the header has 2"),
        ("x.tsv", ["src\tref"], r"x\.tsv: has no segment"),
        ("x.csv", ["src,ref", '"واحد,one'], r"x\.csv:2: .*mend the quoting"),
        ("x.txt", ["واحد"], r"x\.txt: not \.jsonl, \.tsv, \.csv, \.parquet or \.tmx: .*--references"),
        ("x.jsonl", [], r"x\.jsonl: is empty"),
    ],
)
def test_a_wrong_set_is_one_line_that_names_the_place(tmp_path, name, lines, said):
    with pytest.raises(DataError, match=said):
        read_set(write(tmp_path / name, *lines))


def test_a_column_that_a_description_names_must_be_there(tmp_path):
    with pytest.raises(DataError, match=r"x\.tsv:2: no column 'story': the columns are src, ref"):
        read_set(write(tmp_path / "x.tsv", "src\tref", "واحد\tone"), columns={"document": "story"})


def test_unequal_files_are_named_with_both_numbers(tmp_path):
    source = write(tmp_path / "x.ar", "واحد", "اثنان")
    reference = write(tmp_path / "x.en", "one")
    with pytest.raises(DataError, match=r"x\.ar has 2 segments, .*x\.en has 1 segment: "):
        read_set(source, [reference])
    hypotheses = write(tmp_path / "h.txt", "one", "two", "three")
    with pytest.raises(DataError, match=r"set has 2 segments, .*h\.txt has 3 segments"):
        read_hypotheses(hypotheses, a_set(("واحد", "one"), ("اثنان", "two")))
    with pytest.raises(DataError, match=r"set has 1 segment, sys has 2 segments"):
        evaluate(a_set(("واحد", "one")), [SystemOutput("sys", ("a", "b"), "")])


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"", "is empty"), (b"one\n\xe9t\xe9\n", r"h\.txt:2: not UTF-8: save"), (b"\xff\xfea\0", "not UTF-8")],
)
def test_hypotheses_must_be_text_in_utf8(tmp_path, data, said):
    path = tmp_path / "h.txt"
    path.write_bytes(data)
    with pytest.raises(DataError, match=said):
        read_hypotheses(path, a_set(("واحد", "one"), ("اثنان", "two")))


def test_a_line_of_hypotheses_ends_at_a_line_feed_only(tmp_path):
    path = write(tmp_path / "h.txt", "one\u2028and\x0ca half", "", end="\r\n")
    assert read_hypotheses(path, a_set(("واحد", "one"), ("", ""))).hypotheses == ("one\u2028and\x0ca half", "")


def test_systems_are_named_after_their_files_or_as_told(tmp_path):
    test_set = a_set(("واحد", "one"))
    first = write(tmp_path / "set.first.txt", "one")
    second = write(tmp_path / "other.v2.txt", "one")
    assert [o.name for o in read_named([str(first), f"mine={second}", str(second)], test_set)] == [
        "first",
        "mine",
        "other.v2",
    ]
    with pytest.raises(ConfigError, match="first: two systems have this name"):
        evaluate(test_set, read_named([str(first)] * 2, test_set))


def test_a_set_with_one_segment_has_scores_without_intervals():
    report = evaluate(a_set(("واحد", "one")), [SystemOutput(n, (n,), "") for n in ("one", "two")])
    assert {score.interval for score in report.scores} == {None}
    assert report.comparisons == ()
    assert "bs:" not in report.scores[0].signature
    assert any(note.kind == "small" for note in report.notes)


def test_what_stands_out_in_the_data_is_noted():
    pairs = [("مصدر عادي هنا رقم", "A usual source is here.")] * 2
    odd = [
        ("  ", "x"),
        ("كلمة أخرى", " "),
        ("نص &quot; نص", "Text &amp; text."),
        ("قصير", "Far longer than it ought to be. " * 4),
    ]
    found = {note.kind: note.ids for note in set_notes(a_set(*pairs, *odd))}
    assert found == {
        "blank source": ("2",),
        "blank reference": ("3",),
        "repeated source": ("0", "1"),
        "entity": ("4",),
        "length": ("5",),
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("numbers", "write it as NAME<=NUMBER"),
        ("numbers<=", "write it as"),
        ("numbers=0.5%", "write it as"),
        ("numbers<=half%", "write it as"),
        ("wordiness<=1%", "wordiness is not one of bleu, chrf"),
        ("numbers<=0.5", "a rate has one, as in numbers<=0.5%"),
        ("chrf>=55%", "a score has no percent sign"),
    ],
)
def test_a_gate_that_does_not_parse_is_refused_with_its_text(text, said):
    with pytest.raises(ConfigError, match=said) as error:
        parse_gate(text)
    assert text in str(error.value)


def test_gates_judge_every_system():
    test_set = a_set(("اشترى 15 كتابا.", "He bought 15 books."), ("هذا بيت كبير.", "This is a big house."))
    outputs = [
        SystemOutput("good", ("He bought 15 books.", "This is a big house."), ""),
        SystemOutput("bad", ("He bought 16 books.", "This is a big house."), ""),
    ]
    gates = [parse_gate(text) for text in ("numbers<=0.5%", "chrf>=50", "findings<100%", "number-missing<50%")]
    report = evaluate(test_set, outputs, gates=gates)
    assert [(g.gate, g.system, g.passed) for g in report.gates] == [
        ("numbers<=0.5%", "good", True),
        ("numbers<=0.5%", "bad", False),
        ("chrf>=50", "good", True),
        ("chrf>=50", "bad", True),
        ("findings<100%", "good", True),
        ("findings<100%", "bad", True),
        ("number-missing<50%", "good", True),
        ("number-missing<50%", "bad", False),
    ]
    with pytest.raises(ConfigError, match="ter is not among the metrics"):
        refuse_unscored([parse_gate("ter<50")], ["bleu"])


def test_rates_stand_beside_the_reference_s_own_and_blank_sources_are_not_checked():
    test_set = a_set(("اشترى 15 كتابا.", "He bought 17 books."), ("", ""), ("وصل 12 طفلا.", "Twelve children came."))
    report = evaluate(test_set, [SystemOutput("s", ("He bought 15 books.", "noise", "Children came."), "")])
    missing = next(rate for rate in report.rates if rate.code == "number-missing")
    assert (missing.counts, missing.reference, report.checked) == ((1,), 1, 2)


def test_lines_that_a_training_corpus_holds_are_named(tmp_path):
    test_set = a_set(
        ("وصل الوزير إلى المدينة.", "The minister arrived."),
        ("غادر المدير المكتب باكرا.", "The manager left the office early."),
        ("نعم", "Yes"),
    )
    corpus = write(tmp_path / "train.tsv", "نص\tTHE MANAGER  left the office early", "نعم\tYes")
    [note] = overlap_notes(test_set, [corpus])
    assert (note.kind, note.ids) == ("overlap", ("1",))
    assert "train.tsv" in note.text
    with pytest.raises(DataError, match="nowhere"):
        list(overlap_notes(test_set, [tmp_path / "nowhere"]))


def test_no_system_is_refused():
    with pytest.raises(ConfigError, match="no system to evaluate"):
        evaluate(a_set(("واحد", "one")), [])


def test_parts_cover_the_set_and_single_parts_are_left_out():
    rows = tuple(
        Row(str(i), "كلمة " * (i + 8), ("word",), document="d" if i < 3 else f"e{i}", domain="x") for i in range(6)
    )
    report = evaluate(EvaluationSet("set", rows, ""), [SystemOutput("s", ("word",) * 6, "")])
    kinds = {part.kind: [] for part in report.parts}
    for part in report.parts:
        kinds[part.kind].append((part.name, part.segments))
    assert kinds["words in the source"] == [("1–10", 3), ("11–20", 3)]
    assert kinds["document"][0] == ("d", 3)
    assert "domain" not in kinds
    assert report.documents == 4
