"""The heart: N in, N out, in order; what fails says so; what stands twice is decoded once."""

from dataclasses import replace
from pathlib import Path
from threading import get_ident

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mt.config import Settings
from mt.engines.echo import EchoEngine
from mt.errors import EngineError
from mt.fidelity import Judge, load_terms
from mt.pipeline import Pipeline, joined
from mt.records import Block, Document, Hypothesis, LocalModel, Skipped
from mt.summarize.extractive import ExtractiveSummarizer
from mt.summarize.length import Length


class Scripted(EchoEngine):
    """An engine that answers from a table, else with the source; it keeps what it was asked."""

    def __init__(self, answers=None, *, fails_on=None):
        self.answers, self.fails_on, self.asked = answers or {}, fails_on, []

    def generate(self, sources):
        self.asked.append(list(sources))
        if self.fails_on and any(self.fails_on in source for source in sources):
            raise EngineError("it choked")
        return [Hypothesis(self.answers.get(source, source)) for source in sources]


def pipeline(engine, *, repair=False, judge=None, **engine_settings) -> Pipeline:
    settings = Settings.model_validate(
        {"engine": {"backend": "echo", **engine_settings}, "repair": {"enabled": repair}}
    )
    model = LocalModel("echo", Path(), "0" * 64)
    return Pipeline(settings, engine, model, ExtractiveSummarizer(Length(2)), judge=judge or Judge())


def document(*texts, name="d") -> Document:
    return Document(name, tuple(Block(text) for text in texts))


def test_an_engine_that_loses_one_is_refused():
    class Loses(EchoEngine):
        def generate(self, sources):
            return super().generate(sources)[1:]

    with pytest.raises(EngineError, match="1 sources, 0 hypotheses"):
        pipeline(Loses()).article(document("أ"))


@given(st.lists(st.lists(st.text(min_size=1).map(lambda s: s.replace("\n", " ")), max_size=4), max_size=4))
def test_n_documents_in_n_out_and_no_text_is_lost(texts):
    documents = [document(*blocks, name=str(i)) for i, blocks in enumerate(texts)]
    engine = Scripted()
    made = pipeline(engine).process(documents)
    asked = [source for call in engine.asked for source in call]
    assert all(source.strip() for source in asked)
    assert len(asked) == len(set(asked))
    assert [t.document for t in made] == documents
    for translated in made:
        segments = [t.segment for t in translated.translations]
        assert "".join(s.source + s.gap for s in segments) == translated.document.text
        assert [s.index for s in segments] == list(range(len(segments)))


def test_documents_of_a_window_share_one_call_and_twins_are_decoded_once():
    engine = Scripted()
    pipeline(engine).process([document("نص أول. نص ثان."), document("نص أول."), document()])
    assert engine.asked == [["نص أول.", "نص ثان."]]


def test_one_bad_document_never_takes_its_neighbours_with_it():
    """It comes back in its place, with its error."""
    made = pipeline(Scripted(fails_on="سيئ")).process([document("جيد."), document("سيئ."), document("حسن.")])
    assert [t.error for t in made] == [None, "it choked", None]
    assert [joined(t) for t in made] == ["جيد.", "", "حسن."]


def test_an_article_that_cannot_be_decoded_is_an_error():
    with pytest.raises(EngineError, match="it choked"):
        pipeline(Scripted(fails_on="سيئ")).article(document("سيئ."))


def test_a_line_break_in_a_hypothesis_is_flattened_and_debris_is_mended():
    engine = Scripted({"نص واحد.": "The governor &apos; s\noffice."})
    [made] = pipeline(engine).process([document("نص واحد.")])
    assert joined(made) == "The governor's office."


def test_what_holds_no_arabic_is_kept_and_no_model_sees_it():
    engine = Scripted({"نص واحد.": "One text."})
    [made] = pipeline(engine).process([document("Reuters (London)", "٢٠٢٤/١١/١٦، ٥٠٪", "***", "نص واحد.")])
    assert [t.text for t in made.translations] == ["Reuters (London)", "2024/11/16, 50%", "***", "One text."]
    assert [[f.code for f in t.findings] for t in made.translations] == [["kept"], [], [], []]
    assert engine.asked == [["نص واحد."]]


def test_a_segment_over_the_budget_is_cut_and_every_cut_is_reported():
    text = "كلمة " * 30 + "أخيرة."
    [made] = pipeline(Scripted(), max_source_length=11).process([document(text)])
    assert "".join(t.segment.source + t.segment.gap for t in made.translations) == text
    forced = [any(f.code == "forced-cut" for f in t.findings) for t in made.translations]
    assert forced == [True] * (len(forced) - 1) + [False]
    assert len(forced) >= 3


def test_a_number_that_is_lost_is_a_finding():
    source = "وصل 8,000 جندي إلى المدينة يوم الخميس."
    engine = Scripted({source: "Soldiers arrived in the city on Thursday."})
    [made] = pipeline(engine).process([document(source)])
    assert [(f.code, f.severity) for f in made.translations[0].findings] == [("number-missing", "error")]


def test_an_article_has_its_title_summary_evidence_and_attestation():
    """The summary rests on the body, by the document's own segment indexes; headline and caption are left out."""
    blocks = (
        Block("عنوان الخبر", "title"),
        Block("شرح الصورة في سطر", "caption"),
        Block("افتتح الوزير محطة جديدة لتحلية المياه في المدينة الساحلية يوم الأحد."),
        Block("تبلغ كلفة المحطة الجديدة مليوني دولار وتخدم سكان المدينة الساحلية."),
    )
    skipped = (Skipped("الرئيسية", "navigation", 1),)
    given_document = Document("a.txt", blocks, skipped, title="عنوان الخبر", sha256="ab" * 32)
    made = pipeline(Scripted()).article(given_document)
    assert made.title == "عنوان الخبر"
    assert [s.segments for s in made.summary.sentences] == [(2,), (3,)]
    assert made.translated.document.skipped == skipped
    assert made.attestation["input"] == {"path": None, "sha256": "ab" * 32}
    assert made.attestation["model"] == {"name": "echo", "sha256": "0" * 64, "quality": "unknown quality"}


def test_an_empty_document_is_an_article_without_words():
    made = pipeline(Scripted()).article(document())
    assert (made.title, made.summary.sentences, made.translated.translations) == (None, (), ())


def test_joined_keeps_the_line_breaks_of_the_source():
    [made] = pipeline(Scripted()).process([document("أول.  ثان.", "ثالث.")])
    assert joined(made) == "أول. ثان.\nثالث."


def test_progress_tells_how_many_distinct_segments_are_done():
    told = []
    lines = [document(f"نص {i}") for i in range(600)] * 2
    replace(pipeline(Scripted()), progress=lambda done, total: told.append((done, total))).process(lines)
    assert told == [(256, 600), (512, 600), (600, 600)]


class ThreeLanes(Scripted):
    """An engine that takes three windows at once, and notes in whose threads it was called."""

    lanes = 3

    def generate(self, sources):
        self.threads = {*getattr(self, "threads", ()), get_ident()}
        return super().generate(sources)


def test_several_windows_at_once_give_what_one_after_another_gives():
    texts = [f"نص {'كلمة ' * (i % 7)}{i}" for i in range(900)]
    documents = [document(text) for text in texts]
    several = ThreeLanes()
    assert pipeline(several).process(documents) == pipeline(Scripted()).process(documents)
    assert len(several.threads) > 1
    assert [len(set(map(len, call))) for call in several.asked] < [7] * 4  # of like length


@pytest.mark.parametrize(("window", "read"), [(1, 1), (2, 4)])
def test_a_stream_reads_one_window_ahead_and_none_where_each_is_waited_for(window, read):
    taken = []
    documents = (taken.append(i) or document(f"نص {i}", name=str(i)) for i in range(9))
    made = pipeline(ThreeLanes()).stream(documents, window)
    assert next(made).document.id == "0"
    assert len(taken) == read
    assert [t.document.id for t in made] == [str(i) for i in range(1, 9)]


class Better(Scripted):
    """An engine that does better with a wide beam, and copies of itself share what they were asked."""

    def with_decoding(self, **changes):
        better = Better({source: text.replace("Soldiers", "8,000 soldiers") for source, text in self.answers.items()})
        better.asked = self.asked
        return better if changes.get("beam_size", 1) > 1 else self

    def propose(self, sources, count):
        return [[hypothesis] * count for hypothesis in self.generate(sources)]


def test_a_segment_with_an_error_is_translated_again_and_what_was_tried_is_recorded():
    source = "وصل 8,000 جندي إلى المدينة."
    [made] = pipeline(Better({source: "Soldiers arrived in the city."}), repair=True).process(
        [document(source, source)]
    )
    for translation in made.translations:
        assert translation.text == "8,000 soldiers arrived in the city."
        assert [(f.code, f.found) for f in translation.findings] == [("repaired", "n-best")]
        assert [(a.step, a.chosen) for a in translation.attempts] == [("beam", False), ("n-best", True)]


def terms(tmp_path, text):
    path = tmp_path / "terms.csv"
    path.write_text(text, encoding="utf-8")
    return load_terms(path)


def test_a_name_of_the_list_is_spelt_as_listed_and_the_substitution_is_a_finding(tmp_path):
    source = "قال يونس الحوراني إن العمل بدأ."
    judge = Judge(names=terms(tmp_path, "الحوراني,Al-Hourani\n"))
    [made] = pipeline(Scripted({source: "Younis Al-Horani said that work began."}), judge=judge).process(
        [document(source)]
    )
    assert joined(made) == "Younis Al-Hourani said that work began."
    assert [(f.code, f.expected, f.found) for t in made.translations for f in t.findings] == [
        ("name-substituted", "Al-Hourani", "Al-Horani")
    ]


class Knows(Better):
    """An engine whose wide beam knows the term."""

    def with_decoding(self, **changes):
        return (
            Better(dict.fromkeys(self.answers, "The Shura Council met yesterday.")) if "beam_size" in changes else self
        )


def test_the_ladder_prefers_what_keeps_to_the_glossary(tmp_path):
    """The term is not put in by replacement."""
    source = "اجتمع مجلس الشورى أمس."
    judge = Judge(glossary=terms(tmp_path, "مجلس الشورى,Shura Council\n"))
    engine = Knows({source: "The consultative assembly met yesterday."})
    [made] = pipeline(engine, judge=judge, repair=True).process([document(source)])
    assert joined(made) == "The Shura Council met yesterday."
    [plain] = pipeline(engine, judge=judge).process([document(source)])
    assert joined(plain) == "The consultative assembly met yesterday."
    assert [f.code for f in plain.translations[0].findings] == ["term-missing"]


def test_one_name_spelt_in_two_ways_is_a_finding():
    answers = {
        "وصل بوتفليقة أمس.": "Bouteflika arrived yesterday.",
        "تحدث بوتفليقة طويلا.": "Bouteflika spoke at length.",
        "غادر بوتفليقة مساء.": "Boutaflica left in the evening.",
    }
    [made] = pipeline(Scripted(answers)).process([document(*answers)])
    marked = [[f.code for f in t.findings if f.code == "name-variant"] for t in made.translations]
    assert marked == [[], [], ["name-variant"]]


def test_a_sentence_that_was_cut_is_one_sentence_to_the_summarizer():
    """A summary holds no half of a sentence; its evidence is all the parts."""
    long = "افتتح وزير المياه في المدينة الساحلية محطة كبيرة جديدة لتحلية مياه البحر صباح يوم الأحد الماضي."
    made = pipeline(Scripted(), max_source_length=9).article(document(long, "حضر الحفل عدد من سكان الأحياء القريبة."))
    first = made.summary.sentences[0]
    assert first.text == long
    assert first.segments == tuple(range(len(first.segments)))
    assert len(first.segments) > 1
