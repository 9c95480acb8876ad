"""The categories: the list of all, and a page for each with its series and figures."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from publisher import charts, summary
from publisher.render import page
from publisher.sheets import Body, Sheet, key
from publisher.site import Site, Topic, Visit

_LATEST = 20
_FIGURES = 100
_VISITS = 3
_CASES = "cases_forwarded"


def render(site: Site) -> Iterator[tuple[str, Body]]:
    """Yield the list and the pages."""
    path = "categories/index.html"
    yield path, page(site, "categories.html", path)
    for topic in site.topics:
        yield topic.path, _category(site, topic)


def _category(site: Site, topic: Topic) -> Sheet:
    visits = [visit for visit in site.visits if topic.name in visit.part.kinds]
    # What the site is about comes first.
    visits.sort(key=lambda visit: not visit.inspection.territory.startswith(site.settings.home_regions))

    def make() -> bytes:
        parts = (part for visit in visits if (part := _part(site, visit, topic)))
        return page(
            site,
            "category.html",
            topic.path,
            topic=topic,
            name=site.tongue.category(topic.name),
            parts=list(islice(parts, _VISITS)),
            figures=topic.newest(_FIGURES),
            latest=topic.stories[:_LATEST],
        )

    shown = [(visit.inspection, visit.part.kinds[topic.name], list(visit.codes)) for visit in visits]
    return Sheet(key("category.html", topic, site.linked, shown), make)


def _part(site: Site, visit: Visit, topic: Topic) -> dict[str, Any] | None:
    """Return what a page shows of one inspection: batches of the whole territory, and the regions side by side."""
    tongue = site.tongue
    runs = (visit.series(code).run(_CASES, "batch", topic.name) for code in visit.whole)
    run = max(runs, key=len, default=[])
    found = []
    for code in visit.codes:
        series = visit.series(code)
        point = series.latest(_CASES, "cumulative", topic.name) or series.latest(_CASES, "batch", topic.name)
        if point:
            scope = tongue.scope(point.figure.scope, point.figure.batch)
            found.append(point.datum(tongue, f"{tongue.region(code, point.figure.region)} · {scope}"))
    if not found:
        return None
    found.sort(key=lambda each: -each.amount)
    return {"visit": visit, "columns": summary.batch_columns(run, tongue), "bars": charts.bars(found)}
