"""A folder in the hub's layout to a CTranslate2 folder that carries its tokenizer."""

from __future__ import annotations

import json
import logging
import shutil
import warnings
from typing import TYPE_CHECKING, Any

from mt.errors import EngineError
from mt.models.decoding import read_json, source_prefix_of
from mt.models.narrow import quantize
from mt.models.trim import trim

if TYPE_CHECKING:
    from pathlib import Path

logger = logging.getLogger(__name__)

CARRIED = (
    "source.spm",
    "target.spm",
    "vocab.json",
    "tokenizer.json",
    "tokenizer_config.json",
    "generation_config.json",
)

# What older files said and newer ones leave out; the converter asks for all of it.
_ATTRIBUTES: dict[str, dict[str, bool]] = {
    "bart": {"normalize_before": False, "normalize_embedding": True},
    "pegasus": {"normalize_before": True, "normalize_embedding": False},
}


def convert(hub: Path, out: Path, quantization: str = "int8", *, whole: bool = False) -> None:
    """Write the CTranslate2 form of a model beside its tokenizer; nothing of it needs transformers to run.

    A Marian model's vocabulary is cut to what its two sides can need, unless it shall stay `whole`; weights in int8
    keep clear of sums that overflow (see `mt.models.narrow`).

    Raises:
        EngineError: CTranslate2 does not know the model, or its files are damaged.
    """
    logger.info("converting %s to CTranslate2 %s", hub.name, quantization)
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message="Recommended: pip install sacremoses")
            spec = _converter(hub, whole=whole)(str(hub)).load()
            spec.validate()
            quantize(spec, quantization)
            out.mkdir(parents=True)
            spec.save(str(out))
            _carry_tokenizer(hub, out)
            _carry_limits(hub, out)
    # the converter and the libraries under it raise whatever they meet in a damaged or unknown model
    except Exception as error:
        first = str(error).strip().partition("\n")[0]
        raise EngineError(f"{hub}: does not convert to CTranslate2: {first or type(error).__name__}") from error


def _converter(hub: Path, *, whole: bool) -> Any:
    import transformers
    from ctranslate2.converters import TransformersConverter

    trimmed = not whole and (hub / "source.spm").is_file() and (hub / "target.spm").is_file()

    transformers.utils.logging.disable_progress_bar()

    class Converter(TransformersConverter):  # type: ignore[misc]
        """The library's own, on safetensors alone, with what transformers 5 no longer keeps in its configurations."""

        def load(self) -> Any:
            """Return the model in the library's form, its vocabulary cut."""
            spec = self._load()
            if trimmed:
                trim(spec, hub)
            return spec

        def load_model(self, model_class: Any, path: str, **options: Any) -> Any:
            model = model_class.from_pretrained(path, use_safetensors=True, local_files_only=True, **options)
            for name, value in _ATTRIBUTES.get(model.config.model_type, {}).items():
                if not hasattr(model.config, name):
                    setattr(model.config, name, value)
            if hasattr(model.config, "scale_decoder_outputs"):
                # T5 1.1 and Flan do not scale; transformers 5 says so here, the converter looks there
                model.config.tie_word_embeddings = model.config.scale_decoder_outputs
            return model

    return Converter


def _carry_limits(hub: Path, out: Path) -> None:
    """Keep beside the weights what CTranslate2 has no word for: a T5's prefix, how many positions there are."""
    theirs = read_json(hub / "config.json")
    kept = {key: theirs[key] for key in ("n_positions", "max_position_embeddings") if isinstance(theirs.get(key), int)}
    if prefix := source_prefix_of(hub, "summarize"):
        kept["source_prefix"] = prefix
    if kept:
        config = read_json(out / "config.json") | kept
        (out / "config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")


def _carry_tokenizer(hub: Path, out: Path) -> None:
    for name in CARRIED:
        if (hub / name).is_file():
            shutil.copyfile(hub / name, out / name)
    if not (out / "source.spm").is_file() and not (out / "tokenizer.json").is_file():
        from transformers import AutoTokenizer

        AutoTokenizer.from_pretrained(hub, local_files_only=True).backend_tokenizer.save(str(out / "tokenizer.json"))
