"""feedgen, wrapped once, with what it leaves to its users: dates, order, links and clean text.

It stamps the present into a feed unless told otherwise, lists entries last-in first, takes the last link for the link,
and passes control characters on; all of that is settled here, and tested.
"""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from feedgen.feed import FeedGenerator

from publisher.render import clean, page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publisher.site import Figure, Site, Story

_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


def permanent_id(name: str) -> str:
    """Return an id that depends on a name alone, not on where the site stands (RFC 9562, version 5)."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"infocenter:{name}").urn


def content(site: Site, story: Story, figures: Sequence[Figure]) -> str:
    """Return an entry's HTML: the text that may be printed and its figures as a table; addresses are absolute."""
    return page(site, "feed_entry.html", "entry", story=story, figures=figures).decode()


def feed(site: Site, path: str, title: str, entries: Sequence[tuple[Story, Sequence[Figure]]]) -> FeedGenerator:
    """Return a feed of bulletins, newest first; ``path`` is where it stands, from which it has its id."""
    base = site.settings.base_url
    made = FeedGenerator()
    made.id(permanent_id(f"feed:{path}"))
    made.title(clean(title))
    made.description(f"{site.settings.title}:信访件办理进展,每个数字都指向它的原句")
    made.language("zh-Hans")
    made.link(href=f"{base}/{path}", rel="self")
    made.link(href=f"{base}/", rel="alternate")
    made.author({"name": site.settings.title})
    made.generator("infocenter")
    updated = max((story.updated for story, _ in entries), default=_EPOCH)
    made.updated(updated)
    made.lastBuildDate(updated)
    for story, figures in entries:
        entry = made.add_entry(order="append")
        entry.id(permanent_id(story.id))
        entry.guid(permanent_id(story.id), permalink=False)
        entry.title(clean(story.title))
        entry.link(href=f"{base}/{story.path}")
        entry.published(story.time)
        entry.pubDate(story.time)
        entry.updated(story.updated)
        entry.summary(clean(story.description))
        entry.content(content(site, story, figures), type="html")
        entry.author({"name": clean(story.source)})
    return made
