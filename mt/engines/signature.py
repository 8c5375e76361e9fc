"""The string that names a system, and the normalization that it applies."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mt.config import EngineSettings
    from mt.records import LocalModel, Profile


def profile_of(settings: EngineSettings, model: LocalModel) -> Profile:
    """Return the profile that sources are normalized with: the model's own, unless the settings name one."""
    return model.normalization if settings.normalization == "model" else settings.normalization


def signature_of(
    engine: str, settings: EngineSettings, model: LocalModel, quantization: str, lengths: Mapping[str, object]
) -> str:
    """Return `key:value|...` over everything that decides the output. Threads and batch size do not.

    `lengths` says how far sources are padded, and how the most tokens of a hypothesis follow from that width.
    """
    parts: dict[str, object] = {
        "engine": engine,
        "model": f"{model.name}@{model.digest[:8]}",
        "quant": quantization,
        "beam": settings.beam_size,
        "lp": settings.length_penalty,
        "min": settings.min_decoding_length,
        "max": settings.max_decoding_length,
        **lengths,
        "src": settings.max_source_length,
        "norep": settings.no_repeat_ngram_size,
        "reppen": settings.repetition_penalty,
        "norm": profile_of(settings, model),
    }
    if settings.shortlist:
        parts["shortlist"] = "on"
    return "|".join(f"{key}:{value}" for key, value in parts.items())
