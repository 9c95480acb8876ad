"""One bulletin as the site prints it: its text with marked numbers, its figures, what was changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bulletin.decisions import hold_of
from bulletin.text import readable
from publisher import labels, marking

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bulletin.model import Issue, Observation, Record
    from publisher.marking import Line
    from publisher.settings import Outlet

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


def make_story(record: Record, outlet: Outlet | None) -> Story:
    """Return a bulletin in the form that its source may be reprinted in."""
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
