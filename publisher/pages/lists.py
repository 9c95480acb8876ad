"""The lists of bulletins: all, by year, by source, by inspection and by region, cut into pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from publisher.render import page
from publisher.sheets import Body, Sheet, key
from publisher.site import Site, Story
from publisher.turning import turns

_PER_PAGE = 20
_PER_LONG_PAGE = 50
_ROOT = "news/index.html"


def render(site: Site) -> Iterator[tuple[str, Body]]:
    """Yield the list pages."""
    say = site.tongue.say
    years = {str(year): found for year, found in site.outline.years.items()}
    sources = dict(sorted(site.outline.outlets.items()))
    stays = {visit.inspection.id: visit for visit in site.visits}
    filters = (
        (say("按年"), [(name, f"news/years/{name}/index.html", len(found)) for name, found in years.items()]),
        (
            say("按督察"),
            [
                (site.tongue.visit(visit.inspection), f"news/inspections/{id_}/index.html", len(visit.stories))
                for id_, visit in stays.items()
            ],
        ),
        (
            say("按来源"),
            [
                (_publisher(site, name), f"news/sources/{name}/index.html", len(found))
                for name, found in sources.items()
            ],
        ),
    )
    yield from _list(site, "news/", say("通报"), site.stories, _PER_PAGE, feed="rss.xml", filters=filters)
    for name, found in years.items():
        yield from _list(site, f"news/years/{name}/", say("%(year)s年的通报", year=name), found)
    for name, found in sources.items():
        heading = say("%(name)s的通报", name=_publisher(site, name))
        yield from _list(site, f"news/sources/{name}/", heading, found)
    for visit in site.visits:
        heading = say("%(name)s的通报", name=site.tongue.visit(visit.inspection))
        yield from _list(site, f"news/inspections/{visit.inspection.id}/", heading, visit.stories)
    for place in site.places:
        heading = say("%(name)s的通报", name=site.tongue.region(place.code, place.name))
        yield from _list(
            site, f"news/regions/{place.code}/", heading, place.stories, feed=f"regions/{place.code}/rss.xml"
        )


def _list(  # noqa: PLR0913 - what a list is made of
    site: Site,
    folder: str,
    heading: str,
    stories: Sequence[Story],
    size: int = _PER_LONG_PAGE,
    *,
    feed: str = "",
    filters: Sequence[object] = (),
) -> Iterator[tuple[str, Body]]:
    root = site.tongue.say("通报")
    trail = [(None, root)] if folder == "news/" else [(_ROOT, root), (None, heading)]
    for turn in turns(folder, stories, size):
        values: dict[str, Any] = {
            "heading": heading,
            "trail": trail,
            "count": len(stories) if turn.number is None else 0,
            "feed": feed,
            "filters": filters if turn.number is None else (),
        }
        shown = (turn.path, turn.number, turn.newer, turn.older, turn.content)
        told = key("list.html", shown, *values.items())
        yield turn.path, Sheet(told, partial(page, site, "list.html", turn.path, turns=turn, **values))


def _publisher(site: Site, name: str) -> str:
    outlet = site.settings.outlets.get(name)
    return outlet.publisher if outlet else name
