"""PostgreSQL: a ledger on a server, for more than one machine.

The password comes from PGPASSWORD or a password file (PGPASSFILE, ~/.pgpass), never from the address.
"""

from __future__ import annotations

import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine, event, func, inspect, select, text

from bulletin.errors import BusyError, LedgerError
from bulletin.ledger.options import LOCK_SECONDS, READING, as_json, of_json
from bulletin.ledger.schema import metadata

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import URL, Connection, Engine

NAME = "PostgreSQL"
ADVICE = "check that the server runs, that [store] url is right and PGPASSWORD or ~/.pgpass gives the password"

# A server, or a machine with a lock, that vanished without a word is given up after a minute.
_CONNECT = {
    "connect_timeout": 10,
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 60_000,
    "application_name": "infocenter",
}
_SESSION = f"""
    SET lock_timeout = '{LOCK_SECONDS}s'; SET idle_session_timeout = 0;
    SET tcp_keepalives_idle = 30; SET tcp_keepalives_interval = 10; SET tcp_keepalives_count = 3
"""
# The kinds of advisory locks: the writer's, the ledger's as a whole, that of one host's pages. All are ours by the
# first number; the database keeps those of other databases apart.
_WRITING, _LEDGER, _HOST = (0x1F0CE000 + kind for kind in range(3))
_TAKE = "SELECT pg_try_advisory_lock{}(%(kind)s::int, %(which)s::int)"
_TEXTS = text("""
    SELECT column_name FROM information_schema.columns
    WHERE table_schema = current_schema() AND table_name = :name AND data_type IN ('text', 'character varying')
      AND collation_name IS DISTINCT FROM 'C'
""")


def engine(url: URL, *, read_only: bool) -> Engine:
    """Return the engine for a server. Raises LedgerError when the address names no database."""
    if not url.database:
        raise LedgerError(f"ledger {url}: the address names no database; postgresql://user@host/DATABASE")
    made = create_engine(
        url.set(drivername="postgresql+psycopg"),
        connect_args={name: value for name, value in _CONNECT.items() if name not in url.query},
        # A reader sees the ledger as it stood when it began.
        isolation_level="REPEATABLE READ" if read_only else "READ COMMITTED",
        json_serializer=as_json,
        json_deserializer=of_json,
    )

    @event.listens_for(made, "connect")
    def _session(connection: Any, _record: object) -> None:
        connection.execute(_SESSION)
        connection.execute(f"SET default_transaction_read_only = {'on' if read_only else 'off'}")
        connection.commit()

    @event.listens_for(made, "begin")
    def _begin(connection: Connection) -> None:
        # One writer at a time, as with a file: what it looks up and what it then writes stay in step.
        if not read_only and not connection.get_execution_options().get(READING):
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITING}, 0)")

    return made


def look(engine: Engine) -> Connection:
    """Return a connection whose statements stand each by itself and cannot write."""
    connection = _alone(engine)
    connection.exec_driver_sql("SET default_transaction_read_only = on")
    return connection


def _alone(engine: Engine) -> Connection:
    """Return a connection outside the pool that opens no transactions."""
    connection = engine.connect().execution_options(isolation_level="AUTOCOMMIT", **{READING: True})
    connection.detach()
    return connection


@contextmanager
def locked(engine: Engine, hosts: Iterable[str] | None) -> Iterator[None]:
    """Hold the ledger for the time of the block, or only what is fetched from these hosts.

    The server lets go when the connection ends, however this process does. Raises BusyError at once when another
    process, on any machine, holds it.
    """
    with _alone(engine) as connection:
        if hosts is None:
            _take(connection, _LEDGER, 0, "another run works on the whole ledger, or crawls into it")
        else:
            _take(connection, _LEDGER, 0, "another run works on the whole ledger", shared=True)
            for host in sorted(set(hosts)):
                which = zlib.crc32(host.encode()) - 2**31
                _take(connection, _HOST, which, f"another run crawls {host}")
        yield
        # Told, not left to the end of the connection, which the server may see a moment after the next run has come.
        connection.exec_driver_sql("SELECT pg_advisory_unlock_all()")


def _take(connection: Connection, kind: int, which: int, told: str, *, shared: bool = False) -> None:
    query = _TAKE.format("_shared" if shared else "")
    if not connection.exec_driver_sql(query, {"kind": kind, "which": which}).scalar():
        raise BusyError(f"ledger {connection.engine.url}: {told}; try again when it has ended")


def settle(connection: Connection) -> None:
    """Make the tables keep texts as SQLite does: of any length, in the order of their code points."""
    quoted = connection.dialect.identifier_preparer.quote
    for table in metadata.sorted_tables:
        names = connection.execute(_TEXTS, {"name": table.name}).scalars()
        parts = [f'ALTER COLUMN {quoted(name)} TYPE text COLLATE "C"' for name in names]
        if parts:
            connection.exec_driver_sql(f"ALTER TABLE {quoted(table.name)} {', '.join(parts)}")


def after_copy(connection: Connection) -> None:
    """Let the numbers of new rows follow those that were copied."""
    known = set(inspect(connection).get_table_names())
    for table in metadata.sorted_tables:
        column = table.autoincrement_column
        if table.name in known and column is not None and not column.foreign_keys:
            sequence = func.pg_get_serial_sequence(table.name, column.name)
            last = select(func.max(column)).scalar_subquery()
            connection.execute(select(func.setval(sequence, func.coalesce(last, 1), last.is_not(None))))
