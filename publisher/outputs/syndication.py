"""RSS 2.0 and Atom for all and for each region, JSON Feed 1.1, and the list of them as OPML."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from publisher import feeds
from publisher.render import clean, page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publisher.site import Site

_ENTRIES = 50


def render(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the feeds."""
    entries = [(story, story.shown) for story in site.stories[:_ENTRIES]]
    title = site.settings.title
    yield "rss.xml", feeds.feed(site, "rss.xml", title, entries).rss_str(pretty=True)
    yield "atom.xml", feeds.feed(site, "atom.xml", title, entries).atom_str(pretty=True)
    yield "feed.json", _json_feed(site)
    for place in site.places:
        path = f"regions/{place.code}/rss.xml"
        here = [
            (story, [each for each in story.shown if each.observation.region_code == place.code])
            for story in place.stories[:_ENTRIES]
        ]
        yield path, feeds.feed(site, path, f"{title}·{place.name}", here).rss_str(pretty=True)
    yield "feeds.opml", page(site, "feeds.opml", "feeds.opml")


def _json_feed(site: Site) -> bytes:
    base = site.settings.base_url
    made = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": site.settings.title,
        "home_page_url": f"{base}/",
        "feed_url": f"{base}/feed.json",
        "language": "zh-Hans",
        "items": [
            {
                "id": feeds.permanent_id(story.id),
                "url": f"{base}/{story.path}",
                "title": clean(story.title),
                "content_html": feeds.content(site, story, story.shown),
                "summary": clean(story.description),
                "date_published": story.time.isoformat(),
                "date_modified": story.updated.isoformat(),
                "authors": [{"name": clean(story.source)}],
            }
            for story in site.stories[:_ENTRIES]
        ],
    }
    return json.dumps(made, ensure_ascii=False, indent=1).encode()
