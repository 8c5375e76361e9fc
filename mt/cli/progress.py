"""How far it is: a bar on a terminal, nothing elsewhere."""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@contextlib.contextmanager
def bar(*, quiet: bool) -> Iterator[Callable[[int, int], None]]:
    """Give a function of (done, total) that draws a bar on standard error; it is cleared when the block ends."""
    if quiet or not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    from tqdm import tqdm

    with tqdm(unit="segments", leave=False, file=sys.stderr, delay=1.0) as drawn:

        def show(done: int, total: int) -> None:
            drawn.total = total
            drawn.update(done - drawn.n)

        yield show
