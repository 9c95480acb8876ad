"""What several pages show of an inspection: headline figures, trend, progress, kinds, the map, the regions' rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bulletin.regions import gazetteer
from publisher import charts, tilemap
from publisher.charts import Bars, Columns, Datum, Lines, Stack, Tile
from publisher.points import Point, Series
from publisher.tongue import Tongue
from publisher.visits import Visit

_HEADLINE = (
    *("cases_received", "cases_completed", "cases_closed_any", "cases_stage_completed"),
    *("cases_in_progress", "orders_rectify", "firms_penalised", "fines", "cases_filed", "people_interviewed"),
    "people_accountable",
)
_PROGRESS = ("cases_forwarded", "cases_completed", "cases_stage_completed", "cases_in_progress")
DISPOSITIONS = _PROGRESS[1:]
"""Into which the cases of a region are split by how far they are handled."""
_CASES = "cases_forwarded"
_SLOTS = 100


@dataclass(frozen=True, slots=True)
class Card:
    """One headline figure: where, what, the number, and its day."""

    where: str
    what: str
    datum: Datum
    when: str


@dataclass(frozen=True, slots=True)
class Kinds:
    """The cases of a region by category: where, of which batch or running total, of which day, as bars."""

    where: str
    scope: str
    as_of: str
    bars: Bars


@dataclass(frozen=True, slots=True)
class Trend:
    """The batches of an inspection's territory; ``where`` says of which part of it, where it has several."""

    where: str = ""
    columns: Columns | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One region of a table: its latest batch, its running total, its completed cases, and its place by the total.

    ``as_of`` is the day of the total; ``which`` says which batch, ``completed_on`` the day of the completed cases
    where that is another.
    """

    code: str
    name: str
    batch: Datum | None
    which: str
    total: Datum | None
    completed: Datum | None
    completed_on: str
    as_of: str
    rank: int | None


def cards(visit: Visit, codes: Iterable[str], tongue: Tongue) -> list[Card]:
    """Return the newest running totals of regions: the cases of each, the widest first, then the rest of the first."""
    given = list(codes)
    every = {code: visit.series(code) for code in (*visit.whole, *given) if code in given}
    cases = [series.latest(_CASES, "cumulative") or series.latest(_CASES, "batch") for series in every.values()]
    rest = [every[code].latest(measure, "cumulative") for code in given[:1] for measure in _HEADLINE]
    return [card(point, tongue) for point in (*cases, *rest) if point]


def card(point: Point, tongue: Tongue) -> Card:
    """Return a figure as a headline."""
    figure = point.figure
    what = f"{tongue.figure(figure.measure, None)} · {tongue.scope(figure.scope, figure.batch)}"
    return Card(tongue.region(figure.region_code, figure.region), what, point.datum(tongue, what), figure.as_of or "")


def batch_columns(points: Sequence[Point], tongue: Tongue, most: float | None = None) -> Columns:
    """Return the batches of a series as columns, labelled by number or day; a missing batch leaves its place empty."""
    points = sorted(points, key=lambda point: (point.figure.batch or 0, point.order))
    batches = [point.figure.batch for point in points if point.figure.batch]
    slots: list[str] = []
    if batches and len(batches) == len(points) == len(set(batches)) and batches[-1] - batches[0] < _SLOTS:
        slots = [tongue.say("第%(batch)s批", batch=number) for number in range(batches[0], batches[-1] + 1)]
    data = [each.datum(tongue, _when(each, tongue)) for each in points]
    return charts.columns(data, most, slots, unit=_unit(points, tongue), number=tongue.number)


def trend(visit: Visit, tongue: Tongue) -> Trend:
    """Return the batches of the whole territory."""
    run = visit.run(_CASES, "batch")
    where = tongue.region(run[0].figure.region_code, run[0].figure.region) if run else ""
    return Trend(where, batch_columns(run, tongue))


def main_series(visit: Visit) -> Series | None:
    """Return the series of the whole territory that tells most of how cases are handled.

    One code's only: figures with and without the XPCC are never drawn as one.
    """
    return max((visit.series(code) for code in visit.whole), key=_telling, default=None)


def telling(visit: Visit) -> list[str]:
    """Return the codes of the whole territory and its two parts, the one that tells most first."""
    codes = sorted(visit.whole, key=lambda code: _telling(visit.series(code)), reverse=True)
    return codes + [code for code in ("XPCC",) if code in visit.parts and "65" in visit.whole]


def _telling(series: Series) -> tuple[int, int]:
    return sum(bool(series.run(measure, "cumulative")) for measure in _PROGRESS), len(series.points)


def progress(series: Series, tongue: Tongue) -> Lines:
    """Return the running totals over time: forwarded, completed, completed in part, under way."""
    found: dict[str, dict[str, Datum]] = {}
    points = []
    for measure in _PROGRESS:
        for each in series.run(measure, "cumulative"):
            if day := each.figure.as_of:
                found.setdefault(tongue.figure(measure, None), {})[day] = each.datum(tongue, day)
                points.append(each)
    return charts.lines(found, unit=_unit(points, tongue), number=tongue.number)


def disposition(series: Series, tongue: Tongue) -> Stack | None:
    """Return how the cases stand by the newest day that tells of at least two parts; None if there is none."""
    by_day: dict[str, list[Datum]] = {}
    for measure in DISPOSITIONS:
        for each in series.run(measure, "cumulative"):
            if each.figure.as_of:
                by_day.setdefault(each.figure.as_of, []).append(each.datum(tongue, tongue.figure(measure, None)))
    days = [day for day, parts in by_day.items() if len(parts) > 1]
    return charts.stack(max(days), by_day[max(days)]) if days else None


def kinds(series: Series, tongue: Tongue, batch: int | None = None) -> Kinds | None:
    """Return the newest split by category, running totals before batches; or that of a batch; None if there is none."""
    scopes = ("batch",) if batch else ("cumulative", "batch")
    points = next((found for scope in scopes if (found := series.categories(scope, batch))), [])
    if not points:
        return None
    newest = points[0].figure
    data = [each.datum(tongue, tongue.category(each.figure.category)) for each in points]
    where = tongue.region(newest.region_code, newest.region)
    return Kinds(where, tongue.scope(newest.scope, newest.batch), newest.as_of or "", charts.bars(data))


def rows(visit: Visit, codes: Sequence[str], tongue: Tongue) -> list[Row]:
    """Return the regions with their newest figures, the most cases first; equals share a rank."""
    totals = {code: visit.series(code).latest(_CASES, "cumulative") for code in codes}
    ranks_ = ranks(visit, codes)
    found = []
    for code in codes:
        series = visit.series(code)
        points = (series.latest(_CASES, "batch"), totals[code], series.latest("cases_completed", "cumulative"))
        name = tongue.region(code, visit.name(code))
        batch, total, completed = (each.datum(tongue, name) if each else None for each in points)
        newest = points[1] or points[0] or points[2]
        if newest:
            day, which = newest.figure.as_of or "", _when(points[0], tongue) if points[0] else ""
            done = points[2].figure.as_of or "" if points[2] else ""
            done = done if done != day else ""
            found.append(Row(code, name, batch, which, total, completed, done, day, ranks_.get(code)))
    return sorted(found, key=lambda row: (row.rank is None, row.rank, row.code))


def groups(codes: Iterable[str]) -> dict[str, list[str]]:
    """Return region codes by level: prefectures and cities, divisions, counties, others."""
    found: dict[str, list[str]] = {}
    for code in codes:
        unit = gazetteer().by_code(code)
        found.setdefault(unit.level if unit else "zone", []).append(code)
    return found


def tile_map(visit: Visit, tongue: Tongue) -> tuple[str, tuple[Tile, ...]]:
    """Return the tiles of Xinjiang and which figures they show: running totals, or the newest batch where none has."""
    for scope in ("cumulative", "batch"):
        points = {code: visit.series(code).latest(_CASES, scope) for code in tilemap.PLACES}
        data = {
            code: point.datum(tongue, tongue.region(code, point.figure.region))
            for code, point in points.items()
            if point
        }
        if data:
            return scope, tilemap.tiles(data)
    return "", ()


def ranks(visit: Visit, codes: Iterable[str]) -> dict[str, int]:
    """Return the places of regions by their running totals, those that have one; equals share a place."""
    amounts = {code: total for code in codes if (total := visit.part.regions[code].total) is not None}
    ordered = sorted(amounts.values(), reverse=True)
    return {code: ordered.index(amount) + 1 for code, amount in amounts.items()}


def _unit(points: Iterable[Point], tongue: Tongue) -> str:
    """Return the unit of all the points; nothing where they have several."""
    units = {point.figure.unit for point in points}
    return tongue.unit(units.pop()) if len(units) == 1 else ""


def _when(point: Point, tongue: Tongue) -> str:
    batch = point.figure.batch
    return tongue.say("第%(batch)s批", batch=batch) if batch else point.figure.as_of or tongue.say("未注明")
