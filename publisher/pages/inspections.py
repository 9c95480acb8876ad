"""The inspections: the list of all, a page for each, and one for each of its batches."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from publisher import charts, summary
from publisher.render import page
from publisher.site import Site, Visit
from publisher.visits import Sheet

_LATEST = 20
_DERIVED = 50
_FINDINGS = 100
_CASES = "cases_forwarded"
_LEVELS = ("prefecture", "division", "county", "zone", "province", "xpcc")


def render(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the list, the inspections and their batches."""
    listed = [(visit, _total(site, visit)) for visit in site.visits]
    path = "inspections/index.html"
    yield path, page(site, "inspections.html", path, listed=listed)
    for visit in site.visits:
        yield visit.path, page(site, "inspection.html", visit.path, **_inspection(site, visit))
        for index, sheet in enumerate(visit.sheets):
            before = visit.sheets[index - 1] if index else None
            after = visit.sheets[index + 1] if index + 1 < len(visit.sheets) else None
            path = visit.batch_path(sheet.number)
            yield path, page(site, "batch.html", path, before=before, after=after, **_batch(site, visit, sheet))


def _total(site: Site, visit: Visit) -> summary.Card | None:
    point = visit.total(_CASES, "cumulative")
    return summary.card(point, site.tongue) if point else None


def _inspection(site: Site, visit: Visit) -> dict[str, Any]:
    tongue = site.tongue
    main = summary.main_series(visit)
    scope, tiles = summary.tile_map(visit, tongue)
    levels = summary.groups(visit.parts)
    findings = [each for each in site.account.findings if each.inspection == visit.inspection.id]
    derived = [
        each
        for each in site.account.derived
        if each.inspection == visit.inspection.id and each.region_code in visit.whole
    ]
    return {
        "visit": visit,
        "cards": summary.cards(visit, summary.telling(visit), tongue),
        "columns": summary.batch_columns(visit.run(_CASES, "batch"), tongue),
        "progress": summary.progress(main, tongue) if main else None,
        "stack": summary.disposition(main, tongue) if main else None,
        "kinds": summary.kinds(main, tongue) if main else None,
        "scope": scope,
        "tiles": tiles if any(tile.datum for tile in tiles) else (),
        "tables": [(level, rows) for level in _LEVELS if (rows := summary.rows(visit, levels.get(level, ()), tongue))],
        "findings": [(each, site.evidence(each.support)) for each in findings[:_FINDINGS]],
        "all_findings": len(findings),
        "derived": [(each, site.evidence(each.support)) for each in derived[-_DERIVED:]],
        "latest": visit.stories[:_LATEST],
    }


def _batch(site: Site, visit: Visit, sheet: Sheet) -> dict[str, Any]:
    tongue = site.tongue
    points = {code: visit.series(code).at(_CASES, "batch", sheet.number) for code in visit.parts}
    levels = summary.groups(code for code, point in points.items() if point)
    whole = (visit.series(code).at(_CASES, "batch", sheet.number) for code in visit.whole)
    tables = []
    for level in _LEVELS:
        found = [point for code in levels.get(level, ()) if (point := points[code])]
        found.sort(key=lambda point: -point.figure.value)
        if found:
            named = [each.datum(tongue, tongue.region(each.figure.region_code, each.figure.region)) for each in found]
            tables.append((level, charts.bars(named)))
    kinds = (summary.kinds(visit.series(code), tongue, sheet.number) for code in visit.whole)
    return {
        "visit": visit,
        "sheet": sheet,
        "cards": [summary.card(point, tongue) for point in whole if point],
        "tables": tables,
        "kinds": next(filter(None, kinds), None),
    }
