"""For search engines: the sitemap and robots.txt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.render import page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from publisher.site import Place, Site, Topic, Visit

_FIXED = (
    *("index.html", "news/index.html", "regions/index.html", "data/index.html", "data/archive/index.html"),
    "about/index.html",
)
_AT_MOST = 50_000  # what one sitemap may hold (sitemaps.org)


def render(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the sitemap, cut into several if it is long, each page with the day of its last change; and robots.txt."""
    entries = [(path.removesuffix("index.html"), time and time.date().isoformat()) for path, time in _pages(site)]
    parts = [entries[start : start + _AT_MOST] for start in range(0, len(entries), _AT_MOST)]
    if len(parts) == 1:
        yield "sitemap.xml", page(site, "sitemap.xml", "sitemap.xml", entries=entries)
    else:
        names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
        yield "sitemap.xml", page(site, "sitemap_index.xml", "sitemap.xml", names=names)
        for name, part in zip(names, parts, strict=True):
            yield name, page(site, "sitemap.xml", name, entries=part)
    yield "robots.txt", f"User-agent: *\nAllow: /\nSitemap: {site.settings.base_url}/sitemap.xml\n".encode()


def _pages(site: Site) -> Iterator[tuple[str, datetime | None]]:
    updated = site.updated
    yield from ((path, updated) for path in _FIXED)
    groups: list[Visit | Place | Topic] = [*site.visits, *site.places, *site.topics]
    when = {story.id: story.updated for story in site.stories}
    for group in groups:
        yield group.path, max((when[story.id] for story in group.stories), default=None)
    yield from ((story.path, when[story.id]) for story in site.stories)
