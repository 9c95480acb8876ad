"""The regions: the list of all, and a page for each with its figures."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.render import page
from publisher.site import Site


def render(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the list and the pages."""
    home = set(site.home_places)
    others = [place for place in site.places if place not in home]
    yield (
        "regions/index.html",
        page(site, "regions.html", "regions/index.html", home=site.home_places, others=others),
    )
    stories = {story.id: story for story in site.stories}
    for place in site.places:
        yield place.path, page(site, "region.html", place.path, place=place, stories=stories)
