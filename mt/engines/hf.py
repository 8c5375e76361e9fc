"""transformers: any encoder-decoder as it was published, on a CPU or a GPU. The other library's words stay here."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any

from mt.arabic import normalize
from mt.engines.batching import OutOfMemoryError, halve_when_full, is_out_of_memory, usable_cores
from mt.engines.encoder_decoder import ON_A_GPU, EncoderDecoder
from mt.errors import EngineError
from mt.records import Hypothesis

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt.config import EngineSettings
    from mt.records import LocalModel

    _Scored = list[tuple[list[int], float]]
    """The hypotheses of one source: their tokens and scores."""


class HFEngine(EncoderDecoder):
    """A model and a tokenizer from a folder in the hub's layout."""

    def __init__(self, settings: EngineSettings, model: LocalModel) -> None:
        import torch

        if settings.shortlist:
            raise EngineError("a shortlist is CTranslate2's: leave engine.shortlist out with backend hf")
        self._device = _device(settings)
        dtype = _dtype(settings, self._device)
        if self._device == "cpu":
            torch.set_num_threads(settings.threads or usable_cores())
        self._tokenizer, self._network = _load(model, dtype, self._device)
        self._at_once = ON_A_GPU if self._device == "cuda" else 1
        self._own = self._network.generation_config
        super().__init__("hf", settings, model, str(dtype).removeprefix("torch."))

    def _encode(self, source: str) -> list[int]:
        # text that spells a special token, `</s>` say, is text
        text = self._model.source_prefix + normalize(source, self._profile)
        ids: list[int] = self._tokenizer(text, split_special_tokens=True)["input_ids"]
        return ids

    def _decode(self, batches: list[list[list[int]]], count: int) -> list[list[_Scored]]:
        return [halve_when_full(lambda part: self._decode_one(part, count), batch) for batch in batches]

    def _decode_one(self, batch: Sequence[list[int]], count: int) -> list[_Scored]:
        """Return for each source, all of one length, its hypotheses' tokens, without the start token, and scores."""
        import torch

        # given as an argument, it would be mixed with the model's own
        longest = self._longest(batch)
        self._network.generation_config = self._generation_config(count, longest)
        ids = torch.tensor(list(batch), device=self._device)
        try:
            with torch.inference_mode():
                out = self._network.generate(
                    input_ids=ids,
                    attention_mask=torch.ones_like(ids),
                    **self._long_reach(ids),
                    return_dict_in_generate=True,
                    output_scores=True,
                )
                logprobs = self._network.compute_transition_scores(
                    out.sequences, out.scores, getattr(out, "beam_indices", None), normalize_logits=True
                )
        except (RuntimeError, MemoryError) as error:
            if is_out_of_memory(error):
                raise OutOfMemoryError(f"one source does not fit in memory: {error}") from error
            raise EngineError(f"transformers could not decode: {error}") from error
        rows = zip(out.sequences[:, 1:].tolist(), logprobs.tolist(), strict=True)
        scored = [self._scored(*row, longest) for row in rows]
        return [scored[start : start + count] for start in range(0, len(scored), count)]

    def _long_reach(self, ids: Any) -> dict[str, Any]:
        """Return what a model that reads by windows needs: its first token sees all, and is seen by all (LED's way)."""
        import torch

        if self._network.config.model_type != "led":
            return {}
        mask = torch.zeros_like(ids)
        mask[:, 0] = 1
        return {"global_attention_mask": mask}

    def _scored(self, pieces: list[int], logprobs: list[float], longest: int) -> tuple[list[int], float]:
        """Return the tokens and their score; an end token that was forced at the limit is not one of them."""
        length = pieces.index(self._own.eos_token_id) + 1
        length = min(length, longest)
        return pieces[:length], sum(logprobs[:length]) / length**self._settings.length_penalty

    def _hypotheses(self, result: _Scored, *, source_cut: bool) -> list[Hypothesis]:
        hypotheses = []
        for pieces, score in result:
            ended = pieces[-1] == self._own.eos_token_id
            text = self._tokenizer.decode(pieces, skip_special_tokens=True, clean_up_tokenization_spaces=False)
            hypotheses.append(Hypothesis(text.strip(), score=score, truncated=source_cut or not ended))
        return hypotheses

    def _generation_config(self, count: int, longest: int) -> Any:
        """Return every default that decides the output: the model's token ids, our settings for all else."""
        from transformers import GenerationConfig

        s, own, forced = self._settings, self._own, self._model.forced_bos
        bos = self._tokenizer.convert_tokens_to_ids(forced) if forced else None
        return GenerationConfig(
            decoder_start_token_id=own.decoder_start_token_id,
            bos_token_id=own.bos_token_id,
            eos_token_id=own.eos_token_id,
            pad_token_id=own.pad_token_id,
            bad_words_ids=own.bad_words_ids,
            forced_bos_token_id=bos,
            do_sample=False,
            num_beams=s.beam_size,
            num_return_sequences=count,
            early_stopping=s.beam_size > 1,
            length_penalty=s.length_penalty,
            repetition_penalty=s.repetition_penalty,
            no_repeat_ngram_size=s.no_repeat_ngram_size,
            # transformers counts the end token, CTranslate2 does not; and forcing it there ranks the hypotheses by
            # the same tokens in both
            max_new_tokens=longest + 1,
            forced_eos_token_id=own.eos_token_id,
            min_new_tokens=s.min_decoding_length,
            max_length=None,
            use_cache=True,
        )


def _device(settings: EngineSettings) -> str:
    import torch

    if settings.device != "auto":
        return settings.device
    return "cuda" if torch.cuda.is_available() else "cpu"


def _dtype(settings: EngineSettings, device: str) -> Any:
    import torch

    match settings.compute_type:
        case "auto":
            # bfloat16 on a CPU depends on the instruction set, and the output with it
            return torch.bfloat16 if device == "cuda" else torch.float32
        case "float32" | "float16" | "bfloat16" as name:
            return getattr(torch, name)
        case other:
            raise EngineError(
                f"compute_type {other} is CTranslate2's: with backend hf say float32, float16 or bfloat16"
            )


def _load(model: LocalModel, dtype: Any, device: str) -> tuple[Any, Any]:
    from transformers import AutoModelForSeq2SeqLM, AutoTokenizer
    from transformers.utils import logging as hf_logging

    hf_logging.disable_progress_bar()
    try:
        with warnings.catch_warnings():
            # it is used for none of our models: normalization is ours
            warnings.filterwarnings("ignore", message="Recommended: pip install sacremoses")
            tokenizer = AutoTokenizer.from_pretrained(model.path, local_files_only=True)
        loaded = AutoModelForSeq2SeqLM.from_pretrained(
            model.path, dtype=dtype, local_files_only=True, use_safetensors=True
        )
        return tokenizer, loaded.to(device).eval()
    except (OSError, ValueError, RuntimeError, KeyError, ImportError) as error:
        first = str(error).strip().partition("\n")[0]
        raise EngineError(f"{model.name}: {model.path} does not load: {first}; `mt models verify` checks it") from error
