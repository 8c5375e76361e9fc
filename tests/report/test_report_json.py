import json

import pytest
from jsonschema import Draft202012Validator
from report_articles import ARTICLES, FAILED, FULL, HOSTILE, MENDED, PLAIN, article_of, translation, with_every_text

from mt.records import Hypothesis, Translation
from mt.report import SCHEMA, article_record, article_schema, to_json

VALIDATOR = Draft202012Validator(article_schema())


def test_the_schema_is_a_schema():
    Draft202012Validator.check_schema(article_schema())


def objects_of(schema, name="article"):
    if schema.get("type") == "object":
        yield name, schema
    for key, below in {**schema.get("properties", {}), **schema.get("$defs", {})}.items():
        yield from objects_of(below, f"{name}.{key}")


@pytest.mark.parametrize(("name", "schema"), [pytest.param(*pair, id=pair[0]) for pair in objects_of(article_schema())])
def test_every_object_is_closed_and_every_key_described(name, schema):
    """A key that the contract does not name is an error; the attestation alone is open, each run states what it has."""
    assert schema.get("additionalProperties", True) is (".attestation" in name)
    for key, below in schema.get("properties", {}).items():
        assert {"description", "$ref", "items", "properties"} & below.keys(), f"{name}.{key}"


@pytest.mark.parametrize("article", ARTICLES.values(), ids=ARTICLES)
def test_every_article_obeys_the_schema(article):
    VALIDATOR.validate(json.loads(to_json(article)))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_survives_as_it_is(text):
    """JSON is the record: nothing in it is changed or lost, and it can be written as UTF-8."""
    article = with_every_text(FULL, text)
    written = to_json(article)
    written.encode("utf-8")
    assert json.loads(written) == article_record(article)


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ((), {"extra": 1}),
        (("document",), {"extra": 1}),
        (("segments", 0), {"extra": 1}),
        (("segments", 0), {"score": "high"}),
        (("segments", 0), {"index": -1}),
        (("segments", 2, "findings", 0), {"severity": "fatal"}),
        (("segments", 2, "findings", 0), {"source_span": [1]}),
        (("skipped", 0), {"reason": None}),
        ((), {"schema": "mt.article/2"}),
        ((), {"error": None}),
    ],
)
def test_the_schema_refuses_what_is_not_in_the_contract(place, value):
    record = json.loads(to_json(FULL))
    part = record
    for key in place:
        part = part[key]
    part.update(value)
    assert not VALIDATOR.is_valid(record)


def test_the_keys_are_those_of_the_contract_in_its_order():
    record = article_record(FULL)
    assert list(record) == [
        "schema",
        "document",
        "title",
        "summary",
        "summary_dropped",
        "summary_read_share",
        "segments",
        "skipped",
        "attestation",
    ]
    assert record["schema"] == SCHEMA == article_schema()["properties"]["schema"]["const"]
    [sentence] = record["summary"]
    assert (sentence["text"], sentence["segments"], sentence["span"]) == ("It came yesterday.", [3, 2], [0, 18])
    assert record["segments"][2] == {
        "index": 2,
        "paragraph": 2,
        "kind": "paragraph",
        "source": "ثمنه ٣٠ دينارا.",
        "translation": "Costs 13 dinars.",
        "score": -0.5,
        "findings": [
            {
                "code": "number-missing",
                "severity": "error",
                "expected": "٣٠",
                "found": "13",
                "source_span": [5, 7],
                "target_span": [6, 8],
            }
        ],
        "confidence": None,
        "attempts": [],
    }


def test_what_was_not_translated_says_why():
    assert article_record(FAILED)["error"] == "the engine could not decode it"
    assert "error" not in article_record(PLAIN)


@pytest.mark.parametrize("score", [None, float("-inf"), float("nan")])
def test_a_score_that_is_no_number_is_null(score):
    segment = translation(0, 0, "وصل.", "").segment
    article = article_of([("وصل.", "paragraph")], [Translation(segment, Hypothesis("It came.", score))])
    assert json.loads(to_json(article))["segments"][0]["score"] is None


def test_the_arabic_is_written_as_it_is():
    assert "ثمنه ٣٠ دينارا." in to_json(FULL)


def test_every_segment_is_there_in_order():
    many = [translation(i, 0, "س", "s") for i in range(50)]
    record = article_record(article_of([("س", "paragraph")], many))
    assert [segment["index"] for segment in record["segments"]] == list(range(50))


def test_a_summary_names_its_evidence_by_ids_and_spans_and_what_was_mended():
    record = article_record(MENDED)
    first, second = record["summary"]
    assert first["evidence"] == [{"segment": 3, "id": "s4", "score": 1.0, "span": [0, 17]}]
    assert (first["id"], first["origin"], first["instead_of"]) == ("y1", "regenerated", "Came today.")
    whole = " ".join(s["text"] for s in record["summary"])
    assert [whole[slice(*s["span"])] for s in (first, second)] == [first["text"], second["text"]]
    assert [finding["code"] for finding in second["findings"]] == ["number-added"]
    assert [(s["id"], s["text"], s["span"]) for s in record["summary_dropped"]] == [(None, "Cats sleep.", None)]
    assert record["summary_read_share"] == 0.5
