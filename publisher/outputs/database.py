"""The open data as an SQLite file, to be opened with Datasette or any SQLite tool."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from bulletin.ledger import opendata
from publisher import labels, rows
from publisher.sheets import Body, Stream, key

if TYPE_CHECKING:
    from pathlib import Path

    from publisher.site import Site

_INDEXED = {"observations": ("region_code", "measure", "bulletin"), "entries": ("inspection", "region_code")}


def render(site: Site) -> Iterator[tuple[str, Body]]:
    """Yield the database."""
    yield "data/infocenter.sqlite", Stream(key("sqlite", site.stamp), partial(_write, site))


def _write(site: Site, path: Path) -> None:
    tables = [
        opendata.Table(
            each.name,
            each.columns,
            each.rows(),
            _INDEXED.get(each.name, ()),
        )
        for each in rows.sheets(site)
    ]
    measures = opendata.Table("measures", {"key": "string", "name": "string"}, iter(labels.MEASURES.items()))
    opendata.write(path, [*tables, measures])
