"""What can be subscribed to: everything, each region and category; every channel comes as RSS, Atom and JSON Feed."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import nsmallest
from typing import TYPE_CHECKING

from publisher import feeds
from publisher.marking import Piece, plain
from publisher.render import page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publisher.marking import Line
    from publisher.site import Figure, Site, Story

ENTRIES = 50
"""How many a feed holds: those that were published or changed last."""
LANGUAGE = "zh-Hans"
_TEXT = 20_000
_ROWS = 200


@dataclass(frozen=True, slots=True)
class Channel:
    """One channel: its feeds stand in ``folder`` (empty, or with a slash at its end), beside the page it is of.

    ``group`` is its heading on the subscribe page, empty for the whole site. Where ``region`` or ``category`` is given,
    the entries list only their figures.
    """

    folder: str
    name: str
    group: str
    stories: Sequence[Story]
    region: str | None = None
    category: str | None = None

    def figures(self, story: Story) -> list[Figure]:
        """Return the figures of a bulletin that the channel is about."""
        return [
            each
            for each in story.shown
            if self.region in (None, each.observation.region_code)
            and self.category in (None, each.observation.category)
        ]


def channels(site: Site) -> Iterator[Channel]:
    """Yield the channels, the whole site first; each with its newest stories."""
    # Changed bulletins come to the front, else a correction of an old one would reach nobody.
    every = sorted(site.stories, key=lambda story: story.updated, reverse=True)
    rank = {story.id: number for number, story in enumerate(every)}

    def newest(stories: Sequence[Story]) -> list[Story]:
        return nsmallest(ENTRIES, stories, key=lambda story: rank[story.id])

    yield Channel("", "", "", every[:ENTRIES])
    for place in site.places:
        yield Channel(f"regions/{place.code}/", place.name, "地区", newest(place.stories), region=place.code)
    for topic in site.topics:
        yield Channel(f"categories/{topic.slug}/", topic.name, "类别", newest(topic.stories), category=topic.name)


def head(site: Site, folder: str, name: str, file: str) -> feeds.Head:
    """Return what a feed in a folder says of itself."""
    title = site.settings.title
    return feeds.Head(
        base_url=site.settings.base_url,
        path=folder + file,
        about=folder,
        title=f"{title}·{name}" if name else title,
        description=f"{name or title}：信访件转办和办理进展，每个数字都指向它的原句",
        author=title,
        language=LANGUAGE,
    )


def entries(site: Site, channel: Channel) -> list[feeds.Entry]:
    """Return a channel's entries: text as far as it may be printed, and the figures as a table."""
    return [_entry(site, story, channel.figures(story)) for story in channel.stories]


def _entry(site: Site, story: Story, figures: Sequence[Figure]) -> feeds.Entry:
    return feeds.Entry(
        id=feeds.permanent_id(story.id),
        url=f"{site.settings.base_url}/{story.path}",
        title=story.title,
        published=story.time,
        updated=story.updated,
        author=story.source,
        summary=story.description,
        content=_content(site, story, figures),
    )


def _content(site: Site, story: Story, figures: Sequence[Figure]) -> str:
    values = {
        "story": story,
        "lines": _bounded(story.paragraphs),
        "cut": story.shortened or sum(len(plain(line)) for line in story.paragraphs) > _TEXT,
        "figures": figures[:_ROWS],
        "more": len(figures) - _ROWS,
        "corrections": [issue.message for issue in story.issues if issue.code == "corrected"],
    }
    return page(site, "feed_entry.html", "entry", **values).decode()


def _bounded(paragraphs: Sequence[Line]) -> list[Line]:
    """Return as much of the text as fits an entry; a marked number is never cut."""
    kept: list[Line] = []
    room = _TEXT
    for line in paragraphs:
        fitting: list[Piece] = []
        for piece in line:
            if piece.marks and len(piece.text) > room:
                room = 0
            if room > 0:
                fitting.append(Piece(piece.text[:room], piece.marks))
            room -= len(piece.text)
        if fitting:
            kept.append(tuple(fitting))
    return kept
