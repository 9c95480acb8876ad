"""Moments as Chinese pages write them."""

from __future__ import annotations

import re
from datetime import date

DATE = re.compile(
    r"(?<!\d)(\d{4})\s?[年./-]\s?(\d{1,2})\s?[月./-]\s?(\d{1,2})\s?日?[\sT,，]*(?:(?:星期|周)[一二三四五六日天]\s*)?"
    r"(?:(\d{1,2})\s?[:：时]\s?(\d{2})(?:\s?[:：分]\s?(\d{2}))?)?"
)
# A day that stands in pieces: the year above, month and day below, the time beside them.
_SPREAD = re.compile(
    r"(?<!\d)(20\d\d|19\d\d)\s+(\d{1,2})\s*[/月.-]\s*(\d{1,2})日?(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?(?!\d)"
)
# Month, day and year as the English write them; the weekday beside them says that they do.
_ENGLISH = re.compile(
    r"(?:星期|周)([一二三四五六日天])[,，\s]*(\d{1,2})/(\d{1,2})/(20\d\d)(?:[\s,，-]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?"
)
_CLOCK = 23, 59


def when(text: str | None) -> str | None:
    """Return the first moment of a text as ISO 8601, as precise as it stands there."""
    for pattern in (DATE, _SPREAD):
        for match in pattern.finditer(text or ""):
            year, month, day, hour, minute, second = match.groups()
            try:
                found = str(date(int(year), int(month), int(day)))
            except ValueError:  # digits that are no day
                continue
            if hour is None or int(hour) > _CLOCK[0] or int(minute) > _CLOCK[1]:
                return found
            return f"{found}T{int(hour):02}:{minute}{':' + second if second else ''}+08:00"
    return _in_english_order(text) if text and "/20" in text else None


def _in_english_order(text: str) -> str | None:
    """Return the moment whose day stands behind its month, where the weekday fits."""
    for weekday, month, day, year, *clock in _ENGLISH.findall(text):
        try:
            fits = date(int(year), int(month), int(day)).weekday() == "一二三四五六日".find(weekday.replace("天", "日"))
        except ValueError:  # digits that are no day
            continue
        if fits:
            return when(f"{year}-{month}-{day} {':'.join(filter(None, clock))}")
    return None
