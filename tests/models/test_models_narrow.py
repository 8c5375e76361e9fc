"""Weights in int8 leave room for 16-bit sums, lose less than half a step, and take the space that they took."""

import numpy as np
import pytest
from ctranslate2.specs.common_spec import LinearSpec
from ctranslate2.specs.model_spec import NumpyVariable
from tiny_models import convert as convert_with_the_library

from mt.models.convert import convert
from mt.models.narrow import LIMIT, narrowed, quantize

ROWS = np.random.default_rng(3).normal(size=(7, 12)).astype(np.float32) * np.array(
    [[1], [1e-3], [50], [0], [1e-38], [1], [2]], dtype=np.float32
)


def linear(weights):
    spec = LinearSpec()
    spec.weight, spec.bias = NumpyVariable(weights.copy()), NumpyVariable(np.ones(len(weights), dtype=np.float32))
    return spec


def test_two_products_fit_into_16_bits():
    weights, _ = narrowed(ROWS)
    assert 2 * 255 * np.abs(weights.astype(np.int64)).max() <= np.iinfo(np.int16).max


def test_no_weight_moves_by_more_than_half_a_step():
    weights, scale = narrowed(ROWS)
    assert np.isfinite(scale).all()
    assert (np.abs(weights / scale[:, None] - ROWS) <= 0.501 / scale[:, None]).all()
    assert np.abs(weights).max(axis=1).tolist() == [LIMIT, LIMIT, LIMIT, 0, *np.abs(weights[4:]).max(axis=1)]


def test_a_layer_is_narrowed_once_and_the_rest_of_it_is_the_librarys():
    spec = linear(ROWS)
    quantize(spec, "int8_float16")
    weights, scale = narrowed(ROWS)
    assert np.array_equal(spec.weight.numpy(), weights)
    assert np.array_equal(spec.weight_scale.numpy(), scale)
    assert spec.weight_scale.dtype == "float32"
    assert spec.bias.dtype == "float16"


@pytest.mark.parametrize("quantization", ["float32", "int16"])
def test_other_types_are_as_the_library_makes_them(quantization):
    ours, theirs = linear(ROWS), linear(ROWS)
    quantize(ours, quantization)
    theirs.optimize(quantization)
    assert np.array_equal(ours.weight.numpy(), theirs.weight.numpy())


@pytest.mark.parametrize("name", ["tiny_marian", "tiny_bart", "tiny_t5"])
def test_a_converted_model_is_no_larger_than_the_librarys(name, request, tmp_path):
    """Tied weights are still stored once."""
    hub = request.getfixturevalue(name)
    convert(hub, tmp_path / "ours", whole=True)
    library = convert_with_the_library(hub, "int8")
    assert (tmp_path / "ours" / "model.bin").stat().st_size == (library / "model.bin").stat().st_size
