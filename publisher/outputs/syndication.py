"""The feeds: every channel as RSS 2.0, Atom and JSON Feed 1.1, and the list of them as OPML."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

from publisher import feeds
from publisher.channels import channels, head
from publisher.render import page
from publisher.sheets import Body, Sheet, key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from publisher.channels import Channel
    from publisher.site import Site

EACH_LANGUAGE = True
"""That the feeds come in every language of the site."""

_FORMATS = (("rss.xml", feeds.rss), ("atom.xml", feeds.atom), ("feed.json", feeds.json_feed))


def render(site: Site) -> Iterator[tuple[str, Body]]:
    """Yield the feeds and their list."""
    found = list(channels(site))
    for channel in found:
        content = cache(channel.entries)
        for name, make in _FORMATS:
            made = partial(_feed, site, channel, name, make, content)
            yield channel.folder + name, Sheet(key(name, channel.told), made)
    yield "feeds.opml", page(site, "feeds.opml", "feeds.opml", channels=found)


def _feed(
    site: Site,
    channel: Channel,
    name: str,
    make: Callable[[feeds.Head, Sequence[feeds.Entry]], bytes],
    content: Callable[[], Sequence[feeds.Entry]],
) -> bytes:
    return make(head(site, channel, name), content())
