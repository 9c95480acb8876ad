"""Regions side by side: for each inspection the batches in small pictures of one scale, and all the numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from publisher import summary
from publisher.charts import Columns, Datum
from publisher.render import page
from publisher.sheets import Body, Sheet, key
from publisher.site import Site, Visit

_CASES = "cases_forwarded"
_LEVELS = ("prefecture", "division", "county", "province", "zone")
_BATCHES = 12
_MEASURES = ("cases_forwarded", "cases_completed", "cases_stage_completed", "cases_in_progress", "cases_verified")


@dataclass(frozen=True, slots=True)
class Small:
    """One region's batches as a small picture."""

    code: str
    name: str
    columns: Columns
    latest: Datum


@dataclass(frozen=True, slots=True)
class Matrix:
    """Regions by batches, the last few of them."""

    batches: tuple[int, ...]
    rows: tuple[tuple[str, str, tuple[Datum | None, ...]], ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The regions of one level: small pictures, their batches, and their newest running totals by measure, with days.

    ``most`` is the greatest number of the small pictures, by which all are drawn.
    """

    level: str
    most: str
    smalls: tuple[Small, ...]
    matrix: Matrix
    measures: tuple[str, ...]
    totals: tuple[tuple[str, str, tuple[tuple[Datum, str] | None, ...]], ...]


def render(site: Site) -> Iterator[tuple[str, Body]]:
    """Yield the comparison of the current inspection, and that of each."""
    visits = [visit for visit in site.visits if any(_levels(visit))]
    chosen = site.current if site.current in visits else visits[0] if visits else None
    path = "compare/index.html"
    yield path, _compared(site, path, chosen, visits)
    for visit in site.visits:
        path = f"compare/{visit.inspection.id}/index.html"
        yield path, _compared(site, path, visit, visits)


def _compared(site: Site, path: str, visit: Visit | None, visits: list[Visit]) -> Sheet:
    def make() -> bytes:
        groups = _groups(site, visit) if visit else []
        return page(site, "compare.html", path, visit=visit, groups=groups, visits=visits)

    return Sheet(key("compare.html", visit, [each.inspection for each in visits], site.linked), make)


def _groups(site: Site, visit: Visit) -> list[Group]:
    return [_group(site, visit, level, codes) for level, codes in _levels(visit)]


def _levels(visit: Visit) -> Iterator[tuple[str, list[str]]]:
    """Yield the levels that have several regions to compare, with their codes."""
    levels = summary.groups(visit.parts)
    return ((level, levels[level]) for level in _LEVELS if len(levels.get(level, ())) > 1)


def _group(site: Site, visit: Visit, level: str, codes: Sequence[str]) -> Group:
    tongue = site.tongue
    named = [(code, tongue.region(code, visit.name(code))) for code in codes]
    runs = {code: visit.series(code).run(_CASES, "batch") for code in codes}
    greatest = max((point for run in runs.values() for point in run), key=lambda each: each.figure.value, default=None)
    most = greatest.datum(tongue, "") if greatest else None
    smalls = tuple(
        Small(
            code,
            name,
            summary.batch_columns(runs[code], tongue, most.amount if most else None),
            runs[code][-1].datum(tongue, name),
        )
        for code, name in named
        if len(runs[code]) > 1
    )
    numbers = sorted({point.figure.batch for run in runs.values() for point in run if point.figure.batch})[-_BATCHES:]
    rows = []
    for code, name in named:
        by_batch = {point.figure.batch: point.datum(tongue, name) for point in runs[code]}
        rows.append((code, name, tuple(by_batch.get(number) for number in numbers)))
    return Group(
        level, most.value if most else "", smalls, Matrix(tuple(numbers), tuple(rows)), *_totals(site, visit, named)
    )


def _totals(
    site: Site, visit: Visit, named: Sequence[tuple[str, str]]
) -> tuple[tuple[str, ...], tuple[tuple[str, str, tuple[tuple[Datum, str] | None, ...]], ...]]:
    """Return the measures that any of the regions has a running total of, and the regions' numbers with their days."""
    tongue = site.tongue
    latest = {
        (code, measure): visit.series(code).latest(measure, "cumulative") for code, _ in named for measure in _MEASURES
    }
    measures = tuple(measure for measure in _MEASURES if any(latest[code, measure] for code, _ in named))
    rows = []
    for code, name in named:
        points = (latest[code, measure] for measure in measures)
        told = ((point.datum(tongue, name), point.figure.as_of or "") if point else None for point in points)
        rows.append((code, name, tuple(told)))
    return tuple(tongue.figure(measure, None) for measure in measures), tuple(rows)
