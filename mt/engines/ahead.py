"""Work done ahead of who waits for it, so that an engine has something to decode while its last output is checked."""

from __future__ import annotations

from collections import deque
from threading import Thread
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

S = TypeVar("S")
T = TypeVar("T")


def ahead(work: Callable[[S], T], items: Iterable[S], lanes: int) -> Iterator[T]:
    """Yield `work(item)` for each item, in order, with up to `lanes` items at work in threads of their own.

    `items` is read no further ahead than that. With one lane nothing runs in another thread. What the work of an
    item raises is raised when its turn comes. Who is interrupted leaves at once: no thread is waited for.
    """
    if lanes < 2:
        yield from map(work, items)
        return
    begun: deque[_Begun[T]] = deque()
    for item in items:
        begun.append(_Begun(work, item))
        if len(begun) == lanes:
            yield begun.popleft().result()
    while begun:
        yield begun.popleft().result()


class _Begun(Generic[T]):
    """Work on one item in a thread that does not outlive the process."""

    def __init__(self, work: Callable[[S], T], item: S) -> None:
        self._made: list[T] = []
        self._raised: BaseException | None = None
        self._thread = Thread(target=self._run, args=(work, item), name="mt-lane", daemon=True)
        self._thread.start()

    def _run(self, work: Callable[[S], T], item: S) -> None:
        try:
            self._made.append(work(item))
        except BaseException as error:  # noqa: BLE001 - it is raised again where the result is asked for
            self._raised = error

    def result(self) -> T:
        """Wait for the work to end; return what it gave or raise what it raised."""
        self._thread.join()
        if self._raised is not None:
            raise self._raised
        return self._made[0]


def longest_first(sources: Iterable[str], window: int) -> list[list[str]]:
    """Return the sources, the longest first, in windows of so many: what stands in one fills batches of one width."""
    ordered = sorted(sources, key=len, reverse=True)
    return [ordered[start : start + window] for start in range(0, len(ordered), window)]
