"""The register of inspections: which ones there are, and to which of them a bulletin belongs.

The rounds of the central inspections are public record and come with the package (``data/inspections.csv``); the
others are known by the bulletins that state their stay. A bulletin that says nothing joins the inspection of its
territory that was there last before its figures.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from bulletin.accounts.claims import NATION, XINJIANG, Claim, province_of
from bulletin.accounts.model import Inspection
from bulletin.regions import gazetteer
from bulletin.regions.units import read_table

if TYPE_CHECKING:
    from bulletin.accounts.model import Level

# Results, corrections and feedback follow a stay within a year; later figures without a word of their round are open.
LATER = timedelta(days=400)
EARLIER = timedelta(days=3)
_APART = timedelta(days=45)
_UNKNOWN = "0000"

Any_ = TypeVar("Any_")


@dataclass(frozen=True, slots=True)
class Stay:
    """One inspection as far as joining needs it; ``begins`` is an ISO date, not necessarily the exact first day."""

    id: str
    level: Level
    territory: str
    begins: str
    round: int | None = None
    round_batch: int | None = None
    look_back: bool = False


@cache
def central() -> tuple[Stay, ...]:
    """Return the central inspections of the rounds so far, with one of the whole country for each of their parts."""
    return tuple(
        Stay(
            name("central", territory, row["first"], look_back=bool(row["look_back"])),
            "central",
            territory,
            row["first"],
            int(row["round"]),
            int(row["round_batch"]),
            bool(row["look_back"]),
        )
        for row in read_table("inspections.csv")
        for territory in (NATION, *row["territories"].split(";"))
    )


def name(level: Level, territory: str, day: str, *, look_back: bool) -> str:
    """Return the id of an inspection that began on a day."""
    when = day[:7] if territory == NATION else day[:4]
    return f"{level}-{when}-{territory}" + ("-lookback" if look_back else "")


class Register:
    """The inspections that are known: the central ones, and ``stays`` that bulletins state.

    The same for the same stays in any order.
    """

    def __init__(self, stays: Iterable[Stay]) -> None:
        self._stays: dict[str, list[Stay]] = defaultdict(list)
        for stay in {*central(), *stays}:
            self._stays[stay.territory].append(stay)

    def stay(self, found: Claim, region_code: str | None = None) -> Stay:
        """Return the inspection of a bulletin, or of its figures of one region: a central one has each its province.

        In another province than its own a bulletin joins a central inspection only.
        """
        province = province_of(region_code) or found.province
        own = stated(found)
        if own and (own.level != "central" or own.territory == province):
            return own
        if province != found.province and found.level in (None, "central"):
            known = [each for each in central() if each.territory == province]
        else:
            areas = {"central": (province,), None: (found.area, province)}.get(found.level, (found.area,))
            known = [each for area in dict.fromkeys(areas) for each in self._stays.get(area, ())]
        fitting = [each for each in known if _fits(found, each)]
        if fitting:
            return max(fitting, key=lambda each: (each.begins, each.id, str(each)))
        level = found.level or "central"
        territory = province if level == "central" else found.area
        when = found.since or found.day or _UNKNOWN
        id_ = name(level, territory, when, look_back=found.look_back)
        return Stay(id_, level, territory, when, found.round, found.round_batch, found.look_back)


def stated(found: Claim) -> Stay | None:
    """Return the inspection that a bulletin states with its first day; a central one as it is known."""
    if found.level is None or found.begins is None:
        return None
    if found.level == "central":
        begun = date.fromisoformat(found.begins)
        for each in central():
            if each.territory == found.province and abs(date.fromisoformat(each.begins) - begun) < _APART:
                return each
    territory = found.province if found.level == "central" else found.area
    id_ = name(found.level, territory, found.begins, look_back=found.look_back)
    return Stay(id_, found.level, territory, found.begins, found.round, found.round_batch, found.look_back)


def _fits(found: Claim, stay: Stay) -> bool:
    if (found.level or stay.level) != stay.level or (found.look_back and not stay.look_back):
        return False
    if found.round is not None and stay.round is not None:
        return (found.round, found.round_batch or stay.round_batch) == (stay.round, stay.round_batch)
    day = found.since or found.day
    began = date.fromisoformat(stay.begins)
    return day is not None and began - EARLIER <= date.fromisoformat(day) <= began + LATER


def inspections(found: Iterable[tuple[Stay, Claim]]) -> list[Inspection]:
    """Return the inspections in order, each with what most of its bulletins say of it."""
    groups: dict[str, list[tuple[Stay, Claim]]] = defaultdict(list)
    for stay, said in found:
        groups[stay.id].append((stay, said))
    return [_inspection(groups[id_]) for id_ in sorted(groups)]


def _inspection(group: list[tuple[Stay, Claim]]) -> Inspection:
    stay = min((each for each, _ in group), key=lambda each: (each.round is None, each.begins, each.round_batch or 0))
    own = [said for _, said in group if stay.territory in (said.province, said.area, NATION)]
    return Inspection(
        id=stay.id,
        name=_title(stay),
        level=stay.level,
        territory=stay.territory,
        round=stay.round,
        round_batch=stay.round_batch,
        team=_most(each.team for each in own),
        begins=_most(each.begins for each in own),
        ends=_most(each.ends for each in own),
        look_back=stay.look_back,
    )


def _most(values: Iterable[Any_ | None]) -> Any_ | None:
    """Return the value that most bulletins state, the least of equals."""
    counts = Counter(value for value in values if value is not None)
    return min(counts, key=lambda value: (-counts[value], str(value)), default=None)


_CHINESE = "零一二三四五六七八九十"


def _title(stay: Stay) -> str:
    unit = gazetteer().by_code("65" if stay.territory == XINJIANG and stay.level == "central" else stay.territory)
    where = unit.name if unit else stay.territory
    which = f"{stay.begins[:4]}年"
    if stay.round:
        which = f"第{_CHINESE[stay.round]}轮" + (f"第{_CHINESE[stay.round_batch]}批" if stay.round_batch else "")
    who = {"central": "中央", "xpcc": "兵团"}.get(stay.level) or ("自治区" if stay.territory[:2] == "65" else "省级")
    if stay.look_back and stay.round:
        which = f"{stay.begins[:4]}年第{_CHINESE[stay.round_batch or 0]}批"
    return f"{which}{who}生态环境保护督察{'“回头看”' if stay.look_back else ''}（{where}）"
