"""How fast a host may be asked, and when it must be left alone for the rest of the run."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from crawler.errors import RefusingHostError, SilentHostError

if TYPE_CHECKING:
    from crawler.errors import StopError
    from crawler.robots import Robots

LONGEST_WAIT = 60.0
"""A server that wants a longer pause is left alone until the next run, not asked too early."""
_SILENT, _REFUSED = 3, 5


@dataclass(slots=True)
class Host:
    """What is known of one host during a run; ``lock`` is held while it is asked."""

    name: str
    delay: float
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    not_before: float = 0.0
    robots: Robots | None = None
    closed: StopError | None = None
    _silent: int = 0
    _refused: int = 0

    def pause(self, seconds: float = 0.0) -> None:
        """Note that the host was asked just now; the next request waits for the delay, or longer."""
        self.not_before = time.monotonic() + max(self.delay, seconds)

    def heard(self) -> None:
        """Note an answer, be it a refusal."""
        self._silent = 0

    def answered(self) -> None:
        """Note that an address was given."""
        self._refused = 0

    def gave_up(self, reason: str) -> None:
        """Note an address that got no answer after all tries; the third in a row closes the host."""
        self._silent += 1
        if self._silent >= _SILENT:
            self.close(f"no answer for {self._silent} addresses in a row ({reason})")

    def refused(self, reason: str) -> None:
        """Note an address that the host refused; the fifth in a row closes the host."""
        self._refused += 1
        if self._refused >= _REFUSED:
            self.closed = RefusingHostError(
                f"{self.name}: refused {self._refused} addresses in a row ({reason}); left alone until the next run"
            )

    def close(self, reason: str) -> None:
        """Leave the host alone for the rest of the run."""
        self.closed = SilentHostError(f"{self.name}: {reason}; left alone until the next run")


def backoff(attempt: int) -> float:
    """Return how long to wait after a try that failed, counted from 0."""
    return float(2**attempt) / 2


def retry_after(value: str | None, now: datetime) -> float:
    """Return the seconds that a Retry-After header asks for, a number or a date; 0 when it is neither or past."""
    text = (value or "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        when = parsedate_to_datetime(text)
    except (TypeError, ValueError):  # neither a number nor a date: as without the header
        return 0.0
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max((when - now).total_seconds(), 0.0)
