"""The decoding settings that a model's authors publish, from the hub's words into ours."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from mt.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

BOTH = ("marian", "bart", "pegasus", "t5", "mt5")
"""The architectures that both engines run."""
SUPPORTED = (*BOTH, "led")
"""Those that one of them runs: transformers all, CTranslate2 none that reads long texts by windows."""

_SAME = {
    "num_beams": "beam_size",
    "length_penalty": "length_penalty",
    "repetition_penalty": "repetition_penalty",
    "no_repeat_ngram_size": "no_repeat_ngram_size",
}
_LENGTHS = ("max_source_length", "max_decoding_length")
_AMPLE = 258
"""Positions for 256 tokens, the most that is decoded unless settings say otherwise, a start and an end."""


def read_json(path: Path) -> dict[str, Any]:
    """Return the object in a JSON file, empty where there is no such file.

    Raises:
        DataError: it is not JSON, or not an object.
    """
    if not path.is_file():
        return {}
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DataError(f"{path}: not JSON: {error}") from error
    if not isinstance(value, dict):
        raise DataError(f"{path}: holds a {type(value).__name__} instead of an object")
    return value


def published_decoding(folder: Path, task: str) -> dict[str, float]:
    """Return what the files of a folder in the hub's layout say about decoding, in our names.

    A translator's lengths are the size of its position table, not advice: they count where the table is short.
    """
    config = read_json(folder / "config.json")
    said = {**config, **_of_task(config, task), **read_json(folder / "generation_config.json")}
    decoding: dict[str, float] = {ours: said[theirs] for theirs, ours in _SAME.items() if _is_number(said, theirs)}
    if task == "translate":
        positions = config.get("max_position_embeddings", _AMPLE)
        return decoding if positions >= _AMPLE else {**decoding, **dict.fromkeys(_LENGTHS, positions - 2)}
    # transformers counts the start token in both, and the end token in the longest
    if _is_number(said, "max_length"):
        decoding["max_decoding_length"] = max(said["max_length"] - 2, 1)
    if _is_number(said, "min_length"):
        decoding["min_decoding_length"] = max(said["min_length"] - 1, 1)
    for positions in ("n_positions", "max_position_embeddings", "max_encoder_position_embeddings"):
        if _is_number(config, positions):
            decoding["max_source_length"] = config[positions]
    return decoding


def forced_bos_of(folder: Path) -> str | None:
    """Return the token that every output of a model begins with, as BART's `<s>`; most have none."""
    said = {**read_json(folder / "config.json"), **read_json(folder / "generation_config.json")}
    forced = said.get("forced_bos_token_id")
    if forced is None and said.get("force_bos_token_to_be_generated"):
        forced = said.get("bos_token_id", 0)
    if forced is None:
        return None
    vocab: Mapping[str, int] = read_json(folder / "vocab.json") or _fast_vocab(folder)
    named = [token for token, index in vocab.items() if index == forced]
    if not named:
        raise DataError(f"{folder}: forced_bos_token_id {forced} is no token of its vocabulary")
    return named[0]


def source_prefix_of(folder: Path, task: str) -> str:
    """Return what a T5 was trained to see before every source of a task, else nothing."""
    config = read_json(folder / "config.json")
    if task == "summarize" and isinstance(config.get("source_prefix"), str):
        return str(config["source_prefix"])  # of a converted folder
    if task != "summarize" or config.get("model_type") != "t5":
        return ""
    said = ((config.get("task_specific_params") or {}).get("summarization") or {}).get("prefix")
    return said if isinstance(said, str) else "summarize: "


def _of_task(config: Mapping[str, Any], task: str) -> dict[str, Any]:
    """Return the settings that T5's authors give for one of the tasks that it was trained on."""
    tasks = config.get("task_specific_params") or {}
    said = tasks.get("summarization") if task == "summarize" and config.get("model_type") == "t5" else None
    return said if isinstance(said, dict) else {}


def _fast_vocab(folder: Path) -> dict[str, int]:
    tokenizer = read_json(folder / "tokenizer.json")
    vocab = tokenizer.get("model", {}).get("vocab", {})
    if isinstance(vocab, list):
        vocab = {token: index for index, (token, _) in enumerate(vocab)}
    return {**vocab, **{token["content"]: token["id"] for token in tokenizer.get("added_tokens", ())}}


def _is_number(said: Mapping[str, Any], key: str) -> bool:
    return isinstance(said.get(key), (int, float)) and not isinstance(said[key], bool)
