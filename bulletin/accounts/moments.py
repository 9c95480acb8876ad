"""Where in an inspection a number stands: at a batch, at a day, or by itself.

One bulletin names the batch, another only the day. The calendar, made from the bulletins that bring a batch and name
both, tells that they speak of the same.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bulletin.accounts.counted import Counted


@dataclass(frozen=True, slots=True)
class Announced:
    """A bulletin's word that a batch came on a day (ISO date); ``number`` is the id of the number that says so."""

    batch: int
    day: str
    number: str
    region: str
    region_code: str | None


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days of an inspection's batches: ``days`` has the first day that is named of each, ``batches`` the reverse.

    A day on which two batches came, or are said to have come, stands for none.
    """

    announced: tuple[Announced, ...]
    days: Mapping[int, str]
    batches: Mapping[str, int]


def calendar(announced: Iterable[Announced]) -> Calendar:
    """Return the calendar of one inspection."""
    known = tuple(sorted(announced, key=lambda each: (each.batch, each.day, each.number)))
    days: dict[int, str] = {}
    of_day: dict[str, set[int]] = defaultdict(set)
    for each in known:
        days.setdefault(each.batch, each.day)
        of_day[each.day].add(each.batch)
    return Calendar(known, days, {day: min(found) for day, found in of_day.items() if len(found) == 1})


def moment(number: Counted, batches: Mapping[str, int]) -> str:
    """Return the name of the number's moment: ``b0027``, ``d2022-04-21``, or its bulletin's own.

    A report on results has days of its own, ``r2022-04-21``: what it counts is no batch's and lags behind the batches.
    """
    if number.batch is not None:
        return f"b{number.batch:04}"
    if number.as_of is None:
        return f"={number.bulletin}"
    if number.reported:
        return f"r{number.as_of}"
    batch = batches.get(number.as_of)
    return f"d{number.as_of}" if batch is None else f"b{batch:04}"


def of_report(moment: str) -> bool:
    """Tell the moment of a report on results."""
    return moment.startswith("r")


def batch_of(moment: str) -> int | None:
    """Return the batch of a moment, None if it is a day or a bulletin's own."""
    return int(moment[1:]) if moment.startswith("b") else None


def announcements(numbers: Iterable[Counted]) -> list[Announced]:
    """Return what numbers tell of the days of batches."""
    return [
        Announced(each.batch, each.as_of, each.id, each.region, each.region_code)
        for each in numbers
        if each.announces and each.batch is not None and each.as_of is not None
    ]
