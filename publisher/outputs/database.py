"""The open data as an SQLite file, to be opened with Datasette or any SQLite tool."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from bulletin.ledger import opendata
from publisher import labels, rows
from publisher.rows import Piece
from publisher.sheets import Body, Grown, key

if TYPE_CHECKING:
    from pathlib import Path

    from publisher.site import Site

_INDEXED = {"observations": ("region_code", "measure", "bulletin"), "entries": ("inspection", "region_code")}
_NEWEST_FIRST = {"observations", "cases", "bulletins"}


def render(site: Site) -> Iterator[tuple[str, Body]]:
    """Yield the database."""
    tables = [
        opendata.Table(each.name, each.columns, each.pieces(), _INDEXED.get(each.name, ()), each.name in _NEWEST_FIRST)
        for each in rows.sheets(site)
    ]
    measures = Piece("measures", lambda: iter(labels.MEASURES.items()))
    tables.append(opendata.Table("measures", {"key": "string", "name": "string"}, [measures]))
    told = key("sqlite", [each.key for table in tables for each in table.pieces])
    yield "data/infocenter.sqlite", Grown(told, partial(_write, tables))


def _write(tables: list[opendata.Table], path: Path, before: Path | None, told: bytes) -> tuple[str, bytes]:
    told = opendata.write(path, tables, before, told)
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:32], told
