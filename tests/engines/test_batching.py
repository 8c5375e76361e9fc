"""Batches of one width, and batches that do not fit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mt.engines.batching import OutOfMemoryError, equal_width_batches, halve_when_full, is_out_of_memory, usable_cores


@given(st.lists(st.integers(1, 50)), st.integers(1, 100))
def test_every_index_is_in_one_batch_of_one_width_within_the_limit(widths, max_tokens):
    batches = equal_width_batches(widths, max_tokens)
    assert sorted(i for batch in batches for i in batch) == list(range(len(widths)))
    for batch in batches:
        assert len({widths[i] for i in batch}) == 1
        assert len(batch) == 1 or sum(widths[i] for i in batch) <= max_tokens


def test_a_batch_that_does_not_fit_is_halved_until_it_does():
    """Order is kept, and what fits is not tried smaller."""
    sizes = []

    def run(batch):
        sizes.append(len(batch))
        if len(batch) > 3:
            raise OutOfMemoryError("full")
        return [x * 10 for x in batch]

    assert halve_when_full(run, range(10)) == [x * 10 for x in range(10)]
    assert sizes == [10, 5, 2, 3, 5, 2, 3]


def test_a_single_source_that_does_not_fit_is_an_error():
    def run(batch):
        raise OutOfMemoryError("full")

    with pytest.raises(OutOfMemoryError):
        halve_when_full(run, range(4))


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (MemoryError(), True),
        (RuntimeError("CUDA failed with error out of memory"), True),
        (RuntimeError("std::bad_alloc"), True),
        (RuntimeError("[enforce fail at alloc_cpu.cpp] DefaultCPUAllocator: can't allocate memory"), True),
        (RuntimeError("Target prefix is too long"), False),
    ],
)
def test_memory_errors_are_told_from_others(error, expected):
    assert is_out_of_memory(error) is expected


def test_at_least_one_core_is_usable():
    assert usable_cores() >= 1
