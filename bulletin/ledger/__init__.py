"""The ledger: what was fetched, what it said and what was read in it. The only room that speaks SQL."""

from __future__ import annotations

from contextlib import ExitStack, closing, contextmanager
from typing import TYPE_CHECKING, Self

from sqlalchemy import Connection, make_url

from bulletin.errors import LedgerError, UnkeepableError
from bulletin.ledger import (
    accounts,
    bulletins,
    decisions,
    health,
    likeness,
    pages,
    readings,
    reckoning,
    rows,
    runs,
    sightings,
    sqlite,
    stamps,
    transfer,
)
from bulletin.ledger.bulletins import Outcome
from bulletin.ledger.connection import ERRORS, UNKEEPABLE, cause, connect
from bulletin.ledger.pages import PageRow
from bulletin.ledger.runs import Run, SourceResult
from bulletin.ledger.together import Together

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

__all__ = [
    "Connection",
    "Ledger",
    "Outcome",
    "PageRow",
    "Run",
    "SourceResult",
    "accounts",
    "bulletins",
    "decisions",
    "health",
    "likeness",
    "pages",
    "readings",
    "reckoning",
    "rows",
    "runs",
    "sightings",
    "stamps",
]


class Ledger:
    """An open ledger. All work goes through ``transaction``; what happens in one is kept whole or not at all."""

    def __init__(self, url: str, *, read_only: bool = False) -> None:
        self._engine, self._database = connect(url, read_only=read_only)
        self.url = str(make_url(url))
        self._reader: Connection | None = None
        self._together: Together | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file or the server."""
        if self._reader:
            self._reader.close()
        self._engine.dispose()

    @property
    def database(self) -> str:
        """Which database keeps the ledger, with its version."""
        version = self._engine.dialect.server_version_info or ()
        return f"{self._database.NAME} {'.'.join(map(str, version))}"

    def copy_to(self, path: Path) -> None:
        """Write the whole ledger into a new SQLite file, as it stands between two transactions."""
        if self._engine.dialect.name == "sqlite":
            with self._told(f"not copied to {path}"):
                sqlite.copy_to(self._engine, path)
        else:
            with Ledger(f"sqlite:///{path}") as copy:
                copy.replace_by(self)

    def replace_by(self, other: Ledger) -> None:
        """Put all that another ledger keeps in place of what this one does, whole or not at all."""
        with other.transaction() as source, self.transaction() as target:
            transfer.replace(source, target)
            self._database.after_copy(target)

    def is_empty(self) -> bool:
        """Tell whether nothing at all is kept."""
        with self.transaction() as connection:
            return transfer.is_empty(connection)

    @contextmanager
    def locked(self, hosts: Iterable[str] | None = None) -> Iterator[None]:
        """Hold the ledger against other machines for the block, or only what is fetched from some hosts.

        Raises BusyError at once when another run holds it. The lock ends with this process, however it ends. A ledger
        in a file has none: its machine's runs hold a lock of their own.
        """
        with ExitStack() as held:
            with self._told("nothing was begun"):
                held.enter_context(self._database.locked(self._engine, hosts))
            yield

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection for one look at what is kept: cheaper than a transaction, and nothing can be written."""
        with self._told():
            unsettled = self._together.unsettled if self._together else None
            if unsettled is None and self._reader is None:
                self._reader = self._database.look(self._engine)
            yield unsettled or self._reader  # type: ignore[misc]

    def reckon(self) -> int:
        """Bring the account of all bulletins up to date, some changed bulletins a transaction; return how many."""
        done = 0
        while True:
            with self.transaction() as connection:
                some = reckoning.reckon(connection)
            if not some:
                return done
            done += some

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Give a connection; commit at the end, roll back on any error. Raises LedgerError for the database's own.

        UnkeepableError tells that a value was at fault, not the database.
        """
        begun = self._together.part() if self._together else self._engine.begin()
        with self._told("what was kept before stays"), begun as connection:
            yield connection

    @contextmanager
    def together(self) -> Iterator[None]:
        """Commit what is done in the block some transactions at once, by ``settle`` or the end of it at the latest.

        Each is still kept whole or not at all. On a server, where others wait for their turn, each is its own.
        """
        if self._engine.dialect.name != "sqlite":
            yield
            return
        with self._told():
            self._together = together = Together(self._engine)
        try:
            yield
        finally:
            self._together = None
            with self._told("what was kept before stays"), closing(together):
                together.settle()

    def settle(self) -> None:
        """Make the transactions of the block so far last."""
        if self._together:
            with self._told("what was kept before stays"):
                self._together.settle()

    @contextmanager
    def _told(self, rest: str = "") -> Iterator[None]:
        try:
            yield
        except UNKEEPABLE as error:
            raise UnkeepableError(f"ledger {self.url}: {cause(error)}; {rest}") from error
        except ERRORS as error:
            raise LedgerError(f"ledger {self.url}: {cause(error)}{'; ' if rest else ''}{rest}") from error
