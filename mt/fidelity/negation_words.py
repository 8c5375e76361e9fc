"""The words that negate in Arabic, and all that can stand for a negation in English."""

from __future__ import annotations

import re

from mt.fidelity.text import fold

ARABIC_NEGATIONS = frozenset(
    glue + fold(word)
    for word in "لا لم لن ليس ليست ليسوا ليسا لست لسنا لستم لئلا مش بدون عدم بعدم لعدم".split()
    for glue in ("", "و", "ف")
)
COULD_NOT = frozenset(glue + word for word in "تعذر يتعذر تعذرت تتعذر متعذر".split() for glue in ("", "و", "ف"))
ARABIC_NEGATIONS |= COULD_NOT
NON = frozenset(glue + word for word in ("غير", "الغير") for glue in ("", "و", "ف", "ب", "ل", "ك"))
NEGATED_BY_NON = re.compile(
    fold(
        "^(?:ال)?(?:صالح|موجود|مدعوم|آمن|متوقع|قادر|مكتمل|قانوني|هادف|محفوظ|كافي?|مثبت|مؤكد|مخصص|منتظم|كامل|مؤهل|معتمد"
        "|مضمن|موثق|شائع|جاهز|مستقر|ملائم|ربحي|مقبول|ممكن|مصرح|محمي|متوفر|معروف|نشط|مسموح|مسجل|ضروري|متأكد|مستعد"
        "|مهتم|مستحسن|مسبوق|مكلف|راض)(?:ة|ين|ون|ات)?$"
    )
)
"""Adjectives whose غير English says with a negation or `un-` as well; غير صحيح is "wrong" as often."""
THAT_NOT = frozenset({"ألا", "ألّا", "وألا", "وألّا", "بألا", "بألّا"})
"""As written: without its hamza the word is إلا, an exception."""

NEGATED_BY_LA = re.compile(
    fold("^(?:[يتنأ]|شيء|أحد|وجود|حاجة|خوف|فرق|معنى|قيمة|مانع|مشكلة|مجال|علاقة|دليل|صحة|عليك|بل)")
)
"""What stands after a لا that negates: a verb, or one of the nouns that are denied most; not لا ليونا."""

EXEMPT_AFTER = frozenset(
    map(
        fold,
        # Still; must; of course; at least, at most; hardly; not only; words formed with لا; drones; by accident.
        "يزال تزال يزالون يزالوا نزال أزال زال زالت زالوا زلت زلنا يزل تزل بد سيما شك ريب محالة بأس غنى غرو جرم يقل "
        "تقل يتجاوز تتجاوز يتعدى تتعدى يزيد تزيد يكاد تكاد أكاد يكادون فقط مجرد سلكي سلكية مركزية إرادي إرادية نهائي "
        "نهائية نهاية حصر مثيل يحصى تحصى يستهان مفر ينفك تنفك يبرح يفتأ تفتأ يعدو تعدو داعي حدود يخفى تخفى يقهر "
        "أن أنه أنها أنهم يتجزأ طيار طيارين قصد وهو وهي وهم وهما أقسم".split(),
    )
)
"""A word after a negation with which it does not negate, or which English says without a negation."""
EXEMPT_BEFORE = frozenset(map(fold, "أم أو نعم ما".split()))
"""أم لا is "or not", which a question leaves out."""
EXCEPTIONS = frozenset(map(fold, "إلا سوى عدا".split()))
"""After a negation these make "only" or "until"."""

NO_EXCEPTION = re.compile("ان")
"""What makes a "but" of a following إلا, as أن does."""
LA = frozenset({"لا", "ولا", "فلا"})
MA = frozenset({"ما", "وما", "فما"})
ASKS_WHY = re.compile("[\u0651\u0650]")
"""A shadda or a kasra, with which لم is "why"."""

ONLY = re.compile(
    r"\b(?:only|just|merely|mere|solely|sole|alone|exclusively|simply|until|till|before|little|few|rarely|seldom|hardly|barely|scarcely"
    r"|but (?:an?|one|two|for))\b",
    re.IGNORECASE,
)
NOT_ONLY = re.compile(r"(?<!\w)(?:ليس|ليست|لا|لم|لن)\s+(?:فقط|مجرد)")
ONLY_ALONE = re.compile(r"\b(?:only|just|merely|simply|solely)\b", re.IGNORECASE)

STRONG = frozenset(
    "not never none nothing nobody nowhere neither cannot cant dont non nope nah dunno ain't aint".split()
)
"""English words that say a negation and nothing else; with them all that ends in n't."""

_NOT = "^[وفبلك]?(?:ال)?غير$|^[وفبلك]?(?:ال)?عدم$|انعدام"
_AFFIXED = (
    r"un(?!cles?$|der|ti|to$|ion|it|iv|iq|anim|if|fortun|less|like$|doubted|covered?|rest$|done|do$|mount|install"
    r"|subscri|fold|dergo)\w{3,}|im(?:possib|practic|mobil|material|moral|mortal|patien|percept|perfect|polite"
    r"|proper|probab|permiss|balance|mature)\w*|in(?:abilit|access|accura|acti|adequa|admiss|advisab|appropria"
    r"|capab|compat|comple(?!x)|comprehens|compet|conceiv|conclus|consist|convenien|correct|credib|curab|decis"
    r"|decen|definite|differen|direct|discrim|dispens|disput|divisib|edib|effect|efficien|eligib|excus|equal|equit"
    r"|experienc|explicab|feasib|distinguish|finit|flexib|formal|frequen|human|justice|numera|operab|secur"
    r"|sensitiv|separab|significan|solub|stabil|sufficien|tangib|toleran|valid|visib|voluntar)\w*|il(?:legal|licit"
    r"|legitim|litera|logic)\w*|ir(?:regular|relevan|respons|revers|replac|resist)\w*|dis(?:agree|allow|approv"
    r"|belie|comfort|continu|hones|obe|pleas|qualif|regard|respect|satisf|trust|advantag|interest)\w*|asymptom\w*"
    r"|async\w*|substandard\w*|disserv\w*"
)
# Kind, English words that may carry a negation, letters of the Arabic words that own them.
_CARRIERS = (
    ("without", r"without", "^[وف]?(?:من)?دون$|بدون|^[وف]?بلا$|بغير|^[وفبل]?عدم$"),
    ("why", r"why", "لماذا|سبب|علل|تعليل|دافع"),
    ("hate", r"hat(?:e[sd]?|ing)|dislik\w*", "كره|بغض|حقد|كراه"),
    ("nor", r"nor", "^ولا$"),
    ("no", r"no", "^[وف]?(?:من)?دون$|بدون|^[وف]?بلا$|عدم$|^كلا$"),
    ("unless", r"unless|otherwise", "لولا|^[وف]?الا$"),
    ("except", r"except\w*", "^[وف]?الا$|عدا|سوي|استثن"),
    ("instead", r"instead", "بدل|عوض"),
    ("avoid", r"avoid\w*", "تجنب|تفاد|تلاف"),
    ("prevent", r"prevent\w*", "منع|مانع|وقا|^[وف]?[تي]?حول$|يحول|تحول|حيلول"),
    ("fail", r"fail\w*", "فشل|فاشل|اخفاق|اخفق|عطل"),
    ("lack", r"lack\w*", "نقص|افتقا|فتقر|قله|انعدام|غياب|عدم|عوز"),
    ("refuse", r"refus\w*|reject\w*|declin\w*", "رفض|تراجع|انخف|انحدر"),
    ("deny", r"den(?:y|ie)\w*", "انك|نفي|ينفي|حرم|رفض"),
    ("absent", r"absen\w*", "غيا|غائب|عدم"),
    ("forbid", r"forbid\w*|prohibit\w*|banned", "حظر|منع|محظور|ممنوع|حرم|محرم"),
    ("refrain", r"refrain\w*|abstain\w*|exempt\w*", "امتن|معف|اعف"),
    ("ignore", r"ignor\w*|neglect\w*", "تجاهل|همل|اهمال|جهل"),
    ("lose", r"los[ste]\w*|losing|misse[ds]|missing", "فقد|فقود|خسر|خسا|ضاع|ضيا|ضائع|نقص|ناقص"),
    ("discourage", r"discourag\w*|dissua\w*", "ثني|ثن|حبا|حبط|ثبط"),
    ("cease", r"ceas\w*|stopp\w*", "وقف|توقي|كف|انته"),
    ("exclude", r"exclud\w*|exclusion", "بعاد|بعد|ستثن|حصر|قصا"),
    ("rare", r"rarely|hardly|barely|scarcely|seldom", "نادر|ندر|الكاد|يكاد|تكاد|قلما|صعوب"),
    ("little", r"little|less|few|fewer|negligib\w*", "قلي|صغير|^[وف]?(?:ال)?[اي]?قل$|خفض|تحت|ادن|دون"),
    ("against", r"against", "ضد|مقابل|مواجه|مكافح|محارب|تجاه|خلاف|علي"),
    ("minus", r"minus", "سالب|ناقص"),
    ("offline", r"off-?line", "^[وف]?(?:ب)?دون$|^بلا$"),
    ("affix", r"(?!regard|nonethe|neverthe|un)\w{3,}less(?:ly|ness)?", _NOT + "|^[وف]?(?:بلا|بدون|دون)$"),
    ("affix", r"non\w{3,}", _NOT),
    ("affix", _AFFIXED, _NOT),
)


def _by_kind(column: int) -> list[tuple[str, re.Pattern[str]]]:
    """Return one pattern a kind of a column of the table."""
    patterns: dict[str, list[str]] = {}
    for row in _CARRIERS:
        patterns.setdefault(row[0], []).append(row[column])
    return [(kind, re.compile("|".join(several))) for kind, several in patterns.items()]


ENGLISH_CARRIERS = _by_kind(1)
ARABIC_OWNERS = _by_kind(2)

PHRASES = tuple(
    (kind, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for kind, words in (
        ("instead", "rather than"),
        ("except", r"(?<!no )(?<!each )other than"),
        ("without", "free (?:of|from)(?! charge)"),
        ("far", "far from|anything but"),
        ("yet", "yet to|too \\w+ (?:for \\w+ )?to"),
    )
)
"""The same for several words."""
