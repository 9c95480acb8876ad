"""The open data as one workbook: a sheet for each table, and what the columns and measures mean."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

import xlsxwriter

from publisher import labels, rows
from publisher.sheets import Body, Stream, key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from publisher.rows import Row
    from publisher.site import Site

_MOST = 1_000_000  # a sheet ends at 1,048,576 rows
_CREATED = datetime(2000, 1, 1, tzinfo=UTC)  # the same content, the same bytes
_OPTIONS = {"constant_memory": True}
_WIDTH = 18


def render(site: Site) -> Iterator[tuple[str, Body]]:
    """Yield the workbook."""
    yield "data/observations.xlsx", Stream(key("xlsx", site.stamp), partial(_write, site))


def _write(site: Site, path: Path) -> None:
    with xlsxwriter.Workbook(path, _OPTIONS) as book:
        book.set_properties({"created": _CREATED, "title": site.settings.title})
        bold = book.add_format({"bold": True})
        for table in rows.sheets(site):
            _sheet(book, bold, table.title, table.columns, table.rows())
        columns = dict.fromkeys(name for table in rows.sheets(site) for name in table.columns)
        told = [(name, rows.meaning(name)) for name in columns]
        measures = [(name, meaning) for name, meaning in labels.MEASURES.items()]
        _sheet(book, bold, "数据字典", ("列 / 项目", "含义"), [*told, ("", ""), *measures])


def _sheet(book: xlsxwriter.Workbook, bold: object, title: str, columns: Iterable[str], found: Iterable[Row]) -> None:
    sheet = book.add_worksheet(title)
    names = list(columns)
    sheet.set_column(0, len(names) - 1, _WIDTH)
    sheet.freeze_panes(1, 0)
    for column, name in enumerate(names):
        sheet.write_string(0, column, name, bold)
    for line, row in enumerate(islice(found, _MOST), 1):
        for column, value in enumerate(row):
            if isinstance(value, Decimal | int):
                sheet.write_number(line, column, value)
            elif value:
                sheet.write_string(line, column, value)
