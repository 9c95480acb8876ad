"""The changelog of the data, a page a month: bulletins taken in, revised at their source, read anew, decided on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bulletin.corrections import NAMES, named
from publisher.outline import day_of
from publisher.render import page
from publisher.sheets import Body, Sheet, key
from publisher.site import Site, Stories, Story

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
    new: Sequence[Story]
    copies: int
    revised: tuple[tuple[Story, tuple[str, ...]], ...]
    reread: tuple[Story, ...]
    edits: tuple[Edit, ...]


@dataclass(slots=True)
class _Month:
    """What came in one month: bulletins that something was done to, new ones by day, republications by day."""

    touched: Stories
    new: dict[str, Stories] = field(default_factory=dict)
    copies: Counter[str] = field(default_factory=Counter)


def render(site: Site) -> Iterator[tuple[str, Body]]:
    """Yield the newest month as the first page, and every month under its own address."""
    months = _months(site)
    names = sorted(months, reverse=True)
    newest = names[0] if names else ""
    yield _page(site, "changes/index.html", months[newest], newest, names)
    for name in names:
        # Without the list of all months: an old month's page stays as it is.
        yield _page(site, f"changes/{name}/index.html", months[name], name)


def _page(site: Site, path: str, month: _Month, name: str, months: Sequence[str] | None = None) -> tuple[str, Sheet]:
    """Return a page of what came in a month: the first page where it lists all months, else the month's own."""

    def make() -> bytes:
        days = [day for day in _days(month) if day.day.startswith(name)]
        own = None if months is not None else name
        return page(site, "changes.html", path, days=days, months=months or (), month=own, shown=_NEW_SHOWN)

    return path, Sheet(key(path, month.new, month.copies, month.touched, months), make)


def _months(site: Site) -> dict[str, _Month]:
    """Return the months in which something came."""
    months: dict[str, _Month] = defaultdict(lambda: _Month(site.stories[:0]))
    told = site.outline
    for day, new in told.seen.items():
        months[day[:7]].new[day] = new
    for day, stories in (*told.changed.items(), *told.reread.items()):
        months[day[:7]].touched = months[day[:7]].touched | stories
    for story in site.copies:
        day = day_of(story.first_seen)
        months[day[:7]].copies[day] += 1
    return months


def _days(month: _Month) -> list[Day]:
    """Return the days on which something came, newest first; also days of other months on which its bulletins did."""
    revised: dict[str, list[tuple[Story, tuple[str, ...]]]] = defaultdict(list)
    reread: dict[str, list[Story]] = defaultdict(list)
    edits: dict[str, list[Edit]] = defaultdict(list)
    for story in month.touched:
        for change in story.changes:
            revised[change.seen_at].append((story, change.fields))
        for again in story.rereads:
            reread[again.day].append(story)
        for day, edit in _edits(story):
            edits[day].append(edit)
    return [
        Day(
            day,
            month.new.get(day, ()),
            month.copies[day],
            tuple(revised[day]),
            tuple(reread[day]),
            tuple(edits[day]),
        )
        for day in sorted({*month.new, *month.copies, *revised, *reread, *edits}, reverse=True)
    ]


def _edits(story: Story) -> Iterator[tuple[str, Edit]]:
    for figure, made in zip(story.figures, story.record.decisions, strict=False):
        for each in made:
            field = NAMES.get(each.field or "", "")
            value = named(each.field or "", each.value or "")
            address = f"{story.path}#{figure.anchor}"
            yield day_of(each.made_at), Edit(story, address, each.action, field, value, each.reason)
