"""One engine, one model, some sentences, in a process of its own: what it said and how long it took, as JSON.

Every peer is written as its own documentation or common use has it, with the beam that it is told.

    python scripts/bench/peers.py NAME --model FOLDER --sentences FILE --beam 4 --threads 1
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    Peer = Callable[["Task"], list[str]]
    Translate = Callable[[list[str]], list[str]]

BATCH = 32


class Task:
    """What a peer is told, and the clock that it starts when its model is loaded."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.model, self.beam, self.threads = str(options.model), options.beam, options.threads
        self.sentences: list[str] = json.loads(options.sentences.read_text(encoding="utf-8"))
        self.began = self.cpu = 0.0

    def start(self) -> None:
        """Say that the model is loaded."""
        self.began, self.cpu = time.monotonic(), time.process_time()


def naive(task: Task) -> list[str]:
    """What people write: transformers, one sentence after the other."""
    tokenizer, model = _transformers(task, "float32")
    task.start()
    texts = []
    for sentence in task.sentences:
        out = model.generate(**tokenizer(sentence, return_tensors="pt"), num_beams=task.beam)
        texts.append(tokenizer.decode(out[0], skip_special_tokens=True))
    return texts


def batched(task: Task) -> list[str]:
    """Transformers in padded batches, in the order of the file."""
    return _batched(task, "float32", list(range(len(task.sentences))))


def sorted_batches(task: Task) -> list[str]:
    """Transformers in padded batches of like length."""
    return _batched(task, "float32", _by_length(task.sentences))


def sorted_bf16(task: Task) -> list[str]:
    """The same with bfloat16 weights."""
    return _batched(task, "bfloat16", _by_length(task.sentences))


def ctranslate2_documented(task: Task) -> list[str]:
    """CTranslate2 as its documentation shows it for MarianMT: int8, the tokenizer of transformers, token batches."""
    import ctranslate2
    from transformers import AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(task.model)
    folder = str(Path(task.model).with_name("ct2-whole"))
    translator = ctranslate2.Translator(folder, inter_threads=task.threads, intra_threads=1, compute_type="int8")
    task.start()
    sources = [tokenizer.convert_ids_to_tokens(tokenizer.encode(sentence)) for sentence in task.sentences]
    results = translator.translate_batch(sources, beam_size=task.beam, max_batch_size=1024, batch_type="tokens")
    ids = [tokenizer.convert_tokens_to_ids(result.hypotheses[0]) for result in results]
    return [tokenizer.decode(one, skip_special_tokens=True) for one in ids]


def marian(task: Task) -> list[str]:
    """Marian itself in float32, as OPUS-CAT and others run it: sorted batches, SentencePiece before and after."""
    from pymarian import Translator
    from sentencepiece import SentencePieceProcessor

    folder = Path(task.model).with_name("marian")
    source, target = (
        SentencePieceProcessor(model_file=str(Path(task.model) / f"{side}.spm")) for side in ("source", "target")
    )
    translator = Translator(
        models=[str(folder / "model.npz")], vocabs=[str(folder / "vocab.yml")] * 2, beam_size=task.beam, normalize=1,
        mini_batch=BATCH, maxi_batch=100, maxi_batch_sort="src", cpu_threads=task.threads, quiet=True,
    )  # fmt: skip
    task.start()
    pieces = [" ".join(source.encode(sentence, out_type=str)) for sentence in task.sentences]
    return [target.decode(text.split()) for text in translator.translate(pieces)]


def mt_exact(task: Task) -> list[str]:
    """This project, as it is."""
    return _mt(task, shortlist=False)


def mt_shortlist(task: Task) -> list[str]:
    """This project with a lexical shortlist."""
    return _mt(task, shortlist=True)


PEERS: dict[str, Peer] = {
    "naive": naive,
    "batched": batched,
    "sorted": sorted_batches,
    "sorted-bf16": sorted_bf16,
    "marian": marian,
    "ct2": ctranslate2_documented,
    "mt": mt_exact,
    "mt-shortlist": mt_shortlist,
}


def main() -> None:
    """Run one peer; print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name", choices=PEERS)
    parser.add_argument("--model", type=Path, required=True, help="a folder in the hub's layout, conversions beside it")
    parser.add_argument("--sentences", type=Path, required=True, help="a JSON list")
    parser.add_argument("--beam", type=int, default=4)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    os.environ["OMP_NUM_THREADS"] = str(options.threads)
    os.environ["TOKENIZERS_PARALLELISM"] = "false"
    task = Task(options)
    texts = PEERS[options.name](task)
    wall, cpu = time.monotonic() - task.began, time.process_time() - task.cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    json.dump({"wall_s": wall, "cpu_s": cpu, "peak_mb": peak, "texts": texts}, sys.stdout, ensure_ascii=False)


def _transformers(task: Task, dtype: str) -> tuple[Any, Any]:
    import torch
    from transformers import AutoModelForSeq2SeqLM, AutoTokenizer
    from transformers.utils import logging

    logging.set_verbosity_error()
    logging.disable_progress_bar()
    torch.set_num_threads(task.threads)
    model = AutoModelForSeq2SeqLM.from_pretrained(task.model, dtype=getattr(torch, dtype)).eval()
    return AutoTokenizer.from_pretrained(task.model), model


def _batched(task: Task, dtype: str, order: list[int]) -> list[str]:
    tokenizer, model = _transformers(task, dtype)
    task.start()
    texts = [""] * len(order)
    for start in range(0, len(order), BATCH):
        rows = order[start : start + BATCH]
        batch = tokenizer([task.sentences[row] for row in rows], return_tensors="pt", padding=True)
        out = model.generate(**batch, num_beams=task.beam)
        for row, text in zip(rows, tokenizer.batch_decode(out, skip_special_tokens=True), strict=True):
            texts[row] = text
    return texts


def _by_length(sentences: list[str]) -> list[int]:
    return sorted(range(len(sentences)), key=lambda row: len(sentences[row]))


def _mt(task: Task, *, shortlist: bool) -> list[str]:
    from mt.config import EngineSettings
    from mt.models import load

    model = str(Path(task.model).with_name("ct2-cut"))
    settings = EngineSettings(model=model, beam_size=task.beam, threads=task.threads, shortlist=shortlist)
    engine = load(settings, "translate").engine
    task.start()
    return [hypothesis.text for hypothesis in engine.generate(task.sentences)]


if __name__ == "__main__":
    main()
