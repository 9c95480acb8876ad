"""Open data as CSV and JSON: all tables, and the numbers of each region, measure and inspection by themselves."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

import msgspec

from publisher import rows
from publisher.rows import ENTRY, OBSERVATION, Row, Sheet, Type, Value
from publisher.sheets import Body, Stream, key

if TYPE_CHECKING:
    from pathlib import Path

    from publisher.site import Site

# Cells that a spreadsheet would run as a formula (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_SURROGATES = "replace"  # what is no character must not stop a release


def render(site: Site) -> Iterator[tuple[str, Body]]:
    """Yield the data files."""
    for each in rows.sheets(site):
        told = key("data", each.name, site.stamp)
        yield f"data/{each.name}.csv", Stream(told, partial(_csv, each))
        yield f"data/{each.name}.json", Stream(told, partial(_json, each))
    for place in site.places:
        table = Sheet(place.code, place.name, OBSERVATION, partial(_of_place, site, place.code))
        yield f"data/regions/{place.code}.csv", Stream(key("csv", place), partial(_csv, table))
        yield f"data/regions/{place.code}.json", Stream(key("json", place), partial(_json, table))
    for measure in site.library.shelf.measures():
        table = Sheet(measure, measure, OBSERVATION, partial(_of_measure, site, measure))
        yield f"data/measures/{measure}.json", Stream(key("json", measure, site.stamp), partial(_json, table))
    for visit in site.visits:
        id_ = visit.inspection.id
        table = Sheet(id_, visit.inspection.name, ENTRY, partial(rows.entries, site, id_))
        yield f"data/inspections/{id_}.json", Stream(key("json", visit), partial(_json, table))


def _of_place(site: Site, code: str) -> Iterator[Row]:
    return rows.observations(site, site.library.figures("region_code", code))


def _of_measure(site: Site, measure: str) -> Iterator[Row]:
    return rows.observations(site, site.library.of_measure(measure))


def _csv(table: Sheet, path: Path) -> None:
    forms = [_SAFE[kind] for kind in table.columns.values()]
    with path.open("w", encoding="utf-8-sig", errors=_SURROGATES, newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(table.columns)
        writer.writerows([form(value) for form, value in zip(forms, row, strict=True)] for row in table.rows())


def safe(value: Value) -> Value:
    """Return a cell of text as no spreadsheet runs it as a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _exact(value: Value) -> Value:
    return f"{value:f}" if isinstance(value, Decimal) else value


_SAFE: dict[Type, Callable[[Value], Value]] = {"string": safe, "integer": _exact, "number": _exact}


def _json(table: Sheet, path: Path) -> None:
    """Write ``{"columns": [...], "rows": [{...}]}``, a row a line."""
    names = list(table.columns)
    with path.open("wb") as file:
        file.write(b'{"columns": ' + msgspec.json.encode(names) + b', "rows": [')
        for number, row in enumerate(table.rows()):
            told = dict(zip(names, map(_plain, row), strict=True))
            file.write((b",\n" if number else b"\n") + _line(told))
        file.write(b"\n]}\n")


def _line(told: dict[str, str | int | float | None]) -> bytes:
    try:
        return msgspec.json.encode(told)
    except UnicodeEncodeError:
        texts = {name: value for name, value in told.items() if isinstance(value, str)}
        return msgspec.json.encode(
            told | {name: value.encode(errors=_SURROGATES).decode() for name, value in texts.items()}
        )


def _plain(value: Value) -> str | int | float | None:
    if isinstance(value, Decimal):
        return int(value) if value == int(value) else float(value)
    return value
