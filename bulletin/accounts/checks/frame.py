"""What the checks look at and what they yield."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, Protocol

from bulletin.accounts.counted import INCOMING
from bulletin.accounts.model import Finding
from bulletin.decisions import bulletin_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bulletin.accounts.model import Entry
    from bulletin.model import Scope

SERIAL = INCOMING - {"share"}
"""The measures that grow from batch to batch."""

_WHOLE = re.compile("[0-9]{2}0000|65|XPCC")


class Figure(Protocol):
    """A number of a bulletin or an entry of the account."""

    @property
    def region(self) -> str: ...  # noqa: D102 - as in ``Observation``
    @property
    def region_code(self) -> str | None: ...  # noqa: D102
    @property
    def place(self) -> str: ...  # noqa: D102
    @property
    def measure(self) -> str: ...  # noqa: D102
    @property
    def value(self) -> Decimal: ...  # noqa: D102
    @property
    def unit(self) -> str: ...  # noqa: D102
    @property
    def scope(self) -> Scope: ...  # noqa: D102
    @property
    def batch(self) -> int | None: ...  # noqa: D102
    @property
    def as_of(self) -> str | None: ...  # noqa: D102
    @property
    def category(self) -> str | None: ...  # noqa: D102
    @property
    def status(self) -> str | None: ...  # noqa: D102
    @property
    def support(self) -> tuple[str, ...]: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Clash:
    """Figures that do not fit: a line in Chinese, and the two sides. ``one`` begins with the figure it is about."""

    code: str
    message: str
    one: tuple[Figure, ...]
    other: tuple[Figure, ...] = ()
    severity: Literal["note", "error"] = "error"

    def finding(self) -> Finding:
        """Return it as it is kept."""
        about = self.one[0]
        return Finding(
            self.code,
            about.region,
            self.message,
            _ids(self.one),
            _ids(self.other),
            region_code=about.region_code,
            severity=self.severity,
        )

    def of_one_bulletin(self) -> bool:
        """Tell whether one bulletin states all its figures."""
        stated = [{bulletin_of(id_) for id_ in each.support} for each in (*self.one, *self.other)]
        return bool(set.intersection(*stated))


def _ids(figures: Iterable[Figure]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id_ for each in figures for id_ in each.support))


@dataclass(frozen=True, slots=True)
class Passage:
    """What is said of one region at one moment and scope, over all categories, by measure.

    What became of cases is of one day and batch; what came in is the same on every day.
    """

    place: str
    scope: Scope
    figures: Mapping[str, Sequence[Figure]]

    def one(self, measure: str) -> Figure | None:
        """Return the figure of a measure, None where there is none or more than one."""
        found = self.figures.get(measure, ())
        return found[0] if len(found) == 1 else None

    def any(self, *measures: str) -> list[Figure]:
        """Return the figures of some measures."""
        return [each for measure in measures for each in self.figures.get(measure, ())]


class Figures:
    """Figures of one moment or bulletin. ``text`` is the bulletin's document, empty for those of several."""

    def __init__(self, figures: Sequence[Figure], text: str = "") -> None:
        self.all = tuple(figures)
        self.text = text
        self.passages = tuple(_passages(figures))


def _passages(figures: Sequence[Figure]) -> Iterator[Passage]:
    incoming: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    later: dict[tuple[object, ...], dict[tuple[object, ...], list[Figure]]] = defaultdict(dict)
    for each in figures:
        if each.category is not None or each.measure == "share":
            continue
        where: tuple[object, ...] = (each.place, each.scope, each.batch, None if each.batch else each.as_of)
        if each.measure in INCOMING:
            incoming[where].append(each)
        else:
            later[where].setdefault((each.as_of, each.batch), []).append(each)
    for where in dict.fromkeys((*incoming, *later)):
        came = incoming.get(where, [])
        for became in [*later.get(where, {}).values()] or [[]]:
            found: dict[str, list[Figure]] = defaultdict(list)
            for each in (*came, *became):
                found[each.measure].append(each)
            first = (*came, *became)[0]
            yield Passage(first.place, first.scope, found)


@dataclass(frozen=True, slots=True)
class Stay:
    """What a check needs of an inspection: the code of its territory, the days of its stay."""

    territory: str
    begins: str | None
    ends: str | None


@dataclass(frozen=True, slots=True)
class Series:
    """The entries of one region in one inspection that prove something, over all categories, and the batches' days."""

    place: str
    entries: Sequence[Entry]
    days: Mapping[int, str]
    territory: str

    @property
    def whole(self) -> bool:
        """Tell a whole: a province, the XPCC, the inspected territory. Nothing is moved in or out of it."""
        return self.place == self.territory or _WHOLE.fullmatch(self.place) is not None

    def measures(self) -> list[str]:
        """Return the measures of what came in, of which there is a series."""
        return sorted({each.measure for each in self.entries} & SERIAL)

    def by_batch(self, measure: str, scope: Scope) -> dict[int, Entry]:
        """Return the entries of a measure by their batches, in order."""
        found = {
            each.batch: each
            for each in self.entries
            if (each.measure, each.scope) == (measure, scope) and each.batch is not None
        }
        return dict(sorted(found.items()))


def said(figure: Figure) -> str:
    """Return a value with its unit."""
    return f"{figure.value:f}{figure.unit}"


def total(figures: Iterable[Figure]) -> Decimal:
    """Return the sum."""
    return sum((each.value for each in figures), Decimal(0))
