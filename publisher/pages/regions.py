"""The regions: the list of all, and a page for each with its series, its kinds, its rank, its figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bulletin.accounts.model import Derived
from bulletin.regions import gazetteer
from publisher import summary
from publisher.charts import Columns, Lines, Stack
from publisher.places import Place
from publisher.render import page
from publisher.site import Site, Visit

_LATEST = 20
_FIGURES = 100
_VISITS = 3
_DERIVED = 50
_CASES = "cases_forwarded"


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


def render(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the list and the pages."""
    home = set(site.home_places)
    others = [place for place in site.places if place not in home]
    levels = summary.groups(place.code for place in site.home_places)
    by_code = {place.code: place for place in site.places}
    groups = [(level, [by_code[code] for code in codes]) for level, codes in levels.items()]
    yield "regions/index.html", page(site, "regions.html", "regions/index.html", groups=groups, others=others)
    ranks = {visit.inspection.id: _ranks(site, visit) for visit in site.visits}
    derived: dict[str | None, list[Derived]] = {}
    for each in site.account.derived:
        derived.setdefault(each.region_code, []).append(each)
    below: dict[str, list[Place]] = {}
    for place in site.places:
        unit = gazetteer().by_code(place.code)
        if unit and unit.parent:
            below.setdefault(unit.parent, []).append(place)
    for place in site.places:
        stories = place.stories
        visits = [visit for visit in site.visits if place.code in visit.codes]
        yield (
            place.path,
            page(
                site,
                "region.html",
                place.path,
                place=place,
                name=site.tongue.region(place.code, place.name),
                trail=list(_trail(site, place)),
                below=below.get(place.code, ()),
                parts=[_part(site, visit, place.code, ranks) for visit in visits[:_VISITS]],
                others=visits[_VISITS:],
                figures=place.newest(_FIGURES),
                latest=stories[:_LATEST],
                bulletins=len(stories),
                derived=[(each, site.evidence(each.support)) for each in derived.get(place.code, ())[-_DERIVED:]],
            ),
        )


def _part(site: Site, visit: Visit, code: str, ranks: Mapping[str, Mapping[str, tuple[int, int]]]) -> Part:
    series, tongue = visit.series(code), site.tongue
    rank, rivals = ranks[visit.inspection.id].get(code, (None, 0))
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


def _ranks(site: Site, visit: Visit) -> dict[str, tuple[int, int]]:
    """Return the place of each region among those of its level, by running totals, and how many they are."""
    found: dict[str, tuple[int, int]] = {}
    for codes in summary.groups(visit.parts).values():
        rows = [row for row in summary.rows(visit, codes, site.tongue) if row.rank is not None]
        found |= {row.code: (row.rank or 0, len(rows)) for row in rows if len(rows) > 1}
    return found


def _trail(site: Site, place: Place) -> Iterator[tuple[str | None, str]]:
    """Yield the way to a region: the list, the units above it that have a page, the widest first, and itself."""
    yield "regions/index.html", site.tongue.say("地区")
    chain = []
    unit = gazetteer().by_code(place.code)
    while unit and (unit := gazetteer().parent(unit)):
        chain.append(unit)
    for each in reversed(chain):
        if each.code in site.codes:
            yield f"regions/{each.code}/index.html", site.tongue.region(each.code, each.name)
    yield None, site.tongue.region(place.code, place.name)
