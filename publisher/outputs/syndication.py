"""The feeds: every channel as RSS 2.0, Atom and JSON Feed 1.1, and the list of them as OPML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher import feeds
from publisher.channels import channels, head
from publisher.render import page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publisher.site import Site

EACH_LANGUAGE = True
"""That the feeds come in every language of the site."""

_FORMATS = (("rss.xml", feeds.rss), ("atom.xml", feeds.atom), ("feed.json", feeds.json_feed))


def render(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the feeds and their list."""
    found = list(channels(site))
    for channel in found:
        content = channel.entries()
        for name, make in _FORMATS:
            yield channel.folder + name, make(head(site, channel, name), content)
    yield "feeds.opml", page(site, "feeds.opml", "feeds.opml", channels=found)
