"""One bulletin as the site prints it: its text with marked numbers, its figures, what was changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import islice, pairwise
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bulletin.corrections import NAMES, shown
from bulletin.decisions import holds
from bulletin.rereading import different, history
from bulletin.text import readable
from publisher import labels, marking

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bulletin.model import Issue, Observation, Record, Revision
    from bulletin.rereading import Number
    from publisher.marking import Line
    from publisher.settings import Outlet

ZONE = ZoneInfo("Asia/Shanghai")
_TITLE_LIMIT = 200
_DESCRIPTION = 160
_CHANGED_LINES = 6


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
    def amount(self) -> str:
        """The value exactly as read, without its unit."""
        return f"{self.observation.value:f}"

    @property
    def label(self) -> str:
        """What is counted, with its status where the measure has several."""
        return labels.figure(self.observation.measure, self.observation.status)

    @property
    def value(self) -> str:
        """The value with its unit, exactly as read."""
        return self.amount + self.observation.unit

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
    """One revision after the first: when it was seen, which fields differ, which paragraphs went and came.

    The paragraphs are given where the whole text may be printed, and only the first few of them.
    """

    number: int
    seen_at: str
    fields: tuple[str, ...]
    removed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reread:
    """A day on which the bulletin was read again and its figures became others: what changed, a line each."""

    day: str
    lines: tuple[str, ...]


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
    rereads: tuple[Reread, ...] = ()

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
        """When it last changed: by a later revision or an editor's decision, else its publication."""
        stamps = [self.record.revisions[-1].seen_at] if self.record.revision > 1 else []
        stamps += [decision.made_at for made in self.record.decisions for decision in made]
        return max([self.time, *(datetime.fromisoformat(stamp).astimezone(ZONE) for stamp in stamps)])

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
    def count(self) -> int:
        """How many figures do not wait."""
        return len(self.shown)

    @property
    def corrected(self) -> frozenset[int]:
        """The numbers of the figures that an editor corrected."""
        spans = {issue.span for issue in self.record.issues if issue.code == "corrected"}
        return frozenset(each.number for each in self.figures if each.observation.span in spans)

    @property
    def issues(self) -> Sequence[Issue]:
        """What was noted when it was read."""
        return self.record.issues


def make_story(record: Record, outlet: Outlet | None) -> Story:
    """Return a bulletin in the form that its source may be reprinted in."""
    found = record.bulletin
    marked = marking.mark(found, [each.span for each in record.observations])
    figures = tuple(
        Figure(each, found.id, number, waits)
        for number, (each, waits) in enumerate(zip(record.observations, holds(record), strict=True))
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
        changes=tuple(_changes(record, full=full)),
        rereads=tuple(_rereads(record)),
    )


def _rereads(record: Record) -> Iterable[Reread]:
    for earlier, changes in history(record):
        if changes:
            day = datetime.fromisoformat(earlier.replaced_at).astimezone(ZONE).date()
            yield Reread(str(day), tuple(_reread(each.before, each.after) for each in changes))


def _reread(before: Number | None, after: Number | None) -> str:
    """Tell what became of a number, in a line."""
    if before and after:
        was, now = before.observation, after.observation
        fields = (f"{NAMES[name]}由“{shown(was, name)}”改为“{shown(now, name)}”" for name in different(was, now))
        return f"{_named(after)}：{'，'.join(fields)}"
    only = before or after
    value = f"{only.observation.value:f}{only.observation.unit}" if only else ""
    return f"{_named(only)}：{'删去' if before else '补入'}{value}" if only else ""


def _named(number: Number) -> str:
    found = number.observation
    category = f"·{found.category}" if found.category else ""
    return f"{found.region} {labels.figure(found.measure, found.status)}{category}"


def _changes(record: Record, *, full: bool) -> Iterable[Change]:
    for before, after in pairwise(record.revisions):
        names = tuple(
            label
            for name, label in labels.FIELDS.items()
            if getattr(before.bulletin, name) != getattr(after.bulletin, name)
        )
        old, new = _lines(before), _lines(after)
        removed = _bounded(text for text in old if text not in new) if full else ()
        added = _bounded(text for text in new if text not in old) if full else ()
        seen = datetime.fromisoformat(after.seen_at).astimezone(ZONE)
        yield Change(after.number, seen.date().isoformat(), names, removed, added)


def _lines(revision: Revision) -> dict[str, None]:
    """Return the title and the paragraphs of a revision, in order, in readable form."""
    found = revision.bulletin
    return dict.fromkeys(readable(text).plain for text in (found.title, *found.paragraphs))


def _bounded(texts: Iterable[str]) -> tuple[str, ...]:
    shown = islice(texts, _CHANGED_LINES)
    return tuple(text if len(text) <= _TITLE_LIMIT else text[: _TITLE_LIMIT - 1] + "…" for text in shown)
