"""Decides which unit a mention means; what stays open is None."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from bulletin.model import Region
from bulletin.regions.finder import Mention
from bulletin.regions.units import CORPS, RANK, XINJIANG, Units, make_zone


class Surroundings(Struct, gc=False):
    """What helps to decide: the writer's territory, the other regions of the list, the last region named, the date."""

    territory: Region | None
    siblings: Sequence[Region]
    near: Region | None
    on: str | None


def resolve(units: Units, mention: Mention, around: Surroundings) -> Region | None:
    """Return the unit that is meant on that date, or None if that is open or if it is no place."""
    if mention.kind == "organ":
        return None
    if mention.kind == "deictic":
        return _pointed_at(units, mention.target, around)
    if mention.kind == "zone" and not mention.candidates:
        return _zone(units, mention, around)
    if mention.kind == "zone" and _elsewhere(units, mention, around):
        return _zone(units, replace(mention, target=""), around)  # 北海经济开发区 in 山东 is no zone of 北海市
    candidates = units.valid(mention.candidates, around.on)
    if mention.short:
        candidates = tuple(unit for unit in candidates if unit.level != "county" or _around(units, unit, around))
    return candidates[0] if len(candidates) == 1 else _narrowed(units, candidates, around)


def _narrowed(units: Units, candidates: Sequence[Region], around: Surroundings) -> Region | None:
    for narrow in _narrowings(units, around) if candidates else ():
        kept = [unit for unit in candidates if narrow(unit)]
        if kept:
            candidates = kept
        if len(candidates) == 1:
            return candidates[0]
    return _only_or_highest(units, candidates) or _province(candidates, around)


def _around(units: Units, unit: Region, around: Surroundings) -> bool:
    """Tell whether a county lies in the province of the text or of the last region named; else 平房 is a word."""
    places = [place for place in (around.territory, around.near) if place]
    provinces = [up for place in places for up in units.chain(place) if up.level in ("province", "xpcc")]
    return not provinces or any(units.is_within(unit, province) for province in provinces)


def _elsewhere(units: Units, mention: Mention, around: Surroundings) -> bool:
    """Tell whether a zone is named after a city of another province than the one the text is about."""
    province = next((unit for unit in units.chain(around.territory) if unit.level in ("province", "xpcc")), None)
    if province is None or not mention.short:
        return False
    return not any(units.is_within(unit, province) for unit in mention.candidates)


def _narrowings(units: Units, around: Surroundings) -> Iterator[Callable[[Region], bool]]:
    """Yield the tests in order of weight; one that no candidate passes says nothing."""
    yield _side(around)
    if around.siblings:
        rank, _ = Counter(RANK[unit.level] for unit in around.siblings).most_common(1)[0]
        parents = {unit.parent for unit in around.siblings if RANK[unit.level] == rank}
        yield lambda unit: RANK[unit.level] == rank
        yield lambda unit: unit.parent in parents
    else:
        yield lambda unit: around.near is not None and unit.code == around.near.code
        yield lambda unit: around.near is not None and unit.parent == around.near.code
    for place in (around.near, around.territory):
        for above in units.chain(place):
            if RANK[above.level] > 0:
                yield lambda unit, above=above: units.is_within(unit, above)  # type: ignore[misc]


def _side(around: Surroundings) -> Callable[[Region], bool]:
    """Tell divisions from cities: 石河子市 is a city only in a list of the 自治区, else the division."""
    corps = any(unit.level in ("division", "xpcc") for unit in around.siblings)
    in_region = not corps and any(unit.code.startswith(XINJIANG[:2]) for unit in around.siblings)
    return lambda unit: (unit.level == "division") != in_region


def _province(candidates: Sequence[Region], around: Surroundings) -> Region | None:
    """Return the one province among them where the text is of the whole country: 河南 is no county there."""
    if around.territory and around.territory.level != "country":
        return None
    provinces = [unit for unit in candidates if RANK[unit.level] == RANK["province"]]
    return provinces[0] if len(provinces) == 1 else None


def _only_or_highest(units: Units, candidates: Sequence[Region]) -> Region | None:
    """Return the single candidate, or the one that holds all others: a bare 喀什 is the prefecture."""
    highest = min(candidates, key=lambda unit: RANK[unit.level], default=None)
    if highest and all(units.is_within(unit, highest) for unit in candidates):
        return highest
    return None


def _pointed_at(units: Units, target: str, around: Surroundings) -> Region | None:
    """Return the unit that a word points at: the territory or one above it, by its level or by the end of its name."""
    if target == "here":
        return around.territory
    if target == "corps":
        return units.by_code(CORPS)
    if target == "autonomous":
        return _autonomous(units, around)
    for unit in units.chain(around.territory or around.near):
        if unit.level == target or unit.name.endswith(target):
            return unit
    return units.only_within(around.territory, target) if around.territory else None


def _autonomous(units: Units, around: Surroundings) -> Region | None:
    for place in (around.territory, around.near, *around.siblings):
        for unit in units.chain(place):
            if unit.level == "province" and unit.code != "65" and unit.name.endswith("自治区"):
                return unit
            if unit.code == CORPS:
                return units.by_code(XINJIANG)
    return None


def _zone(units: Units, mention: Mention, around: Surroundings) -> Region | None:
    """Return a zone of the city around: that of the listed counties, the last one named, or the territory."""
    if around.territory and around.territory.level == "zone" and around.territory.name.endswith(mention.text):
        return around.territory  # 新区 on the site of 西咸新区
    parents = Counter(unit.parent for unit in around.siblings if unit.level in ("county", "zone"))
    listed = units.by_code(parents.most_common(1)[0][0] or "") if parents else None
    for place in (listed, around.near, around.territory):
        for unit in units.chain(place):
            if unit.level in ("prefecture", "division"):
                text = mention.text
                return make_zone(unit, unit.name + text if mention.target == "generic" else text, text)
    return None
