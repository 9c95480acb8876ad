"""What a person or cron sees, and the clock."""

from __future__ import annotations

import sys
from datetime import UTC, datetime


def now() -> datetime:
    """Return the time, in UTC: the only clock that commands read."""
    return datetime.now(UTC)


def say(*lines: str, quiet: bool = False) -> None:
    """Print results, unless a cron job wants silence."""
    if lines and not quiet:
        print(*lines, sep="\n", flush=True)


def warn(line: str) -> None:
    """Print an error that did not end the work."""
    print(f"infocenter: {line}", file=sys.stderr)
