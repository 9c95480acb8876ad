"""The day that an address holds."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import urlsplit

_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)([-/_]?)(\d{1,2})([-/_]?)(\d{1,2})(?!\d)")
_DAY_IN_NAME = re.compile(r"(?<!\d)(20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=\d{2,6}(?:\D|$)|[A-Z])")


def day_of(url: str) -> str | None:
    """Return the day that an address holds as an ISO date, None if it holds none."""
    parts = urlsplit(url)
    text = f"{parts.path}?{parts.query}"
    spread = [(match[1], match[3], match[5]) for match in _DAY.finditer(text) if match[2] or len(match[3]) > 1]
    for year, month, day in (*spread, *(match.groups() for match in _DAY_IN_NAME.finditer(text))):
        try:
            return str(date(int(year), int(month), int(day)))
        except ValueError:  # digits that are no day
            continue
    return None
