"""For search engines: the sitemap and robots.txt."""

from __future__ import annotations

from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING

from publisher.render import page
from publisher.story import ZONE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from publisher.site import Place, Site, Topic, Visit

_FIXED = (
    *("index.html", "news/index.html", "regions/index.html", "data/index.html", "data/archive/index.html"),
    "about/index.html",
)
_AT_MOST = 50_000  # what one sitemap may hold (sitemaps.org)


def render(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the sitemap, cut into several if it is long, each page with the day of its last change; and robots.txt."""
    groups: list[Visit | Place | Topic] = [*site.visits, *site.places, *site.topics]
    count = len(_FIXED) + len(groups) + len(site.stories)
    entries = _pages(site, groups)
    if count <= _AT_MOST:
        yield "sitemap.xml", page(site, "sitemap.xml", "sitemap.xml", entries=entries)
    else:
        names = [f"sitemap-{number}.xml" for number in range(1, -(-count // _AT_MOST) + 1)]
        yield "sitemap.xml", page(site, "sitemap_index.xml", "sitemap.xml", names=names)
        for name in names:
            yield name, page(site, "sitemap.xml", name, entries=islice(entries, _AT_MOST))
    yield "robots.txt", f"User-agent: *\nAllow: /\nSitemap: {site.settings.base_url}/sitemap.xml\n".encode()


def _pages(site: Site, groups: Iterable[Visit | Place | Topic]) -> Iterator[tuple[str, str | None]]:
    """Yield the address of each page with its day."""
    updated = site.updated.date().isoformat() if site.updated else None
    for path in _FIXED:
        yield path.removesuffix("index.html"), updated
    times = site.outline.updated
    for group in groups:
        newest = max((times[place] for place in group.stories.places), default=None)
        yield group.path.removesuffix("index.html"), None if newest is None else _day(newest)
    for story in site.stories:
        yield story.path, story.updated.date().isoformat()


def _day(time: float) -> str:
    return datetime.fromtimestamp(time, ZONE).date().isoformat()
