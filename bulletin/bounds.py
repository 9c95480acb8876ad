"""A bound on the processor's time that reading a hostile file may take."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bulletin.errors import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def bounded(seconds: float, name: str) -> Iterator[None]:
    """Raise UnreadableError ``too-slow`` in the block when it has used that much of the processor.

    Only in a process's main thread. Once is not enough where a library swallows all errors, so it is raised again.
    """

    def stop(*_: object) -> None:
        raise UnreadableError("too-slow", f"{name}: takes more than {seconds:g} seconds to read; not read")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds, seconds / 10)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
