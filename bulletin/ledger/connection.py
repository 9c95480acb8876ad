"""Opening a ledger: which database it is in, and the migrations that bring an older one up to date."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from sqlalchemy import inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DataError, SQLAlchemyError

from bulletin.errors import LedgerError
from bulletin.ledger import postgresql, sqlite
from bulletin.ledger.schema import metadata

if TYPE_CHECKING:
    from collections.abc import Iterable
    from contextlib import AbstractContextManager

    from sqlalchemy import URL, Connection, Engine


class Database(Protocol):
    """What each kind of database does in its own way; see the functions of ``sqlite`` and ``postgresql``."""

    NAME: str
    ADVICE: str

    def engine(self, url: URL, *, read_only: bool) -> Engine:
        """Return what connects to an address."""

    def look(self, engine: Engine) -> Connection:
        """Return a connection whose statements stand each by itself and cannot write."""

    def locked(self, engine: Engine, hosts: Iterable[str] | None) -> AbstractContextManager[None]:
        """Hold the ledger, or what is fetched from some hosts, against other machines."""

    def settle(self, connection: Connection) -> None:
        """Make what the migrations made behave alike everywhere."""

    def after_copy(self, connection: Connection) -> None:
        """Let new rows follow those that were copied with their numbers."""


ERRORS = (SQLAlchemyError, sqlite3.Error)
UNKEEPABLE = (DataError, sqlite3.DataError, OverflowError)

# Alembic's own table, as it makes it.
_VERSIONS = """
    CREATE TABLE alembic_version (
        version_num VARCHAR(32) NOT NULL,
        CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
    )
"""
_MIGRATIONS = Path(__file__).parent / "migrations"
_DATABASES: dict[str, Database] = {"sqlite": sqlite, "postgresql": postgresql}


def connect(url: str, *, read_only: bool = False) -> tuple[Engine, Database]:
    """Open the ledger at an SQLAlchemy address and bring its tables up to date.

    A ledger opened ``read_only`` is never created or migrated. Raises LedgerError when it is missing, no ledger,
    damaged, out of reach, or of a newer version than this program.
    """
    parts, database = _address(url)
    engine = database.engine(parts, read_only=read_only)
    shown = str(parts)
    try:
        if read_only:
            with engine.connect() as connection:
                _check_version(connection, shown)
        else:
            with engine.begin() as connection:
                _migrate(connection, shown, database)
    except ERRORS as error:
        engine.dispose()
        raise LedgerError(f"ledger {shown}: {cause(error)}; {database.ADVICE}") from error
    except LedgerError:
        engine.dispose()
        raise
    return engine, database


def _address(url: str) -> tuple[URL, Database]:
    try:
        parts = make_url(url)
        return parts, _DATABASES[parts.get_backend_name()]
    except (ArgumentError, KeyError, ValueError):
        raise LedgerError(
            "[store] url: is no address of a ledger; sqlite:///FILE or postgresql://user@host/database"
        ) from None


def cause(error: Exception) -> str:
    """Return the database's own words for one of ``ERRORS``, without the statement and SQLAlchemy's links."""
    return str(getattr(error, "orig", None) or error).splitlines()[0]


def _version(connection: Connection, url: str) -> str | None:
    """Return the ledger's version, None for an empty file; refuse one that this program does not know."""
    tables = inspect(connection).get_table_names()
    if "alembic_version" not in tables or "bulletins" not in tables:
        if tables:
            raise LedgerError(f"ledger {url}: holds other tables and is no ledger; name another in [store] url")
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
    if version is None:
        raise LedgerError(f"ledger {url}: holds nothing yet; run `infocenter run` first")
    if version != _known()[-1]:
        raise LedgerError(f"ledger {url}: is older than this program; run `infocenter run` to bring it up to date")


def _migrate(connection: Connection, url: str, database: Database) -> None:
    """Bring an older ledger up to date; a new one is made as all migrations together would make it."""
    version, newest = _version(connection, url), _known()[-1]
    if version == newest:
        return
    if version is None:
        metadata.create_all(connection)
        connection.exec_driver_sql(_VERSIONS)
        connection.execute(text("INSERT INTO alembic_version VALUES (:newest)"), {"newest": newest})
    else:
        from alembic import command  # noqa: PLC0415 - slow to load, only for an older ledger
        from alembic.config import Config  # noqa: PLC0415

        config = Config()
        config.set_main_option("script_location", str(_MIGRATIONS))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    database.settle(connection)
