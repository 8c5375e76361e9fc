"""HTML: the article, its metadata, and every other visible line with a reason."""

import socket
import time

import pytest

from mt.documents import parse_document
from mt.documents.from_html import read_html
from mt.errors import DataError

P = [
    "افتتحت البلدية اليوم مكتبة حي الزيتون بعد ترميم استمر عامين وشارك فيه عشرات المتطوعين من أهل المدينة.",
    "وقالت مديرة المكتبة إن القاعات الجديدة تتسع لمئتي قارئ وإن أبوابها مفتوحة كل يوم من التاسعة صباحا.",
    "وأضافت أن المجموعة تضم 12,500 كتاب بينها مخطوطات نادرة نقلت من المتحف القديم في الشهر الماضي.",
]
TITLE = "افتتاح مكتبة عامة في حي الزيتون"


def page(body, head=""):
    title = f"<title>{TITLE} - موقع المرفأ</title>"
    return f"<!doctype html><html lang=ar><head>{title}{head}</head><body>{body}</body></html>"


def paragraphs(texts=P):
    return "".join(f"<p>{text}</p>" for text in texts)


ARTICLE = page(
    f"""<nav><a href="/">الرئيسية</a></nav><!-- سر المحرر -->
    <article><h1>{TITLE}</h1><figure><img alt="بديل" src="a.jpg"><figcaption>واجهة المكتبة أمس</figcaption></figure>
    <p onclick="alert(1)">{P[0]}</p><p>{P[1]}<br>{P[2]}</p>
    <h2>أرقام</h2><ul><li>200 مقعد</li><li>ثلاث قاعات</li></ul></article>
    <script>var secret = "لا يظهر";</script><style>.x{{content:"ولا هذا"}}</style>
    <footer>جميع الحقوق محفوظة</footer>""",
    """<meta name="author" content="سلمى حداد"><link rel="canonical" href="https://example.org/a/1">
    <meta property="article:published_time" content="2024-05-03T10:00:00Z">
    <meta http-equiv="refresh" content="0; url=https://evil.example/">""",
)


def test_a_page_gives_its_article():
    """Title, paragraphs cut at line breaks, headings and items."""
    content = read_html(ARTICLE)
    assert [(block.kind, block.text) for block in content.blocks] == [
        ("title", TITLE),
        *(("paragraph", text) for text in P),
        ("heading", "أرقام"),
        ("item", "200 مقعد"),
        ("item", "ثلاث قاعات"),
    ]
    assert content.notes == ()


def test_a_page_gives_its_metadata():
    """The headline is as the page shows it, without the site's name."""
    content = read_html(ARTICLE)
    assert (content.title, content.author) == (TITLE, "سلمى حداد")
    assert (content.date, content.url) == ("2024-05-03", "https://example.org/a/1")


@pytest.mark.parametrize(
    ("mark", "date"),
    [
        ("", None),
        ('<time datetime="2024-03-05T10:00:00Z">5 مارس</time>', "2024-03-05"),
        ('<span class="date">2024-03-05</span>', "2024-03-05"),
    ],
)
def test_the_date_is_the_one_that_the_page_states_never_a_year_in_its_text(mark, date):
    later = "<p>وستفتح فروع أخرى خلال عام 2025 في المدن القريبة.</p>"
    body = f"<article><h1>{TITLE}</h1>{mark}{paragraphs()}{later}</article>"
    document = parse_document(page(body).encode(), name="a.html", path=None)
    assert document.date == date


def test_every_other_visible_line_is_skipped_with_a_reason():
    """Navigation, captions and footers are listed; scripts, styles and comments are nowhere."""
    content = read_html(ARTICLE)
    assert [(line.text, line.reason, line.line) for line in content.skipped] == [
        ("الرئيسية", "navigation", 0),
        ("واجهة المكتبة أمس", "picture caption", 0),
        ("جميع الحقوق محفوظة", "copyright", 0),
    ]


@pytest.mark.parametrize(
    ("field", "hostile"),
    [
        ("title", f'<meta property="og:title" content="{TITLE} &lt;script&gt;alert(1)&lt;/script&gt;">'),
        ("author", '<meta name="author" content="سلمى&#10;&#27;[2Jحداد &lt;img src=x onerror=alert(1)&gt;">'),
        (
            "author",
            '<script type="application/ld+json">{"@type":"NewsArticle","author":{"name":"ا<script>x"}}</script>',
        ),
        ("url", '<link rel="canonical" href="javascript:alert(1)">'),
        ("date", '<meta property="article:published_time" content="<script>alert(1)</script>">'),
    ],
)
def test_no_markup_reaches_a_field(field, hostile):
    """Fields are one line without tags, scripts and controls; an address is http or nothing."""
    value = getattr(read_html(page(f"<h1>عنوان آخر</h1>{paragraphs()}", hostile)), field) or ""
    assert not set("<>\n\x1b") & set(value)
    assert "alert" not in value
    assert "javascript" not in value


def test_entities_are_read_once():
    """What the author wrote as an entity of an entity stays one."""
    content = read_html(
        page(paragraphs([*P, "وكتب على الباب &amp;lt;b&amp;gt; ثم &lt;i&gt; بخط كبير واضح يراه كل من دخل المكتبة."]))
    )
    assert "&lt;b&gt; ثم <i>" in content.blocks[-1].text


def test_control_characters_do_not_reach_a_block():
    """An escape sequence could rewrite a reader's terminal."""
    content = read_html(page(f"<p>{P[0]}&#27;[31m&#0;</p><p>{P[1]}&#x2028;x</p>"))
    assert not {"\x1b", "\0", "\u2028"} & set("".join(block.text for block in content.blocks))


@pytest.mark.parametrize(
    "body",
    [
        f"<p>{P[0]}</p><p>{P[1]}</p>",
        f"<div>{P[0]}<br><br>{P[1]}</div>",
        f"<table><tr><td>{P[0]}</td></tr><tr><td>{P[1]}</td></tr></table>",
        f"<table><tr><td><font>{P[0]}<br>{P[1]}</font></td><td>الرئيسية</td></tr></table>",
        f"<p>{P[0]}<p>{P[1]}",
        f"<div><div>{P[0]}</div><div>{P[1]}</div></div>",
        f"<article><section><span>{P[0]}</span></section><section><span>{P[1]}</span></section></article>",
        f"<nav><a href=/>الرئيسية</a></nav><main><p>{P[0]}</p><p>{P[1]}</p></main><aside><a href=/x>{P[2]}</a></aside>",
    ],
)
def test_a_brief_of_two_paragraphs_keeps_both(body):
    """However it is laid out, in paragraphs, line breaks, tables or nothing but divs."""
    texts = [block.text for block in read_html(page(body)).blocks]
    assert [text for text in texts if text in P[:2]] == P[:2]


def test_a_page_in_one_line_of_tables_comes_out_in_lines():
    """Where trafilatura runs lines together, another reading is taken."""
    many = [f"{text} {number}." for number in range(12) for text in P]
    rows = "".join(f"<tr><td>{text}</td></tr>" for text in many)
    texts = [block.text for block in read_html(page(f"<table>{rows}</table>")).blocks]
    assert [text for text in texts if text in many] == many


def test_a_line_that_is_shown_twice_is_body_once():
    """The second one is listed as a repeat or left where trafilatura left it, never lost."""
    content = read_html(page(paragraphs([P[0], P[0], P[1], P[2]])))
    texts = [*(block.text for block in content.blocks), *(line.text for line in content.skipped)]
    assert texts.count(P[0]) == 2


def test_no_line_that_the_page_shows_is_lost():
    """Buttons, labels, summaries, captions and captions of tables: each is a block or listed."""
    words = ["زر", "وسم", "ملخص", "تفصيل", "شرح", "جدول", "خلية", "عنوان بريدي", "تعريف", "مصطلح"]
    body = f"""{paragraphs()}<button>{words[0]}</button><label>{words[1]}</label><details><summary>{words[2]}</summary>
    <p>{words[3]}</p></details><figure><figcaption>{words[4]}</figcaption></figure><table><caption>{words[5]}</caption>
    <tr><td>{words[6]}</td></tr></table><address>{words[7]}</address><dl><dt>{words[9]}</dt><dd>{words[8]}</dd></dl>"""
    content = read_html(page(body))
    shown = " ".join([*(block.text for block in content.blocks), *(line.text for line in content.skipped)])
    assert [word for word in [*words, *P] if word not in shown] == []


@pytest.mark.parametrize(
    "html",
    [
        "<html><body>" + "<div>" * 100_000 + P[0] + "</div>" * 100_000 + "</body></html>",
        "<html><body>" + "<div>" * 100_000 + P[0],
        "<html><body>" + "<span>" * 100_000 + P[0],
        "<html><body>" + f"<p><b><i>{P[0]}" * 5_000,
        "<html><body>" + f"<table><tr><td>{P[0]}" * 5_000,
        "<html><body>" + "<a href=x>رابط</a>" * 30_000 + paragraphs(),
        "<div " + " ".join(f"a{n}=1" for n in range(200_000)) + f">{P[0]}</div>",
        "<html><!--" * 50_000 + "--><body>" + paragraphs(),
        "<html><head><script type='application/ld+json'>" + '{"a":' * 100_000 + "</script></head><body>" + paragraphs(),
        page(paragraphs(), "<meta name=author content='" + "a " * 500_000 + "'>"),
        "<html><body>" + "&amp;" * 500_000,
    ],
    ids="deep unclosed-deep spans unclosed tables links attributes comments json meta entities".split(),
)
def test_hostile_pages_end_in_seconds(html):
    """With the text they hold, never with a crash."""
    start = time.perf_counter()
    content = read_html(html)
    assert time.perf_counter() - start < 10
    assert content.blocks
    assert all(block.text.strip() and "\n" not in block.text for block in content.blocks)


def test_twenty_megabytes_of_html_end_in_seconds():
    """Large pages are read by the quicker parser, and a note says so."""
    number = 20_000_000 // len(paragraphs().encode()) + 1
    html = page("".join(f"<p>{index} {text}</p>" for index in range(number) for text in P))
    start = time.perf_counter()
    content = read_html(html)
    assert time.perf_counter() - start < 30
    assert len(content.blocks) == 3 * number + 1
    assert "too large" in content.notes[0]


@pytest.mark.parametrize(
    "html", ["<html><body><script>x='نص'</script></body></html>", "<html><body><img src=a></body></html>"]
)
def test_a_page_without_text_says_so(html):
    """It is not an empty translation."""
    with pytest.raises(DataError, match=r"^a\.html: nothing to read: the page shows no text"):
        parse_document(html.encode(), name="a.html", path=None)


def test_reading_a_page_opens_no_connection(monkeypatch, caplog):
    """Neither for dates nor for addresses nor for a page that begins like an address; and nothing is logged."""

    def refuse(*args, **kwargs):
        raise AssertionError("no network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert read_html(ARTICLE).blocks
    assert read_html(f"http://example.org/ <p>{P[0]}</p>").blocks
    assert caplog.text == ""
