"""Open data as CSV and JSON: all tables, and the numbers of each region, measure and inspection by themselves."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

import msgspec

from publisher import rows
from publisher.longtexts import LongText
from publisher.pieces import Form
from publisher.rows import Row, Sheet, Type, Value
from publisher.sheets import Body, Grown, key

if TYPE_CHECKING:
    from publisher.site import Site

# Cells that a spreadsheet would run as a formula (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_SURROGATES = "replace"  # what is no character must not stop a release


def render(site: Site) -> Iterator[tuple[str, Body]]:
    """Yield the data files."""
    for table in rows.sheets(site):
        yield from _both(f"data/{table.name}", table)
    for place in site.places:
        yield from _both(f"data/regions/{place.code}", rows.of_region(site, place.code, place.name))
    for measure in site.library.shelf.months.keys("measure"):
        yield f"data/measures/{measure}.json", _json(rows.of_measure(site, measure))
    for visit in site.visits:
        yield f"data/inspections/{visit.inspection.id}.json", _json(rows.of_inspection(site, visit))


def _both(path: str, table: Sheet) -> Iterator[tuple[str, Body]]:
    yield f"{path}.csv", _csv(table)
    yield f"{path}.json", _json(table)


def _csv(table: Sheet) -> Grown:
    forms = [_SAFE[kind] for kind in table.columns.values()]

    def some(found: list[Row]) -> bytes:
        file = io.StringIO()
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerows([form(value) for form, value in zip(forms, row, strict=True)] for row in found)
        return file.getvalue().encode(errors=_SURROGATES)

    head = codecs.BOM_UTF8 + ",".join(table.columns).encode() + b"\r\n"
    return _grown("csv", table, head, b"", Form(some))


def _json(table: Sheet) -> Grown:
    """Return ``{"columns": [...], "rows": [{...}]}``, a row a line."""
    names = list(table.columns)

    def some(found: list[Row]) -> bytes:
        return b",\n".join(_line(dict(zip(names, map(_plain, row), strict=True))) for row in found)

    head = b'{"columns": ' + msgspec.json.encode(names) + b', "rows": [\n'
    return _grown("json", table, head, b"\n]}\n", Form(some, b",\n"))


def _grown(name: str, table: Sheet, head: bytes, tail: bytes, form: Form) -> Grown:
    pieces = table.pieces()
    text = LongText(head, pieces, tail, form)
    return Grown(key(name, table.name, [piece.key for piece in pieces]), text.write)


def safe(value: Value) -> Value:
    """Return a cell of text as no spreadsheet runs it as a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _exact(value: Value) -> Value:
    return f"{value:f}" if isinstance(value, Decimal) else value


_SAFE: dict[Type, Callable[[Value], Value]] = {"string": safe, "integer": _exact, "number": _exact}


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
