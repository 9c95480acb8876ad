"""The days of the batches: within the stay, and in the order of their numbers."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bulletin.accounts.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bulletin.accounts.checks.frame import Stay
    from bulletin.accounts.moments import Announced, Calendar

NAMES = {"outside-stay": "日期在督察期外", "batch-day": "批次日期先后不符"}
# What came in the last days of a stay is forwarded in the days after; a prefecture hears of a batch some days later.
_AFTER, _LATER = timedelta(days=5), timedelta(days=3)


def of_calendar(calendar: Calendar, stay: Stay) -> Iterator[Finding]:
    """Yield the batches that are dated outside the stay, or not between those before and after them."""
    wrong = _out_of_order(calendar.days)
    for each in calendar.announced:
        day = date.fromisoformat(each.day)
        early = stay.begins is not None and each.day < stay.begins
        late = stay.ends is not None and day > date.fromisoformat(stay.ends) + _AFTER
        if early or late:
            told = f"第{each.batch}批的日期{each.day}不在督察期（{stay.begins or '？'}至{stay.ends or '？'}）内"
            yield _finding("outside-stay", each, told)
        elif each.batch in wrong and each.day == calendar.days[each.batch]:
            yield _finding("batch-day", each, f"第{each.batch}批的日期{each.day}与前后各批的日期不符")
        elif day > date.fromisoformat(calendar.days[each.batch]) + _LATER:
            told = f"第{each.batch}批的日期{each.day}与另一篇通报的{calendar.days[each.batch]}不符"
            yield _finding("batch-day", each, told)


def _finding(code: str, each: Announced, told: str) -> Finding:
    return Finding(code, each.region, f"{each.region}：{told}", (each.number,), region_code=each.region_code)


def _out_of_order(days: Mapping[int, str]) -> set[int]:
    """Return the batches to leave out so that the days of the others, as many as can be, follow their numbers."""
    ends: list[str] = []  # ends[n]: the least last day of a run of n + 1 batches
    at: list[int] = []  # the batch that it ends with
    before: dict[int, int | None] = {}
    for batch, day in sorted(days.items()):
        place = bisect_right(ends, day)
        before[batch] = at[place - 1] if place else None
        ends[place:] = [day, *ends[place + 1 :]]
        at[place:] = [batch, *at[place + 1 :]]
    kept: set[int] = set()
    last = at[-1] if at else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return set(days) - kept
