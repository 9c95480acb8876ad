"""Dates, spans of dates and times of day in a plain text, and the day that each means.

A missing year or month is read by the rule of the bulletins: the latest date that is not after the publication.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from bulletin import numbers

Kind = Literal["date", "month", "year", "today", "yesterday", "same", "time"]

_D = "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
_YEAR = "(?:[12][0-9]{3}|[一二][〇零一二三四五六七八九]{3}|今|去)"
_DAYS = rf"({_D})(?:[至-]({_D}))?"
_CLOCK = (
    r"(?:上午|下午|早上|中午|晚上?|凌晨)?"
    r"(?:[0-9]{1,2}(?:时|点(?!位))(?:[0-9]{1,2}分|整|许)?|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)"
)
_CLOCKS = rf"(?:{_CLOCK}(?:[至到-]{_CLOCK})?)"
_POINT = re.compile(
    rf"""(?<![0-9.])(?:
    ([0-9]{{4}})([-/.])([0-9]{{1,2}})\2([0-9]{{1,2}})(?![0-9])日?
    | (?:({_YEAR}|本|上)年)? ({_D}|上|本|当)(?:[至-]({_D}))?月份? (?:{_DAYS}[日号])?
    | (1[0-2]|0[1-9])([0-3][0-9])日(?!内)
    | (?<![^\n,。;:(至止于])([1-9])([12][0-9]|3[01]|(?<=3)[2-9]|(?<=[4-9])[1-9])日(?![内间期])
    | ({_YEAR})年
    | (?<![第每日近前后次工一二三四五六七八九十]) {_DAYS}日(?![内间均处常产用游程志]|报(?!道))
    | (今[日天])(?!头条) | (昨[日天]) | ((?:截[至止]|到|至)?(?:同日|当日|当天|目前)|至今(?![日天年])|迄今)
    )(?:[ ]?T?{_CLOCKS}|上午|下午|晚上?)?
    | (?<![0-9.:]){_CLOCKS}""",
    re.VERBOSE,
)
# Where a date may begin: one quick look ahead spares most places the pattern above.
_START = re.compile(
    "[0-9〇一二三四五六七八九十今去昨本上下当同目至迄截到早中晚凌](?=[0-9〇一二三四五六七八九十]{0,3}[年月日号时点:/.到至天目今前午晨上-])"
)
_TO = re.compile("[至到-]|——?")
_WORDS: tuple[Kind, ...] = ("today", "yesterday", "same")
_BACK = {"今": 0, "本": 0, "当": 0, "去": 1, "上": 1}
_MONTHS = range(1, 13)
_DAYS_OF_MONTH = range(1, 32)
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


class DateMention(Struct, frozen=True, gc=False):
    """A date as the text gives it: what it leaves open is None; ``until`` is the other end of a span of dates.

    ``kind``: ``date`` has a day; ``month`` and ``year`` have none; ``today`` and ``yesterday`` are counted from the
    publication; ``same`` (同日, 目前) refers to the date before it; ``time`` is a time of day alone. ``years_back`` and
    ``months_back`` stand for 今年, 去年, 本月, 上月: how many before those of the publication. A time of day that
    follows a date belongs to the mention.
    """

    start: int
    end: int
    kind: Kind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    until: DateMention | None = None
    years_back: int | None = None
    months_back: int | None = None


def is_date(text: str) -> bool:
    """Tell whether a text is a day as ``YYYY-MM-DD``."""
    try:
        return bool(_DAY.fullmatch(text)) and bool(date.fromisoformat(text))
    except ValueError:
        return False


def find(plain: str) -> list[DateMention]:
    """Return the dates and times in order, apart from one another; a span of dates is one mention."""
    found: list[DateMention] = []
    end = 0
    for start in _START.finditer(plain):
        match = _POINT.match(plain, start.start()) if start.start() >= end else None
        if match is None:
            continue
        end = match.end()
        mention = _mention(match)
        if mention is None:
            continue
        last = found[-1] if found else None
        if (
            last
            and last.kind == mention.kind == "date"
            and not last.until
            and _TO.fullmatch(plain, last.end, match.start())
        ):
            found[-1] = replace(last, end=mention.end, until=_after(last, mention))
        else:
            found.append(mention)
    return found


def resolve(mention: DateMention, *, published: str | None, previous: str | None) -> str | None:
    """Return the day that is meant as an ISO date, or None if it is open.

    ``published`` and ``previous`` (the nearest date of data before the mention) are ISO dates or times.
    """
    if mention.kind == "same":
        return previous[:10] if previous else None
    origin = _day(published)
    if mention.kind in ("today", "yesterday"):
        return (origin - timedelta(days=mention.kind == "yesterday")).isoformat() if origin else None
    if mention.day is None:
        return None
    year, month = mention.year, mention.month
    if origin and mention.years_back is not None:
        year = origin.year - mention.years_back
    if origin and mention.months_back is not None:
        last = origin.replace(day=1) - timedelta(days=mention.months_back)
        year, month = last.year, last.month
    if year is not None and month is not None:
        return _iso(year, month, mention.day)
    return _latest(origin, month, mention.day) if origin and year is None else None


def last_day(mention: DateMention, *, published: str | None) -> str | None:
    """Return the last day of a month (截至10月底) as an ISO date, or None if it is open or after the publication."""
    first = _day(resolve(replace(mention, kind="date", day=1), published=published, previous=None))
    if first is None:
        return None
    last = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return last.isoformat() if not published or last.isoformat() <= published[:10] else None


def _latest(origin: date, month: int | None, day: int) -> str | None:
    """Return the latest such day that is not after ``origin``; a 29 February is at most eight years back."""
    months = origin.year * 12 + origin.month - 1
    back = (months - month + 1) % 12 if month else 0
    for at in range(months - back, months - 12 * 8 - 1, -12 if month else -1):
        years, index = divmod(at, 12)
        iso = _iso(years, index + 1, day)
        if iso and iso <= origin.isoformat():
            return iso
    return None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def _mention(match: re.Match[str]) -> DateMention | None:
    """Return what one match says, None if it is no date of the calendar (13月, 45日)."""
    iso, _, iso_month, iso_day, year, month, month_to, day, day_to, *more = match.groups()
    joined_month, joined_day, short_month, short_day, *more = more
    lone_year, lone_day, lone_to, *words = more
    start, end = match.span()
    for kind, word in zip(_WORDS, words, strict=True):
        if word:
            return DateMention(start, end, kind)
    if iso:
        return _dated(match, iso, iso_month, iso_day)
    if lone_day:
        return _until(_dated(match, None, None, lone_day), lone_to)
    if joined_month or short_month:  # 1213日, 67日: a copy that lost the 月
        return _dated(match, None, joined_month or short_month, joined_day or short_day)
    if month:
        return _until(_dated(match, year, month, None if month_to else day), day_to)
    return _dated(match, lone_year, None, None) if lone_year else DateMention(start, end, "time")


def _dated(match: re.Match[str], year: str | None, month: str | None, day: str | None) -> DateMention | None:
    months, days = _number(month), _number(day)
    if (months is not None and months not in _MONTHS) or (days is not None and days not in _DAYS_OF_MONTH):
        return None
    return DateMention(
        *match.span(),
        "date" if day else "month" if month else "year",
        _number(year),
        months,
        days,
        years_back=_BACK.get(year or ""),
        months_back=_BACK.get(month or ""),
    )


def _until(start: DateMention | None, day: str | None) -> DateMention | None:
    """Add the end of a span of days within a month: 21-22日."""
    last = _number(day)
    return replace(start, until=replace(start, day=last)) if start and last in _DAYS_OF_MONTH else start


def _number(text: str | None) -> int | None:
    if text and text.isdecimal():
        return int(text)
    value = numbers.parse(text) if text else None
    return None if value is None else int(value)


def _after(start: DateMention, end: DateMention) -> DateMention:
    """Give the end of a span the year and month that it shares with the start."""
    if end.month is None and end.months_back is None:
        end = replace(end, month=start.month, months_back=start.months_back)
    if end.year is None and start.year is not None:
        turn = start.month is not None and end.month is not None and end.month < start.month
        end = replace(end, year=start.year + turn)
    if end.years_back is None and end.year is None:
        end = replace(end, years_back=start.years_back)
    return end
