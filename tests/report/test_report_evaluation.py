"""The forms of an evaluation: whole, safe, the same for the same report."""

import base64
import hashlib
import json
import re

import pytest
from evaluation_reports import HOSTILE, ROWS, small_report
from lxml import html

from mt.errors import DataError
from mt.report.evaluation import FORMS, render_evaluation
from mt.report.evaluation_diff import marked
from mt.report.evaluation_html import evaluation_to_html
from mt.report.evaluation_json import evaluation_from_json, evaluation_to_json, scores_to_json
from mt.report.evaluation_lists import moved, shown, worst
from mt.report.evaluation_view import LABELS, LOWER


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


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"schema": "mt.evaluation/2"}'])
def test_something_else_is_refused_by_name(text):
    with pytest.raises(DataError, match=r"x\.json: not a report of mt evaluate"):
        evaluation_from_json(text, "x.json")


def test_names_and_directions_of_metrics_are_those_that_scored():
    from mt.evaluate import metrics

    assert LABELS == metrics.LABELS
    assert LOWER == metrics.LOWER_IS_BETTER


def test_markdown_holds_the_tables_and_no_escape_sequence(report):
    made = render_evaluation(report, "markdown")
    assert "\x1b" not in made
    assert "\u202e" not in made
    table = next(line for line in made.split("\n") if line.startswith("| first |"))
    assert re.fullmatch(r"\| first \|( \d+\.\d ± \d+\.\d \|){4} \d\.\d\d \|", table.replace("*", ""))
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


def test_scores_as_json_are_one_line(report):
    text = scores_to_json(report)
    assert text.count("\n") == 1
    assert HOSTILE in json.loads(text)["scores"][1]["system"]
