"""Opening a ledger: the engine, its pragmas, and the migrations that bring an older file up to date."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import QueuePool

from bulletin.errors import LedgerError

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

READING = "reading"
"""The option of a connection that only reads, each statement by itself."""
ERRORS = (SQLAlchemyError, sqlite3.Error)

_MIGRATIONS = Path(__file__).parent / "migrations"
_BUSY_SECONDS = 30
# A checkpoint waits for the disk: one every 16 MB of changes. The cache holds the inner nodes of a large ledger.
_WAL_PAGES, _CACHE_KB = 4000, 16_000


def connect(url: str, *, read_only: bool = False) -> Engine:
    """Open the ledger at an SQLAlchemy address and bring its tables up to date.

    A ledger opened ``read_only`` is never created or migrated. Raises LedgerError when it is missing, no ledger,
    damaged, or of a newer version than this program.
    """
    engine = _engine(url, read_only=read_only)
    try:
        if read_only:
            with engine.connect() as connection:
                _check_version(connection, url)
        else:
            with engine.begin() as connection:
                _migrate(connection, url)
    except ERRORS as error:
        engine.dispose()
        raise LedgerError(f"ledger {url}: {cause(error)}; check the file, or bring back a backup") from error
    except LedgerError:
        engine.dispose()
        raise
    return engine


def cause(error: Exception) -> str:
    """Return the database's own words for one of ``ERRORS``, without the statement and SQLAlchemy's links."""
    return str(getattr(error, "orig", None) or error).splitlines()[0]


def _engine(url: str, *, read_only: bool) -> Engine:
    parts = make_url(url)
    if parts.get_backend_name() != "sqlite":
        raise LedgerError(f"ledger {url}: only sqlite:/// addresses are supported")
    if not parts.database:
        raise LedgerError(f"ledger {url}: the address names no file")
    path = Path(parts.database)
    if read_only and not path.is_file():
        raise LedgerError(f"ledger {path}: no such file; run `infocenter run` first")
    if not path.parent.is_dir():
        raise LedgerError(f"ledger {path}: the folder {path.parent} does not exist; create it")
    mode = "ro" if read_only else "rwc"

    def create() -> sqlite3.Connection:
        return sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=_BUSY_SECONDS, check_same_thread=False
        )

    engine = create_engine("sqlite://", creator=create, poolclass=QueuePool)

    @event.listens_for(engine, "connect")
    def _pragmas(connection: Any, _record: object) -> None:
        # The driver's own transaction handling would commit before DDL; SQLAlchemy's documented way around it.
        connection.isolation_level = None
        if not read_only:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=NORMAL")
            connection.execute(f"PRAGMA wal_autocheckpoint={_WAL_PAGES}")
        connection.execute(f"PRAGMA cache_size=-{_CACHE_KB}")
        connection.execute("PRAGMA foreign_keys=ON")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # A writer takes its lock at once: no upgrade from reading to writing can fail half-way.
        if not connection.get_execution_options().get(READING):
            driver: Any = connection.connection.driver_connection
            driver.execute("BEGIN" if read_only else "BEGIN IMMEDIATE")

    return engine


def _version(connection: Connection, url: str) -> str | None:
    """Return the ledger's version, None for an empty file; refuse one that this program does not know."""
    tables = inspect(connection).get_table_names()
    if "alembic_version" not in tables:
        if tables:
            raise LedgerError(f"ledger {url}: holds other tables and is no ledger; name another file in [store] url")
        return None
    version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if version is not None and version not in _known():
        raise LedgerError(f"ledger {url}: was written by a newer version ({version}); update this program")
    return version


def _known() -> tuple[str, ...]:
    """Return the versions that this program knows, in order: each migration's file begins with its number."""
    known = sorted(path.name.partition("_")[0] for path in (_MIGRATIONS / "versions").glob("[0-9]*_*.py"))
    if not known:
        raise LedgerError("this installation lacks its migrations; install it again")
    return tuple(known)


def _check_version(connection: Connection, url: str) -> None:
    version = _version(connection, url)
    if version != _known()[-1]:
        raise LedgerError(f"ledger {url}: is older than this program; run `infocenter run` to bring it up to date")


def _migrate(connection: Connection, url: str) -> None:
    if _version(connection, url) != _known()[-1]:
        from alembic import command  # noqa: PLC0415 - slow to load, only for a new or older ledger
        from alembic.config import Config  # noqa: PLC0415

        config = Config()
        config.set_main_option("script_location", str(_MIGRATIONS))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
