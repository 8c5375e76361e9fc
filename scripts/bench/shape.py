"""A MarianMT model of Helsinki-NLP/opus-mt-ar-en's exact shape with random weights, for timing where none can be had.

6+6 layers, width 512, 62,834 joint pieces, of which the target's SentencePiece model has about half. What it says is
noise; but every output ends at its source's length, by a circuit in the last layer, so that all engines do the work
that a translation takes.
"""

from __future__ import annotations

import json
import random
import shutil
from typing import TYPE_CHECKING, Any

from mt.models.catalogue import BUNDLED
from mt.models.store import BUNDLED_FOLDERS
from mt.models.trim import needed_in_english

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PIECES = 62_834
EACH_SIDE = 31_600
WIDTH = 512
HEAD = 64
END, SEEN, TOLD = 0, WIDTH // 2 - 1, WIDTH // 2 - 2
"""The end token's row, the dimension that marks it in the encoder, and the one that tells the decoder to stop.

Both are of the slowest sinusoids, which are zero at all places of a sentence.
"""


def build_shape(folder: Path, seed: int = 0) -> Path:
    """Write the model in the hub's layout (300 MB); one that is there stays."""
    if (folder / "done").is_file():
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    vocabulary = _write_pieces(folder, random.Random(seed))  # noqa: S311 - it makes names, not secrets
    _write_weights(folder, len(vocabulary), seed)
    (folder / "done").touch()
    return folder


def write_shortlist(folder: Path, seed: int = 0, *, often: int = 700, each: int = 40) -> None:
    """Write a shortlist of the size of a real one; which pieces stand in it is chance, as what the model says is."""
    chance = random.Random(seed)  # noqa: S311
    target = json.loads((folder / "target_vocabulary.json").read_text(encoding="utf-8"))
    source = json.loads((folder / "source_vocabulary.json").read_text(encoding="utf-8"))
    lines = ["\t" + " ".join(target[: often + 300])]
    lines += [f"{piece}\t{' '.join(chance.sample(target, each))}" for piece in source]
    (folder / "vmap.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _write_pieces(folder: Path, chance: random.Random) -> list[str]:
    """Write two SentencePiece models, the bundled one's pieces and made-up ones, and the joint vocabulary."""
    own = [piece for piece in _bundled_pieces() if piece != "<pad>"]
    sides = {
        "source": [*own, *_made_up(EACH_SIDE - len(own), "ابتثجحخدذرزسشصضطظعغفقكلمنهوي", chance)],
        "target": [p for p in own if needed_in_english(p)],
    }
    joint = dict.fromkeys((*sides["source"], *sides["target"]))
    sides["target"] += _made_up(PIECES - 1 - len(joint), "abcdefghijklmnopqrstuvwxyz", chance)
    for side, pieces in sides.items():
        _write_sentencepiece(folder / f"{side}.spm", pieces)
    vocabulary = [*dict.fromkeys(("</s>", "<unk>", *sides["source"], *sides["target"])), "<pad>"]
    rows = {piece: row for row, piece in enumerate(vocabulary)}
    (folder / "vocab.json").write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
    languages = {"source_lang": "ar", "target_lang": "en", "tokenizer_class": "MarianTokenizer"}
    (folder / "tokenizer_config.json").write_text(json.dumps(languages), encoding="utf-8")
    return vocabulary


def _bundled_pieces() -> list[str]:
    from sentencepiece import SentencePieceProcessor

    model = SentencePieceProcessor(model_file=str(BUNDLED_FOLDERS[BUNDLED] / "hub" / "source.spm"))
    return [model.id_to_piece(i) for i in range(model.get_piece_size())]


def _made_up(count: int, letters: str, chance: random.Random) -> Iterator[str]:
    """Yield words that no text holds, so that texts are cut as the bundled model cuts them."""
    made: dict[str, None] = {}
    while len(made) < count:
        made["▁" + "".join(chance.choices(letters, k=12))] = None
    yield from made


def _write_sentencepiece(path: Path, pieces: list[str]) -> None:
    from sentencepiece import sentencepiece_model_pb2

    model = sentencepiece_model_pb2.ModelProto()
    model.ParseFromString((BUNDLED_FOLDERS[BUNDLED] / "hub" / "source.spm").read_bytes())
    known = {piece.piece: piece for piece in model.pieces}
    kept = [sentencepiece_model_pb2.ModelProto.SentencePiece() for _ in pieces]
    for made, name in zip(kept, pieces, strict=True):
        made.CopyFrom(known[name]) if name in known else made.MergeFrom(type(made)(piece=name, score=-40.0))
    del model.pieces[:]
    model.pieces.extend(kept)
    path.write_bytes(model.SerializeToString())


def _write_weights(folder: Path, size: int, seed: int) -> None:
    import torch
    from transformers import GenerationConfig, MarianConfig, MarianMTModel

    special = {"pad_token_id": size - 1, "eos_token_id": END, "bos_token_id": END, "decoder_start_token_id": size - 1}
    config = MarianConfig(
        vocab_size=size,
        d_model=WIDTH,
        encoder_layers=6,
        decoder_layers=6,
        encoder_attention_heads=8,
        decoder_attention_heads=8,
        encoder_ffn_dim=2048,
        decoder_ffn_dim=2048,
        max_position_embeddings=512,
        activation_function="swish",
        scale_embedding=True,
        forced_eos_token_id=END,
        **special,
    )
    torch.manual_seed(seed)
    model = MarianMTModel(config)
    with torch.no_grad():
        _end_at_the_source_s_length(model, size)
    # so long that the circuit ends it, not the limit
    model.generation_config = GenerationConfig(
        max_length=512, num_beams=4, early_stopping=True, bad_words_ids=[[size - 1]], forced_eos_token_id=END, **special
    )
    model.save_pretrained(folder)


def _end_at_the_source_s_length(model: Any, size: int) -> None:
    """Let one head of the last layer attend to the place in the source where the output is; at `</s>` it stops.

    The place is read from the faster half of the sinusoids; no other layer writes to the dimensions it is kept in.
    """
    import torch

    waves = torch.arange(HEAD // 2)
    place = torch.cat((waves, waves + WIDTH // 2))
    kept = torch.cat((place, torch.tensor([SEEN, TOLD])))
    table = model.model.shared.weight
    table.normal_(0, 0.05)
    table[:, kept] = 0
    table[size - 1] = 0  # as OPUS's padding row is
    table[END, SEEN], table[END, TOLD] = 0.3, 2.0
    model.final_logits_bias[0, END] = -5.0
    for name, weight in model.named_parameters():
        if name.endswith(("out_proj.weight", "fc2.weight")):
            weight[kept] = 0
    # the encoder has no use for the loud mark: it would drown the end token's place
    first = model.model.encoder.layers[0]
    first.fc1.weight[0] = 0
    first.fc1.weight[0, TOLD] = 1.0
    first.fc2.weight[:, 0] = 0
    first.fc2.weight[TOLD, 0] = -1.0
    attention = model.model.decoder.layers[-1].encoder_attn
    for projection in (attention.q_proj, attention.k_proj):
        projection.weight[:HEAD] = 0
        projection.weight[torch.arange(HEAD), place] = 8.0
    attention.v_proj.weight[:HEAD] = 0
    attention.v_proj.weight[0, SEEN] = 1.0
    attention.out_proj.weight[TOLD, 0] = 12.0
