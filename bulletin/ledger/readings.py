"""What was read in a revision: the reading that counts, and those before it with when and by which reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, func, insert, select, update

from bulletin.ledger import accounts, rows, stamps
from bulletin.ledger.rows import ReadRows
from bulletin.ledger.schema import OF_REVISION, bulletins, cases, enclosed, issues, observations, readings, revisions
from bulletin.ledger.statements import insert_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection, Table

    from bulletin.model import Reading

TABLES = (observations, issues, cases, enclosed)
_AT_ONCE = 1000
_THIS = (revisions.c.bulletin_id == bindparam("of")) & (revisions.c.number == bindparam("at"))
_BY = update(revisions).where(_THIS).values(reader=bindparam("by"))


def insert_read(connection: Connection, bulletin_id: str, revision: int, reading: Reading | ReadRows) -> None:
    """Keep what was read in a revision that nothing was read in yet."""
    read = reading if isinstance(reading, ReadRows) else rows.read_rows(reading)
    for table, things in zip(TABLES, (read.observations, read.issues, read.cases, read.enclosed), strict=True):
        if things:
            values = [(bulletin_id, revision, number, *row) for number, row in enumerate(things)]
            insert_rows(connection, table, values)


def replace(connection: Connection, bulletin_id: str, revision: int, reading: ReadRows, now: str) -> None:
    """Keep what was read in a revision now; what was read in it before stays, as an earlier reading."""
    state = revisions.c.reader, func.coalesce(revisions.c.read_at, revisions.c.seen_at).label("read_at")
    before = connection.execute(select(*state).where(_THIS), {"of": bulletin_id, "at": revision}).one()
    past = (readings.c.bulletin_id == bulletin_id) & (readings.c.revision == revision)
    number = connection.execute(select(func.count()).select_from(readings).where(past)).scalar_one() + 1
    content = {table.name: _rows(connection, table, bulletin_id, revision) for table in TABLES}
    key = {"bulletin_id": bulletin_id, "revision": revision, "number": number}
    times = {"reader": before.reader, "read_at": before.read_at, "replaced_at": now}
    connection.execute(insert(readings).values(key | times | content))
    for table in TABLES:
        connection.execute(delete(table).where((table.c.bulletin_id == bulletin_id) & (table.c.revision == revision)))
    insert_read(connection, bulletin_id, revision, reading)
    known = {"of": bulletin_id, "at": revision, "by": reading.reader}
    connection.execute(_BY.values(read_at=now), known)
    stamps.renew(connection, bulletin_id)
    accounts.mark(connection, [bulletin_id])


def replace_enclosed(connection: Connection, bulletin_id: str, revision: int, reading: Reading | ReadRows) -> None:
    """Keep what a revision's attachments say now; they may become readable when the page has long been read."""
    read = reading if isinstance(reading, ReadRows) else rows.read_rows(reading)
    here = (enclosed.c.bulletin_id == bulletin_id) & (enclosed.c.revision == revision)
    connection.execute(delete(enclosed).where(here))
    if read.enclosed:
        values = [(bulletin_id, revision, number, *row) for number, row in enumerate(read.enclosed)]
        insert_rows(connection, enclosed, values)
    accounts.mark(connection, [bulletin_id])


def confirm(connection: Connection, same: Iterable[tuple[str, int, str]]) -> None:
    """Note of bulletins, by id and revision, the reader that reads in them just what was read before."""
    known = [{"of": bulletin_id, "at": revision, "by": reader} for bulletin_id, revision, reader in same]
    if known:
        connection.execute(_BY, known)


def due(connection: Connection, since: str | None, after: str) -> Sequence[tuple[str, str, str | None]]:
    """Return id, source and reader of the next bulletins after an id, of those published since a day; empty: no more.

    One without a date counts from its first sighting.
    """
    query = (
        select(bulletins.c.id, bulletins.c.source, revisions.c.reader)
        .join(revisions, (revisions.c.bulletin_id == bulletins.c.id) & (revisions.c.number == bulletins.c.revision))
        .where(bulletins.c.id > after)
        .order_by(bulletins.c.id)
        .limit(_AT_ONCE)
    )
    if since:
        query = query.where(func.substr(func.coalesce(bulletins.c.published, bulletins.c.first_seen), 1, 10) >= since)
    return [(row.id, row.source, row.reader) for row in connection.execute(query)]


def _rows(connection: Connection, table: Table, bulletin_id: str, revision: int) -> list[dict[str, Any]]:
    """Return the rows of one revision without what tells of which."""
    columns = [column for column in table.c if column.name not in OF_REVISION]
    here = (table.c.bulletin_id == bulletin_id) & (table.c.revision == revision)
    found = connection.execute(select(*columns).where(here).order_by(table.c.number)).mappings()
    return [dict(row) for row in found]
