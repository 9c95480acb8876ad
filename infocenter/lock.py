"""One run at a time: an advisory lock on a file, let go by the system even when the process is killed."""

from __future__ import annotations

import fcntl
from contextlib import contextmanager
from typing import TYPE_CHECKING

from infocenter.errors import InfocenterError, LockedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def run_lock(path: Path) -> Iterator[None]:
    """Hold the lock for the time of the block; raises LockedError at once when another process holds it."""
    try:
        file = path.open("a", encoding="utf-8")
    except OSError as error:
        raise InfocenterError(f"{path}: the lock cannot be written: {error.strerror}; check the folder") from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise LockedError(f"{path}: another run holds the lock; try again when it has ended") from None
        yield
