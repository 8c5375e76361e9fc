"""A MarianMT model of the hub's layout as Marian itself reads it: what `pymarian`, a peer, is given.

The names of the weights are those of transformers' own `convert_marian_to_pytorch`, the other way round.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

PROJECTIONS = {"q_proj": "q", "k_proj": "k", "v_proj": "v", "out_proj": "o"}
ATTENTIONS = {"self_attn": "self", "encoder_attn": "context"}


def write_marian(hub: Path, folder: Path) -> None:
    """Write `model.npz` and `vocab.yml`, the same weights in float32."""
    from safetensors.numpy import load_file

    config = json.loads((hub / "config.json").read_text(encoding="utf-8"))
    weights = {key: value.astype(np.float32) for key, value in load_file(hub / "model.safetensors").items()}
    table = weights["model.shared.weight"]
    made = {"Wemb": table, "decoder_ff_logit_out_b": weights["final_logits_bias"]}
    for part in ("encoder", "decoder"):
        for layer in range(config[f"{part}_layers"]):
            made |= _layer(weights, f"model.{part}.layers.{layer}.", f"{part}_l{layer + 1}_")
    told = json.dumps(_told(config, len(table))) + "\n\0"
    made["special:model.yml"] = np.frombuffer(told.encode("ascii"), dtype=np.int8)
    folder.mkdir(parents=True, exist_ok=True)
    pieces = json.loads((hub / "vocab.json").read_text(encoding="utf-8"))
    (folder / "vocab.yml").write_text(json.dumps(pieces, ensure_ascii=False), encoding="utf-8")  # JSON is YAML
    np.savez(folder / "model.npz", **made)


def _layer(weights: dict[str, Any], theirs: str, ours: str) -> dict[str, Any]:
    made: dict[str, Any] = {}

    def put(module: str, weight: str, bias: str) -> None:
        values = weights[f"{theirs}{module}.weight"]
        made[ours + weight] = np.ascontiguousarray(values.T) if values.ndim == 2 else values[None]
        made[ours + bias] = weights[f"{theirs}{module}.bias"][None]

    for attention, name in ATTENTIONS.items():
        if f"{theirs}{attention}.q_proj.weight" in weights:
            for projection, letter in PROJECTIONS.items():
                put(f"{attention}.{projection}", f"{name}_W{letter}", f"{name}_b{letter}")
            put(f"{attention}_layer_norm", f"{name}_Wo_ln_scale", f"{name}_Wo_ln_bias")
    put("fc1", "ffn_W1", "ffn_b1")
    put("fc2", "ffn_W2", "ffn_b2")
    put("final_layer_norm", "ffn_ffn_ln_scale", "ffn_ffn_ln_bias")
    return made


def _told(config: dict[str, Any], size: int) -> dict[str, Any]:
    """Return the options of Marian that a model's file holds, those of opus-mt's."""
    return {
        "type": "transformer",
        "version": "v1.12",
        "dim-vocabs": [size, size],
        "dim-emb": config["d_model"],
        "enc-depth": config["encoder_layers"],
        "dec-depth": config["decoder_layers"],
        "transformer-heads": config["encoder_attention_heads"],
        "transformer-dim-ffn": config["encoder_ffn_dim"],
        "transformer-decoder-dim-ffn": 0,
        "transformer-ffn-depth": 2,
        "transformer-decoder-ffn-depth": 0,
        "transformer-ffn-activation": config["activation_function"],
        "transformer-preprocess": "",
        "transformer-postprocess": "dan",
        "transformer-postprocess-emb": "d",
        "transformer-postprocess-top": "",
        "transformer-decoder-autoreg": "self-attention",
        "tied-embeddings-all": True,
        "input-types": ["sequence", "sequence"],
        "transformer-tied-layers": [],
        **dict.fromkeys(("skip", "layer-normalization", "right-left", "output-omit-bias", "ulr"), False),
        **dict.fromkeys(("lemma-dim-emb", "factors-dim-emb"), 0),
    }
