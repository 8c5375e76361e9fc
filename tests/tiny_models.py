"""Tiny random models in exactly the layout that the hub's have: nonsense out, but the true code all the way.

Each is under 1 MB and built in a second or two, once torch and transformers are imported. The same seed gives the
same model.
"""

from __future__ import annotations

import itertools
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_ARABIC = (
    ("وصل الوزير", "زار الرئيس", "أعلنت الشركة", "قالت اللجنة", "غادر المدير", "دخل الطلاب", "كتب الصحفي"),
    ("إلى المدينة القديمة", "عن خطة جديدة", "قبل الاجتماع بيومين", "في مؤتمر صحفي", "بعد انتهاء الدورة"),
    ("يوم الخميس", "صباح 12 مارس 2021", "مع ٣ من مساعديه", "رغم الأمطار الغزيرة"),
)
_ENGLISH = (
    ("The minister came", "The president spoke", "The company wrote", "Our committee met", "A student left"),
    ("to the old city", "about a new plan", "before the meeting", "at a news conference", "after the course"),
    ("on Thursday.", "on 12 March 2021.", "with 3 of his aides.", "despite the heavy rain."),
)

_SHAPE = {
    "d_model": 32,
    "encoder_layers": 2,
    "decoder_layers": 2,
    "encoder_attention_heads": 2,
    "decoder_attention_heads": 2,
    "encoder_ffn_dim": 64,
    "decoder_ffn_dim": 64,
}

ARABIC_LINES = [" ".join(parts) + "." for parts in itertools.product(*_ARABIC)][:100]
ENGLISH_LINES = [" ".join(parts) for parts in itertools.product(*_ENGLISH)][:100]


def build_marian(folder: Path, *, safetensors: bool = True, seed: int = 0) -> Path:
    """Write a MarianMT model as Helsinki-NLP's are: two SentencePiece models, one vocabulary, `<pad>` last."""
    from transformers import GenerationConfig, MarianConfig, MarianMTModel

    folder.mkdir(parents=True, exist_ok=True)
    pieces = {
        piece
        for name, lines in (("source", ARABIC_LINES), ("target", ENGLISH_LINES))
        for piece in _train_sentencepiece(folder / f"{name}.spm", lines)
    }
    vocab = ["</s>", "<unk>", *sorted(pieces - {"</s>", "<unk>", "<s>"}), "<pad>"]
    _write_json(folder / "vocab.json", {token: index for index, token in enumerate(vocab)})
    _write_json(
        folder / "tokenizer_config.json",
        {"source_lang": "ar", "target_lang": "en", "tokenizer_class": "MarianTokenizer", "model_max_length": 512},
    )
    pad = len(vocab) - 1
    special = {"pad_token_id": pad, "eos_token_id": 0, "bos_token_id": 0, "decoder_start_token_id": pad}
    config = MarianConfig(
        vocab_size=len(vocab),
        **_SHAPE,
        max_position_embeddings=128,
        activation_function="swish",
        scale_embedding=True,
        forced_eos_token_id=0,
        **special,
    )
    # OPUS's padding row is zero: CTranslate2 starts from a zero vector, transformers from this row
    model = _spread(MarianMTModel(config), seed, [pad])
    model.final_logits_bias[0, 0] = 1.0  # so that some outputs end by themselves
    model.generation_config = GenerationConfig(
        max_length=128, num_beams=4, bad_words_ids=[[pad]], forced_eos_token_id=0, **special
    )
    return _save(model, folder, safetensors=safetensors)


def build_bart(folder: Path, *, safetensors: bool = True, seed: int = 0) -> Path:
    """Write a BART as sshleifer/distilbart-cnn-12-6 is: `vocab.json` and `merges.txt`, no `tokenizer.json`."""
    from transformers import BartConfig, BartForConditionalGeneration, GenerationConfig

    folder.mkdir(parents=True, exist_ok=True)
    vocab = _train_byte_level_bpe(folder)
    _write_json(folder / "tokenizer_config.json", {"model_max_length": 128})
    special = {
        "bos_token_id": 0,
        "pad_token_id": 1,
        "eos_token_id": 2,
        "decoder_start_token_id": 2,
        "forced_bos_token_id": 0,
        "forced_eos_token_id": 2,
    }
    config = BartConfig(
        vocab_size=len(vocab),
        **_SHAPE,
        max_position_embeddings=128,
        # as in the hub's files; CTranslate2's converter reads them
        normalize_before=False,
        normalize_embedding=True,
        **special,
    )
    half_letters = [index for token, index in vocab.items() if not token.replace("Ġ", "").isascii()]
    model = _spread(BartForConditionalGeneration(config), seed, [1, *half_letters])
    model.generation_config = GenerationConfig(
        max_length=40, min_length=8, length_penalty=2.0, no_repeat_ngram_size=3, num_beams=4, **special
    )
    return _save(model, folder, safetensors=safetensors)


def build_led(folder: Path, *, seed: int = 0) -> Path:
    """Write an LED as allenai/led-base-16384 is: BART's tokenizer, an encoder that attends within windows."""
    from transformers import GenerationConfig, LEDConfig, LEDForConditionalGeneration

    folder.mkdir(parents=True, exist_ok=True)
    vocab = _train_byte_level_bpe(folder)
    _write_json(folder / "tokenizer_config.json", {"model_max_length": 256, "tokenizer_class": "LEDTokenizer"})
    special = {"bos_token_id": 0, "pad_token_id": 1, "eos_token_id": 2, "decoder_start_token_id": 2}
    config = LEDConfig(
        vocab_size=len(vocab),
        **_SHAPE,
        max_encoder_position_embeddings=256,
        max_decoder_position_embeddings=128,
        attention_window=[16, 16],
        **special,
    )
    half_letters = [index for token, index in vocab.items() if not token.replace("Ġ", "").isascii()]
    model = _spread(LEDForConditionalGeneration(config), seed, [1, *half_letters])
    model.generation_config = GenerationConfig(max_length=40, num_beams=2, no_repeat_ngram_size=3, **special)
    return _save(model, folder, safetensors=True)


def build_t5(folder: Path, *, safetensors: bool = True, seed: int = 0) -> Path:
    """Write a T5 as t5-small is: `spiece.model` and `tokenizer.json`, an embedding longer than the vocabulary."""
    from transformers import GenerationConfig, T5Config, T5ForConditionalGeneration, T5Tokenizer

    folder.mkdir(parents=True, exist_ok=True)
    _train_sentencepiece(folder / "spiece.model", ENGLISH_LINES, pad_id=0, eos_id=1, unk_id=2, bos_id=-1)
    tokenizer = T5Tokenizer.from_pretrained(folder, model_max_length=128)
    tokenizer.save_pretrained(folder)
    special = {"pad_token_id": 0, "eos_token_id": 1, "decoder_start_token_id": 0}
    config = T5Config(
        vocab_size=-(-len(tokenizer) // 32) * 32,
        d_model=32,
        d_kv=16,
        d_ff=64,
        num_layers=2,
        num_heads=2,
        tie_word_embeddings=True,
        **special,
    )
    sentinels = range(len(tokenizer) - 100, config.vocab_size)
    model = _spread(T5ForConditionalGeneration(config), seed, sentinels)
    model.generation_config = GenerationConfig(max_length=40, **special)
    return _save(model, folder, safetensors=safetensors)


def convert(hub: Path, quantization: str = "float32") -> Path:
    """Convert a folder in the hub's layout with CTranslate2's own converter; the tokenizer is laid beside the weights.

    It does not use `mt.models`, so that a fault there cannot hide behind the same fault here.
    """
    from ctranslate2.converters import TransformersConverter
    from transformers import AutoTokenizer

    folder = hub.with_name(f"{hub.name}-ct2-{quantization}")
    files = ["source.spm", "target.spm", "vocab.json", "tokenizer_config.json", "generation_config.json"]
    copied = [name for name in files if (hub / name).is_file()]
    TransformersConverter(str(hub), copy_files=copied).convert(str(folder), quantization=quantization)
    if not (hub / "source.spm").is_file():
        AutoTokenizer.from_pretrained(hub).save_pretrained(folder)
    return folder


def _spread(model: Any, seed: int, silent: Sequence[int] = ()) -> Any:
    """Fill a model with weights wide enough that two words are never nearly as good as each other.

    The `silent` tokens have a zero embedding, so that the decoder does not choose them.
    """
    import torch

    numbers = torch.Generator().manual_seed(seed)
    for name, weight in sorted(model.named_parameters()):
        if weight.dim() > 1 and "embed_positions" not in name:
            # layers louder than embeddings: a tied decoder would repeat its last word otherwise
            weight.data.normal_(0, 0.1 if name.endswith("shared.weight") else 0.2, generator=numbers)
    model.get_input_embeddings().weight.data[list(silent)] = 0
    return model.eval()


def _save(model: Any, folder: Path, *, safetensors: bool) -> Path:
    import torch

    model.save_pretrained(folder)
    if not safetensors:
        (folder / "model.safetensors").unlink()
        torch.save(model.state_dict(), folder / "pytorch_model.bin")
    return folder


def _train_sentencepiece(path: Path, lines: Sequence[str], **special: int) -> list[str]:
    from sentencepiece import SentencePieceProcessor, SentencePieceTrainer

    with path.open("wb") as out:
        SentencePieceTrainer.train(
            sentence_iterator=iter(lines),
            model_writer=out,
            vocab_size=160,
            hard_vocab_limit=False,
            num_threads=1,
            minloglevel=2,
            **special,
        )
    trained = SentencePieceProcessor(model_file=str(path))
    return [trained.id_to_piece(index) for index in range(trained.get_piece_size())]


def _train_byte_level_bpe(folder: Path) -> dict[str, int]:
    from tokenizers import ByteLevelBPETokenizer

    bpe = ByteLevelBPETokenizer()
    # BART's order: four special tokens, the pieces, <mask> last
    bpe.train_from_iterator(ENGLISH_LINES, vocab_size=360, special_tokens=["<s>", "<pad>", "</s>", "<unk>"])
    bpe.save_model(str(folder))
    vocab: dict[str, int] = json.loads((folder / "vocab.json").read_text(encoding="utf-8"))
    vocab["<mask>"] = len(vocab)
    _write_json(folder / "vocab.json", vocab)
    return vocab


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
