"""Plain text: every line is body or skipped with its reason, and real text is never skipped."""

from pathlib import Path

import pytest

from mt.documents import furniture
from mt.documents.from_text import read_text
from mt.documents.label import label_lines

PAGE = Path(__file__).parent / "data" / "page.txt"
YONHAP = Path(__file__).parents[3] / "shared" / "data" / "articles" / "yonhap-2024-11-01.txt"
LONG = "وصل القطار الأول إلى المحطة الجديدة في موعده صباح اليوم وسط حضور كبير من أهل المدينة"
BODY = LONG + "."


def kinds(text):
    return [block.kind for block in read_text(text).blocks]


def reasons(text):
    return [line.reason for line in read_text(text).skipped]


def test_a_pasted_page_gives_its_article_and_names_every_other_line():
    """Headline, caption once, dateline and paragraphs; the chrome with its reasons and line numbers."""
    content = read_text(PAGE.read_text(encoding="utf-8"))
    assert [block.kind for block in content.blocks] == ["title", "caption", "paragraph", "paragraph"]
    assert [(line.line, line.reason) for line in content.skipped] == [
        (1, "navigation"),
        (2, "navigation"),
        (8, "repeat"),
        (12, "end mark"),
        (13, "e-mail address"),
        (14, "source"),
        (15, "author"),
        (16, "url"),
        (17, "date"),
        (18, "disclaimer"),
        (19, "related links"),
        (20, "related links"),
        (21, "navigation"),
    ]
    assert content.title == "افتتاح مكتبة عامة في حي الزيتون بعد عامين من الترميم"
    assert (content.author, content.date, content.url) == ("سلمى حداد", "2024-05-03", "www.example.org/library")


@pytest.mark.skipif(not YONHAP.exists(), reason="the shared article is not here")
def test_the_shared_page_gives_headline_caption_and_thirteen_paragraphs():
    """A real page: nothing lost, nothing twice."""
    content = read_text(YONHAP.read_text(encoding="utf-8"))
    assert [block.kind for block in content.blocks] == ["title", "caption", *["paragraph"] * 13]
    assert content.blocks[2].text.startswith("سيئول، 1 نوفمبر (يونهاب)")
    assert content.title == content.blocks[0].text
    assert [line.line for line in content.skipped] == [1, 7, 35, 37, 39, 40, 41, 42, 43, 45, 47]
    assert (content.date, content.url, content.author) == ("2024-11-01", "ar.yna.co.kr", None)


@pytest.mark.parametrize(
    "text",
    [
        "كلمة",
        "الرئيسية",
        BODY,
        BODY + "\n" + BODY[:-1] + "!",
        "يا دار عبلة بالجواء تكلمي\nوعمي صباحا دار عبلة واسلمي\nفوقفت فيها ناقتي وكأنها",
        "يا ليل\nيا ليل\nيا عين",
        "المقادير:\n- كوب أرز\n- ملعقة ملح\n- بصلة\nالطريقة:\n1. اغسل الأرز\n2. أضف الماء",
        "بحث\nتسجيل الدخول\nشارك",
        "The train arrived on time.\n\nIt left an hour later, and nobody noticed that it had been there at all.",
        f"صور\n\n{BODY}",
        f"العالم\n\n{BODY}",
        f"{BODY}\nالنتيجة النهائية\nفريق المدينة 2 فريق الساحل 1",
        f"{BODY}\nبدأ البث في عام 2020\nثم توقف",
        f"المصدر: وزارة الصحة\n{BODY}",
        f"الكاتب: سلمى حداد\n2024-05-03\nwww.example.org\n{BODY}",
        f"{BODY}\nمقالات ذات صلة\n{BODY}",
        f"{BODY}\nللمزيد: قصة أخرى\n{BODY}",
        f"{BODY}\nوقال إن الآراء لا تعبر عن وجهة نظر الحكومة بل عن رأي صاحبها وحده في هذه المسألة.",
        f"{BODY}\nمصادر: المجلس يعتزم تأجيل التصويت على القانون",
        f"{BODY}\nالكاتب: رجل عاش في المدينة سنوات طويلة ثم رحل عنها",
        f"{BODY}\nالمصدر: الوزارة.",
        f"{BODY}\nكتب الأطفال أكثر مبيعا",
        f"{BODY}\n05 17 2024",
        f"{BODY}\nانتهى الاجتماع",
        f"{BODY}\nإلى الرئيسية در",
    ],
)
def test_real_text_is_never_skipped(text):
    """A poem, a recipe, a result, a headline that looks like a label: where it is not certain, a line is body."""
    content = read_text(text)
    assert content.skipped == ()
    assert [block.text for block in content.blocks] == [line for line in text.split("\n") if line]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("ٍَالرئيسية", "navigation"),
        ("الرئيسيّة", "navigation"),
        ("الرئيسية > أخبار > سياسة", "navigation"),
        ("الرئيسية / رياضة", "navigation"),
        ("تسجيل الدخول", "navigation"),
        ("Home", "navigation"),
        ("« القائمة »", "navigation"),
    ],
)
def test_navigation_is_skipped_in_the_first_three_lines_and_in_the_tail(line, reason):
    """Elsewhere the same line stays."""
    assert reasons(f"{line}\n{BODY}") == [reason]
    assert reasons(f"{BODY}\n{line}") == [reason]
    assert reasons(f"{BODY}\nسطر\nآخر\n{line}\n{BODY}") == []


@pytest.mark.parametrize("line", ["(انتهى)", "( انتهى ).", "desk@example.org", "[email protected]", "a@b.org, c@d.org"])
def test_end_marks_and_addresses_are_skipped_everywhere(line):
    """No article's line is nothing but these."""
    assert len(reasons(f"{BODY}\nسطر\nآخر\nثالث\n{line}\n{BODY}")) == 1


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("المصدر", "source"),
        ("المصدر : وكالات", "source"),
        ("فرانس24/ أ ف ب", "source"),
        ("أ.ف.ب", "source"),
        ("رويترز", "source"),
        ("الكاتب:", "author"),
        ("بقلم: سلمى حداد", "author"),
        ("الموقع : example.org", "url"),
        ("https://example.org/a?b=1", "url"),
        ("نشر الخبر أول مرة بتاريخ : 2024-11-01 17:24:49", "date"),
        ("الخميس 5 مايو 2024 - 10:20", "date"),
        ("5 أيار/مايو 2024", "date"),
        ("آخر تحديث: 05/11/2024", "date"),
        ("جميع الحقوق محفوظة © 2024.", "copyright"),
        ("© example.org", "copyright"),
        ("الموقع غير مسؤول عن محتوى التعليقات", "disclaimer"),
        ("الآراء الواردة في هذا المقال لا تعبر بالضرورة عن رأي الصحيفة وإنما عن رأي كاتبها فقط.", "disclaimer"),
        ("مقالات ذات صلة", "related links"),
        ("اقرأ أيضا: قصة أخرى", "related links"),
    ],
)
def test_footers_are_skipped_after_the_last_body_line_only(line, reason):
    """Above a body line the same line is body."""
    assert reasons(f"{BODY}\n{line}") == [reason]
    assert reasons(f"{BODY}\nسطر\nآخر\n{line}\n{BODY}") == []


def test_what_follows_a_heading_of_related_links_is_links():
    """Titles of other articles, until the end."""
    assert reasons(f"{BODY}\nمواضيع ذات صلة\nعنوان أول\nعنوان ثان") == ["related links"] * 3


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([BODY, BODY], [None, "repeat"]),
        ([BODY, BODY, BODY], [None, "repeat", "repeat"]),
        ([BODY, "سطر", BODY], [None, None, None]),
        (["عنوان الخبر", "عنوان الخبر", BODY], [None, "repeat", None]),
        (["الرئيسية", "الرئيسية", BODY], ["navigation", "navigation", None]),
        ([], []),
    ],
)
def test_only_an_exact_repeat_of_the_line_before_is_skipped(lines, expected):
    """A refrain that comes back later is text."""
    assert label_lines(lines) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"عنوان قصير\n\n{BODY}", ["title", "paragraph"]),
        (f"عنوان قصير\n{BODY}", ["title", "paragraph"]),
        (f"لماذا تأخر القطار؟\n\n{BODY}", ["title", "paragraph"]),
        (f"لماذا تأخر القطار؟\n{BODY}", ["paragraph", "paragraph"]),
        (f"جملة قصيرة تنتهي بنقطة.\n\n{BODY}", ["paragraph", "paragraph"]),
        (f"المقادير:\n\n{BODY}", ["paragraph", "paragraph"]),
        (f"- بند\n\n{BODY}", ["paragraph", "paragraph"]),
        (f"{LONG}\nومن القرى المجاورة التي حضر منها وفد كبير.", ["paragraph", "paragraph"]),
        ("سطر\nآخر\nثالث", ["paragraph"] * 3),
        (f"Trains run again\n\n{'word ' * 12}.", ["title", "paragraph"]),
        (f"عنوان الخبر\n\n{LONG}\n{LONG}\n\n{BODY}", ["title", "caption", "repeat", "paragraph"]),
        (f"عنوان الخبر\n\n(من اليسار) فلان وفلان في المدينة\n\n{BODY}", ["title", "caption", "paragraph"]),
    ],
)
def test_the_title_is_found_with_care(text, expected):
    """Short, without a full stop, above something longer; wrapped text and talk have no title."""
    assert kinds(text) == [kind for kind in expected if kind != "repeat"]


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("2024-5-3", "2024-05-03"),
        ("٢٠٢٤/٠٥/٠٣", "2024-05-03"),
        ("2024-13-45", None),
        ("الخميس 5 مايو 2024", None),
    ],
)
def test_a_date_is_taken_only_where_it_is_plain(line, date):
    """A field is right or empty."""
    assert read_text(f"{BODY}\n{line}").date == date


def test_blank_lines_are_neither_body_nor_skipped_and_lines_end_at_line_feeds_only():
    """What shows nothing is blank: direction marks, stray marks, zero widths. U+2028 and U+0085 end no line."""
    content = read_text(f"\n \n\u200f\n\ufeff\u00a0\n\u064e\n{BODY}\u2028ثم\u0085عاد\n\t\n")
    assert [block.text for block in content.blocks] == [f"{BODY}\u2028ثم\u0085عاد"]
    assert content.skipped == ()


def test_every_line_is_accounted_for_in_its_order():
    """Blocks and skipped lines together are the lines that show something."""
    text = PAGE.read_text(encoding="utf-8")
    content = read_text(text)
    shown = sorted(line.strip() for line in text.split("\n") if line.strip())
    assert sorted([*(b.text for b in content.blocks), *(s.text for s in content.skipped)]) == shown


def test_the_tables_hold_no_word_twice():
    """A section that is navigation too would never count as a section."""
    assert not furniture._words("navigation.txt") & furniture._words("sections.txt")
