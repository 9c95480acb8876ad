"""The inspections: the list of all, a page for each, and one for each of its batches."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import islice

from publisher import charts, summary
from publisher.render import page
from publisher.sheets import Body, Sheet, key
from publisher.site import Site, Visit
from publisher.visits import Batch

_LATEST = 20
_DERIVED = 50
_FINDINGS = 100
_CASES = "cases_forwarded"
_LEVELS = ("prefecture", "division", "county", "zone", "province", "xpcc")


def render(site: Site) -> Iterator[tuple[str, Body]]:
    """Yield the list, the inspections and their batches."""
    path = "inspections/index.html"
    told = key(path, [(visit, len(visit.sheets), len(visit.stories)) for visit in site.visits])
    yield path, Sheet(told, lambda: page(site, "inspections.html", path, listed=_listed(site)))
    for visit in site.visits:
        told = key("inspection.html", visit, site.linked, len(visit.stories), visit.stories[:_LATEST])
        yield visit.path, Sheet(told, partial(_inspection, site, visit))
        yield from _batches(site, visit)


def _batches(site: Site, visit: Visit) -> Iterator[tuple[str, Sheet]]:
    codes = list(visit.codes)
    for index, batch in enumerate(visit.sheets):
        before = visit.sheets[index - 1].number if index else None
        after = visit.sheets[index + 1].number if index + 1 < len(visit.sheets) else None
        path = visit.batch_path(batch.number)
        shown = (batch.number, batch.day, batch.stamp, batch.stories)
        told = key("batch.html", visit.inspection, shown, before, after, site.linked, codes)
        yield path, Sheet(told, partial(_batch, site, visit, batch, before, after))


def _listed(site: Site) -> list[tuple[Visit, summary.Card | None]]:
    return [(visit, _total(site, visit)) for visit in site.visits]


def _total(site: Site, visit: Visit) -> summary.Card | None:
    point = visit.total(_CASES, "cumulative")
    return summary.card(point, site.tongue) if point else None


def _inspection(site: Site, visit: Visit) -> bytes:
    tongue = site.tongue
    main = summary.main_series(visit)
    scope, tiles = summary.tile_map(visit, tongue)
    levels = summary.groups(visit.parts)
    return page(
        site,
        "inspection.html",
        visit.path,
        visit=visit,
        cards=summary.cards(visit, summary.telling(visit), tongue),
        trend=summary.trend(visit, tongue),
        main=main.place(tongue) if main else "",
        progress=summary.progress(main, tongue) if main else None,
        stack=summary.disposition(main, tongue) if main else None,
        kinds=summary.kinds(main, tongue) if main else None,
        scope=scope,
        tiles=tiles if any(tile.datum for tile in tiles) else (),
        tables=[(level, rows) for level in _LEVELS if (rows := summary.rows(visit, levels.get(level, ()), tongue))],
        findings=list(islice(visit.findings(), _FINDINGS)),
        all_findings=sum(visit.part.findings.values()),
        derived=visit.derived(visit.whole)[-_DERIVED:],
        latest=visit.stories[:_LATEST],
    )


def _batch(site: Site, visit: Visit, batch: Batch, before: int | None, after: int | None) -> bytes:
    tongue = site.tongue
    points = {code: visit.series(code).at(_CASES, "batch", batch.number) for code in visit.parts}
    levels = summary.groups(code for code, point in points.items() if point)
    whole = (visit.series(code).at(_CASES, "batch", batch.number) for code in visit.whole)
    tables = []
    for level in _LEVELS:
        found = [point for code in levels.get(level, ()) if (point := points[code])]
        found.sort(key=lambda point: -point.figure.value)
        if found:
            named = [each.datum(tongue, tongue.region(each.figure.region_code, each.figure.region)) for each in found]
            tables.append((level, charts.bars(named)))
    kinds = (summary.kinds(visit.series(code), tongue, batch.number) for code in visit.whole)
    return page(
        site,
        "batch.html",
        visit.batch_path(batch.number),
        visit=visit,
        sheet=batch,
        before=before,
        after=after,
        cards=[summary.card(point, tongue) for point in whole if point],
        tables=tables,
        kinds=next(filter(None, kinds), None),
    )
