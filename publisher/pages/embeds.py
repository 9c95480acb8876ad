"""Fragments for the house's own pages: what is new, the headline figures, one region.

Each comes twice: as a small page for a frame (``NAME.html``), and bare for a server-side include (``NAME.inc.html``),
with absolute addresses and no style, so that it takes the looks of the page around it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from publisher import summary
from publisher.render import page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publisher.places import Place
    from publisher.site import Site

_LATEST = 8
_OF_REGION = 5
_CARDS = 6


def render(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the fragments."""
    visit, tongue = site.current, site.tongue
    name = tongue.say("最新通报")
    yield from _embed(site, "latest", name, about="news/index.html", stories=site.stories[:_LATEST])
    cards = summary.cards(visit, summary.telling(visit), tongue)[:_CARDS] if visit else []
    name = tongue.visit(visit.inspection) if visit else tongue.say("最新数字")
    yield from _embed(site, "headline", name, about=visit.path if visit else "index.html", cards=cards)
    for place in site.places:
        yield from _region(site, place)


def _region(site: Site, place: Place) -> Iterator[tuple[str, bytes]]:
    visit = next((each for each in site.visits if place.code in each.codes), None)
    yield from _embed(
        site,
        f"regions/{place.code}",
        site.tongue.region(place.code, place.name),
        about=place.path,
        cards=summary.cards(visit, [place.code], site.tongue)[:_CARDS] if visit else [],
        stories=place.stories[:_OF_REGION],
    )


def _embed(site: Site, name: str, title: str, **values: Any) -> Iterator[tuple[str, bytes]]:
    values = {"cards": (), "stories": (), "title": title} | values
    base = f"{site.settings.base_url}/{site.folder}"
    for template, path, heading in (
        ("embed.html", f"embed/{name}.html", "h1"),
        ("embed_body.html", f"embed/{name}.inc.html", "h2"),
    ):
        yield path, page(site, template, path, base=base, heading=heading, **values)
