"""Work ahead of who waits for it: in order, no further ahead than said, errors in their turn."""

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mt.engines.ahead import ahead, longest_first


@given(st.lists(st.integers(), max_size=12), st.integers(1, 4))
def test_n_items_give_n_results_in_order(items, lanes):
    assert list(ahead(lambda x: x + 1, items, lanes)) == [x + 1 for x in items]


def test_no_more_are_at_work_than_there_are_lanes():
    """All of them at once, where they wait for one another."""
    meeting = threading.Barrier(3, timeout=10)
    assert list(ahead(lambda x: (meeting.wait(), x)[1], range(6), 3)) == list(range(6))
    with pytest.raises(threading.BrokenBarrierError):
        list(ahead(lambda _: threading.Barrier(2, timeout=0.01).wait(), range(4), 2))


def test_an_error_comes_in_its_turn_and_what_was_not_begun_is_not():
    begun = []

    def work(item):
        begun.append(item)
        if item == 1:
            raise ValueError("one")
        return item

    results = ahead(work, range(100), 2)
    assert next(results) == 0
    with pytest.raises(ValueError, match="one"):
        next(results)
    assert len(begun) <= 4


@given(st.lists(st.text(max_size=9)), st.integers(1, 5))
def test_windows_hold_every_source_the_longest_first(sources, window):
    windows = longest_first(sources, window)
    flat = [source for one in windows for source in one]
    assert sorted(flat) == sorted(sources)
    assert [len(source) for source in flat] == sorted(map(len, sources), reverse=True)
    assert all(len(one) == window for one in windows[:-1])
