"""The view model: what the pages, feeds and data files are made from, built once from the ledger's records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bulletin.accounts import account
from bulletin.accounts.model import Account
from bulletin.decisions import hold_of
from bulletin.text import readable
from publisher import labels, marking

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bulletin.model import Issue, Observation, Record
    from publisher.marking import Line
    from publisher.settings import Outlet, SiteSettings

ZONE = ZoneInfo("Asia/Shanghai")
_TITLE_LIMIT = 200
_DESCRIPTION = 160


@dataclass(frozen=True, slots=True)
class Figure:
    """A published number: its observation, its place in the bulletin (``anchor``), and whether it waits."""

    observation: Observation
    story: str
    number: int
    held: str | None

    @property
    def anchor(self) -> str:
        """The id of its mark in the bulletin's page."""
        return f"n{self.number + 1}"

    @property
    def label(self) -> str:
        """What is counted, with its status where the measure has several."""
        return labels.figure(self.observation.measure, self.observation.status)

    @property
    def value(self) -> str:
        """The value with its unit, exactly as read."""
        return f"{self.observation.value:f}{self.observation.unit}"

    @property
    def scope(self) -> str:
        """本批 / 累计, with the number of the batch where the text names it."""
        batch = self.observation.batch
        name = labels.SCOPES[self.observation.scope]
        if batch is None:
            return name
        return f"第{batch}批" if self.observation.scope == "batch" else f"{name}（至第{batch}批）"


@dataclass(frozen=True, slots=True)
class Change:
    """One revision after the first: when it was seen and which fields differ."""

    number: int
    seen_at: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """One bulletin as the site prints it."""

    record: Record
    outlet: Outlet | None
    title: str
    title_line: Line
    paragraphs: tuple[Line, ...]
    tables: tuple[tuple[tuple[Line, ...], ...], ...]
    original: tuple[str, ...]
    figures: tuple[Figure, ...]
    shortened: bool
    changes: tuple[Change, ...]

    @property
    def id(self) -> str:
        """The bulletin's id."""
        return self.record.bulletin.id

    @property
    def path(self) -> str:
        """Where its page stands."""
        return f"news/{self.id}.html"

    @property
    def source(self) -> str:
        """The paper or site that it names as its source."""
        return self.record.bulletin.publisher_name or (self.outlet.publisher if self.outlet else "") or "来源不详"

    @property
    def published(self) -> str:
        """The date, with the time where the page has one, as the association prints it."""
        return (self.record.bulletin.published or "日期不详").replace("T", " ").removesuffix("+08:00")[:16]

    @property
    def time(self) -> datetime:
        """When it was published; a bulletin without a date counts from when it was first seen."""
        stamp = self.record.bulletin.published
        try:
            time = datetime.fromisoformat(stamp or self.record.first_seen)
        except ValueError:
            time = datetime.fromisoformat(self.record.first_seen)
        return time.astimezone(ZONE) if time.tzinfo else time.replace(tzinfo=ZONE)

    @property
    def updated(self) -> datetime:
        """When it last changed: a later revision's day, else its publication."""
        if self.record.revision == 1:
            return self.time
        return datetime.fromisoformat(self.record.revisions[-1].seen_at).astimezone(ZONE)

    @property
    def description(self) -> str:
        """Its beginning, for the page's description."""
        text = "".join(marking.plain(line) for line in self.paragraphs)
        return text[:_DESCRIPTION]

    @property
    def shown(self) -> tuple[Figure, ...]:
        """The figures that do not wait."""
        return tuple(figure for figure in self.figures if not figure.held)

    @property
    def issues(self) -> Sequence[Issue]:
        """What was noted when it was read."""
        return self.record.issues


@dataclass(frozen=True, slots=True)
class Place:
    """A region with its figures, newest first, and the bulletins that they stand in."""

    code: str
    name: str
    figures: tuple[Figure, ...]
    stories: tuple[Story, ...]

    @property
    def path(self) -> str:
        """Where its page stands."""
        return f"regions/{self.code}/index.html"

    def latest(self, measure: str, scope: str) -> Figure | None:
        """Return the newest figure of a measure over all categories."""
        wanted = (measure, scope, None)
        return next(
            (
                each
                for each in self.figures
                if (each.observation.measure, each.observation.scope, each.observation.category) == wanted
            ),
            None,
        )


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that the site is made from. ``stories`` are the originals, newest first; ``copies`` repeat one."""

    settings: SiteSettings
    stories: tuple[Story, ...]
    copies: tuple[Story, ...]
    places: tuple[Place, ...]
    account: Account

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


def build(records: Iterable[Record], settings: SiteSettings) -> Site:
    """Build the view model."""
    stories = [_story(record, settings.outlets.get(record.bulletin.source)) for record in records]
    stories.sort(key=lambda story: story.id)
    stories.sort(key=lambda story: story.time, reverse=True)
    whole = {story.id for story in stories if story.record.duplicate_of is None}
    # A copy whose original is not here stands for itself.
    originals = tuple(story for story in stories if story.record.duplicate_of not in whole)
    copies = tuple(story for story in stories if story.record.duplicate_of in whole)
    return Site(settings, originals, copies, _places(originals), account(story.record for story in originals))


def _story(record: Record, outlet: Outlet | None) -> Story:
    found = record.bulletin
    marked = marking.mark(found, [each.span for each in record.observations])
    figures = tuple(
        Figure(each, found.id, number, hold_of(each, record.issues)) for number, each in enumerate(record.observations)
    )
    paragraphs = marked.paragraphs
    manner = outlet.republish if outlet else "excerpt"
    if manner == "excerpt":
        paragraphs = marking.excerpt(paragraphs)
    elif manner == "figures":
        paragraphs = marking.quotes(paragraphs)
    title = marking.plain(marked.title) or "无标题"
    full = manner == "full"
    garbled = any(readable(text).plain != text for text in (found.title, *found.paragraphs))
    return Story(
        record=record,
        outlet=outlet,
        title=title if len(title) <= _TITLE_LIMIT else title[: _TITLE_LIMIT - 1] + "…",
        title_line=marked.title,
        paragraphs=paragraphs,
        tables=marked.tables,
        original=(found.title, *found.paragraphs) if full and garbled else (),
        figures=figures,
        shortened=paragraphs != marked.paragraphs,
        changes=tuple(_changes(record)),
    )


def _changes(record: Record) -> Iterable[Change]:
    for before, after in pairwise(record.revisions):
        names = tuple(
            label
            for name, label in labels.FIELDS.items()
            if getattr(before.bulletin, name) != getattr(after.bulletin, name)
        )
        yield Change(after.number, after.seen_at[:10], names)


def _places(stories: Sequence[Story]) -> tuple[Place, ...]:
    figures: dict[str, list[tuple[Figure, Story]]] = {}
    for story in stories:
        for figure in story.shown:
            if figure.observation.region_code:
                figures.setdefault(figure.observation.region_code, []).append((figure, story))
    places = []
    for code, found in sorted(figures.items()):
        # Newest state first; among equals the newer bulletin, then the order of the text.
        found.sort(key=lambda each: each[0].number)
        found.sort(key=lambda each: (each[0].observation.as_of or "", each[1].time.isoformat()), reverse=True)
        stories_here = {story.id: story for _, story in found}
        newest = sorted(stories_here.values(), key=lambda story: story.time, reverse=True)
        name = found[0][0].observation.region
        places.append(Place(code, name, tuple(figure for figure, _ in found), tuple(newest)))
    return tuple(places)
