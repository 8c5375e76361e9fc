"""A corpus small enough to train on in a test: the fixture lines as pairs, and the settings for it."""

from tiny_models import ARABIC_LINES, ENGLISH_LINES

from mt.train.settings import TrainSettings


def write_corpus(folder):
    """Write one file of pairs; return the folder."""
    folder.mkdir()
    lines = [f"{source}\t{target}\n" for source, target in zip(ARABIC_LINES, ENGLISH_LINES, strict=True)]
    (folder / "lines.tsv").write_text("".join(lines), encoding="utf-8")
    return folder


def tiny_settings(corpus, **changes):
    """Return the settings of a training that takes seconds."""
    return TrainSettings.model_validate(
        {
            "hours": None,
            "steps": 6,
            "log_every": 2,
            "data": {
                "folder": str(corpus),
                "corpora": [{"files": ["*"], "held_out": 4}],
                "cleaning": {"min_alignment": 0.01},
            },
            "vocabulary": {"size": 380},
            "shape": {"width": 32, "heads": 2, "feed_forward": 64, "encoder_layers": 2, "decoder_layers": 1},
            "optimizer": {"batch_tokens": 300, "warmup_steps": 2, "precision": "float32", "max_length": 64},
            **changes,
        }
    )
