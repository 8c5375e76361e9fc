"""What every engine promises, whatever runs below it."""

import random
from dataclasses import replace

import pytest

from mt.config import EngineSettings
from mt.engines import load_engine
from mt.errors import EngineError
from mt.records import LocalModel

MODELS = ["marian", "bart", "t5"]
BACKENDS = ["ct2", "hf"]
every_engine = pytest.mark.parametrize(
    ("tiny", "backend"), [(m, b) for m in MODELS for b in BACKENDS], indirect=["tiny"]
)


@every_engine
def test_n_in_n_out_in_order_alone_or_together(tiny, backend):
    """A batch gives what single calls give, in the order asked, the same each time."""
    engine = tiny.engine(backend, beam_size=2)
    together = [h.text for h in engine.generate(tiny.sources)]
    assert together == [engine.generate([source])[0].text for source in tiny.sources]
    order = list(range(len(tiny.sources)))
    random.Random(1).shuffle(order)
    assert [h.text for h in engine.generate([tiny.sources[i] for i in order])] == [together[i] for i in order]


@every_engine
def test_nothing_in_gives_nothing_out(tiny, backend):
    assert tiny.engine(backend).generate([]) == []


@every_engine
def test_a_source_longer_than_the_limit_is_marked(tiny, backend):
    """Nothing is cut without saying so."""
    engine = tiny.engine(backend, max_source_length=5)
    assert engine.count_tokens(tiny.sources[0]) > 5
    assert all(h.truncated for h in engine.generate(tiny.sources[:2]))


@every_engine
def test_the_best_of_several_hypotheses_is_the_one_that_is_given_alone(tiny, backend):
    engine = tiny.engine(backend, beam_size=4)
    proposed = engine.propose(tiny.sources, 3)
    assert [len(hypotheses) for hypotheses in proposed] == [3] * len(tiny.sources)
    assert [hypotheses[0] for hypotheses in proposed] == engine.generate(tiny.sources)


@every_engine
def test_attention_is_told_by_ctranslate2_and_changes_nothing(tiny, backend):
    """A row for each piece of the text, in each the weights of the source's tokens."""
    engine = tiny.engine(backend, beam_size=2)
    attended = engine.attend(tiny.sources)
    assert [(h.text, h.score) for h in attended] == [(h.text, h.score) for h in engine.generate(tiny.sources)]
    for source, hypothesis in zip(tiny.sources, attended, strict=True):
        if backend == "hf":
            assert hypothesis.attention is None
            continue
        ends, weights = hypothesis.attention.ends, hypothesis.attention.weights
        assert list(ends) == sorted(ends)
        assert ends[-1] == len(hypothesis.text)
        assert all(sum(row) == pytest.approx(1, abs=1e-3) for row in weights)
        assert all(sum(row[engine.count_tokens(source) :]) == pytest.approx(0, abs=1e-6) for row in weights)


@every_engine
def test_other_decoding_is_another_engine_on_the_same_weights(tiny, backend):
    """The first one stays as it was built."""
    engine = tiny.engine(backend, beam_size=4)
    before = engine.generate(tiny.sources)
    greedy = engine.with_decoding(beam_size=1)
    assert "|beam:1|" in greedy.signature
    assert "|beam:4|" in engine.signature
    assert greedy.generate(tiny.sources) == tiny.engine(backend, beam_size=1).generate(tiny.sources)
    assert engine.generate(tiny.sources) == before


def test_sources_of_like_length_share_a_batch_and_read_as_alone(marian):
    """Each is padded to the same width wherever it stands: in int8, text and score are equal to the last bit."""
    sources = ["زار", "كتب الصحفي", "زار الرئيس المدينة", "وصل الوزير إلى المدينة القديمة يوم الخميس.", "زار الرئيس"]
    engine = marian.engine("ct2", beam_size=4, compute_type="int8")
    engine._step = 8
    widths = [engine._width(engine.count_tokens(source)) for source in sources]
    assert len(set(widths)) < len({engine.count_tokens(source) for source in sources})
    together = engine.generate(sources)
    assert together == [engine.generate([source])[0] for source in sources]
    assert together == engine.generate(sources[::-1])[::-1]


def test_a_width_is_within_what_the_model_reads_and_long_sources_are_not_padded(marian):
    engine = marian.engine("ct2", max_source_length=13)
    engine._step = 8
    assert [engine._width(length) for length in (1, 8, 9, 13, 129)] == [8, 8, 13, 13, 129]
    assert "pad:8" in engine.with_decoding(beam_size=2).signature.split("|")
    assert [marian.engine("hf")._width(length) for length in (1, 9)] == [1, 9]


@every_engine
def test_the_signature_names_what_decides_the_output(tiny, backend):
    signature = tiny.engine(backend, beam_size=3, length_penalty=0.6).signature
    assert signature.startswith(f"engine:{backend}|model:tiny@00000000|")
    assert {"beam:3", "lp:0.6", "quant:float32", "max:20", "norm:none"} <= set(signature.split("|"))


@pytest.mark.parametrize("tiny", MODELS, indirect=True)
@pytest.mark.parametrize(
    "decoding",
    [
        {"beam_size": 1},
        {"beam_size": 1, "min_decoding_length": 8, "no_repeat_ngram_size": 3},
        {"beam_size": 1, "repetition_penalty": 1.3},
        {"beam_size": 1, "max_decoding_length": 3},
        {"beam_size": 1, "max_decoding_length": 120},
        {"beam_size": 4},
        {"beam_size": 4, "length_penalty": 0.6, "max_decoding_length": 30},
    ],
    ids=str,
)
def test_both_engines_give_the_same_text(tiny, decoding):
    """The same settings are the same system: texts, scores, truncation and token counts agree.

    Not so for beam search with `no_repeat_ngram_size`: transformers bans after the softmax, CTranslate2 before.
    """
    ours, theirs = (tiny.engine(backend, **decoding) for backend in BACKENDS)
    a, b = ours.generate(tiny.sources), theirs.generate(tiny.sources)
    assert [h.text for h in a] == [h.text for h in b]
    assert [h.truncated for h in a] == [h.truncated for h in b]
    assert [h.score for h in a] == pytest.approx([h.score for h in b], abs=1e-3)
    assert [ours.count_tokens(s) for s in tiny.sources] == [theirs.count_tokens(s) for s in tiny.sources]


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_short_source_may_not_bring_a_long_hypothesis(marian, backend):
    """Its tokens are limited by the source's: a model that loops is stopped, and marked as truncated."""
    sources = ["زار", "كتب الصحفي"]
    engine = marian.engine(backend, beam_size=1, max_decoding_length=120, min_decoding_length=1)
    batches = [[engine._encode(source)] for source in sources]
    assert [engine._longest(batch) for batch in batches] == [4 * len(batch[0]) + 20 for batch in batches]
    looping = engine.with_decoding(min_decoding_length=110)
    assert [engine._longest(batch) < looping._longest(batch) == 110 for batch in batches] == [True, True]
    assert "limit:4n+20" in engine.signature.split("|")


@pytest.mark.parametrize("backend", BACKENDS)
def test_the_profile_is_applied_to_what_the_model_sees(marian, backend):
    """Diacritics and Arabic-Indic digits read as plain ones where the profile says so."""
    engine = marian.engine(backend, normalization="full")
    marked, plain = engine.generate(["زَارَ ٣ مِنْ", "زار 3 من"])
    assert marked == plain


@pytest.mark.parametrize("backend", BACKENDS)
def test_the_prefix_of_the_model_stands_before_every_source(t5, backend):
    plain, prefixed = t5.engine(backend), replace(t5, source_prefix="summarize: ").engine(backend)
    source = t5.sources[0]
    assert prefixed.generate([source]) == plain.generate(["summarize: " + source])
    assert prefixed.count_tokens(source) == plain.count_tokens("summarize: " + source)


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_folder_that_holds_no_model_is_one_line(tmp_path, backend):
    with pytest.raises(EngineError) as caught:
        load_engine(EngineSettings(backend=backend), LocalModel("none", tmp_path, "0" * 64))
    assert "\n" not in str(caught.value)
    assert str(tmp_path) in str(caught.value)


def test_a_compute_type_of_the_other_library_is_refused(marian):
    with pytest.raises(EngineError, match="with backend hf"):
        marian.engine("hf", compute_type="int8")


def test_echo_gives_sources_back():
    engine = load_engine(EngineSettings(backend="echo"), LocalModel("echo", None, ""))
    assert [h.text for h in engine.generate(["أ ب", "c"])] == ["أ ب", "c"]
    assert engine.count_tokens("أ ب") == 3


class Tight:
    """A translator with room for two sources at once."""

    def __init__(self, translator):
        self._translator, self.compute_type = translator, translator.compute_type

    def translate_batch(self, batch, **decoding):
        if len(batch) <= 2:
            return self._translator.translate_batch(batch, **decoding)
        return [self] * len(batch)

    def result(self):
        raise RuntimeError("CUDA failed with error out of memory")


def test_out_of_memory_halves_the_batch_and_goes_on(marian):
    """The output is the same; so many sources of one length fill one batch otherwise."""
    sources = ["زار الرئيس", "كتب الصحفي"] * 4
    engine = marian.engine("ct2")
    expected = engine.generate(sources)
    engine._translator = Tight(engine._translator)
    assert [h.text for h in engine.generate(sources)] == [h.text for h in expected]
