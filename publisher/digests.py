"""Digests: what one day or one week brought, by the days of Asia/Shanghai and the weeks of ISO 8601.

A digest is made when its days are over, and an empty one never: its address, once published, stays and means the same.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Literal

from publisher.story import ZONE

if TYPE_CHECKING:
    from publisher.site import Site
    from publisher.stories import Stories
    from publisher.story import Figure
    from publisher.tongue import Tongue

Kind = Literal["daily", "weekly"]
KINDS: dict[Kind, str] = {"daily": "每日摘要", "weekly": "每周摘要"}
_CASES = "cases_forwarded"
_WEEK = 7
_NAMED = 100


@dataclass(frozen=True, slots=True)
class Digest:
    """One digest. ``begins`` and ``ends`` are its first and last day, ``name`` tells them, ``title`` its kind too.

    ``stories`` were published in it, newest first; ``changed`` were published before and changed in it.
    """

    kind: Kind
    begins: date
    ends: date
    name: str
    title: str
    stories: Stories
    changed: Stories

    @property
    def key(self) -> str:
        """Its name in addresses: the day, or the year and the number of the week."""
        return self.begins.isoformat() if self.kind == "daily" else "{}-W{:02}".format(*self.begins.isocalendar())

    @property
    def folder(self) -> str:
        """Where its files stand."""
        return f"digests/{self.kind}/{self.key}/"

    @property
    def path(self) -> str:
        """Where its page stands."""
        return f"{self.folder}index.html"

    @property
    def mail(self) -> str:
        """Where the page to be pasted into mails and articles stands."""
        return f"{self.folder}mail.html"

    @property
    def closed(self) -> datetime:
        """The end of its last day, from when on it is published."""
        return datetime.combine(self.ends + timedelta(days=1), time(), ZONE)


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure of a row: its value, the place of its sentence, its batch (empty where none is named) and its day."""

    value: str
    address: str
    batch: str
    day: str


@dataclass(frozen=True, slots=True)
class Row:
    """What a region's newest bulletins of a digest say of its cases."""

    name: str
    batch: Cell | None
    total: Cell | None


def digests(site: Site, kind: Kind) -> list[Digest]:
    """Return the digests of one kind, newest first; those whose days are not over on ``site.today`` wait."""
    days = {"daily": 1, "weekly": _WEEK}[kind]
    none = site.stories[:0]
    published: dict[date, Stories] = defaultdict(lambda: none)
    changed: dict[date, Stories] = defaultdict(lambda: none)
    for day, stories in site.outline.days.items():
        published[_begin(day, kind)] |= stories
    for told, stories in site.outline.changed.items():
        changed[_begin(date.fromisoformat(told), kind)] |= stories
    made = []
    for begins in sorted({*published, *changed}, reverse=True):
        ends = begins + timedelta(days=days - 1)
        own = published[begins], changed[begins] - published[begins]
        if any(own) and (site.today is None or ends < site.today):
            name = _name(site.tongue, kind, begins, ends)
            title = f"{site.tongue.say(KINDS[kind])} {name}"
            made.append(Digest(kind, begins, ends, name, title, *own))
    return made


def rows(site: Site, stories: Stories) -> list[Row]:
    """Return for each region that the site is about its newest case counts in bulletins, newest first."""
    found: dict[tuple[str, str], Figure] = {}
    names: dict[str, str] = {}
    for figure in site.library.told(stories, _CASES):
        each = figure.observation
        code = each.region_code or ""
        if code.startswith(site.settings.home_regions):
            before = found.get((code, each.scope))
            if before is None or (each.as_of or "") > (before.observation.as_of or ""):
                found[code, each.scope] = figure
            names.setdefault(code, each.region)
    tongue = site.tongue
    return [
        Row(tongue.region(code, name), *(_cell(tongue, found.get((code, scope))) for scope in ("batch", "cumulative")))
        for code, name in sorted(names.items())
    ]


def _cell(tongue: Tongue, figure: Figure | None) -> Cell | None:
    if figure is None:
        return None
    found = figure.observation
    batch = ""
    if found.batch is not None:
        batch = tongue.say("第%(batch)s批" if found.scope == "batch" else "至第%(batch)s批", batch=found.batch)
    address = f"news/{figure.story}.html#{figure.anchor}"
    return Cell(tongue.value(figure.amount, found.unit), address, batch, found.as_of or tongue.say("未注明"))


def shown(site: Site, digest: Digest) -> dict[str, Any]:
    """Return what the templates of a digest show, of whatever form."""
    brief = digest.kind == "daily"
    return {"digest": digest, "rows": rows(site, digest.stories), "limit": _NAMED, "brief": brief}


def _name(tongue: Tongue, kind: Kind, begins: date, ends: date) -> str:
    if kind == "daily":
        return tongue.day(begins)
    year, week, _ = begins.isocalendar()
    first, last = (tongue.day(day, year=False) for day in (begins, ends))
    return tongue.say("%(year)s年第%(week)s周（%(begins)s至%(ends)s）", year=year, week=week, begins=first, ends=last)


def _begin(day: date, kind: Kind) -> date:
    return day if kind == "daily" else day - timedelta(days=day.weekday())
