"""The names of months and weekdays: Gregorian in Egypt, the Levant and the Maghreb, Hijri, English."""

from __future__ import annotations

import re
from itertools import product

from mt.fidelity.text import fold

# By the English name. A clear name means nothing but the month; an unclear one does beside a number, after شهر
# or after a preposition of time.
_CLEAR = {
    "January": "يناير جانفي",
    "February": "فبراير فيفري شباط",
    "March": "آذار",
    "April": "أبريل إبريل أفريل",
    "May": "أيار",
    "June": "يونيو يونيه حزيران",
    "July": "يوليو يوليه يوليوز جويلية",
    "August": "أغسطس",
    "September": "سبتمبر شتنبر أيلول",
    "October": "أكتوبر",
    "November": "نوفمبر نونبر",
    "December": "ديسمبر دجنبر",
    "Ramadan": "رمضان",
}
_UNCLEAR = {
    "March": "مارس",
    "April": "نيسان",  # Nissan
    "May": "مايو ماي",
    "June": "جوان",
    "July": "تموز",
    "August": "آب أوت أوغسطس غشت",
    "Muharram": "محرم المحرم",
    "Safar": "صفر",
    "Rajab": "رجب",
    "Shaaban": "شعبان",
    "Shawwal": "شوال",
}
_OF_TWO_WORDS = {
    "January": ("كانون", "الثاني"),
    "December": ("كانون", "الأول"),
    "October": ("تشرين", "الأول"),
    "November": ("تشرين", "الثاني"),
    "Rabi I": ("ربيع", "الأول"),
    "Rabi II": ("ربيع", "الثاني الآخر"),
    "Jumada I": ("جمادى", "الأولى الأول"),
    "Jumada II": ("جمادى", "الآخرة الثانية الثاني الآخر"),
    "Dhu al-Qadah": ("ذو ذي ذا", "القعدة"),
    "Dhu al-Hijjah": ("ذو ذي ذا", "الحجة"),
}
_DAYS = {
    "Monday": "اثنين إثنين أثنين",
    "Tuesday": "ثلاثاء ثلثاء",
    "Wednesday": "أربعاء",
    "Thursday": "خميس",
    "Friday": "جمعة",
    "Saturday": "سبت",
    "Sunday": "أحد",
}


def _by_form(names: dict[str, str], clitics: tuple[str, ...] = ("", "ب", "ل", "ك")) -> dict[str, str]:
    return {
        glue + clitic + fold(word): name
        for name, words in names.items()
        for word in words.split()
        for glue, clitic in product(("", "و"), clitics)
    }


CLEAR_MONTHS = _by_form(_CLEAR)
UNCLEAR_MONTHS = _by_form(_UNCLEAR)
MONTHS_OF_TWO_WORDS = {
    (first, fold(second)): name
    for name, (firsts, seconds) in _OF_TWO_WORDS.items()
    for first in _by_form({name: firsts})
    for second in seconds.split()
}
WEEKDAYS = _by_form(_DAYS, ("ال", "بال", "لل", "كال"))
UNCLEAR_DAYS = frozenset({"Monday", "Sunday"})  # الاثنين is "the two" and الأحد "the one" as well

MONTH_CUES = frozenset(
    map(fold, "شهر لشهر بشهر وشهر شهري في وفي منذ حتى أوائل أواخر منتصف مطلع غاية نهاية بداية خلال".split())
)
"""A word before an unclear month that makes it one."""
DAY_CUES = frozenset(
    map(
        fold, "يوم اليوم ليوم ويوم بيوم يومي أيام ليلة مساء صباح ظهر فجر عصر نهار أمس غدا غد بعد وصباح ومساء كل".split()
    )
)
LATER_CUES = frozenset(map(fold, "الماضي المقبل القادم الجاري الفائت المنصرم التالي الماضيين المقبلين الموافق".split()))

ENGLISH_MONTHS = {
    "January": r"\b(?:Jan|JAN|(?i:january))\b",
    "February": r"\b(?:Feb|FEB|(?i:february))\b",
    "March": r"\b(?:Mar|MAR|March|MARCH)\b",
    "April": r"\b(?:Apr|APR|(?i:april))\b",
    "May": r"\b(?:May|MAY)\b",
    "June": r"\b(?:Jun|JUN|(?i:june))\b",
    "July": r"\b(?:Jul|JUL|(?i:july))\b",
    "August": r"\b(?:Aug|AUG|(?i:august(?:us)?))\b",
    "September": r"\b(?:Sept?|SEPT?|(?i:september))\b",
    "October": r"\b(?:Oct|OCT|(?i:october|oktober\w*))\b",
    "November": r"\b(?:Nov|NOV|(?i:november))\b",
    "December": r"\b(?:Dec|DEC|(?i:december))\b",
    "Muharram": r"(?i:\bmo?u?har+[ae]m)",
    "Safar": r"(?i:\bsaph?f?ar)",
    "Rabi I": r"(?i:\brab[iy])",
    "Rabi II": r"(?i:\brab[iy])",
    "Jumada I": r"(?i:\bj[au]m+[aā]d)",
    "Jumada II": r"(?i:\bj[au]m+[aā]d)",
    "Rajab": r"(?i:\bra[jg]+ab)",
    "Shaaban": r"(?i:\bsha.{0,2}ban)",
    "Ramadan": r"(?i:\bram+a[dz]h?[aā]n)",
    "Shawwal": r"(?i:\bshaw+[aā]l)",
    "Dhu al-Qadah": r"(?i:[qk][aie].{0,2}d[ae]h?)",
    "Dhu al-Hijjah": r"(?i:hi[jgd]+[ae])",
}
ENGLISH_DAYS = {
    "Monday": r"\b(?:Mon|(?i:mondays?))\b",
    "Tuesday": r"\b(?:Tues?|(?i:tuesdays?))\b",
    "Wednesday": r"\b(?:Wed|(?i:wednesdays?))\b",
    "Thursday": r"\b(?:Thur?s?|(?i:thursdays?))\b",
    "Friday": r"\b(?:Fri|(?i:fridays?))\b",
    "Saturday": r"\b(?:Sat|(?i:saturdays?|sabbath|weekends?))\b",
    "Sunday": r"\b(?:Sun|(?i:sundays?|weekends?))\b",
}
ENGLISH_NAMES = {name: re.compile(pattern) for name, pattern in (ENGLISH_MONTHS | ENGLISH_DAYS).items()}
MONTH_NUMBERS = {name: number for number, name in enumerate(list(ENGLISH_MONTHS)[:12], start=1)}
