"""The changelog of the data, a page a month: bulletins taken in, revised at their source, read anew, decided on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from bulletin.corrections import NAMES, named
from publisher.render import page
from publisher.site import Site, Story
from publisher.story import ZONE

_NEW_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Edit:
    """What an editor did to one number, and why; ``address`` is that of its sentence."""

    story: Story
    address: str
    action: str
    field: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Day:
    """What came to the data on one day.

    New bulletins, republications recognised, revisions, bulletins whose figures another reader read differently,
    editors' decisions.
    """

    day: str
    new: tuple[Story, ...]
    copies: int
    revised: tuple[tuple[Story, tuple[str, ...]], ...]
    reread: tuple[Story, ...]
    edits: tuple[Edit, ...]


def render(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the newest month as the first page, and every month under its own address."""
    months: dict[str, list[Day]] = defaultdict(list)
    for day in _days(site):
        months[day.day[:7]].append(day)
    names = sorted(months, reverse=True)
    path = "changes/index.html"
    newest = months[names[0]] if names else []
    yield path, page(site, "changes.html", path, days=newest, months=names, month=None, shown=_NEW_SHOWN)
    for name in names:
        path = f"changes/{name}/index.html"
        # Without the list of all months: an old month's page stays as it is.
        yield path, page(site, "changes.html", path, days=months[name], months=(), month=name, shown=_NEW_SHOWN)


def _days(site: Site) -> list[Day]:
    """Return the days on which something came, newest first."""
    new: dict[str, list[Story]] = defaultdict(list)
    copies: dict[str, int] = defaultdict(int)
    revised: dict[str, list[tuple[Story, tuple[str, ...]]]] = defaultdict(list)
    reread: dict[str, list[Story]] = defaultdict(list)
    edits: dict[str, list[Edit]] = defaultdict(list)
    for story in site.stories:
        new[_day(story.first_seen)].append(story)
        if story.touched:
            for change in story.changes:
                revised[change.seen_at].append((story, change.fields))
            for again in story.rereads:
                reread[again.day].append(story)
            for day, edit in _edits(story):
                edits[day].append(edit)
    for story in site.copies:
        copies[_day(story.first_seen)] += 1
    days = sorted({*new, *copies, *revised, *reread, *edits}, reverse=True)
    return [
        Day(day, tuple(new[day]), copies[day], tuple(revised[day]), tuple(reread[day]), tuple(edits[day]))
        for day in days
    ]


def _edits(story: Story) -> Iterator[tuple[str, Edit]]:
    for figure, made in zip(story.figures, story.record.decisions, strict=False):
        for each in made:
            field = NAMES.get(each.field or "", "")
            value = named(each.field or "", each.value or "")
            address = f"{story.path}#{figure.anchor}"
            yield _day(each.made_at), Edit(story, address, each.action, field, value, each.reason)


def _day(stamp: str) -> str:
    return datetime.fromisoformat(stamp).astimezone(ZONE).date().isoformat()
