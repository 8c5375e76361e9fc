"""Bundle a trained model: a folder in the hub's layout to its place in `mt/models/bundled`, with manifest and card.

    python scripts/bundle_model.py FOLDER --quality "usable: ..." \
        --score "FLORES-101 dev|BLEU|20.1|sacreBLEU 2.6.0 13a, int8, beam 4, 997 segments"
    python scripts/bundle_model.py FOLDER --task summarize --normalization none --quality "draft: ..."

Of the translator both forms are bundled: int8, which runs without torch, and the published layout, which training goes
on from; of the summarizer int8 alone. With `--corpus FOLDER` of parallel text a shortlist is bundled too. The self-test
decides whether it may be bundled; 40 MB is the limit.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from importlib.metadata import version
from pathlib import Path

from mt.models.catalogue import BUNDLED, BUNDLED_SUMMARIZER
from mt.models.convert import convert
from mt.models.decoding import published_decoding, read_json
from mt.models.manifest import HUB, INT8, NAME, Manifest, digests_of, record_files, sha256_of, write_manifest
from mt.models.pull import architecture_of, lay_out, tested
from mt.models.shortlist import build_shortlist, in_turn
from mt.models.store import BUNDLED_FOLDERS, staged
from mt.train.pairs import find_files, read_pairs

LIMIT = 40_000_000
NAMES = {"translate": BUNDLED, "summarize": BUNDLED_SUMMARIZER}
CARDS = {"translate": "bundled_model_card.md", "summarize": "bundled_summarizer_card.md"}


def main() -> None:
    """Replace the bundled model of a task."""
    options = _options()
    out = options.out or BUNDLED_FOLDERS[NAMES[options.task]]
    with staged(out) as part:
        lay_out([path for path in options.folder.iterdir() if path.is_file()], part / HUB)
        convert(part / HUB, part / INT8)
        if options.corpus:
            corpus = find_files(options.corpus, ("*",))
            build_shortlist(part / INT8, options.normalization, in_turn(map(read_pairs, corpus)))
        parameters = _parameters(part / HUB)
        weights = sha256_of(part / HUB / "model.safetensors")
        chosen = {key: json.loads(value) for key, value in (text.split("=") for text in options.decoding)}
        decoding = published_decoding(part / HUB, options.task) | chosen
        architecture = f"{architecture_of(part / HUB, 'bundled')}, {_shape(part / HUB)}, {parameters / 1e6:.1f} M"
        if options.task == "summarize":
            shutil.rmtree(part / HUB)
        files = record_files(part)
        manifest = Manifest.model_validate(
            {
                "name": options.name or out.name,
                "task": options.task,
                "origin": "trained by this project",
                "revision": hashlib.sha256(weights.encode()).hexdigest()[:40],
                "pinned_by": "here",
                "licence": options.licence,
                "architecture": architecture,
                "quality": options.quality,
                "normalization": options.normalization,
                "decoding": decoding,
                "forced_bos": None,
                "files": files,
                "digests": digests_of(files),
                "versions": {name: version(name) for name in ("ctranslate2", "transformers", "torch")},
                "scores": [_score(text) for text in options.score],
            }
        )
        manifest = tested(manifest, part, force=False)
        total = sum(record.bytes for record in files.values())
        if total > LIMIT:
            raise SystemExit(f"{total:,} bytes: at most {LIMIT:,} are bundled")
        write_manifest(manifest, part)
        (part / "MODEL_CARD.md").write_text(_card(manifest, total, weights, CARDS[options.task]), encoding="utf-8")
    print(f"{out}: {total:,} bytes, {NAME} and MODEL_CARD.md written")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--task", default="translate", choices=tuple(NAMES))
    parser.add_argument("--name", help="the folder's name unless given")
    parser.add_argument("--quality", required=True, help="a word, a colon, and what to expect")
    parser.add_argument("--licence", default="Apache-2.0")
    parser.add_argument("--normalization", default="full", choices=("none", "safe", "opus", "full"))
    parser.add_argument("--decoding", action="append", default=[], help="KEY=VALUE, tuned on held-out training pairs")
    parser.add_argument("--score", action="append", default=[], help="TEST SET|METRIC|VALUE|HOW IT WAS MEASURED")
    parser.add_argument("--corpus", type=Path, help="a folder of parallel text (.tsv, .tsv.xz) for the shortlist")
    parser.add_argument("--out", type=Path, help="another place than the one in the package")
    return parser.parse_args()


def _score(text: str) -> dict[str, str | float]:
    test_set, metric, value, source = text.split("|")
    return {"test_set": test_set, "metric": metric, "value": float(value), "source": source}


def _shape(hub: Path) -> str:
    config = read_json(hub / "config.json")
    layers = f"{config['encoder_layers']}+{config['decoder_layers']}"
    return f"{layers} layers, width {config['d_model']}, {config['vocab_size']:,} pieces"


def _parameters(hub: Path) -> int:
    from safetensors import safe_open

    with safe_open(hub / "model.safetensors", framework="np") as weights:
        shapes = [weights.get_slice(name).get_shape() for name in weights.keys()]  # noqa: SIM118 - it is no mapping
    count = 0
    for shape in shapes:
        size = 1
        for length in shape:
            size *= length
        count += size
    return count


def _card(manifest: Manifest, total: int, weights: str, template: str) -> str:
    rows = [f"| {s['test_set']} | {s['metric']} | {s['value']} | {s['source']} |" for s in manifest.scores]
    test = manifest.self_test
    text = Path(__file__).with_name(template).read_text(encoding="utf-8")
    return text.format(
        name=manifest.name,
        quality=manifest.quality,
        licence=manifest.licence,
        architecture=manifest.architecture,
        megabytes=f"{total / 1e6:.1f}",
        normalization=manifest.normalization,
        scores="\n".join(rows) or "| none | | | |",
        self_test=f"{test.metric} {test.value} (at least {test.floor})" if test else "none",
        digest=manifest.digests[INT8],
        weights=weights,
    )


if __name__ == "__main__":
    main()
