"""`mt models`, in process."""

import json

import pytest
from typer.testing import CliRunner

from mt.cli.app import app
from mt.errors import MTError


def models(*arguments):
    """Return the exit code, standard output and what `mt` would say of an error."""
    done = CliRunner().invoke(app, ["models", *map(str, arguments)])
    if isinstance(done.exception, MTError):
        return done.exception.exit_code, done.stdout, str(done.exception)
    return done.exit_code, done.stdout, done.stderr


def test_list_prints_a_line_a_model(marian):
    code, out, _ = models("list")
    assert code == 0
    rows = {line.split()[0]: line for line in out.strip().split("\n")}
    assert {"bundled", "tiny-marian", "opus-mt-ar-en", "opus-mt-tc-big-ar-en", "distilbart-cnn"} <= rows.keys()
    assert "here" in rows["tiny-marian"]
    assert "CC-BY-4.0" in rows["opus-mt-tc-big-ar-en"]


def test_list_and_info_print_json_that_says_the_same(marian):
    listed = {row["name"]: row for row in json.loads(models("list", "--json")[1])}
    assert listed["tiny-marian"] == json.loads(models("info", "tiny-marian", "--json")[1])
    assert listed["pegasus-xsum"] == json.loads(models("info", "pegasus-xsum", "--json")[1])


def test_info_shows_origin_licence_and_scores_with_their_source(store):
    out = models("info", "opus-mt-ar-en")[1]
    for said in ("Helsinki-NLP/opus-mt-ar-en", "Apache-2.0", "FLORES-101 devtest: BLEU 33.9", "its model card"):
        assert said in out


def test_a_model_goes_out_and_comes_in_again(marian, tmp_path):
    archive = tmp_path / "m.tar.gz"
    assert "sha256" in models("export", "tiny-marian", archive)[1]
    assert "removed" in models("remove", "tiny-marian")[1]
    assert models("verify", "tiny-marian")[0] == 4
    assert "kept by --force" in models("import", archive, "--force", "--quiet")[1]
    assert "files are as they were" in models("verify", "tiny-marian")[1]


def test_a_folder_is_pulled_as_a_model_is(store, tiny_marian):
    code, out, said = models("pull", tiny_marian, "--quiet")
    assert (code, out) == (1, "")
    assert "its self-test failed" in said
    assert "--force" in said
    assert models("pull", tiny_marian, "--force", "--quiet")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["info", "nothing"], 4), (["verify", "opus-mt-ar-en"], 4), (["remove", "bundled"], 2), (["pull", "bundled"], 2)],
)
def test_what_cannot_be_done_has_its_exit_code(store, arguments, code):
    assert models(*arguments)[0] == code
