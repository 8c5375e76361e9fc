"""CTranslate2: the fast engine, int8 on a CPU, without torch."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

from mt.arabic import normalize
from mt.engines.batching import OutOfMemoryError, halve_when_full, is_out_of_memory, usable_cores
from mt.engines.encoder_decoder import ON_A_GPU, EncoderDecoder
from mt.engines.tokens import load_tokenizer
from mt.errors import EngineError
from mt.records import Attention, Hypothesis

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt.config import EngineSettings
    from mt.records import LocalModel

_STEP, _PADDED = 8, 128
"""Sources of at most so many tokens are padded to a multiple of the step: longer ones fill a batch by themselves."""
_PROBE = 24


class CT2Engine(EncoderDecoder):
    """A converted model and its tokenizer from one folder; as many batches at once as there are threads.

    It may be called from several threads: while one gathers and checks, the batches of another are decoded.
    """

    lanes = 3
    _attending = False

    def __init__(self, settings: EngineSettings, model: LocalModel) -> None:
        self._prefix = [model.forced_bos] if model.forced_bos else None
        self._tokenizer = load_tokenizer(model.path)
        self._end = _end_token(model)
        self._translator = _load(settings, model)
        self._at_once = ON_A_GPU if self._translator.device == "cuda" else 1
        self._step = 1 if self._prefix else _step_of(self._translator, self._end)
        super().__init__("ct2", settings, model, self._translator.compute_type)

    def attend(self, sources: Sequence[str]) -> list[Hypothesis]:
        """Return one hypothesis per source, in order, with the attention of the last layer."""
        other = copy.copy(self)
        other._attending = True  # noqa: SLF001 - it is of this class
        return other.generate(sources)

    def _width(self, length: int) -> int:
        if length > _PADDED:
            return length
        return max(length, min(-(-length // self._step) * self._step, self._settings.max_source_length))

    def _encode(self, source: str) -> list[str]:
        return self._tokenizer.encode(self._model.source_prefix + normalize(source, self._profile))

    def _decode(self, batches: list[list[list[str]]], count: int) -> list[list[Any]]:
        """Submit all batches at once, so that every thread has work; gather them in order."""
        started = [self._start(batch, count) for batch in batches]
        return [self._finish(batch, pending, count) for batch, pending in zip(batches, started, strict=True)]

    def _finish(self, batch: list[list[str]], pending: list[Any], count: int) -> list[Any]:
        return halve_when_full(lambda part: _gather(pending if part is batch else self._start(part, count)), batch)

    def _start(self, batch: Sequence[list[str]], count: int) -> list[Any]:
        s = self._settings
        width = self._width(len(batch[0]))
        filler = [] if any(len(source) == width for source in batch) else [[self._end] * width]
        # Every default that decides the output is passed: CTranslate2's own may change with its version.
        pending: list[Any] = self._translator.translate_batch(
            [*batch, *filler],
            target_prefix=[self._prefix] * len(batch) if self._prefix else None,
            beam_size=s.beam_size,
            num_hypotheses=count,
            patience=1,
            length_penalty=s.length_penalty,
            coverage_penalty=0,
            repetition_penalty=s.repetition_penalty,
            no_repeat_ngram_size=s.no_repeat_ngram_size,
            min_decoding_length=s.min_decoding_length,
            max_decoding_length=self._longest(batch),
            max_input_length=0,
            use_vmap=s.shortlist,
            return_scores=True,
            return_end_token=True,
            return_attention=self._attending,
            sampling_topk=1,
            asynchronous=True,
        )
        return pending[: len(batch)]

    def _hypotheses(self, result: Any, *, source_cut: bool) -> list[Hypothesis]:
        rows = result.attention or [None] * len(result.scores)
        return [
            Hypothesis(
                self._tokenizer.decode(pieces),
                float(score),
                source_cut or pieces[-1:] != [self._end],
                self._attention(pieces, own) if own else None,
            )
            for pieces, score, own in zip(result.hypotheses, result.scores, rows, strict=True)
        ]

    def _attention(self, pieces: Sequence[str], rows: Sequence[Sequence[float]]) -> Attention:
        ends = tuple(len(self._tokenizer.decode(pieces[: place + 1])) for place in range(len(pieces)))
        return Attention(ends, tuple(map(tuple, rows)))


def _step_of(translator: Any, end: str) -> int:
    """Return what the width of a short source is a multiple of, for a model.

    CTranslate2 pads a batch to its longest source. So that this is the same wherever a source stands, a filler is put
    into batches in which no source is as long: end tokens alone, to which most models have little to say. One that has
    more to say than was said to it would cost more than larger batches save.
    """
    [result] = translator.translate_batch([[end] * _PROBE], beam_size=1, max_decoding_length=_PROBE)
    return _STEP if len(result.hypotheses[0]) < _PROBE else 1


def _gather(pending: Sequence[Any]) -> list[Any]:
    try:
        return [one.result() for one in pending]
    except (RuntimeError, MemoryError) as error:
        if is_out_of_memory(error):
            raise OutOfMemoryError(f"one source does not fit in memory: {error}") from error
        raise EngineError(f"CTranslate2 could not decode: {error}") from error


def _end_token(model: LocalModel) -> str:
    try:
        end: str = json.loads((model.path / "config.json").read_text(encoding="utf-8"))["eos_token"]
    except (OSError, ValueError, KeyError) as error:
        raise EngineError(f"{model.name}: {model.path} is no converted model: no eos_token in config.json") from error
    return end


def _load(settings: EngineSettings, model: LocalModel) -> Any:
    import ctranslate2

    if settings.shortlist and not (model.path / "vmap.txt").is_file():
        raise EngineError(f"{model.name}: has no shortlist: mt models shortlist {model.name} --corpus FILE makes one")
    device = settings.device
    if device == "auto":
        device = "cuda" if ctranslate2.get_cuda_device_count() else "cpu"
    wanted = settings.compute_type
    if wanted == "auto":
        wanted = "int8_float16" if device == "cuda" else "int8"
    known = ctranslate2.get_supported_compute_types(device)
    if wanted not in known:
        raise EngineError(f"compute_type {wanted} is not supported on this {device}: {', '.join(sorted(known))} are")
    threads = settings.threads or usable_cores()
    try:
        return ctranslate2.Translator(
            str(model.path),
            device=device,
            compute_type=wanted,
            inter_threads=threads if device == "cpu" else 1,
            intra_threads=1,
            max_queued_batches=-1,  # a full queue would keep the next window's sources from being encoded
        )
    except (RuntimeError, ValueError) as error:
        raise EngineError(f"{model.name}: {model.path} does not load: {error}; `mt models verify` checks it") from error
