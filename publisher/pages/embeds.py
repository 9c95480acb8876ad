"""Fragments for the house's own pages: what is new, the headline figures, one region.

Each comes twice: as a small page for a frame (``NAME.html``), and bare for a server-side include (``NAME.inc.html``),
with absolute addresses and no style, so that it takes the looks of the page around it.
"""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Any

from publisher import summary
from publisher.render import page
from publisher.sheets import Body, Sheet, key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publisher.places import Place
    from publisher.site import Site, Visit

_LATEST = 8
_OF_REGION = 5
_CARDS = 6


def render(site: Site) -> Iterator[tuple[str, Body]]:
    """Yield the fragments."""
    visit, tongue = site.current, site.tongue
    name = tongue.say("最新通报")
    yield from _embed(site, "latest", name, about="news/index.html", stories=site.stories[:_LATEST])
    cards = summary.cards(visit, summary.telling(visit), tongue)[:_CARDS] if visit else []
    name = tongue.visit(visit.inspection) if visit else tongue.say("最新数字")
    yield from _embed(site, "headline", name, about=visit.path if visit else "index.html", cards=cards)
    newest: dict[str, Visit] = {}
    for each in site.visits:
        newest = dict.fromkeys(each.codes, each) | newest
    for place in site.places:
        yield from _region(site, place, newest.get(place.code))


def _region(site: Site, place: Place, visit: Visit | None) -> Iterator[tuple[str, Sheet]]:
    stories, code = place.stories[:_OF_REGION], place.code
    name = site.tongue.region(code, place.name)
    cards = cache(lambda: summary.cards(visit, [code], site.tongue)[:_CARDS] if visit else [])
    told = key(name, stories, visit and visit.stamp_of(code))

    def make(template: str, path: str, heading: str) -> bytes:
        return _made(site, template, path, heading, title=name, about=place.path, cards=cards(), stories=stories)

    for form in _forms(f"regions/{code}"):
        yield form[1], Sheet(told, partial(make, *form))


def _embed(site: Site, name: str, title: str, **values: Any) -> Iterator[tuple[str, bytes]]:
    for form in _forms(name):
        yield form[1], _made(site, *form, title=title, **values)


def _forms(name: str) -> Iterator[tuple[str, str, str]]:
    """Yield template, path and heading of both forms."""
    yield "embed.html", f"embed/{name}.html", "h1"
    yield "embed_body.html", f"embed/{name}.inc.html", "h2"


def _made(site: Site, template: str, path: str, heading: str, **values: Any) -> bytes:
    base = f"{site.settings.base_url}/{site.folder}"
    return page(site, template, path, base=base, heading=heading, **({"cards": (), "stories": ()} | values))
