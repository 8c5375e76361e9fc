"""The network that is trained: new, or gone on from another and grown deeper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mt.errors import ConfigError

if TYPE_CHECKING:
    from pathlib import Path

    from mt.train.settings import TrainSettings
    from mt.train.vocabulary import Vocabulary


def build_network(settings: TrainSettings, vocabulary: Vocabulary) -> Any:
    """Return a new MarianMT of the settings' shape; its padding row is zero."""
    from transformers import MarianConfig

    shape = settings.shape
    config = MarianConfig(
        vocab_size=len(vocabulary),
        decoder_vocab_size=len(vocabulary),
        d_model=shape.width,
        encoder_layers=shape.encoder_layers,
        decoder_layers=shape.decoder_layers,
        encoder_attention_heads=shape.heads,
        decoder_attention_heads=shape.heads,
        encoder_ffn_dim=shape.feed_forward,
        decoder_ffn_dim=shape.feed_forward,
        activation_function="relu",
        dropout=settings.optimizer.dropout,
        scale_embedding=True,
        max_position_embeddings=512,
        bos_token_id=vocabulary.end,
        pad_token_id=vocabulary.padding,
        eos_token_id=vocabulary.end,
        forced_eos_token_id=vocabulary.end,
        decoder_start_token_id=vocabulary.padding,
        tie_word_embeddings=True,
        share_encoder_decoder_embeddings=True,
        # Marian multiplies embeddings by the root of the width before it adds positions
        init_std=shape.width**-0.5,
    )
    return network_of(config)


def network_of(config: Any) -> Any:
    """Return a network with random weights; its padding row is zero."""
    from transformers import MarianMTModel

    network = MarianMTModel(config)
    clear_padding(network)
    return network


def grow_network(start: Path, settings: TrainSettings) -> Any:
    """Return the model of `start`, with layers added until it is as deep as the settings ask.

    An added layer begins as nearly nothing, so that the grown model translates almost as the first did.

    Raises:
        ConfigError: the settings ask for fewer layers than the model has.
    """
    from transformers import MarianConfig, MarianMTModel

    small = MarianMTModel.from_pretrained(start, dtype="float32")
    config = MarianConfig.from_dict({**small.config.to_dict(), "dropout": settings.optimizer.dropout})
    weights = small.state_dict()
    for part, wanted in (("encoder", settings.shape.encoder_layers), ("decoder", settings.shape.decoder_layers)):
        deep = getattr(config, f"{part}_layers")
        if wanted < deep:
            raise ConfigError(f"shape.{part}_layers: {start} has {deep}: give as many or more")
        setattr(config, f"{part}_layers", wanted)
        weights = _deepened(weights, f"model.{part}.layers.", _spread(deep, wanted))
    network = network_of(config)
    network.load_state_dict(weights)
    clear_padding(network)
    return network


def clear_padding(network: Any) -> None:
    """Zero the padding row: CTranslate2 starts decoding from a zero vector, transformers from that row."""
    import torch

    with torch.no_grad():
        network.model.shared.weight[network.config.pad_token_id].zero_()


def _spread(deep: int, wanted: int) -> list[tuple[int, bool]]:
    """For each new layer, the old one it is made from and whether it is an added copy; copies spread from the end."""
    copies = [wanted // deep - 1 + (at >= deep - wanted % deep) for at in range(deep)]
    return [(at, bool(copy)) for at in range(deep) for copy in range(copies[at] + 1)]


def _deepened(weights: dict[str, Any], prefix: str, layers: list[tuple[int, bool]]) -> dict[str, Any]:
    deepened = {name: value for name, value in weights.items() if not name.startswith(prefix)}
    for new, (old, added) in enumerate(layers):
        own = f"{prefix}{old}."
        layer = {name.removeprefix(own): value for name, value in weights.items() if name.startswith(own)}
        if added:
            layer = {name: _quiet(name, value, layer) for name, value in layer.items()}
        deepened |= {f"{prefix}{new}.{name}": value for name, value in layer.items()}
    return deepened


def _quiet(name: str, value: Any, layer: dict[str, Any]) -> Any:
    """The value with which a layer adds nothing yet: its norms repeat the scale of the output of the layer below."""
    module, kind = name.rsplit(".", 1)
    if module.endswith(("out_proj", "fc2")):
        return value * 0
    return layer[f"final_layer_norm.{kind}"].clone() if module.endswith("layer_norm") else value.clone()
