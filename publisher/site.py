"""The view model: what the pages, feeds and data files are made from, brought up to date from the records."""

from __future__ import annotations

import hashlib
from copy import copy
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from bulletin.ledger.shelf import Shelf
from publisher.library import Library
from publisher.places import Place, make_places
from publisher.source import at_hand
from publisher.stories import Stories
from publisher.story import ZONE, Figure, Story
from publisher.tongue import CHINESE, Tongue
from publisher.topics import Topic, make_topics
from publisher.visits import Visit, make_visits

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from markupsafe import Markup

    from bulletin.model import Record
    from publisher.outline import Outline
    from publisher.settings import SiteSettings
    from publisher.source import Source

__all__ = ["ZONE", "Figure", "Place", "Site", "Stories", "Story", "Topic", "Visit", "build"]


@dataclass(frozen=True)
class Site:
    """Everything that the site is made from. ``stories`` are the originals, newest first; ``copies`` repeat one.

    ``today`` is the day in Asia/Shanghai; what tells of days that are not over waits. None: nothing waits. ``parts``
    keeps what many pages have in common, once it is rendered.
    """

    settings: SiteSettings
    stories: Stories
    copies: Stories
    places: tuple[Place, ...]
    topics: tuple[Topic, ...]
    library: Library = field(repr=False, compare=False)
    tongue: Tongue = CHINESE
    today: date | None = None
    parts: dict[tuple[str, ...], Markup] = field(default_factory=dict, repr=False, compare=False)

    @property
    def folder(self) -> str:
        """Where the pages of this language stand: the first of the settings at the top, others in their own folder."""
        first = self.settings.languages[0]
        return "" if self.tongue.code == first else f"{self.tongue.code.lower()}/"

    def spoken(self, tongue: Tongue) -> Site:
        """Return the same site in another language, by its title there; what was found out of it stays known."""
        settings = self.settings.titled(tongue.code)
        if tongue is self.tongue and settings is self.settings:
            return self
        spoken = copy(self)
        spoken.__dict__.update(tongue=tongue, settings=settings)
        return spoken

    @cached_property
    def stamp(self) -> str:
        """Another one whenever anything of the content is."""
        return f"{self.stories.stamp}{self.copies.stamp}"

    @property
    def outline(self) -> Outline:
        """What the stories are sorted and counted by."""
        return self.library.outline

    @cached_property
    def updated(self) -> datetime | None:
        """When the content last changed; None for an empty site."""
        return next((story.updated for story in self.stories.last_changed(1)), None)

    def story(self, id_: str) -> Story:
        """Return an original by its id; raises KeyError."""
        return self.library.story(id_)

    @cached_property
    def linked(self) -> str:
        """A digest of the codes of the regions that have a page, for whatever links to them where they have one."""
        return hashlib.sha256(" ".join(sorted(self.codes)).encode()).hexdigest()[:16]

    @cached_property
    def codes(self) -> frozenset[str]:
        """The codes of the regions that have a page."""
        return frozenset(place.code for place in self.places)

    @cached_property
    def visits(self) -> tuple[Visit, ...]:
        """The inspections that have figures, the one with the newest first."""
        return make_visits(self.library)

    @cached_property
    def current(self) -> Visit | None:
        """The inspection that the home page is about: the newest of the home regions, else the newest."""
        home = (each for each in self.visits if each.inspection.territory.startswith(self.settings.home_regions))
        return next(home, self.visits[0] if self.visits else None)

    @property
    def home_places(self) -> tuple[Place, ...]:
        """The regions that the home page is about."""
        return tuple(place for place in self.places if place.code.startswith(self.settings.home_regions))


def build(
    records: Source | Iterable[Record],
    settings: SiteSettings,
    shelf: Shelf | None = None,
    *,
    today: date | None = None,
) -> Site:
    """Bring the shelf up to date, one in memory if none is given, and return the view model over it."""
    library = Library(at_hand(records), settings, shelf or Shelf(None, ""))
    library.refresh()
    originals, copies = library.stories()
    places, topics = make_places(library), make_topics(library)
    return Site(settings, originals, copies, places, topics, library, today=today)
