"""The home page: the latest figures, the latest bulletins, where each region stands."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.render import page
from publisher.site import Site

_TILES = 8
_LATEST = 10
_CASES = "cases_forwarded"


def render(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the home page."""
    headline = site.headline
    figures = [each for each in headline.shown if each.observation.category is None][:_TILES] if headline else []
    places = ((place, place.latest(_CASES, "batch"), place.latest(_CASES, "cumulative")) for place in site.home_places)
    yield (
        "index.html",
        page(
            site,
            "home.html",
            "index.html",
            headline=headline,
            figures=figures,
            latest=site.stories[:_LATEST],
            rows=[row for row in places if row[1] or row[2]],
        ),
    )
