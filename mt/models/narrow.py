"""Weights in int8 that leave room for the sums of CPUs that add products in 16 bits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

LIMIT = 64
"""The largest weight, of the 127 that 8 bits hold. Where a CPU has AVX2 or AVX-512 and no VNNI, two products of a
weight and an activation (0 to 255) are added in 16 bits, and what does not fit is cut to 32,767 without a word:
2 x 255 x 64 fits. What 127 cost the bundled model, and how near 64 comes to float32, stands in `docs/models.md`."""

_INT8 = frozenset({"int8", "int8_float32", "int8_float16", "int8_bfloat16"})


def quantize(spec: Any, quantization: str) -> None:
    """Quantize a converted model in place as its `optimize` does, but with int8 weights of -`LIMIT` to `LIMIT`.

    See "Nuances of int8 Computations" in the developer guide of oneDNN for the sums.
    """
    spec._alias_variables()  # noqa: SLF001 - the library's `optimize` in its two halves: it takes no limit
    ours = set[str]()
    if quantization in _INT8:
        spec._visit(lambda part, name, value: _narrow(part, name, value, ours))  # noqa: SLF001
    spec._quantize(quantization, variable_filter=lambda name: name not in ours)  # noqa: SLF001


def narrowed(weights: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Return the int8 weights of a matrix, and for each of its rows how many of their steps make 1.0."""
    most = np.abs(weights).max(axis=1)
    # a row of zeros keeps its zeros; the scale of tiny rows stays a float32
    most = np.maximum(np.where(most == 0, LIMIT, most), LIMIT / np.finfo(np.float32).max)
    scale = (LIMIT / most).astype(np.float32)
    return np.rint(weights * scale[:, None]).astype(np.int8), scale


def _narrow(part: Any, name: str, value: Any, ours: set[str]) -> None:
    """Narrow one variable of the model, if it is a matrix that the library would quantize."""
    from ctranslate2.specs.model_spec import NumpyVariable, Variable

    key = name.rpartition("/")[2]
    if not isinstance(value, Variable) or not hasattr(part, f"{key}_scale") or len(value.shape) != 2:
        return
    weights, scale = narrowed(value.to("float32").numpy())
    setattr(part, key, NumpyVariable(weights))
    setattr(part, f"{key}_scale", NumpyVariable(scale))
    ours |= {name, f"{name}_scale"}
