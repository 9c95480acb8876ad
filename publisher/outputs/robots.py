"""For search engines: the sitemap and robots.txt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.render import page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publisher.site import Site

_FIXED = ("index.html", "news/index.html", "regions/index.html", "data/index.html", "about/index.html")


def render(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the sitemap, each page with the day of its last change, and robots.txt."""
    updated = site.updated
    pages = [(path, updated) for path in _FIXED]
    pages += [(place.path, max(story.updated for story in place.stories)) for place in site.places]
    pages += [(story.path, story.updated) for story in site.stories]
    entries = [(path.removesuffix("index.html"), time.date().isoformat() if time else None) for path, time in pages]
    yield "sitemap.xml", page(site, "sitemap.xml", "sitemap.xml", entries=entries)
    yield "robots.txt", f"User-agent: *\nAllow: /\nSitemap: {site.settings.base_url}/sitemap.xml\n".encode()
