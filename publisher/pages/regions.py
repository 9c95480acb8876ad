"""The regions: the list of all, and a page for each with its figures."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.render import page
from publisher.sheets import Body, sheet
from publisher.site import Site


def render(site: Site) -> Iterator[tuple[str, Body]]:
    """Yield the list and the pages."""
    home = set(site.home_places)
    others = [place for place in site.places if place not in home]
    yield (
        "regions/index.html",
        page(site, "regions.html", "regions/index.html", home=site.home_places, others=others),
    )
    for place in site.places:
        yield place.path, sheet(site, "region.html", place.path, place=place)
