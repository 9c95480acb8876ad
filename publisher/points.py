"""The account's figures as the pages show them: each with the address of its sentence, in series by region."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from bulletin.accounts.model import Entry
from publisher.charts import Datum
from publisher.tongue import Tongue

CASES = "cases_forwarded"
SHOWN = frozenset(("agreed", "corrected", "disputed"))
"""The standings of the entries that pages show; derived figures are never among them."""
_NOTES = {"disputed": "来源不一", "corrected": "编者更正"}


@dataclass(frozen=True, slots=True)
class Point:
    """One stated figure; ``addresses`` are those of the sentences behind it."""

    figure: Entry
    addresses: tuple[str, ...]

    @property
    def order(self) -> tuple[str, int]:
        """Its place in a series."""
        return self.figure.as_of or "", self.figure.batch or 0

    @property
    def settled(self) -> bool:
        """Whether no source differs."""
        return self.figure.standing != "disputed"

    def datum(self, tongue: Tongue, label: str) -> Datum:
        """Return it as a chart takes it."""
        figure = self.figure
        note = _NOTES.get(figure.standing, "")
        return Datum(
            label=label,
            value=tongue.value(f"{figure.value:f}", figure.unit),
            amount=float(figure.value),
            address=self.addresses[0] if self.addresses else "",
            note=tongue.say(note) if note else "",
        )


class Series:
    """All figures of one region in one inspection."""

    def __init__(self, points: Iterable[Point]) -> None:
        self.points = sorted(points, key=lambda each: each.order)
        self._runs: dict[tuple[str, str, str | None], list[Point]] = defaultdict(list)
        for each in self.points:
            self._runs[each.figure.measure, each.figure.scope, each.figure.category].append(each)

    def place(self, tongue: Tongue) -> str:
        """Return the name of the region; nothing where there are no figures."""
        return next((tongue.region(each.figure.region_code, each.figure.region) for each in self.points), "")

    def run(self, measure: str, scope: str, category: str | None = None) -> list[Point]:
        """Return the figures of a measure over time, one a batch or day: a settled one before others."""
        best: dict[tuple[int | None, str | None], Point] = {}
        for each in self._runs.get((measure, scope, category), ()):
            key = (each.figure.batch, None if each.figure.batch else each.figure.as_of)
            if key not in best or (each.settled and not best[key].settled):
                best[key] = each
        return list(best.values())

    def latest(self, measure: str, scope: str, category: str | None = None) -> Point | None:
        """Return the newest figure of a measure."""
        run = self.run(measure, scope, category)
        return run[-1] if run else None

    def at(self, measure: str, scope: str, batch: int, category: str | None = None) -> Point | None:
        """Return the figure of one batch."""
        return next((each for each in self.run(measure, scope, category) if each.figure.batch == batch), None)

    def categories(self, scope: str, batch: int | None = None) -> list[Point]:
        """Return the newest split of the cases by category, or that of one batch, the greatest first."""
        kinds = [category for measure, kind, category in self._runs if (measure, kind) == (CASES, scope)]
        runs = [self.run(CASES, scope, kind) for kind in kinds if kind]
        found = [each for run in runs for each in run if batch is None or each.figure.batch == batch]
        newest = max((each.order for each in found), default=None)
        newest_found = (each for each in found if each.order == newest)
        return sorted(newest_found, key=lambda each: (-each.figure.value, each.figure.category or ""))
