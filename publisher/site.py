"""The view model: what the pages, feeds and data files are made from, built once from the ledger's records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bulletin.accounts import account
from publisher.places import Place, make_places
from publisher.story import ZONE, Figure, Story, make_story
from publisher.topics import Topic, make_topics

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from bulletin.accounts.model import Account
    from bulletin.model import Record
    from publisher.settings import SiteSettings

__all__ = ["ZONE", "Figure", "Place", "Site", "Story", "Topic", "build"]


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that the site is made from. ``stories`` are the originals, newest first; ``copies`` repeat one.

    ``today`` is the day in Asia/Shanghai; what tells of days that are not over waits. None: nothing waits.
    """

    settings: SiteSettings
    stories: tuple[Story, ...]
    copies: tuple[Story, ...]
    places: tuple[Place, ...]
    topics: tuple[Topic, ...]
    account: Account
    today: date | None = None

    @property
    def updated(self) -> datetime | None:
        """When the content last changed; None for an empty site."""
        return max((story.updated for story in self.stories), default=None)

    def story(self, id_: str) -> Story:
        """Return an original by its id; raises KeyError."""
        return self._by_id()[id_]

    def _by_id(self) -> dict[str, Story]:
        return {story.id: story for story in self.stories}

    @property
    def home_places(self) -> tuple[Place, ...]:
        """The regions that the home page is about."""
        return tuple(place for place in self.places if place.code.startswith(self.settings.home_regions))

    @property
    def headline(self) -> Story | None:
        """The newest bulletin with figures of the home regions, else the newest with any."""
        with_figures = [story for story in self.stories if story.shown]
        for story in with_figures:
            if any((each.observation.region_code or "").startswith(self.settings.home_regions) for each in story.shown):
                return story
        return with_figures[0] if with_figures else None


def build(records: Iterable[Record], settings: SiteSettings, *, today: date | None = None) -> Site:
    """Build the view model."""
    stories = [make_story(record, settings.outlets.get(record.bulletin.source)) for record in records]
    stories.sort(key=lambda story: story.id)
    stories.sort(key=lambda story: story.time, reverse=True)
    whole = {story.id for story in stories if story.record.duplicate_of is None}
    # A copy whose original is not here stands for itself.
    originals = tuple(story for story in stories if story.record.duplicate_of not in whole)
    copies = tuple(story for story in stories if story.record.duplicate_of in whole)
    found = account(story.record for story in originals)
    return Site(settings, originals, copies, make_places(originals), make_topics(originals), found, today)
