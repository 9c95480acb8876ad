"""Charts as geometry: what the SVG macros draw and the table beside each lists.

Widths are per cent of the picture, so that a chart fits a phone and a desk without scaling its letters; heights are
pixels. Every chart keeps its data, in order, for the table.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

HEIGHT = 180
"""Of the plot of columns and lines, in pixels."""
_PHONE = 255  # pixels of a plot on the narrowest screen
_WIDE, _NARROW = 12, 7  # pixels of a Chinese character and of others
_WHOLE = 100  # per cent
_TICKS = 4
_STEPS = 5


@dataclass(frozen=True, slots=True)
class Datum:
    """One number of a chart: its ``label``, the number as printed and as ``amount``, the address of its sentence.

    ``note`` is what must be said beside it: that it was computed, and how, or that sources disagree.
    """

    label: str
    value: str
    amount: float
    address: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with its datum; ``x`` and ``width`` in per cent, ``y`` and ``height`` in pixels."""

    datum: Datum
    x: float
    width: float
    y: float = 0
    height: float = 0
    tone: int = 0


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across the plot at a round number, or a label under it; ``at`` in pixels or per cent.

    A label is centred on its place; one that would leave the picture ends with it (``ends``).
    """

    label: str
    at: float
    ends: bool = False


@dataclass(frozen=True, slots=True)
class Bars:
    """Horizontal bars, one a row."""

    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Vertical columns over a time; ``empty`` tells how many places have none."""

    boxes: tuple[Box, ...]
    ticks: tuple[Tick, ...]
    labels: tuple[Tick, ...]
    empty: int = 0


@dataclass(frozen=True, slots=True)
class Dot:
    """A point of a line; ``x`` in per cent, ``y`` in pixels."""

    datum: Datum
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Line:
    """One named series; ``tone`` picks its colour and dashes."""

    name: str
    dots: tuple[Dot, ...]
    tone: int


@dataclass(frozen=True, slots=True)
class Lines:
    """Several series over the same times; ``rows`` are their data side by side, None where a series has none."""

    lines: tuple[Line, ...]
    ticks: tuple[Tick, ...]
    labels: tuple[Tick, ...]
    rows: tuple[tuple[str, tuple[Datum | None, ...]], ...]

    @property
    def falls(self) -> bool:
        """Whether any line goes down somewhere, which running totals should not."""
        return any(after.datum.amount < dot.datum.amount for line in self.lines for dot, after in pairwise(line.dots))


@dataclass(frozen=True, slots=True)
class Stack:
    """One bar of parts that make a whole."""

    label: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Tile:
    """A square of the tile map; ``step`` 1 to 5 is how dark it is, 0 for no number."""

    code: str
    label: str
    column: int
    row: int
    datum: Datum | None
    step: int


def bars(data: Sequence[Datum]) -> Bars:
    """Return bars in the given order; the longest fills the width."""
    most = max((each.amount for each in data), default=0)
    return Bars(tuple(Box(each, 0, _share(each.amount, most)) for each in data))


def columns(
    data: Sequence[Datum],
    most: float | None = None,
    slots: Sequence[str] = (),
    *,
    unit: str = "",
    number: Callable[[str], str] = str,
) -> Columns:
    """Return columns in the given order; ``most`` sets the top, so that several charts share one scale.

    ``slots`` are the labels of all places, where some have no datum: those stay empty.
    """
    top, ticks = scale(max((each.amount for each in data), default=0) if most is None else most, unit, number)
    names = slots or [each.label for each in data]
    places = {name: index for index, name in enumerate(slots)}
    width = 100 / max(len(names), 1)
    boxes = []
    for index, each in enumerate(data):
        x = places.get(each.label, index) * width + width * 0.14
        height = round(HEIGHT * each.amount / top, 1)
        boxes.append(Box(each, _round(x), _round(width * 0.72), HEIGHT - height, height))
    labels = _spread([(name, _round((index + 0.5) * width)) for index, name in enumerate(names)])
    return Columns(tuple(boxes), ticks, labels, len(names) - len(data))


def lines(series: Mapping[str, Mapping[str, Datum]], *, unit: str = "", number: Callable[[str], str] = str) -> Lines:
    """Return the named series over the union of their times, which sort as text; each is keyed by time.

    Days stand as far apart as they are, other times evenly.
    """
    times = sorted({time for data in series.values() for time in data})
    top, ticks = scale(
        max((each.amount for data in series.values() for each in data.values()), default=0), unit, number
    )
    days = _days(times)
    length = max(days[-1] - days[0], 1) if days else 1
    place = {time: _round(3 + 94 * (day - days[0]) / length) for time, day in zip(times, days, strict=True)}
    drawn = []
    for tone, (name, data) in enumerate(series.items()):
        dots = (
            Dot(data[time], place[time], round(HEIGHT - HEIGHT * data[time].amount / top, 1)) for time in sorted(data)
        )
        drawn.append(Line(name, tuple(dots), tone))
    labels = _spread(list(place.items()))
    rows = tuple((time, tuple(data.get(time) for data in series.values())) for time in times)
    return Lines(tuple(drawn), ticks, labels, rows)


def stack(label: str, parts: Sequence[Datum]) -> Stack:
    """Return the parts side by side, each as wide as its share."""
    whole = sum(each.amount for each in parts)
    boxes, x = [], 0.0
    for tone, each in enumerate(parts):
        width = _share(each.amount, whole)
        boxes.append(Box(each, _round(x), width, tone=tone))
        x += width
    return Stack(label, tuple(boxes))


def steps(amounts: Sequence[float]) -> list[int]:
    """Return how dark each amount is, 1 to 5, by equal parts from nothing to the greatest."""
    most = max(amounts, default=0)
    return [max(1, math.ceil(_STEPS * each / most)) if most else 1 for each in amounts]


def scale(most: float, unit: str = "", number: Callable[[str], str] = str) -> tuple[float, tuple[Tick, ...]]:
    """Return the top of an axis and its lines at round numbers, the top one with the unit; counts have no fractions.

    ``number`` writes a number as the language of the page does.
    """
    step = _nice(max(most, 1) / _TICKS)
    top = step * math.ceil(max(most, 1) / step)
    values = [step * index for index in range(round(top / step) + 1)]
    marks = [number(f"{value:.0f}") for value in values]
    marks[-1] += unit
    return top, tuple(
        Tick(mark, round(HEIGHT - HEIGHT * value / top, 1)) for mark, value in zip(marks, values, strict=True)
    )


def _nice(step: float) -> float:
    power = 10.0 ** math.floor(math.log10(step))
    return max(1.0, next(power * each for each in (1, 2, 5, 10) if power * each >= step))


def _days(times: Sequence[str]) -> list[int]:
    """Return the times as numbers of days; as their places in order if any is not a day."""
    try:
        return [date.fromisoformat(time).toordinal() for time in times]
    except ValueError:
        return list(range(len(times)))


def _spread(places: Sequence[tuple[str, float]]) -> tuple[Tick, ...]:
    """Return which of the places get their label: the first, the last and those between that leave room on a phone."""
    if not places:
        return ()
    wide = _WHOLE * max(sum(_WIDE if char > "\u2e7f" else _NARROW for char in label) for label, _ in places) / _PHONE
    room = wide + _WHOLE * _WIDE / _PHONE
    last = Tick(*places[-1]) if places[-1][1] + wide / 2 <= _WHOLE else Tick(places[-1][0], _WHOLE, ends=True)
    free = last.at - room - (wide / 2 if last.ends else 0)
    found = [last]
    for label, at in reversed(places[1:-1]):
        if places[0][1] + room <= at <= free:
            found.append(Tick(label, at))
            free = at - room
    return (*(Tick(*place) for place in places[:1] if len(places) > 1), *reversed(found))


def _share(amount: float, whole: float) -> float:
    return _round(100 * amount / whole) if whole else 0


def _round(per_cent: float) -> float:
    return round(per_cent, 2)
