"""Which numbers a training multiplies in."""

import pytest
import torch

from mt.train.trainer import uses_bfloat16


@pytest.mark.parametrize(
    ("precision", "able", "half"),
    [
        ("auto", {"avx2": True}, False),
        ("auto", {"avx512_bf16": True}, True),
        ("auto", {"amx_bf16": True, "avx512_bf16": False}, True),
        ("auto", {}, False),
        ("bfloat16", {}, True),
        ("float32", {"amx_bf16": True}, False),
    ],
)
def test_half_precision_is_used_where_the_cpu_has_instructions_for_it(monkeypatch, precision, able, half):
    """Without them bfloat16 takes many times as long as float32, and nobody would know why."""
    monkeypatch.setattr(torch.cpu, "get_capabilities", lambda: able)
    assert uses_bfloat16(precision, "cpu") is half
