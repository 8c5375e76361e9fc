"""Work done ahead of who waits for it, so that an engine has something to decode while its last output is checked."""

from __future__ import annotations

from collections import deque
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future

S = TypeVar("S")
T = TypeVar("T")


def ahead(work: Callable[[S], T], items: Iterable[S], lanes: int) -> Iterator[T]:
    """Yield `work(item)` for each item, in order, with up to `lanes` items at work in threads of their own.

    `items` is read no further ahead than that. With one lane nothing runs in another thread. What the work of an
    item raises is raised when its turn comes; what was not begun by then is never begun.
    """
    if lanes < 2:
        yield from map(work, items)
        return
    with ThreadPoolExecutor(lanes, thread_name_prefix="mt-lane") as pool:
        pending: deque[Future[T]] = deque()
        try:
            for item in items:
                pending.append(pool.submit(work, item))
                if len(pending) == lanes:
                    yield pending.popleft().result()
            while pending:
                yield pending.popleft().result()
        finally:
            for one in pending:
                one.cancel()


def longest_first(sources: Iterable[str], window: int) -> list[list[str]]:
    """Return the sources, the longest first, in windows of so many: what stands in one fills batches of one length."""
    ordered = sorted(sources, key=len, reverse=True)
    return [ordered[start : start + window] for start in range(0, len(ordered), window)]
