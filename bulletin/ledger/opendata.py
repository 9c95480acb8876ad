"""Open data as an SQLite file: plain tables for anyone's tools, the same bytes for the same rows."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "NUMERIC"}


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its columns with their types (string, integer, number), its rows, and the columns to find them by."""

    name: str
    columns: Mapping[str, str]
    rows: Iterable[tuple[str | int | Decimal | None, ...]]
    indexed: tuple[str, ...] = ()


def write(path: Path, tables: Iterable[Table]) -> None:
    """Write a new file. Raises OSError when it cannot be written."""
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as file:
            file.execute("PRAGMA journal_mode=OFF")
            file.execute("PRAGMA synchronous=OFF")
            file.execute("BEGIN")
            for table in tables:
                _fill(file, table)
            file.execute("COMMIT")
    except sqlite3.Error as error:
        raise OSError(None, str(error), str(path)) from error


def _fill(file: sqlite3.Connection, table: Table) -> None:
    columns = ", ".join(f'"{name}" {_TYPES[kind]}' for name, kind in table.columns.items())
    file.execute(f'CREATE TABLE "{table.name}" ({columns})')
    places = ", ".join("?" * len(table.columns))
    rows = ([_value(value) for value in row] for row in table.rows)
    file.executemany(f'INSERT INTO "{table.name}" VALUES ({places})', rows)  # noqa: S608 - our own names
    for name in table.indexed:
        file.execute(f'CREATE INDEX "{table.name}_{name}" ON "{table.name}" ("{name}")')


def _value(value: str | int | Decimal | None) -> str | int | None:
    if isinstance(value, Decimal):
        return str(value)  # NUMERIC keeps whole numbers whole
    if isinstance(value, str):
        return value.encode(errors="replace").decode()
    return value
