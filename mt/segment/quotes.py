"""Whether a sentence goes on after a quotation that ends in ؟ or !"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mt.segment.lexicon import ATTENDANT, SAYING_ON, begins_sentence, fold, is_saying
from mt.segment.stops import QUOTES

if TYPE_CHECKING:
    from mt.segment.stops import Stop

_REACH = 400  # characters in which the opening quote is looked for
_DASHED = re.compile(r"[-–—]\s*(\w+)")
_INTRODUCES = re.compile(r"\s*[^،,.؟!:«\"“]{1,50}+[:«\"“]")


def goes_on_after_quote(stop: Stop) -> bool:
    """Whether the quotation that closes at the stop is a part of its sentence, not the end of it.

    It is where a verb of saying names its speaker (`"هل تأتي؟" سأل الرجل`) and where it is a title or a phrase
    (`فيلم "من أنت؟" للمخرج`); a verb of saying that introduces the next quotation begins a sentence.
    """
    if stop.first in "-–—":
        dashed = _DASHED.match(stop.line, stop.after)
        return dashed is not None and is_saying(fold(dashed[1]))
    if is_saying(stop.word):
        return _INTRODUCES.match(stop.line, stop.end) is None
    if stop.word in SAYING_ON or stop.word in ATTENDANT:
        return True
    return not begins_sentence(stop.word) and _is_phrase(stop)


def _is_phrase(stop: Stop) -> bool:
    low = max(stop.start, stop.at - _REACH)
    closing = next(c for c in stop.line[stop.at : stop.end] if c in QUOTES)
    marks = "«»" if closing in "«»" else "“”„" if closing in "“”" else closing
    opening = max(stop.line.rfind(mark, low, stop.at) for mark in marks)
    before = stop.line[max(low, opening - 60) : opening].rstrip() if opening > low else ""
    if not before or before.endswith((":", "،", ",")):
        return False
    return not any(is_saying(word) or is_saying(word[1:]) for word in fold(before).split())
