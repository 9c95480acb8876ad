"""The regions: the list of all, and a page for each with its series, its kinds, its rank, its figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bulletin.regions import gazetteer
from publisher import summary
from publisher.charts import Columns, Lines, Stack
from publisher.places import Place
from publisher.render import page
from publisher.sheets import Body, Sheet, key
from publisher.site import Site, Visit

_LATEST = 20
_FIGURES = 100
_VISITS = 3
_DERIVED = 50
_CASES = "cases_forwarded"
_Ranked = tuple[Visit, int | None, int]


@dataclass(frozen=True, slots=True)
class Part:
    """What a region's page shows of one inspection; ``rank`` is its place among ``rivals`` regions of its level."""

    visit: Visit
    cards: list[summary.Card]
    columns: Columns
    progress: Lines
    stack: Stack | None
    kinds: summary.Kinds | None
    rank: int | None
    rivals: int


def render(site: Site) -> Iterator[tuple[str, Body]]:
    """Yield the list and the pages."""
    home = set(site.home_places)
    others = [place for place in site.places if place not in home]
    levels = summary.groups(place.code for place in site.home_places)
    by_code = {place.code: place for place in site.places}
    groups = [(level, [by_code[code] for code in codes]) for level, codes in levels.items()]
    values = {"groups": groups, "others": _by_province(site, others)}
    yield "regions/index.html", page(site, "regions.html", "regions/index.html", **values)
    below: dict[str, list[Place]] = {}
    for place in site.places:
        unit = gazetteer().by_code(place.code)
        if unit and unit.parent:
            below.setdefault(unit.parent, []).append(place)
    visits = _by_region(site.visits)
    ranks = {visit.inspection.id: _ranks(visit) for visit in site.visits}
    for place in site.places:
        own = [(visit, *ranks[visit.inspection.id].get(place.code, (None, 0))) for visit in visits[place.code]]
        yield place.path, _region(site, place, own, below.get(place.code, []))


def _by_province(site: Site, places: Iterable[Place]) -> dict[str, list[Place]]:
    """Return regions by the name of their province, in order; those of none have no name."""
    found: dict[str, list[Place]] = {}
    for place in places:
        unit = gazetteer().by_code(f"{place.code[:2]}0000")
        found.setdefault(site.tongue.region(unit.code, unit.name) if unit else "", []).append(place)
    return found


def _region(site: Site, place: Place, visits: list[_Ranked], below: list[Place]) -> Sheet:
    """Return a region's page; ``visits`` are the inspections that have figures of it, with its ranks there."""
    shown = [(visit.inspection, visit.stamp_of(place.code), *rank) for visit, *rank in visits[:_VISITS]]
    others = [visit for visit, *_ in visits[_VISITS:]]
    derived = [part.derived.get(place.code) for part in site.library.accounts.parts.values()]

    def make() -> bytes:
        stories = place.stories
        return page(
            site,
            "region.html",
            place.path,
            place=place,
            name=site.tongue.region(place.code, place.name),
            trail=list(_trail(site, place)),
            below=below,
            parts=[_part(site, place.code, *ranked) for ranked in visits[:_VISITS]],
            others=others,
            figures=place.newest(_FIGURES),
            latest=stories[:_LATEST],
            bulletins=len(stories),
            derived=list(site.library.accounts.derived(place.code))[-_DERIVED:],
        )

    beside = [visit.inspection for visit in others], [(each.code, each.name) for each in below]
    return Sheet(key("region.html", place, site.linked, shown, beside, derived), make)


def _by_region(visits: Iterable[Visit]) -> dict[str, list[Visit]]:
    found: dict[str, list[Visit]] = defaultdict(list)
    for visit in visits:
        for code in visit.codes:
            found[code].append(visit)
    return found


def _part(site: Site, code: str, visit: Visit, rank: int | None, rivals: int) -> Part:
    series, tongue = visit.series(code), site.tongue
    return Part(
        visit,
        summary.cards(visit, [code], tongue),
        summary.batch_columns(series.run(_CASES, "batch"), tongue),
        summary.progress(series, tongue),
        summary.disposition(series, tongue),
        summary.kinds(series, tongue),
        rank,
        rivals,
    )


def _ranks(visit: Visit) -> dict[str, tuple[int, int]]:
    """Return the place of each region among those of its level, by running totals, and how many they are."""
    found: dict[str, tuple[int, int]] = {}
    for codes in summary.groups(visit.parts).values():
        ranks = summary.ranks(visit, codes)
        found |= {code: (rank, len(ranks)) for code, rank in ranks.items() if len(ranks) > 1}
    return found


def _trail(site: Site, place: Place) -> Iterator[tuple[str | None, str]]:
    """Yield the way to a region: the list, the units above it that have a page, the widest first, and itself."""
    yield "regions/index.html", site.tongue.several("地区")
    chain = []
    unit = gazetteer().by_code(place.code)
    while unit and (unit := gazetteer().parent(unit)):
        chain.append(unit)
    for each in reversed(chain):
        if each.code in site.codes:
            yield f"regions/{each.code}/index.html", site.tongue.region(each.code, each.name)
    yield None, site.tongue.region(place.code, place.name)
