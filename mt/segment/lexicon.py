"""The words that the splitting rules know: abbreviations, what may follow them, verbs of saying."""

from __future__ import annotations

import re
import unicodedata

LETTER = "\u0621-\u063a\u0641-\u064a\u0671-\u06d3"
"""For the inside of a character class: Arabic letters as they are typed, without presentation forms."""

SILENT = "".join(c for c in map(chr, range(0x600, 0x700)) if unicodedata.category(c) == "Mn") + "\u0640"
"""For the inside of a character class: vowel signs and tatweel, which stand in words without being letters of them."""

_FOLD = str.maketrans("أإآٱ", "اااا", SILENT)


def fold(text: str) -> str:
    """Return `text` without diacritics and tatweel, every alif plain: for looking words up, never for output."""
    return text.translate(_FOLD)


def ascii_digits(text: str) -> str:
    """Return `text` with every digit as ASCII, for comparing numbers."""
    return re.sub(r"\d", lambda digit: str(int(digit[0])), text)


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(text).split())


# A dot after these never ends a sentence by itself: what they stand before is still to come.
LATIN_ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof st jr sr gen col lt sgt capt rev hon gov sen rep pres inc ltd co corp bros llc dept univ
    vs etc eg ie al ed eds fig vol pp approx est ave blvd mt ph phd
    jan feb mar apr jun jul aug sep sept oct nov dec""".split()
)
# Names of Latin letters in Arabic script. Those of the second table are words too, and letters only among others.
SPELT = _words(
    "إيه ايه بيه سي دي إي إف جي إتش آي جيه جاي كيه إل إم إس كيو آر أر تي دبليو دابليو إكس واي زد زي في يو إن أو بي كاي"
)
SPELT_OR_WORD = _words("بي في أو إن يو كي آي إي")

# After a number these may end a sentence or stand inside it.
UNITS = _words(
    "م ص ه س ث ق غ ل كم كلم سم ملم مم كغ كغم كجم كلغ كج غم غرام جم ملغ ملغم مغ مل م2 م² كم2 كم² كم/س كم/ساعة"
)
ERAS = _words("ق.م ب.م ق.هـ هـ.ش هـ.ق")
BEFORE = _words("ود وأ وم تح مج صص")
"""Titles with a conjunction, and what stands before a name or a number in a bibliography."""

OFTEN_LAST = _words("إلخ الخ")

# A letter after one of these is a name, not an initial: فيتامين د. وينصح
LABELS = _words(
    """فيتامين المجموعة مجموعة الفئة فئة الخيار خيار القسم قسم الملحق ملحق النقطة حرف الحرف الصف البند الفقرة
    الجزء الفريق المستوى النوع نوع النموذج الشكل الجدول الخطة القاعة المبنى الطراز الكبد الطابق أو"""
)

HEADINGS = "الخطوة|خطوة|المادة|مادة|الفصل|فصل|الباب|البند|القسم|السؤال|سؤال|الجدول|جدول|الشكل|شكل|الملحق|الدرس|المرحلة"
"""For a group: what is numbered at the head of a sentence and is none by itself."""

MONTHS = _words(
    """يناير فبراير مارس أبريل إبريل نيسان مايو أيار يونيو يونيه حزيران يوليو يوليه تموز أغسطس آب سبتمبر أيلول أكتوبر
    نوفمبر ديسمبر كانون شباط آذار تشرين محرم صفر ربيع جمادى رجب شعبان رمضان شوال ذو ذي جانفي فيفري
    أفريل جوان جويلية أوت"""
)

_SAY = """قال قالت أضاف أكد أوضح ذكر أشار أعلن صرح تابع اعتبر رأى رأت شدد نقل كشف أفاد دعا دعت حذر طالب لفت نفى نفت
زعم اتهم انتقد رد سأل تساءل استفسر أجاب علق اختتم ختم نوه ألمح روى كتب هتف صاح صرخ همس نادى استطرد استدرك تمتم غمغم
قلت أردف أبلغ أخبر توقع رجح وصف بيّن أقر أعرب يقول تقول يضيف تضيف يسأل تسأل يتساءل تتساءل يؤكد تؤكد يوضح توضح يرى ترى
يذكر تذكر يعتقد تعتقد يشير تشير يتابع تتابع يكتب يروي يعلق يجيب تجيب يرد ترد"""
SAYING = re.compile(rf"(?:{'|'.join(sorted(_words(_SAY)))})(?:ت|تا|ا|وا|نا|ون)?(?:ه|ها|هم|هما|ني|نا|ك)?")
"""A verb of saying, folded, without و or ف before it, with any ending."""

SAYING_ON = _words(
    """قائلا قائلة قائلين مضيفا مضيفة متسائلا متسائلة مؤكدا مؤكدة مشيرا مشيرة مشيرين موضحا موضحة سائلا هاتفا هاتفين
    صائحا مرددا مرددين"""
)
"""Participles that go on with the sentence of a quotation: متسائلا"""

ATTENDANT = _words("وهو وهي وهم وهما وهن")
"""After a quotation: how the speaker was while speaking, in the same sentence."""

_OPENING = _words(
    """كان كانت كانوا قد لم لن لا ما ليس ليست في من على إلى عن مع هو هي هم هذا هذه ذلك تلك كذلك إن إنه إنها لكن لكنه
    لكنها لكنهم بعد قبل عند عندما حين إذا لقد منذ خلال حسب بحسب وفق وفقا يعد تعد يقع تقع يبلغ تبلغ بلغ بلغت يعمل
    يعيش توفي حصل فاز شارك سجل وصل جاء جاءت أصبح أصبحت بدأ بدأت تم يتم يجب يمكن كما ينصح تأتي يأتي"""
)
_OPENERS = _words(
    """ثم لكن لكنه لكنها لكنهم كما بيد هذا هذه تلك هم نحن أنا أنت إنهم أما لقد هل ماذا لماذا متى أين أليس إذا عندما لذا
    لذلك لهذا ربما لعل فقد فقال فقالت وثمة"""
)
ASKING = _words("هل وهل أليس أليست ألم ألا أفلا لماذا ولماذا")

PREPOSITIONS = _words(
    """من إلى الى على عن في حتى مع بين منذ خلال نحو حول قرب فوق تحت عند لدى ضد عبر ضمن دون بدون أو شمال جنوب شرق غرب
    شمالي جنوبي شرقي غربي تقريبا فقط أي يوميا سنويا شهريا مربع مربعة مكعب الموافق وحتى وإلى الذي التي الذين والذي والتي
    طولا عرضا ارتفاعا فأكثر فأقل"""
)
"""What follows an abbreviation or an embedded quotation inside a sentence."""

PHRASE_OPENERS = re.compile(
    fold(
        "(?:في (?:المقابل|الوقت|غضون|سياق|حين|هذا|هذه|الأثناء|النهاية|الختام)"
        "|من (?:جهت|جهة|جانب|ناحي|المقرر|المتوقع|المنتظر)|على (?:صعيد|الرغم|الجانب)|إلى ذلك|بعد ذلك|عن ذلك)"
    )
)
"""Prepositional phrases that begin a sentence of news, folded."""

WHEN_OR_WHERE = re.compile(
    fold(r"\W*(?:[وف]?(?:في|عام|سنة|منذ|خلال|بحلول|قبل|بعد|حوالي|نحو|بين|حتى|على|عند|الساعة|يوم|من|إلى))\s")
)
"""How a sentence begins whose verb is still to come, folded: في عام 3000 ق.م. بدأت"""

DOMAINS = _words("كوم نت أورج أورغ شبكة موقع السعودية امارات مصر قطر")


def begins_sentence(word: str) -> bool:
    """Whether the folded word begins a sentence whatever stands before it, an abbreviation too."""
    if word in _OPENERS:
        return True
    return word.startswith("و") and (word[1:] in _OPENING or is_saying(word[1:]))


def is_saying(word: str) -> bool:
    """Whether the folded word is a verb of saying, without a conjunction before it."""
    return SAYING.fullmatch(word) is not None
