"""SQLite: a ledger in one file."""

from __future__ import annotations

import sqlite3
from contextlib import closing, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine, event
from sqlalchemy.pool import QueuePool

from bulletin.errors import LedgerError
from bulletin.ledger.options import LOCK_SECONDS, READING, as_json, of_json

if TYPE_CHECKING:
    from collections.abc import Iterable
    from contextlib import AbstractContextManager

    from sqlalchemy import URL, Connection, Engine

NAME = "SQLite"
ADVICE = "check the file and who may write there, or bring back a backup"

# A checkpoint waits for the disk: one every 32 MB of changes. The cache holds the inner nodes of a large ledger.
_WAL_PAGES, _CACHE_KB = 8000, 16_000


def engine(url: URL, *, read_only: bool) -> Engine:
    """Return the engine for a file. Raises LedgerError when there can be none."""
    if not url.database:
        raise LedgerError(f"ledger {url}: the address names no file")
    path = Path(url.database)
    if read_only and not path.is_file():
        raise LedgerError(f"ledger {path}: no such file; run `infocenter run` first")
    if not path.parent.is_dir():
        raise LedgerError(f"ledger {path}: the folder {path.parent} does not exist; create it")
    mode = "ro" if read_only else "rwc"

    def create() -> sqlite3.Connection:
        return sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=LOCK_SECONDS, check_same_thread=False
        )

    made = create_engine(
        "sqlite://", creator=create, poolclass=QueuePool, json_serializer=as_json, json_deserializer=of_json
    )

    @event.listens_for(made, "connect")
    def _pragmas(connection: Any, _record: object) -> None:
        # The driver's own transaction handling would commit before DDL; SQLAlchemy's documented way around it.
        connection.isolation_level = None
        if not read_only and _may_be_ours(connection):
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=NORMAL")
            connection.execute(f"PRAGMA wal_autocheckpoint={_WAL_PAGES}")
        connection.execute(f"PRAGMA cache_size=-{_CACHE_KB}")
        connection.execute("PRAGMA foreign_keys=ON")

    @event.listens_for(made, "begin")
    def _begin(connection: Connection) -> None:
        # A writer takes its lock at once: no upgrade from reading to writing can fail half-way.
        if not connection.get_execution_options().get(READING):
            driver: Any = connection.connection.driver_connection
            driver.execute("BEGIN" if read_only else "BEGIN IMMEDIATE")

    return made


def _may_be_ours(connection: Any) -> bool:
    """Tell whether a file is new or a ledger: what is another program's is not touched."""
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return not tables or "bulletins" in tables


def look(engine: Engine) -> Connection:
    """Return a connection whose statements stand each by itself and cannot write."""
    connection = engine.connect().execution_options(**{READING: True})
    connection.exec_driver_sql("PRAGMA query_only=ON")
    return connection


def locked(_engine: Engine, _hosts: Iterable[str] | None) -> AbstractContextManager[None]:
    """Hold nothing: who shares the file shares the machine, where runs hold a lock of their own."""
    return nullcontext()


def copy_to(engine: Engine, path: Path) -> None:
    """Write the whole ledger into a new file, as it stands between two transactions."""
    source = engine.raw_connection()
    try:
        with closing(sqlite3.connect(path)) as copy:
            source.driver_connection.backup(copy)  # type: ignore[union-attr]
    finally:
        source.close()


def settle(_connection: Connection) -> None:
    """Leave the tables as the migrations made them."""


def after_copy(_connection: Connection) -> None:
    """Do nothing: the next number of a row is found in its table."""
