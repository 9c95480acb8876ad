"""The view model: what the pages, feeds and data files are made from, brought up to date from the records."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bulletin.ledger.shelf import Shelf
from publisher.library import Library
from publisher.places import Place, make_places
from publisher.source import at_hand
from publisher.story import ZONE, Figure, Story
from publisher.topics import Topic, make_topics

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from bulletin.accounts.model import Account
    from bulletin.model import Record
    from publisher.settings import SiteSettings
    from publisher.source import Source

__all__ = ["ZONE", "Figure", "Place", "Site", "Story", "Topic", "build"]


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that the site is made from. ``stories`` are the originals, newest first; ``copies`` repeat one."""

    settings: SiteSettings
    stories: tuple[Story, ...]
    copies: tuple[Story, ...]
    places: tuple[Place, ...]
    topics: tuple[Topic, ...]
    library: Library = field(repr=False, compare=False)

    @property
    def updated(self) -> datetime | None:
        """When the content last changed; None for an empty site."""
        return max((story.updated for story in self.stories), default=None)

    @property
    def account(self) -> Account:
        """The one account of all originals."""
        return self.library.account()

    def figures(self) -> Iterator[tuple[str, Figure]]:
        """Yield all figures that do not wait with the ids of their bulletins, in the order of the stories."""
        for id_, number, each in self.library.shelf.figures():
            yield id_, Figure(each, id_, number, None)

    @property
    def home_places(self) -> tuple[Place, ...]:
        """The regions that the home page is about."""
        return tuple(place for place in self.places if place.code.startswith(self.settings.home_regions))

    @property
    def headline(self) -> Story | None:
        """The newest bulletin with figures of the home regions, else the newest with any."""
        newest = self.library.shelf.newest(self.settings.home_regions)
        return next((story for story in self.stories if story.count and newest in (None, story.id)), None)


def build(records: Source | Iterable[Record], settings: SiteSettings, shelf: Shelf | None = None) -> Site:
    """Bring the shelf up to date, one in memory if none is given, and return the view model over it."""
    library = Library(at_hand(records), settings, shelf or Shelf(None, ""))
    library.refresh()
    originals, copies = library.stories()
    by_id = {story.id: story for story in originals}
    return Site(settings, originals, copies, make_places(library, by_id), make_topics(library, by_id), library)
