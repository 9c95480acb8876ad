"""The inspections as the pages show them: their regions, batches and bulletins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from bulletin.accounts.model import Account, Gap, Inspection

if TYPE_CHECKING:
    from publisher.points import Point, Points, Series
    from publisher.story import Story

_WHOLE = {"650000": ("65", "650000")}
"""Where an inspected territory has a code for all of it, that comes first."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One batch: its number, its day, the bulletins that tell of it."""

    number: int
    day: str | None
    stories: tuple[Story, ...]


@dataclass(frozen=True)
class Visit:
    """One inspection with what is known of it. ``stories`` are newest first, ``sheets`` by number."""

    inspection: Inspection
    points: Points
    stories: tuple[Story, ...]
    sheets: tuple[Sheet, ...]
    gaps: tuple[Gap, ...]

    @property
    def path(self) -> str:
        """Where its page stands."""
        return f"inspections/{self.inspection.id}/index.html"

    def batch_path(self, number: int) -> str:
        """Return where the page of a batch stands."""
        return f"inspections/{self.inspection.id}/batches/{number}/index.html"

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The regions that it has figures of."""
        return tuple(self.points.regions(self.inspection.id))

    @cached_property
    def whole(self) -> tuple[str, ...]:
        """The codes of the whole territory that have figures, the widest first."""
        territory = self.inspection.territory
        return tuple(code for code in _WHOLE.get(territory, (territory,)) if code in self.codes)

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """The regions within it."""
        return tuple(code for code in self.codes if code not in self.whole)

    @cached_property
    def last_day(self) -> str:
        """The day of the newest figure, empty where none has one."""
        ends = (self.series(code).points[-1].order[0] for code in self.codes)
        return max(ends, default="")

    def series(self, code: str) -> Series:
        """Return a region's figures."""
        return self.points.series(self.inspection.id, code)

    def total(self, measure: str, scope: str, batch: int | None = None) -> Point | None:
        """Return the figure of the whole territory: the newest, or that of a batch."""
        for code in self.whole:
            series = self.series(code)
            found = series.latest(measure, scope) if batch is None else series.at(measure, scope, batch)
            if found:
                return found
        return None

    def run(self, measure: str, scope: str) -> list[Point]:
        """Return the series of the whole territory, of the code that has most of it."""
        return max((self.series(code).run(measure, scope) for code in self.whole), key=len, default=[])


def make_visits(account: Account, points: Points, stories: Mapping[str, Story]) -> tuple[Visit, ...]:
    """Return the inspections that have figures, the one with the newest figure first."""
    told: dict[str, set[str]] = defaultdict(set)
    batches: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for entry in account.entries:
        if entry.inspection and entry.standing != "held":
            ids = {id_.partition("~")[0] for id_ in entry.support}
            told[entry.inspection] |= ids
            if entry.scope == "batch" and entry.batch:
                batches[entry.inspection][entry.batch] |= ids
    days = {(batch.inspection, batch.number): batch.day for batch in account.batches}

    def newest(ids: set[str]) -> tuple[Story, ...]:
        found = sorted((stories[id_] for id_ in ids if id_ in stories), key=lambda story: story.id)
        return tuple(sorted(found, key=lambda story: story.time, reverse=True))

    visits = [
        Visit(
            inspection=each,
            points=points,
            stories=newest(told[each.id]),
            sheets=tuple(
                Sheet(number, days.get((each.id, number)), newest(ids))
                for number, ids in sorted(batches[each.id].items())
            ),
            gaps=tuple(gap for gap in account.gaps if gap.inspection == each.id),
        )
        for each in account.inspections
        if points.regions(each.id)
    ]
    return tuple(sorted(visits, key=lambda visit: (visit.last_day, visit.inspection.id), reverse=True))
