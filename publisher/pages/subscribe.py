"""The subscribe page: what a feed is, how to take one, and where to find one's own among them all."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bulletin.regions import gazetteer
from publisher.channels import ENTRIES, channels
from publisher.render import page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from publisher.places import Place
    from publisher.site import Site

_AREAS = frozenset(("prefecture", "xpcc"))


@dataclass(frozen=True, slots=True)
class Area:
    """Regions that are looked for together: a prefecture with what lies in it, the XPCC, or a province elsewhere.

    The name of those that lie in none is empty. Each region has its name and the folder of its feeds.
    """

    name: str
    regions: tuple[tuple[str, str], ...]


def render(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the page."""
    path = "subscribe/index.html"
    home = set(site.home_places)
    groups: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for channel in channels(site):
        if channel.group and not channel.folder.startswith("regions/"):
            groups[channel.group].append((channel.name, channel.folder))
    values = {
        "own": _areas(site, site.home_places, home=True),
        "others": _areas(site, [place for place in site.places if place not in home], home=False),
        "groups": groups,
        "entries": ENTRIES,
    }
    yield path, page(site, "subscribe.html", path, **values)


def _areas(site: Site, places: Iterable[Place], *, home: bool) -> list[Area]:
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for place in places:
        area = _area(place.code) if home else f"{place.code[:2]}0000"
        found[area].append((site.tongue.region(place.code, place.name), f"regions/{place.code}/"))
    # Those that lie in none are the widest.
    return [Area(_name(site, code), tuple(found[code])) for code in sorted(found, key=lambda code: (code != "", code))]


def _area(code: str) -> str:
    """Return the code of the prefecture, or of the XPCC, that a region is or lies in; empty for none."""
    unit = gazetteer().by_code(code)
    while unit and unit.level not in _AREAS:
        unit = gazetteer().parent(unit)
    return unit.code if unit else ""


def _name(site: Site, code: str) -> str:
    unit = gazetteer().by_code(code)
    return site.tongue.region(unit.code, unit.name) if unit else ""
