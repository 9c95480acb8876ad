"""Statements that the databases word differently, made once each."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection, Dialect, Table
    from sqlalchemy.sql import Executable


def upsert(connection: Connection, table: Table) -> Executable:
    """Return the statement that keeps a row in place of the one with its key."""
    return _upsert(connection.dialect.name, table)


def insert_rows(connection: Connection, table: Table, rows: list[tuple[Any, ...]]) -> None:
    """Add rows of all columns in order, JSON as text: no type of the driver's or ours is looked at again."""
    _for_each(connection, _insertion(table, connection.dialect), rows)


def run_for_each(connection: Connection, statement: Executable, rows: list[dict[str, Any]]) -> None:
    """Run a statement of plain texts and numbers for each of the rows, worded likewise."""
    words, names, given = _worded(statement, connection.dialect, tuple(rows[0]))
    _for_each(connection, words, [tuple([row.get(name, given[name]) for name in names]) for row in rows])


def first(connection: Connection, statement: Executable, values: dict[str, Any]) -> Sequence[Any] | None:
    """Return the first row that a query of plain texts and numbers finds, None when there is none."""
    row: Sequence[Any] | None = _ran(connection, statement, values).fetchone()
    return row


def every(connection: Connection, statement: Executable, values: dict[str, Any]) -> Sequence[Sequence[Any]]:
    """Return the rows that a query of plain texts and numbers finds."""
    found: Sequence[Sequence[Any]] = _ran(connection, statement, values).fetchall()
    return found


def run(connection: Connection, statement: Executable, values: dict[str, Any]) -> None:
    """Run a statement of plain texts and numbers."""
    _ran(connection, statement, values)


def _ran(connection: Connection, statement: Executable, values: dict[str, Any]) -> Any:
    """Run what each page asks for: SQLite's driver is asked itself, for SQLAlchemy takes thrice as long as SQLite."""
    words, names, given = _worded(statement, connection.dialect, tuple(values))
    row = tuple([values.get(name, given[name]) for name in names])
    if connection.dialect.name == "sqlite":
        return _driver(connection).execute(words, row)
    return connection.exec_driver_sql(words, row)


def _for_each(connection: Connection, words: str, rows: list[tuple[Any, ...]]) -> None:
    if connection.dialect.name == "sqlite":
        _driver(connection).executemany(words, rows)
    else:
        connection.exec_driver_sql(words, rows)


def _driver(connection: Connection) -> Any:
    return connection.connection.driver_connection


def inserting(dialect: str, table: Table) -> Any:
    """Return a database's own insertion into a table, which knows ON CONFLICT."""
    return import_module(f"sqlalchemy.dialects.{dialect}").insert(table)


@cache
def _upsert(dialect: str, table: Table) -> Executable:
    statement = inserting(dialect, table)
    keys = {column.name for column in table.primary_key}
    others = {column.name: column for column in statement.excluded if column.name not in keys}
    updating: Executable = statement.on_conflict_do_update(index_elements=sorted(keys), set_=others)
    return updating


@cache
def _insertion(table: Table, dialect: Dialect) -> str:
    return _worded(insert(table), dialect, tuple(column.name for column in table.c))[0]


@cache
def _worded(statement: Any, dialect: Dialect, given: tuple[str, ...]) -> tuple[str, list[str], dict[str, Any]]:
    """Return a statement's words, the names of its places in order, and the values that it has itself."""
    # Rows are tuples, so the places of their values have no names.
    worded: Any = type(dialect)
    places = worded(paramstyle="qmark" if dialect.name == "sqlite" else "format")
    compiled = statement.compile(dialect=places, column_keys=given)
    return str(compiled), compiled.positiontup, compiled.params
