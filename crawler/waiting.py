"""How long to wait before asking again."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_LONGEST_WAIT = 60.0


def backoff(attempt: int) -> float:
    """Return the seconds before a further try, twice as long each time."""
    return float(2**attempt) / 2


def retry_after(value: str | None) -> float:
    """Return seconds from a Retry-After header, a number or a date, bounded."""
    if not value:
        return 0.0
    if value.strip().isdigit():
        return min(float(value), _LONGEST_WAIT)
    try:
        seconds = (parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds()
    except (TypeError, ValueError):  # a header that is neither: wait as without it
        return 0.0
    return min(max(seconds, 0.0), _LONGEST_WAIT)
