"""A whole ledger from one database into another, table by table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, insert, select, update

from bulletin.ledger.schema import metadata

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Column, Connection, Table

_AT_ONCE = 1000


def is_empty(connection: Connection) -> bool:
    """Tell whether nothing at all is kept."""
    return not any(connection.execute(select(table).limit(1)).first() for table in metadata.sorted_tables)


def replace(source: Connection, target: Connection) -> None:
    """Put all rows of a ledger in place of those of another; both are of this program's version."""
    for table in reversed(metadata.sorted_tables):
        for column in _own(table):  # a row may name another of its table
            target.execute(update(table).values({column.name: None}))
        target.execute(delete(table))
    for table in metadata.sorted_tables:
        _copy(source, target, table)


def _copy(source: Connection, target: Connection, table: Table) -> None:
    own = _own(table)
    later: list[dict[str, object]] = []
    keys = [column.name for column in table.primary_key]
    rows = source.execution_options(yield_per=_AT_ONCE).execute(select(table)).mappings()
    for part in rows.partitions():
        values = [dict(row) for row in part]
        for row in values:
            named = {column.name: row[column.name] for column in own}
            if any(value is not None for value in named.values()):
                later.append({f"key_{name}": row[name] for name in keys} | named)
                row.update(dict.fromkeys(named))
        target.execute(insert(table), values)
    if later:
        _point(target, table, keys, own, later)


def _point(
    target: Connection, table: Table, keys: Iterable[str], own: Iterable[Column[object]], rows: list[dict[str, object]]
) -> None:
    """Let rows name others of their table, now that all are there."""
    statement = update(table).values({column.name: bindparam(column.name) for column in own})
    for name in keys:
        statement = statement.where(table.c[name] == bindparam(f"key_{name}"))
    target.execute(statement, rows)


def _own(table: Table) -> list[Column[object]]:
    """Return the columns that name another row of the same table."""
    return [key.parent for key in table.foreign_keys if key.column.table is table]
