"""What can be subscribed to: everything, each inspection, region and category, the digests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from publisher import entries, feeds
from publisher.digests import KINDS, digests
from publisher.sheets import key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publisher.digests import Digest, Kind
    from publisher.site import Figure, Site, Stories, Story

ENTRIES = 50
"""How many a feed holds: those that were published or changed last."""
_DIGESTS: dict[Kind, int] = {"daily": 30, "weekly": 12}


@dataclass(frozen=True, slots=True)
class Channel:
    """One channel: its feeds stand in ``folder`` (empty, or with a slash at its end); ``about`` is the page it is of.

    ``group`` is its heading on the subscribe page, empty for the whole site. ``entries`` makes them, newest first,
    and ``told`` is the key of all that they show.
    """

    folder: str
    about: str
    name: str
    group: str
    told: str
    entries: Callable[[], list[feeds.Entry]]


def channels(site: Site) -> Iterator[Channel]:
    """Yield the channels, the whole site first."""
    say = site.tongue.say

    def of(folder: str, name: str, group: str, stories: Stories, keeps: Callable[[Figure], bool]) -> Channel:
        # Changed bulletins come to the front, else a correction of an old one would reach nobody.
        newest = stories.last_changed(ENTRIES)
        told = key(folder, name, newest)
        return Channel(folder, folder, name, group, told, lambda: [_entry(site, story, keeps) for story in newest])

    yield of("", "", "", site.stories, lambda _: True)
    for visit in site.visits:
        name, folder = site.tongue.visit(visit.inspection), visit.path.removesuffix("index.html")
        yield of(folder, name, site.tongue.several("督察"), visit.stories, lambda _: True)
    # The regions that the site is about come first.
    for place in dict.fromkeys((*site.home_places, *site.places)):
        name = site.tongue.region(place.code, place.name)
        yield of(f"regions/{place.code}/", name, site.tongue.several("地区"), place.stories, _of_region(place.code))
    for topic in site.topics:
        name = site.tongue.category(topic.name)
        yield of(f"categories/{topic.slug}/", name, say("类别"), topic.stories, _of_category(topic.name))
    yield from _of_digests(site)


def head(site: Site, channel: Channel, file: str) -> feeds.Head:
    """Return what a channel's feed of a format says of itself."""
    title = site.settings.title
    told = site.tongue.say("%(name)s：信访件转办和办理进展，每个数字都指向它的原句", name=channel.name or title)
    return feeds.Head(
        base_url=site.settings.base_url,
        path=site.folder + channel.folder + file,
        about=site.folder + channel.about,
        title=site.tongue.written(f"{title}·{channel.name}" if channel.name else title),
        description=site.tongue.written(told),
        author=site.tongue.written(title),
        language=site.tongue.code,
    )


def _entry(site: Site, story: Story, keeps: Callable[[Figure], bool]) -> feeds.Entry:
    return entries.of_story(site, story, [figure for figure in story.shown if keeps(figure)])


def _of_region(code: str) -> Callable[[Figure], bool]:
    return lambda figure: figure.observation.region_code == code


def _of_category(name: str) -> Callable[[Figure], bool]:
    return lambda figure: figure.observation.category == name


def _of_digests(site: Site) -> Iterator[Channel]:
    found = {kind: digests(site, kind)[: _DIGESTS[kind]] for kind in KINDS}
    both = sorted((each for made in found.values() for each in made), key=lambda each: each.closed, reverse=True)
    say = site.tongue.say
    entry = cache(lambda path: entries.of_digest(site, by_path[path]))  # each stands in two channels
    by_path = {each.path: each for each in both}

    def of(folder: str, name: str, stories: Sequence[Digest]) -> Channel:
        told = key(folder, name, [(each.path, each.stories, each.changed) for each in stories])
        return Channel(folder, "digests/", name, say("摘要"), told, lambda: [entry(each.path) for each in stories])

    yield of("digests/", say("摘要"), both[: max(_DIGESTS.values())])
    for kind, name in KINDS.items():
        yield of(f"digests/{kind}/", say(name), found[kind])
