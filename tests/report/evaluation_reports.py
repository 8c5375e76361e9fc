"""A small evaluation for the tests of its forms: hostile text, Arabic, two systems, findings, a gate."""

from mt.evaluate import evaluate, parse_gate
from mt.scores import EvaluationSet, Row, SystemOutput

HOSTILE = "<script>alert(1)</script> | \x1b[31mred `code` \u202e& <b>"
ROWS = (
    Row(
        "a:1",
        "وصل 12 طفلا إلى المدرسة صباح الخميس.",
        ("12 children came to school on Thursday morning.",),
        "one",
        "news",
    ),
    Row("a:2", "اشترى 15 كتابا جديدا.", ("He bought 15 new books.", "He bought fifteen books."), "one", "news"),
    Row("a:3", "هذا بيت كبير.", ("This is a big house.",), "two", "talk", flag="odd " + HOSTILE),
    Row(HOSTILE, "نص " + HOSTILE, ("Text " + HOSTILE,), "two", "talk"),
)


def small_report(**changes):
    test_set = EvaluationSet("small " + HOSTILE, ROWS, "0" * 64, licence="CC0")
    outputs = [
        SystemOutput("first", ("12 kids came Thursday.", "He bought 16 books.", "This is a house.", HOSTILE), "1" * 64),
        SystemOutput("second " + HOSTILE, tuple(row.references[0] for row in ROWS), "2" * 64, "engine:x|beam:4"),
    ]
    given = {"resamples": 40, "gates": [parse_gate("numbers<=0.5%")], "command": "mt evaluate small " + HOSTILE}
    return evaluate(test_set, outputs, ("bleu", "chrf", "chrf++", "ter"), **given | changes)
