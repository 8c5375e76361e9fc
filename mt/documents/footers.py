"""What stands below an article: its source, author, address and date, disclaimers, notices of copyright."""

from __future__ import annotations

import re

_AGENCY = (
    r"(?:فرانس ?24|ا ?\.? ?ف ?\.? ?ب\.?|د ?\.? ?ب ?\.? ?ا\.?|رويترز|اسوشيتد ?برس|اسوشييتد برس|(?:وكاله )?الاناضول|"
    r"سبوتنيك|يونهاب|شينخوا|(?:ال)?وكالات|afp|reuters|ap|dpa|xinhua|yonhap|agencies)"
)
_MONTH = (
    r"(?:يناير|فبراير|مارس|ابريل|مايو|يونيو|يوليو|اغسطس|سبتمبر|اكتوبر|نوفمبر|ديسمبر|"
    r"كانون الثاني|شباط|اذار|نيسان|ايار|حزيران|تموز|اب|ايلول|تشرين الاول|تشرين الثاني|كانون الاول|"
    r"جانفي|فيفري|افريل|ماي|جوان|جويليه|اوت|"
    r"january|february|march|april|may|june|july|august|september|october|november|december)"
)
_DAY = r"(?:(?:يوم )?(?:السبت|الاحد|الاثنين|الثلاثاء|الاربعاء|الخميس|الجمعه)[،,\s]*)?"
_DATE = (
    r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}"
    rf"|\d{{1,2}} {_MONTH}(?:[ /]{_MONTH})?،? \d{{4}}|{_MONTH} \d{{1,2}}[،,]? \d{{4}})"
)
_TIME = r"(?:[،,\s|t-]*(?:الساعه )?\d{1,2}:\d{2}(?::\d{2})?(?:\s?[صم]|\s?[ap]m|\s?gmt|\s?بتوقيت [^\d]{2,20})?)?"
_WHEN = _DAY + _DATE + _TIME
_DATED = r"(?:تم )?(?:نشر|نشرت|النشر|تاريخ|التاريخ|بتاريخ|اخر تحديث|تحديث|حدث|published|updated|posted)"
_URL = r"(?:https?://\S+|www\.\S+|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|net|org|info|[a-z]{2})(?:/\S*)?)"
_NAME = r"(?:\s*\S+(?:\s+\S+){0,5})?"  # what is longer is a sentence that begins like a label
_LABEL_END = r"\s*(?:[:：]|[-–—]\s|$)"
_SITE = r"(?:ان )?(?:(?:اداره|هيئه تحرير) )?(?:ال)?(?:موقع|صحيفه|جريده|شبكه|منصه)(?:نا)?"
_OPINIONS = r"(?:ان )?(?:جميع |كل )?(?:الاراء|المقالات|المواد|التعليقات|الاخبار)(?: [^ ]+){0,6}"

_THIS_TEXT = r"(?:هذا |هذه )?(?:الخبر|المقال|الماده|الموضوع)"


def _table(rows: dict[str, tuple[str, ...]]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((reason, re.compile("|".join(patterns))) for reason, patterns in rows.items())


# Each pattern is the whole line, folded as mt.documents.furniture folds it.
_FOOTERS = _table(
    {
        "source": (
            rf"ال(?:مصدر|مصادر)(?:\s*[:：]{_NAME})?",
            rf"مصدر|source\s*:{_NAME}",
            rf"{_AGENCY}(?:\s*[/،,+|-]\s*{_AGENCY})*",
        ),
        "author": (
            rf"(?:ال)?كاتب(?:ه)?(?: المقال)?{_LABEL_END}{_NAME}",
            rf"(?:بقلم|كتب|كتبت|تحرير|المحرر|اعداد|ترجمه|المراسل)\s*[:：]{_NAME}",
            rf"(?:author|by|written by|editor)\s*:{_NAME}",
        ),
        "url": (rf"(?:(?:الموقع|الرابط|رابط الخبر|رابط المقال|url|link)\s*[:：]?\s*)?{_URL}", r"الموقع\s*[:：]?"),
        "date": (_WHEN, rf"{_DATED}[^.؟!\d]{{0,40}}{_WHEN}"),
    }
)

# These may be long, and may end in a stop: they are no body even where they look like one.
_NOTICES = _table(
    {
        "disclaimer": (
            rf"{_SITE} (?:لا|غير|ليس|ليست) (?:تتبني|يتبني|تعبر|يعبر|تتحمل|يتحمل|مسءول|مسئول|مسؤول|مسوول).*",
            rf"{_OPINIONS} (?:لا|ولا) تعبر(?: [^ ]+){{0,5}} (?:راي|وجهه نظر|اراء) .*",
            rf"{_THIS_TEXT} (?:منشور|منقول)ه?(?: [^ ]+){{0,12}} (?:المصدر|الموقع|الناشر).*",
        ),
        "copyright": (
            r"(?:©|\(c\)|copyright\b).{0,120}",
            r"(?:جميع|كل|كافه) (?:ال)?حقوق (?:النشر )?محفوظه?.{0,120}",
            r"حقوق النشر (?:محفوظه|©).{0,120}",
            r".{0,60}\ball rights reserved\.?",
        ),
    }
)


def footer(folded: str) -> str | None:
    """Return the reason if the line is a source, an author, an address, a date, a disclaimer or a notice."""
    rows = (*_FOOTERS, *_NOTICES)
    return next((reason for reason, pattern in rows if pattern.fullmatch(folded)), None)


def notice(folded: str) -> str | None:
    """Return the reason if the line is a disclaimer or a copyright notice, which may look like a body line."""
    return next((reason for reason, pattern in _NOTICES if pattern.fullmatch(folded)), None)
