"""The forms of an evaluation: whole, safe, the same for the same report."""

import base64
import hashlib
import json
import re
from dataclasses import fields

import pytest
from evaluation_reports import HOSTILE, ROWS, small_report, summary_report
from jsonschema import Draft202012Validator
from lxml import html

from mt import scores
from mt.errors import DataError
from mt.report.evaluation import FORMS, render_evaluation
from mt.report.evaluation_diff import marked
from mt.report.evaluation_html import evaluation_to_html
from mt.report.evaluation_json import evaluation_from_json, evaluation_schema, evaluation_to_json, scores_to_json
from mt.report.evaluation_lists import moved, shown, worst


@pytest.fixture(scope="module")
def report():
    return small_report()


@pytest.fixture(scope="module")
def page(report):
    return html.fromstring(evaluation_to_html(report))


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_the_same_for_the_same_report(report, form):
    assert render_evaluation(report, form) == render_evaluation(small_report(), form)


def test_json_read_back_is_the_report(report):
    text = evaluation_to_json(report)
    assert json.loads(text)["schema"] == "mt.evaluation/1"
    assert evaluation_from_json(text, "x.json") == report


def schema_objects():
    schema = evaluation_schema()
    return [("Report", schema), *schema["$defs"].items()]


def test_a_report_obeys_its_schema(report):
    Draft202012Validator.check_schema(evaluation_schema())
    Draft202012Validator(evaluation_schema()).validate(json.loads(evaluation_to_json(report)))


@pytest.mark.parametrize(("name", "schema"), schema_objects())
def test_the_schema_has_every_field_of_a_record_and_says_what_it_is(name, schema):
    """A key nobody states is none: a field that is added must be added there."""
    assert list(schema["properties"]) == [field.name for field in fields(getattr(scores, name))]
    assert schema["required"] == list(schema["properties"])
    assert schema["additionalProperties"] is False
    assert all(below.get("description") for below in schema["properties"].values())


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"schema": "mt.evaluation/2"}'])
def test_something_else_is_refused_by_name(text):
    with pytest.raises(DataError, match=r"x\.json: not a report of mt evaluate"):
        evaluation_from_json(text, "x.json")


def test_markdown_holds_the_tables_and_no_escape_sequence(report):
    made = render_evaluation(report, "markdown")
    assert "\x1b" not in made
    assert "\u202e" not in made
    table = next(line for line in made.split("\n") if line.startswith("| first |"))
    score = r" \d+\.\d ± \d+\.\d \(\d+\.\d by document\) \|"
    assert re.fullmatch(rf"\| first \|({score}){{4}} \d\.\d\d \|  \|", table.replace("*", ""))
    assert "| number missing (error) | 1 (25.0%) | 0 (0.0%) | 0 (0.0%) |" in made
    assert "- `numbers<=0.5%`: first **failed** with 25.00" in made
    for score in report.scores:
        assert score.signature in made


def test_columns_of_markdown_tables_agree(report):
    for block in render_evaluation(report, "markdown").split("\n\n"):
        rows = [re.sub(r"\\.", "", line) for line in block.split("\n") if line.startswith("|")]
        assert len({row.count("|") for row in rows}) <= 1, block


def test_the_page_loads_nothing_and_names_its_style_and_script(page):
    [policy] = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    [style], [script] = page.xpath("//style/text()"), page.xpath("//script/text()")
    for text in (style, script):
        assert "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() in policy
    assert policy.startswith("default-src 'none'")
    assert not page.xpath("//@src | //link | //@style | //@*[starts-with(name(), 'on')]")
    assert all(href.startswith("#") for href in page.xpath("//@href"))


def test_hostile_text_is_text(page):
    assert len(page.xpath("//script")) == 1
    assert "alert(1)" not in page.xpath("//script")[0].text
    assert "\x1b" not in page.text_content()
    assert page.get_element_by_id("s4").text_content().count("<script>alert(1)</script>") >= 4


def test_every_link_leads_to_a_place_on_the_page(page):
    places = set(page.xpath("//@id"))
    assert {href[1:] for href in page.xpath("//@href")} <= places


def test_a_segment_shows_source_references_hypotheses_and_findings(page):
    segment = page.get_element_by_id("s2")
    [source] = segment.xpath("./p[@lang='ar'][@dir='rtl']")
    assert source.text_content() == ROWS[1].source
    assert len(segment.xpath("./p[@class='ref']")) == 2
    assert "Error, number missing; expected “15”" in re.sub(
        r"<q>(.*?)</q>", "“\\1”", html.tostring(segment, encoding="unicode").replace("<bdi>", "").replace("</bdi>", "")
    )
    assert segment.get("data-f") == "number-missing@0"
    assert len(segment.get("data-c").split()) == 2


def test_the_page_is_whole_without_its_script(page):
    """What the script needs is hidden until it runs; no segment is."""
    assert page.get_element_by_id("controls").get("hidden") is not None
    assert len(page.xpath("//article")) == len(ROWS)
    assert not page.xpath("//article[@hidden]")


def test_a_page_without_intervals_and_with_one_system_is_whole():
    from mt.evaluate import evaluate
    from mt.scores import EvaluationSet, Row, SystemOutput

    made = evaluate(EvaluationSet("one", (Row("1", "بيت", ("house",)),), ""), [SystemOutput("s", ("house",), "")])
    page = html.fromstring(evaluation_to_html(made))
    assert not page.xpath("//*[@id='beside']")
    assert not page.xpath("//*[@id='b']")
    assert page.xpath("//*[@id='s1']")


def test_a_page_that_would_be_too_long_holds_what_its_lists_name(report):
    named = {each.index for each in worst(report, 0)[:1]}
    assert named <= set(shown(report, budget=600))
    assert len(shown(report, budget=600)) < len(ROWS)
    assert shown(report) == [0, 1, 2, 3]


def test_gains_and_losses_are_against_the_baseline(report):
    assert moved(report, 0, gains=True) == []
    gains = moved(report, 1, gains=True)
    assert [each.text[0] for each in gains] == ["+"] * len(gains)
    assert len(gains) + len(moved(report, 1, gains=False)) <= len(ROWS)


@pytest.mark.parametrize(
    ("hypothesis", "reference", "shown_as"),
    [
        ("A big house.", "a big house", "A big house."),
        ("A large house.", "A big house.", "A <u>large</u> house."),
        ("A house.", "A big house.", "A ‸ house."),
        ("A big big house.", "A big house.", "A big <u>big</u> house."),
        ("", "A house.", "‸"),
        ("<b> & so", "house", "<u>&lt;b&gt; &amp; so</u>"),
        ("word " * 500, "word", "word " * 499 + "word"),
    ],
)
def test_words_that_differ_are_marked_without_colour(hypothesis, reference, shown_as):
    assert marked(hypothesis, reference) == shown_as


def test_confidence_stands_beside_what_came(report, page):
    """Two segments in the second tenth, both usable, and one in the last."""
    [reliability] = report.reliability
    assert [(b.low, b.segments, b.predicted, b.observed) for b in reliability.bins] == [
        (0.1, 2, pytest.approx(0.13), 1.0),
        (0.9, 1, pytest.approx(0.95), 1.0),
    ]
    assert reliability.calibration_error == pytest.approx((2 * 0.87 + 0.05) / 3)
    assert len(page.xpath("//*[@id='confidence']//*[local-name()='circle']")) == 2
    assert "| 0.1 to 0.2 | 2 | 13.0% | 100.0% |" in render_evaluation(report, "markdown")


@pytest.mark.parametrize("form", ["markdown", "html", "latex"])
def test_published_scores_are_fixed_rows(report, form):
    made = render_evaluation(report, form)
    assert "40.5" in made
    assert "published" in made
    assert "them" in made


def test_what_made_hypotheses_is_named_with_its_speed(report, page):
    made = render_evaluation(report, "markdown")
    assert "2.0 s on a machine" in made
    assert [cell.text_content() for cell in page.xpath("//*[@id='scores']//tbody/tr/td[last()]")][:2] == ["", "2"]


def test_figures_show_each_system_by_its_own_dashes(page):
    figures = page.xpath("//*[@id='distribution']//figure")
    drawn = [figure.xpath(".//*[local-name()='polyline']/@class") for figure in figures]
    assert drawn == [["s0", "s1"], ["s1"], ["s0", "s1"]]


def test_parts_show_how_many_segments_have_findings(report):
    part = next(part for part in report.parts if (part.kind, part.name) == ("domain", "news"))
    assert (part.segments, part.troubled) == (2, (1, 0))
    assert ("dialect", "MSA") in {(part.kind, part.name) for part in report.parts}


def test_segments_that_are_left_out_are_named():
    made = small_report(skip_flagged=True)
    assert (made.left_out, len(made.segments)) == (("a:3",), 3)
    assert [len(reliability.bins) for reliability in made.reliability] == [2]
    for form in ("markdown", "html"):
        assert "left out of the scores" in render_evaluation(made, form)


def test_a_page_of_summaries_reads_left_to_right():
    made = summary_report()
    page = html.fromstring(evaluation_to_html(made))
    assert page.xpath("//article/details/p[@lang='en']")
    assert not page.xpath("//*[@dir='rtl'] | //article//u")
    assert "number without a source" in page.get_element_by_id("errors").text_content()
    assert render_evaluation(made, "markdown").startswith("# texts: 3 summaries\n")
    assert evaluation_from_json(evaluation_to_json(made), "x") == made


def test_scores_as_json_are_one_line(report):
    text = scores_to_json(report)
    assert text.count("\n") == 1
    assert HOSTILE in json.loads(text)["scores"][1]["system"]
