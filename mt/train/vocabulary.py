"""A joint vocabulary in the hub's MarianMT layout: learnt from the corpora, or taken from the model gone on from."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

from mt.errors import ConfigError, DataError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    import numpy as np

    from mt.train.settings import VocabularySettings

TOKENIZER_FILES = ("source.spm", "target.spm", "vocab.json", "tokenizer_config.json")
END, UNKNOWN, PADDING = "</s>", "<unk>", "<pad>"


def learn_vocabulary(lines: Iterable[str], settings: VocabularySettings, folder: Path, tags: Sequence[str]) -> None:
    """Write `source.spm`, `target.spm`, `vocab.json` and `tokenizer_config.json` into the folder.

    The pieces stand in OPUS's order: `</s>` first, `<unk>` second, `<pad>` last; CTranslate2 refuses another.

    Raises:
        ConfigError: the size does not fit the text.
    """
    import sentencepiece

    prefix = folder / "joint"
    try:
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(lines),
            model_prefix=str(prefix),
            model_type="unigram",
            vocab_size=settings.size - 1,  # the padding comes after, and is no piece of the tokenizer's
            character_coverage=settings.character_coverage,
            input_sentence_size=settings.lines,
            byte_fallback=True,
            split_digits=True,
            eos_id=0,
            unk_id=1,
            bos_id=-1,
            pad_id=-1,
            user_defined_symbols=list(tags),
            num_threads=1,
            minloglevel=2,
            hard_vocab_limit=False,
        )
    except RuntimeError as error:  # what SentencePiece says of a size that does not fit the text
        raise ConfigError(f"vocabulary.size: {settings.size}: {' '.join(str(error).split())}") from error
    joint = prefix.with_suffix(".model")
    shutil.copyfile(joint, folder / "source.spm")
    joint.replace(folder / "target.spm")
    prefix.with_suffix(".vocab").unlink()
    tokenizer = sentencepiece.SentencePieceProcessor(model_file=str(folder / "target.spm"))
    pieces = [tokenizer.id_to_piece(index) for index in range(tokenizer.get_piece_size())]
    _write_json(folder / "vocab.json", {piece: index for index, piece in enumerate([*pieces, PADDING])})
    _write_json(folder / "tokenizer_config.json", _tokenizer_config())


def copy_vocabulary(start: Path, folder: Path) -> None:
    """Copy the tokenizer's files of a model in the hub's layout into the folder.

    Raises:
        DataError: the model lacks one.
    """
    for name in TOKENIZER_FILES:
        if not (start / name).is_file():
            raise DataError(f"{start / name}: missing: training goes on from MarianMT models alone")
        shutil.copyfile(start / name, folder / name)


class Vocabulary:
    """The tokenizer of a model folder: texts to ids, ids to text."""

    def __init__(self, folder: Path) -> None:
        import sentencepiece

        self._source = sentencepiece.SentencePieceProcessor(model_file=str(folder / "source.spm"))
        self._target = sentencepiece.SentencePieceProcessor(model_file=str(folder / "target.spm"))
        self._ids: dict[str, int] = json.loads((folder / "vocab.json").read_text(encoding="utf-8"))
        self._pieces = {index: piece for piece, index in self._ids.items()}
        self.end, self.unknown, self.padding = (self._ids[piece] for piece in (END, UNKNOWN, PADDING))

    def __len__(self) -> int:
        return len(self._ids)

    def source_ids(self, texts: Sequence[str]) -> list[np.ndarray]:
        """Return the ids of each Arabic text, the end included."""
        return self._encode(self._source, texts)

    def target_ids(self, texts: Sequence[str]) -> list[np.ndarray]:
        """Return the ids of each English text, the end included."""
        return self._encode(self._target, texts)

    def target_text(self, ids: Iterable[int]) -> str:
        """Return the English of the ids, up to the first end."""
        pieces: list[str] = []
        for index in ids:
            if index == self.end:
                break
            if index != self.padding:
                pieces.append(self._pieces[index])
        text: str = self._target.decode(pieces)
        return text

    def _encode(self, tokenizer: object, texts: Sequence[str]) -> list[np.ndarray]:
        import numpy as np

        encoded = tokenizer.encode(list(texts), out_type=str)  # type: ignore[attr-defined]  # SentencePiece has no types
        get = self._ids.get
        return [np.array([*(get(p, self.unknown) for p in pieces), self.end], dtype=np.uint16) for pieces in encoded]


def _tokenizer_config() -> dict[str, object]:
    return {
        "tokenizer_class": "MarianTokenizer",
        "source_lang": "ar",
        "target_lang": "en",
        "separate_vocabs": False,
        "model_max_length": 512,
        "eos_token": END,
        "unk_token": UNKNOWN,
        "pad_token": PADDING,
        "sp_model_kwargs": {},
    }


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
