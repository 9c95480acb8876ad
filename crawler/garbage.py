"""When Python looks for objects that hold each other."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# A page's objects die with it, few hang in a circle; a sixth of a crawl went into looking for those.
_AFTER = (10_000, 20, 50)


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Look less often for the time of the block, and not at what the program itself consists of."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(*_AFTER)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
