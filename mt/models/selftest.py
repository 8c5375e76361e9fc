"""A few sentences whose answer is known: a model that cannot do these is not used.

They find a damaged download, a wrong conversion, a library whose upgrade turned output to garbage. They do not say
how good a model is: `mt evaluate` does.
"""

from __future__ import annotations

import re
from importlib.metadata import version
from typing import TYPE_CHECKING

from mt.errors import DataError, EngineError
from mt.models.manifest import HUB, INT8, SelfTest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mt.models.catalogue import Task
    from mt.models.manifest import Manifest
    from mt.records import LocalModel

PAIRS = (
    ("اضغط على الزر لحفظ التغييرات.", "Click the button to save the changes."),
    ("ما اسمك؟", "What is your name?"),
    ("هذا كتاب جديد.", "This is a new book."),
    ("أنا لا أعرف الجواب.", "I do not know the answer."),
    ("يمكنك العثور على مزيد من المعلومات هنا.", "You can find more information here."),
    ("أين المدرسة؟", "Where is the school?"),
)

PARAGRAPH = (
    "The city council voted on Tuesday to close the old harbour bridge for repairs. Engineers found cracks in two of "
    "its six pillars last month, and they said that heavy lorries must not cross it any longer. The work begins in May "
    "and will take about ten weeks. Buses will use the northern bridge until then, and the council promised free "
    "parking near the railway station. Shop owners in the harbour fear that they will lose customers in the summer. "
    "The mayor said that safety comes first, and that the repairs will cost three million dollars."
)

CHRF_FLOOR = 30.0
"""Random weights and broken tokenizers stay below 20; the weakest model we ship is far above."""
OVERLAP_FLOOR = 0.5


def run_self_test(model: LocalModel, task: Task) -> SelfTest:
    """Load a model and measure it on the known answers.

    Raises:
        EngineError: it does not load or decode at all.
    """
    return _translate(model) if task == "translate" else _summarize(model)


def tested_variant(manifest: Manifest) -> str:
    """Return the folder of a model that is tested: of CTranslate2's weights, where it has them.

    Raises:
        DataError: it has no weights at all.
    """
    found = next((variant for variant in (INT8, HUB) if variant in manifest.digests), None)
    if found is None:
        raise DataError(f"{manifest.name}: has no weights for any backend")
    return found


def refuse_failed(model_name: str, result: SelfTest) -> None:
    """Raise the one line that a failed self-test is.

    Raises:
        EngineError: the test was failed, and not forced.
    """
    if not result.passed and not result.forced:
        raise EngineError(
            f"{model_name}: its self-test failed: {result.metric} {result.value:.1f}, at least {result.floor:.1f} is "
            f"needed: its output is garbage here; pull it again, or keep it with `mt models pull {model_name} --force`"
        )


def describe(result: SelfTest | None) -> str:
    """Return a self-test in a phrase."""
    if result is None:
        return "never tested"
    verdict = "passed" if result.passed else "FAILED, kept by --force" if result.forced else "FAILED"
    return f"self-test {verdict}: {result.metric} {result.value:.1f}, floor {result.floor:.1f}"


def _translate(model: LocalModel) -> SelfTest:
    from sacrebleu.metrics.chrf import CHRF

    hypotheses = _generate(model, [source for source, _ in PAIRS], {"max_decoding_length": 60})
    score = CHRF().corpus_score(hypotheses, [[reference for _, reference in PAIRS]]).score
    return _result("chrF2", score, CHRF_FLOOR)


def _summarize(model: LocalModel) -> SelfTest:
    """Measure how many of the summary's words are the paragraph's; one that is no shorter scores nothing."""
    [summary] = _generate(model, [PARAGRAPH], model.decoding)
    known = set(_words(PARAGRAPH))
    words = _words(summary)
    shorter = 0 < len(summary) < len(PARAGRAPH)
    share = sum(word in known for word in words) / len(words) if words and shorter else 0.0
    return _result("share of the summary's words that are the text's, %,", 100 * share, 100 * OVERLAP_FLOOR)


def _generate(model: LocalModel, sources: list[str], decoding: Mapping[str, float]) -> list[str]:
    from mt.config import EngineSettings
    from mt.engines import load_engine

    backend, compute_type = ("ct2", "int8") if (model.path / "model.bin").is_file() else ("hf", "float32")
    settings = EngineSettings.model_validate(
        {"backend": backend, "compute_type": compute_type, "device": "cpu", "threads": 1, **model.decoding, **decoding}
    )
    return [hypothesis.text for hypothesis in load_engine(settings, model).generate(sources)]


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def _result(metric: str, value: float, floor: float) -> SelfTest:
    return SelfTest(
        metric=metric, value=round(value, 1), floor=floor, passed=value >= floor, ctranslate2=version("ctranslate2")
    )
