"""Text to tokens and back without torch: SentencePiece for Marian models, `tokenizers` for all others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from mt.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class Tokenizer(Protocol):
    """The tokens that an encoder reads, special ones included, and the text that a decoder's tokens spell."""

    def encode(self, source: str) -> list[str]:
        """Return the tokens of a source, with the special tokens that the model was trained with."""
        ...

    def decode(self, tokens: Sequence[str]) -> str:
        """Return the text of the decoder's tokens, special tokens left out."""
        ...


def load_tokenizer(folder: Path) -> Tokenizer:
    """Return the tokenizer that lies in a model's folder.

    Raises:
        EngineError: the folder holds none, or one that does not load.
    """
    try:
        if (folder / "source.spm").is_file():
            return MarianTokenizer(folder)
        if (folder / "tokenizer.json").is_file():
            return FastTokenizer(folder)
    except Exception as error:  # both libraries raise bare exceptions of their own for a damaged file
        raise EngineError(
            f"{folder}: its tokenizer does not load ({error}); pull or convert the model again"
        ) from error
    raise EngineError(f"{folder}: no source.spm and no tokenizer.json; a model's folder carries its tokenizer")


class MarianTokenizer:
    """SentencePiece as MarianMT uses it: the source's pieces, then `</s>`."""

    def __init__(self, folder: Path) -> None:
        from sentencepiece import SentencePieceProcessor

        # transformers spells hypotheses with the source's model too, unless the vocabularies are separate
        self._pieces = SentencePieceProcessor(model_file=str(folder / "source.spm"))

    def encode(self, source: str) -> list[str]:
        """Return the pieces and the end token; without it every translation changes, and nothing says so."""
        pieces: list[str] = self._pieces.encode(source, out_type=str)
        return [*pieces, "</s>"]

    def decode(self, tokens: Sequence[str]) -> str:
        """Return the text that the pieces spell."""
        text: str = self._pieces.decode_pieces([token for token in tokens if token not in _SPECIAL])
        return text.replace("▁", " ").strip()


_SPECIAL = frozenset({"</s>", "<unk>", "<pad>"})


class FastTokenizer:
    """The `tokenizer.json` of BART, T5, Pegasus and kin."""

    def __init__(self, folder: Path) -> None:
        from tokenizers import Tokenizer as Backend

        self._backend = Backend.from_file(str(folder / "tokenizer.json"))
        self._backend.no_truncation()
        self._backend.no_padding()
        # text that spells a special token, `</s>` say, is text
        self._backend.encode_special_tokens = True

    def encode(self, source: str) -> list[str]:
        """Return the tokens, the template's special ones included."""
        tokens: list[str] = self._backend.encode(source).tokens
        return tokens

    def decode(self, tokens: Sequence[str]) -> str:
        """Return the text that the tokens spell."""
        ids = [self._backend.token_to_id(token) for token in tokens]
        text: str = self._backend.decode([i for i in ids if i is not None], skip_special_tokens=True)
        return text.strip()
