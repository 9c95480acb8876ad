"""The inspections as the pages show them: their regions, batches and bulletins."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bulletin.accounts.model import Derived, Finding, Gap, Inspection
    from publisher.leaves import Addresses
    from publisher.library import Library
    from publisher.parts import Part
    from publisher.points import Point, Series
    from publisher.stories import Stories

_WHOLE = {"650000": ("65", "650000")}
"""Where an inspected territory has a code for all of it, that comes first."""


@dataclass(frozen=True, slots=True)
class Batch:
    """One batch: its number, its day, the bulletins that tell of it; ``stamp`` changes whenever its figures do."""

    number: int
    day: str | None
    stories: Stories
    stamp: str


@dataclass(frozen=True)
class Visit:
    """One inspection with what is known of it. ``stories`` are newest first, ``sheets`` its batches by number.

    ``stamp`` changes whenever any of its figures, findings or gaps does; the stories have stamps of their own. Figures
    are fetched when they are asked for.
    """

    inspection: Inspection
    stories: Stories
    sheets: tuple[Batch, ...]
    part: Part
    library: Library

    @property
    def path(self) -> str:
        """Where its page stands."""
        return f"inspections/{self.inspection.id}/index.html"

    def batch_path(self, number: int) -> str:
        """Return where the page of a batch stands."""
        return f"inspections/{self.inspection.id}/batches/{number}/index.html"

    @property
    def stamp(self) -> str:
        """What changes whenever anything of it does."""
        return self.part.stamp

    def stamp_of(self, code: str) -> str:
        """Return what changes whenever a region's figures in it do."""
        return self.part.regions[code].stamp

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """The batches that nobody told of."""
        return self.part.gaps

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The regions that it has figures of."""
        return tuple(self.part.regions)

    @cached_property
    def whole(self) -> tuple[str, ...]:
        """The codes of the whole territory that have figures, the widest first."""
        territory = self.inspection.territory
        return tuple(code for code in _WHOLE.get(territory, (territory,)) if code in self.codes)

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """The regions within it."""
        return tuple(code for code in self.codes if code not in self.whole)

    @property
    def last_day(self) -> str:
        """The day of the newest figure, empty where none has one."""
        return self.part.last_day

    def name(self, code: str) -> str:
        """Return the name that its bulletins give a region."""
        return self.part.regions[code].name

    def series(self, code: str) -> Series:
        """Return a region's figures; an empty series where there are none."""
        return self.library.accounts.series(self.inspection.id, code)

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

    def findings(self) -> Iterator[tuple[Finding, Addresses]]:
        """Yield what does not fit, with the addresses of the sentences."""
        return self.library.accounts.findings(self.inspection.id)

    def derived(self, codes: Iterable[str]) -> list[tuple[Derived, Addresses]]:
        """Return the figures of regions that follow from others, with the addresses of the sentences."""
        return [each for code in sorted(codes) for each in self.library.accounts.derived(code, self.inspection.id)]


def make_visits(library: Library) -> tuple[Visit, ...]:
    """Return the inspections that have figures, the one with the newest figure first."""
    visits = [
        Visit(
            inspection=part.inspection,
            stories=_telling(library, id_),
            sheets=tuple(
                Batch(each.number, each.day, _telling(library, id_, each.number), each.stamp) for each in part.batches
            ),
            part=part,
            library=library,
        )
        for id_, part in library.accounts.parts.items()
        if part.inspection and part.regions
    ]
    return tuple(sorted(visits, key=lambda visit: (visit.last_day, visit.inspection.id), reverse=True))


def _telling(library: Library, inspection: str, batch: int = 0) -> Stories:
    return library.newest_first(library.accounts.tellers(inspection, batch))
