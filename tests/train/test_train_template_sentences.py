"""Practice sentences from templates: both sides agree, whatever is drawn."""

import importlib.util
import re
from itertools import chain
from pathlib import Path
from random import Random

import pytest

ROOT = Path(__file__).parents[2]
SENTENCES = ROOT / "configs" / "train" / "sentences"
TEMPLATES = sorted(SENTENCES.glob("*.txt"))
WRITTEN = [SENTENCES / "core.txt", *sorted((SENTENCES / "written").glob("*.txt"))]
RULES = """\
# names
CITY	القاهرة	Cairo	f
ORG	الوزارة	the ministry	f
MAN	سامي	Sami
PERSON	شخص|شخصين|أشخاص|شخصا	person|people
GIRL	طالبة|طالبتين|طالبات|طالبة	student|students	f
"""


@pytest.fixture(scope="module")
def script():
    spec = importlib.util.spec_from_file_location("template_sentences", ROOT / "scripts" / "template_sentences.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def written(script, tmp_path, sentence):
    path = tmp_path / "rules.txt"
    path.write_text(f"{RULES}S\t{sentence}\n", encoding="utf-8")
    phrase = script.Writer(script.read_grammar([path]), Random(1)).sentence()
    return phrase.arabic, phrase.english


@pytest.mark.parametrize(
    ("sentence", "arabic", "english"),
    [
        ("وصل {MAN} إلى {CITY}.\t{MAN} arrived in {CITY}.", "وصل سامي إلى القاهرة.", "Sami arrived in Cairo."),
        ("[قال|قالت]@ORG اليوم {ORG}.\t{ORG} said so today.", "قالت اليوم الوزارة.", "The ministry said so today."),
        ("[قال|قالت] {MAN} ل+{ORG}.\t{MAN} told {ORG}.", "قال سامي للوزارة.", "Sami told the ministry."),
        ("هذا {MAN}.\tThis is a {MAN}, an Cairo a apple.", "هذا سامي.", "This is a Sami, a Cairo an apple."),
    ],
)
def test_slots_agree_and_join(script, tmp_path, sentence, arabic, english):
    assert written(script, tmp_path, sentence) == (arabic, english)


@pytest.mark.parametrize(
    ("number", "arabic", "english", "feminine"),
    [
        (1, "شخص واحد", "one person", "طالبة واحدة"),
        (2, "شخصين", "two people", "طالبتين"),
        (3, "ثلاثة أشخاص", "three people", "ثلاث طالبات"),
        (10, "عشرة أشخاص", "ten people", "عشر طالبات"),
        (11, "11 شخصا", "11 people", "11 طالبة"),
        (100, "100 شخص", "100 people", "100 طالبة"),
        (105, "105 أشخاص", "105 people", "105 طالبات"),
        (1250, "1250 شخصا", "1,250 people", "1250 طالبة"),
    ],
)
def test_a_counted_noun_takes_the_form_that_its_number_asks_for(script, number, arabic, english, feminine):
    person = script.Phrase("شخص|شخصين|أشخاص|شخصا", "person|people", "m")
    student = script.Phrase("طالبة|طالبتين|طالبات|طالبة", "student|students", "f")
    assert script.counted_phrase(person, number)[:2] == (arabic, english)
    assert script.counted_phrase(student, number).arabic == feminine


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("S\tوصل {MAN}.\tHe arrived.", "the same slots"),
        ("S\tوصل.", "3 or 4 fields"),
        ("S\tوصل {NOBODY}.\t{NOBODY} arrived.", "no file defines NOBODY"),
        ("S\tوصل {man}.\t{man} arrived.", "no slot is written"),
    ],
)
def test_a_wrong_rule_is_named(script, tmp_path, rule, said):
    path = tmp_path / "rules.txt"
    path.write_text(f"{RULES}{rule}\n", encoding="utf-8")
    with pytest.raises(SystemExit, match=said):
        script.read_grammar([path])


@pytest.mark.parametrize("files", [TEMPLATES, WRITTEN], ids=["templates", "written"])
def test_every_template_that_ships_is_written_out(script, files):
    """No brace, bracket or join is left in a sentence, and each side is in its script."""
    writer = script.Writer(script.read_grammar(files), Random(7))
    for arabic, english, _ in chain(writer.of_each_rule(1), writer.sentences(1000)):
        assert not re.search(r"[{}\[\]|@]|(?<![\w])[ولبفك]\+", arabic + english), (arabic, english)
        assert re.search("[\u0621-\u064a]", arabic), arabic
        assert not re.search("[\u0621-\u064a]", english), english


def test_each_rule_gives_as_many_sentences_as_are_asked_and_names_come_from_a_corpus_too(script, tmp_path):
    rules, names = tmp_path / "rules.txt", tmp_path / "names.tsv"
    rules.write_text(f"{RULES}S\tوصل {{MAN}}.\t{{MAN}} arrived.\nS\tأمطرت.\tIt rained.\n", encoding="utf-8")
    names.write_text("كريم\tkarim\nفرقة (موسيقى)\tBand (music)\n", encoding="utf-8")
    writer = script.Writer(script.read_grammar([rules]), Random(1), script.read_more([f"MAN={names}"]))
    written = [phrase.english for phrase in writer.of_each_rule(20)]
    assert written[-1:] == ["It rained."]
    assert set(written[:20]) == {"Sami arrived.", "Karim arrived."}
    assert len(written) == 21


def test_the_same_seed_writes_the_same_sentences(script):
    grammar = script.read_grammar(TEMPLATES)
    first, second = (script.Writer(grammar, Random(3)) for _ in range(2))
    assert [first.sentence() for _ in range(20)] == [second.sentence() for _ in range(20)]
