"""Open data as CSV and JSON: all tables, and the numbers of each region, measure and inspection by themselves."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from publisher import rows
from publisher.rows import ENTRY, OBSERVATION, Row, Sheet, Value
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
    return rows.observations(site, (each for each in site.figures() if each.observation.measure == measure))


def _csv(table: Sheet, path: Path) -> None:
    with path.open("w", encoding="utf-8-sig", errors=_SURROGATES, newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(table.columns)
        writer.writerows([safe(value) for value in row] for row in table.rows())


def safe(value: Value) -> str:
    """Return a cell as text that no spreadsheet runs as a formula."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value:f}"
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(_FORMULA) else text


def _json(table: Sheet, path: Path) -> None:
    """Write ``{"columns": [...], "rows": [{...}]}``, a row a line."""
    names = list(table.columns)
    with path.open("w", encoding="utf-8", errors=_SURROGATES) as file:
        file.write(f'{{"columns": {json.dumps(names)}, "rows": [')
        for number, row in enumerate(table.rows()):
            told = {name: _plain(value) for name, value in zip(names, row, strict=True)}
            file.write((",\n" if number else "\n") + json.dumps(told, ensure_ascii=False))
        file.write("\n]}\n")


def _plain(value: Value) -> str | int | float | None:
    if isinstance(value, Decimal):
        return int(value) if value == int(value) else float(value)
    return value
