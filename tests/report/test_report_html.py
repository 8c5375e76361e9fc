import base64
import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from report_articles import (
    ARTICLES,
    EMPTY,
    FAILED,
    FULL,
    HOSTILE,
    MENDED,
    PLAIN,
    Shape,
    article_of,
    harmless,
    translation,
    with_every_text,
)

from mt.records import Finding, SummarySentence
from mt.report import to_html
from mt.report.clean import printable, web_address


@pytest.mark.parametrize("article", ARTICLES.values(), ids=ARTICLES)
def test_the_page_is_well_formed_and_its_links_lead_somewhere(article):
    page = Shape(to_html(article))
    ids = page.all("id")
    assert len(ids) == len(set(ids))
    named = page.all("aria-labelledby") + [link[1:] for link in page.all("href") if link.startswith("#")]
    assert set(named) <= set(ids)
    assert [tag for tag, _ in page.elements].count("h1") == 1
    assert [tag for tag, _ in page.elements].count("main") == 1


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_an_element_or_an_attribute(text):
    """With a hostile text in every field, the page has the elements and attributes of a harmless one, and the text."""
    made = Shape(to_html(with_every_text(FULL, text)))
    plain = Shape(to_html(with_every_text(FULL, harmless(text))))
    assert made.elements == plain.elements
    assert made.all("id") == plain.all("id")
    assert made.all("class") == plain.all("class")
    assert made.contents["style"] == plain.contents["style"]
    assert made.contents["script"] == plain.contents["script"]
    assert printable(text) in made.text


@pytest.mark.parametrize("text", HOSTILE)
def test_only_web_addresses_are_links_and_nothing_is_loaded(text):
    page = Shape(to_html(with_every_text(FULL, text)))
    assert all(re.fullmatch(r"#\w+|https?://\S+", link) for link in page.all("href"))
    assert not page.all("src") + page.all("style") + page.all("srcset") + page.all("action")
    assert not [name for name, _ in page.values if name.startswith("on")]
    outward = [attributes for tag, attributes in page.elements if tag == "a" and "rel" in attributes]
    assert len(outward) == (web_address(text) is not None)


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_in_it_turns_the_page_around(text):
    page = to_html(with_every_text(FULL, text))
    page.encode("utf-8")
    assert not set(page) & set("\0\x1b\u202a\u202b\u202d\u202e\u2066\u2067\u2068")


@pytest.mark.parametrize("article", ARTICLES.values(), ids=ARTICLES)
def test_the_policy_forbids_all_but_the_pages_own_style_and_script(article):
    page = Shape(to_html(article))
    own = {name: base64.b64encode(hashlib.sha256(page.contents[name].encode()).digest()).decode() for name in _OWN}
    assert page.all("content")[0] == (
        f"default-src 'none'; style-src 'sha256-{own['style']}'; script-src 'sha256-{own['script']}'; "
        "base-uri 'none'; form-action 'none'"
    )
    assert [tag for tag, _ in page.elements if tag in _OWN] == ["style", "script"]
    assert not re.search(r"url\(|@import|fetch|XMLHttp|innerHTML", page.contents["style"] + page.contents["script"])


_OWN = ("style", "script")


def test_the_page_is_the_same_in_another_process():
    """The order of sets differs from process to process; the page does not."""
    script = "import sys; from report_articles import FULL; from mt.report import to_html; print(to_html(FULL), end='')"
    places = os.pathsep.join([str(Path(__file__).parent), *filter(None, sys.path)])
    environment = {**os.environ, "PYTHONPATH": places, "PYTHONHASHSEED": "7", "PYTHONIOENCODING": "utf-8"}
    made = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, check=True)
    assert made.stdout.decode() == to_html(FULL)


@pytest.mark.parametrize(
    ("article", "part"),
    [
        (FULL, "<h1>A new train</h1>"),
        (FULL, '<p class="arabic-title" lang="ar" dir="rtl">قطار جديد</p>'),
        (FULL, '<a href="https://example.org/a?b=1&amp;c=2" rel="noreferrer noopener">'),
        (FULL, "Model quality: <bdi>a first draft</bdi>"),
        (FULL, "<summary>1 error, 1 warning</summary>"),
        (FULL, '<a class="footnote" href="#s3" aria-label="Segment 3">3</a>'),
        (FULL, "body:has(#y1:is(:hover,:focus,:focus-within)) :is(#s3,#s4),"),
        (FULL, "body:not(:has(.summary li:hover)):has(#y1:target) :is(#s3,#s4),"),
        (FULL, "body:has(:is(#s3,#s4):is(:hover,:target)) #y1{background:var(--lit)}"),
        (FULL, '<a class="claim" href="#y1">It came yesterday.</a>'),
        (
            MENDED,
            '<a class="claim" href="#y2">Cost <mark class="error" title="number without a source: found “7”">7</mark>',
        ),
        (MENDED, '<span class="origin">not backed by the text</span>'),
        (MENDED, '<span class="origin" title="Came today.">written again: the text did not back the first</span>'),
        (MENDED, "<summary>1 left out: the text does not back it</summary>"),
        (FULL, 'ثمنه <mark class="error" title="number missing: expected “٣٠”, found “13”">٣٠</mark> دينارا.'),
        (FULL, 'Costs <mark class="error" title="number missing: expected “٣٠”, found “13”">13</mark> dinars.'),
        (FULL, '<p class="source" lang="ar" dir="rtl">وصل أمس.</p>'),
        (FULL, '<h3 class="target" dir="ltr"><bdi>For free</bdi></h3>'),
        (FULL, '<span class="nothing">No translation</span>'),
        (FULL, '<span class="count">2 lines of the input</span>'),
        (FULL, "<li><bdi>read as Windows-1256</bdi></li>"),
        (FULL, '<th scope="row"><bdi>settings.engine.beam_size</bdi></th><td><bdi>4</bdi></td>'),
        (PLAIN, "<h1>Untitled</h1>"),
        (PLAIN, "found nothing. They do not read for sense."),
        (EMPTY, "The document has no body."),
        (FAILED, "<strong>Not translated.</strong> <bdi>the engine could not decode it</bdi>"),
        (FAILED, '<p class="source" lang="ar" dir="rtl">وصل.</p>'),
    ],
)
def test_the_page_shows_the_record(article, part):
    assert part in to_html(article)


def test_segments_of_a_paragraph_stand_together():
    """One group a block, one row a segment, each named by its number."""
    page = Shape(to_html(FULL))
    assert [name for name in page.all("class") if name.split()[0] in {"paragraph", "segment"}] == [
        "paragraph title",
        "segment",
        "paragraph caption",
        "segment",
        "paragraph paragraph flagged",
        "segment flagged",
        "segment",
        "paragraph heading",
        "segment",
        "paragraph item flagged",
        "segment flagged",
    ]


def test_overlapping_findings_share_their_marks():
    findings = Finding("loop", "info", "", "ab", None, (0, 2)), Finding("debris", "error", "", "bc", None, (1, 3))
    page = to_html(article_of([("س", "paragraph")], [translation(0, 0, "س", "abc", *findings)]))
    assert (
        '<mark class="info" title="repetition: found “ab”">a</mark>'
        '<mark class="error" title="repetition: found “ab”; encoding debris: found “bc”">b</mark>'
        '<mark class="error" title="encoding debris: found “bc”">c</mark>'
    ) in page


def test_evidence_that_is_not_there_is_not_linked():
    article = article_of(
        [("س", "paragraph")], [translation(0, 0, "س", "s")], [SummarySentence("s", (7, 0)), SummarySentence("t", ())]
    )
    page = Shape(to_html(article))
    assert [link for link in page.all("href") if link != "#s1"] == ["#translation", "#y1"]


def luminance(colour):
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [0, 1, 2], ids=["light", "dark", "print"])
def test_colours_keep_the_contrast_of_wcag_aa(scheme):
    """Text has at least 4.5 to 1 on every ground that it stands on."""
    css = Shape(to_html(PLAIN)).contents["style"]
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", re.findall(r":root \{(.*?)\}", css, re.DOTALL)[scheme]))
    pairs = [("ink", ground) for ground in ("paper", "lit", "hover", "error-back", "warning-back", "info-back")]
    pairs += [(text, ground) for text in ("soft", "link", "error", "warning", "info") for ground in _GROUNDS]
    for text, ground in pairs:
        dark, light = sorted((luminance(colours[text]), luminance(colours[ground])))
        assert (light + 0.05) / (dark + 0.05) >= 4.5, f"{text} on {ground}"


_GROUNDS = ("paper", "lit", "hover")
