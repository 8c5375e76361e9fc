"""A small evaluation for the tests of its forms: hostile text, Arabic, two systems, findings, a gate."""

from mt.evaluate import evaluate, lead, parse_gate
from mt.scores import Anchor, EvaluationSet, Made, Row, SystemOutput, Trust

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
    Row("a:3", "هذا بيت كبير.", ("This is a big house.",), "two", "talk", "MSA", flag="odd " + HOSTILE),
    Row(HOSTILE, "نص " + HOSTILE, ("Text " + HOSTILE,), "two", "talk"),
)


def small_report(**changes):
    anchor = Anchor("published " + HOSTILE, {"bleu": 40.5, "meteor": 1.0}, "them " + HOSTILE)
    test_set = EvaluationSet("small " + HOSTILE, ROWS, "0" * 64, licence="CC0", anchors=(anchor,))
    made = Made("model " + HOSTILE, "3" * 64, "a machine " + HOSTILE, 2.0)
    trust = Trust((0.95, 0.12, 0.14, None), 50.0)
    second = SystemOutput(
        "second " + HOSTILE, tuple(row.references[0] for row in ROWS), "2" * 64, "x|beam:4", made, trust
    )
    outputs = [
        SystemOutput("first", ("12 kids came Thursday.", "He bought 16 books.", "This is a house.", HOSTILE), "1" * 64),
        second,
    ]
    given = {"resamples": 40, "gates": [parse_gate("numbers<=0.5%")], "command": "mt evaluate small " + HOSTILE}
    return evaluate(test_set, outputs, ("bleu", "chrf", "chrf++", "ter"), **given | changes)


def summary_report():
    text = "Some 12 people left Aleppo. The road was open. " + HOSTILE
    rows = tuple(Row(str(i), text, ("12 people left Aleppo.",)) for i in range(3))
    test_set = EvaluationSet("texts", rows, "0" * 64, task="summary")
    liar = SystemOutput("liar " + HOSTILE, ("13 people left Aleppo. " + HOSTILE,) * 3, "1" * 64)
    return evaluate(test_set, [lead(test_set, 1), liar], resamples=20)
