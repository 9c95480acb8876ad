"""The ledger: what was fetched, what it said and what was read in it. The only room that speaks SQL."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Self

from sqlalchemy import Connection

from bulletin.errors import LedgerError
from bulletin.ledger import bulletins, decisions, health, likeness, pages, readings, rows, runs, stamps
from bulletin.ledger.bulletins import Outcome
from bulletin.ledger.connection import ERRORS, READING, cause, connect
from bulletin.ledger.pages import PageRow
from bulletin.ledger.runs import Run, SourceResult

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = [
    "Connection",
    "Ledger",
    "Outcome",
    "PageRow",
    "Run",
    "SourceResult",
    "bulletins",
    "decisions",
    "health",
    "likeness",
    "pages",
    "readings",
    "rows",
    "runs",
    "stamps",
]


class Ledger:
    """An open ledger. All work goes through ``transaction``; what happens in one is kept whole or not at all."""

    def __init__(self, url: str, *, read_only: bool = False) -> None:
        self.url = url
        self._engine = connect(url, read_only=read_only)
        self._reader: Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        if self._reader:
            self._reader.close()
        self._engine.dispose()

    def copy_to(self, path: Path) -> None:
        """Write the whole ledger into a new SQLite file, as it stands between two transactions."""
        source = self._engine.raw_connection()
        try:
            with closing(sqlite3.connect(path)) as copy:
                source.driver_connection.backup(copy)  # type: ignore[union-attr]
        except sqlite3.Error as error:
            raise LedgerError(f"ledger {self.url}: {error}; not copied to {path}") from error
        finally:
            source.close()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection for one look at what is kept: cheaper than a transaction, and nothing can be written."""
        try:
            if self._reader is None:
                self._reader = self._engine.connect().execution_options(**{READING: True})
                self._reader.exec_driver_sql("PRAGMA query_only=ON")
            yield self._reader
        except ERRORS as error:
            raise LedgerError(f"ledger {self.url}: {cause(error)}") from error

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Give a connection; commit at the end, roll back on any error. Raises LedgerError for the database's own."""
        try:
            with self._engine.begin() as connection:
                yield connection
        except ERRORS as error:
            raise LedgerError(f"ledger {self.url}: {cause(error)}; nothing of this step was kept") from error
