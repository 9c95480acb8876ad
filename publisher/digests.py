"""Digests: what one day or one week brought, by the days of Asia/Shanghai and the weeks of ISO 8601.

A digest is made when its days are over, and an empty one never: its address, once published, stays and means the same.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial, reduce
from itertools import chain
from operator import or_
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from publisher.story import ZONE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from publisher.site import Site
    from publisher.stories import Stories
    from publisher.story import Figure
    from publisher.tongue import Tongue

Kind = Literal["daily", "weekly"]
Newest: TypeAlias = "dict[tuple[str, str], Figure]"
KINDS: dict[Kind, str] = {"daily": "每日摘要", "weekly": "每周摘要"}
_CASES = "cases_forwarded"
_WEEK = 7
_NAMED = 100


@dataclass(frozen=True, slots=True)
class Digest:
    """One digest. ``begins`` and ``ends`` are its first and last day, ``name`` tells them, ``title`` its kind too.

    ``stories`` were published in it, newest first, ``days`` are those of each day that brought some; ``changed`` were
    published before and changed in it.
    """

    kind: Kind
    begins: date
    ends: date
    name: str
    title: str
    stories: Stories
    days: tuple[Stories, ...]
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
    length = {"daily": 1, "weekly": _WEEK}[kind]
    none = site.stories[:0]
    published: dict[date, list[Stories]] = defaultdict(list)
    changed: dict[date, Stories] = defaultdict(lambda: none)
    for day, stories in site.outline.days.items():
        published[_begin(day, kind)].append(stories)
    for told, stories in site.outline.changed.items():
        changed[_begin(date.fromisoformat(told), kind)] |= stories
    made = []
    for begins in sorted({*published, *changed}, reverse=True):
        ends = begins + timedelta(days=length - 1)
        days = tuple(published[begins])
        own = reduce(or_, days, none)
        later = changed[begins] - own
        if (own or later) and (site.today is None or ends < site.today):
            name = _name(site.tongue, kind, begins, ends)
            title = f"{site.tongue.say(KINDS[kind])} {name}"
            made.append(Digest(kind, begins, ends, name, title, own, days, later))
    return made


def newest(site: Site, stories: Stories) -> Newest:
    """Return the newest case counts in bulletins of each region that the site is about, by its code and their scope."""
    return _newest(
        ((figure.observation.region_code or "", figure.observation.scope), figure)
        for figure in site.library.told(stories, _CASES)
        if (figure.observation.region_code or "").startswith(site.settings.home_regions)
    )


def _newest(found: Iterable[tuple[tuple[str, str], Figure]]) -> Newest:
    best: Newest = {}
    for key, figure in found:
        if key not in best or (figure.observation.as_of or "") > (best[key].observation.as_of or ""):
            best[key] = figure
    return best


def _rows(tongue: Tongue, found: Newest) -> list[Row]:
    regions = {figure.observation.region_code or "": figure.observation.region for figure in found.values()}
    return [
        Row(tongue.region(code, name), *(_cell(tongue, found.get((code, scope))) for scope in ("batch", "cumulative")))
        for code, name in sorted(regions.items())
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


def shown(site: Site, digest: Digest, of_day: Callable[[Stories], Newest] | None = None) -> dict[str, Any]:
    """Return what the templates of a digest show, of whatever form; ``of_day`` gives the newest counts of a day."""
    days = map(of_day or partial(newest, site), digest.days)
    found = _newest(chain.from_iterable(day.items() for day in days))
    return {
        "digest": digest,
        "new": list(digest.stories[:_NAMED]),
        "altered": list(digest.changed[:_NAMED]),
        "rows": _rows(site.tongue, found),
        "brief": digest.kind == "daily",
    }


def _name(tongue: Tongue, kind: Kind, begins: date, ends: date) -> str:
    if kind == "daily":
        return tongue.day(begins)
    year, week, _ = begins.isocalendar()
    first, last = (tongue.day(day, year=False) for day in (begins, ends))
    return tongue.say("%(year)s年第%(week)s周（%(begins)s至%(ends)s）", year=year, week=week, begins=first, ends=last)


def _begin(day: date, kind: Kind) -> date:
    return day if kind == "daily" else day - timedelta(days=day.weekday())
