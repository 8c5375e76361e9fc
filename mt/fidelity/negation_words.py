"""The words that negate in Arabic, and all that can stand for a negation in English."""

from __future__ import annotations

import re

from mt.fidelity.text import fold

ARABIC_NEGATIONS = frozenset(
    glue + fold(word)
    for word in "لا لم لن ليس ليست ليسوا ليسا لست لسنا لستم لئلا مش بدون عدم بعدم لعدم".split()
    for glue in ("", "و", "ف")
)
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
        "أن أنه أنها أنهم يتجزأ طيار طيارين قصد وهو وهي وهم وهما".split(),
    )
)
"""A word after a negation with which it does not negate, or which English says without a negation."""
EXEMPT_BEFORE = frozenset(map(fold, "أم أو نعم ما".split()))
"""أم لا is "or not", which a question leaves out."""
EXCEPTIONS = frozenset(map(fold, "إلا سوى عدا".split()))
"""After a negation these make "only" or "until"."""

ONLY = re.compile(
    r"\b(?:only|just|but|except|until|till|before|unless|merely|solely|other|alone|mere|rather|exclusively|simply"
    r"|little|few|fewer|beyond)\b",
    re.IGNORECASE,
)
ENGLISH_NEGATION = re.compile(
    r"n['’]t\b|n\s?&(?:apos|#39);\s?t\b"
    r"|\b(?:not|never|no|none|nothing|nobody|nowhere|neither|nor|without|cannot|cant|dont|non|nope|nah|unless|except"
    r"|dunno|minus|against|offline|off-line|out of|rarely|hardly|barely|scarcely|seldom|instead|rather than|other than"
    r"|far from|little|less than|free (?:of|from)|yet to|regardless)\b"
    r"|\b(?:fail|lack|refus|den(?:y|ie)|avoid|prevent|reject|absen|forbid|prohibit|refrain|declin|exempt|ignor|neglect"
    r"|abstain|ceas|stopp|misse[ds]|missing|los[ste]|losing|banned|exclud|asymptom|substandard|disserv|unaware)\w*"
    r"|\btoo \w+ (?:for \w+ )?to\b"
    r"|\b\w{3,}(?<!regard)(?<!nonethe)less(?:ly|ness)?\b|\bnon-?\w{3,}"
    r"|\bun(?!cles?\b|der|ti|to\b|ion|it|iv|iq|anim|if|fortun)\w{3,}"
    r"|\bim(?:possib|practic|mobil|moral|mortal|patien|perfect|polite|prop|probab|permiss|balance|mature)\w*"
    r"|\bin(?:abilit|access|accura|acti|adequa|admiss|advisab|appropria|capab|compat|comple(?!x)|comprehens|conceiv"
    r"|conclus|consist|convenien|correct|credib|curab|decis|definite|differen|discrim|dispens|domit|edib|effect|efficien"
    r"|eligib|evitab|excus|equal|experienc|explicab|distinguish|divisib|finit|flexib|frequen|human|justice|numera|operab|secur|sensitiv|separab"
    r"|significan|solub|stabil|sufficien|tangib|toleran|valid|variab|vincib|visib|voluntar|vulnerab)\w*"
    r"|\bil(?:legal|legitim|litera|logic)\w*|\bir(?:regular|relevan|respons|revers|replac|resist)\w*"
    r"|\bdis(?:agree|allow|appear|approv|belie|comfort|connect|continu|courag|hones|lik|obe|order|pleas|qualif|regard"
    r"|respect|satisf|trust|advantag|interest)\w*",
    re.IGNORECASE,
)
"""Anything in English that may carry a negation."""
