"""Moments as Chinese pages write them."""

from __future__ import annotations

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

from crawler.families.fields import zoned

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
# As machines write them: in digits alone, and as Java does, for which CST is China's time.
_DIGITS = re.compile(r"(20\d\d)(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?")
_JAVA = re.compile(r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{2}) (\d{2}:\d{2}:\d{2}) (?:CST|GMT\+08:00) (\d{4})")
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
# A year of two digits, where a label or the time beside it says that this is a day.
_SHORT = re.compile(r"(?<![\d./-])(\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?![\d./-])(?:\s+(\d{1,2}:\d{2}(?::\d{2})?))?")
_CLOCK = 23, 59
_ZONE = ZoneInfo("Asia/Shanghai")
_MILLISECONDS = 100_000_000_000  # as many seconds are three thousand years


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
            return zoned(f"{found}T{int(hour):02}:{minute}{':' + second if second else ''}+08:00", match)
    return _in_english_order(text) if text and "/20" in text else None


def since_1970(stamp: int) -> str | None:
    """Return the moment so many seconds after 1970, or milliseconds; None for one that no calendar holds."""
    try:
        seconds = stamp / 1000 if stamp >= _MILLISECONDS else stamp
        return datetime.fromtimestamp(seconds, _ZONE).isoformat(timespec="seconds")
    except (ValueError, OverflowError, OSError):  # out of the calendar's range
        return None


def of_machine(text: str | None) -> str | None:
    """Return the moment of a meta tag's value, which may be written for machines."""
    text = (text or "").strip()
    digits, java = _DIGITS.fullmatch(text), _JAVA.fullmatch(text)
    if digits:
        year, month, day, *clock = digits.groups()
        return when(f"{year}-{month}-{day} {':'.join(filter(None, clock))}")
    if java and java[1] in _MONTHS:
        return when(f"{java[4]}-{_MONTHS.index(java[1]) + 1}-{java[2]} {java[3]}")
    return when(text)


def shortened(text: str | None, *, labelled: bool) -> str | None:
    """Return the moment of a day whose year has two digits; one that no label names must have a time."""
    match = _SHORT.search(text or "")
    if match is None or not (labelled or match[5]):
        return None
    return when(f"20{match[1]}-{match[3]}-{match[4]} {match[5] or ''}")


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
