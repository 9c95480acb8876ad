"""What a bulletin says of the inspection that it belongs to: whose, which round, which team, from when to when."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bulletin import dates
from bulletin.numbers import parse
from bulletin.regions import gazetteer
from bulletin.text import clean

if TYPE_CHECKING:
    from bulletin.accounts.model import Level
    from bulletin.model import Observation, Record

_N = "([一二三四五六七八九十0-9]{1,3})"
_PROTECTION = "(?:生态)?(?:环境)?(?:保护|环保)"
_ROUND = re.compile(rf"第{_N}轮(?:第{_N}批)?[^。;,，；\n]{{0,12}}督察")
_CENTRAL = re.compile(rf"中央(?:第{_N})?{_PROTECTION}督察组?|生态环境部")
_LOCAL = re.compile(
    rf"((?:自治区|省|市)(?:委省政府)?(?:、兵团)?|兵团)(?:(?:第{_N}){_PROTECTION}|级{_PROTECTION}?|{_PROTECTION})督察组?"
)
_LOOK_BACK = re.compile('[“"]?回头看[”"]?')
_STAY = re.compile("进驻|督察(?:期|时间)|开展[^。]{0,8}督察|督察组?[^。]{0,3}$")
_BEFORE, _AFTER = 12, 24
_SHORTEST = timedelta(days=5)

NATION = "000000"
XINJIANG = "650000"
_XINJIANG = frozenset(("65", "650000", "XPCC"))


@dataclass(frozen=True, slots=True)
class Claim:
    """What one bulletin says of its inspection; what it leaves open is None.

    ``level`` None: the inspectors are only called 督察组. ``province`` is the code of the province that its figures
    are of, ``area`` of the smallest prefecture, division or province that holds them all. ``day`` is the earliest date
    of its figures, or its publication; ``since`` the same less a day for each batch before: the stay began about then.
    """

    bulletin: str
    province: str
    area: str
    level: Level | None
    day: str | None
    since: str | None
    round: int | None = None
    round_batch: int | None = None
    team: str | None = None
    begins: str | None = None
    ends: str | None = None
    look_back: bool = False


def province_of(code: str | None) -> str | None:
    """Return the territory that a central inspection of a region inspects: its province, Xinjiang with the XPCC."""
    unit = gazetteer().by_code(code.partition("-")[0]) if code else None
    while unit is not None and unit.level not in ("province", "xpcc", "country"):
        unit = gazetteer().parent(unit)
    if unit is None:
        return None
    return XINJIANG if unit.code in _XINJIANG else unit.code


def claim(record: Record) -> Claim | None:
    """Return what a bulletin with figures says of its inspection; None where its figures are of no known region."""
    found = record.bulletin
    plain = clean("\n".join((found.title, *found.paragraphs))).plain
    level, team = _who(plain)
    areas = _areas(record.observations)
    if areas is None:
        return None
    published = (found.published or "")[:10] or None
    day = min((each.as_of for each in record.observations if each.as_of), default=published)
    begins, ends = _stay(plain, published)
    round_ = _ROUND.search(plain)
    return Claim(
        bulletin=found.id,
        province=areas[0],
        area=areas[1],
        level=level,
        day=day,
        since=_since(record.observations, day),
        round=_number(round_[1]) if round_ else None,
        round_batch=_number(round_[2]) if round_ else None,
        team=team,
        begins=begins,
        ends=ends,
        look_back=_LOOK_BACK.search(plain) is not None,
    )


def _who(plain: str) -> tuple[Level | None, str | None]:
    """Return the level of the inspectors and the team's name, by the first of them that the text names."""
    central, local = _CENTRAL.search(plain), _LOCAL.search(plain)
    if local and (central is None or local.start() < central.start()):
        level: Level = "xpcc" if local[1] == "兵团" else "province"
        return level, local[0] if local[2] else None
    if central:
        return "central", central[0] if central[1] else None
    return ("central", None) if _ROUND.search(plain) else (None, None)


def _areas(observations: tuple[Observation, ...]) -> tuple[str, str] | None:
    """Return the province of most of the figures, and the smallest unit that holds those of that province."""
    places = [(each.region_code, province_of(each.region_code)) for each in observations if each.region_code]
    provinces = Counter(province for _, province in places if province)
    if not provinces:
        return None
    province = min(provinces, key=lambda code: (-provinces[code], code))
    areas = {_prefecture(code) for code, other in places if other == province}
    inner = areas.pop() if len(areas) == 1 else None
    if inner is None:
        corps = all(code.startswith("XPCC") for code, other in places if code and other == province)
        inner = "XPCC" if corps else province
    return province, inner


def _prefecture(code: str | None) -> str | None:
    unit = gazetteer().by_code(code) or gazetteer().by_code(code.rpartition("-")[0]) if code else None
    while unit is not None and unit.level not in ("prefecture", "division"):
        unit = gazetteer().parent(unit)
    return unit.code if unit else None


def _since(observations: tuple[Observation, ...], day: str | None) -> str | None:
    """Return the day less the batches that came before it: one a day."""
    starts = [
        date.fromisoformat(each.as_of) - timedelta(days=each.batch)
        for each in observations
        if each.as_of and each.batch and each.scope == "batch"
    ]
    return str(min(starts)) if starts else day


def _stay(plain: str, published: str | None) -> tuple[str | None, str | None]:
    """Return the first and the last day of the stay, where the text tells that it speaks of it."""
    begins = None
    for found in dates.find(plain):
        if found.kind != "date":
            continue
        before, after = plain[max(0, found.start - _BEFORE) : found.start], plain[found.end : found.end + _AFTER]
        if found.until:
            if _STAY.search(before) or re.match("[^。;；\n]{0,20}(?:进驻|督察)", after):
                first = dates.resolve(found, published=published, previous=None)
                last = dates.resolve(found.until, published=published, previous=None)
                if first and last and first <= last:
                    # Several teams arrive within days: no stay is that short.
                    short = date.fromisoformat(last) - date.fromisoformat(first) < _SHORTEST
                    return first, None if short else last
        elif begins is None and re.match("[^。;；\n,，]{0,12}进驻(?!阶段|期间|时)", after + "\n"):
            begins = dates.resolve(found, published=published, previous=None)
    return begins, None


def _number(text: str | None) -> int | None:
    value = parse(text) if text else None
    return int(value) if value is not None else None
