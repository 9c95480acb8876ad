"""Work made lasting several parts at once: a commit costs hardly more for many pages than for one."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Engine

_MOST = 32


class Together:
    """Parts of work in one transaction of SQLite's, each whole or not there at all."""

    def __init__(self, engine: Engine) -> None:
        self._connection = engine.connect()
        self._parts = 0

    @property
    def unsettled(self) -> Connection | None:
        """The connection that sees what is not lasting yet, None when all is."""
        return self._connection if self._connection.in_transaction() else None

    @contextmanager
    def part(self) -> Iterator[Connection]:
        """Give the connection for one part."""
        if not self._connection.in_transaction():
            self._connection.begin()
        driver: Any = self._connection.connection.driver_connection
        driver.execute("SAVEPOINT part")
        try:
            yield self._connection
        except BaseException:
            # After some errors, of a full disk for one, the database has taken back the whole transaction itself.
            if driver.in_transaction:
                driver.execute("ROLLBACK TO part")
                driver.execute("RELEASE part")
            else:
                self._connection.rollback()
            raise
        driver.execute("RELEASE part")
        self._parts += 1
        if self._parts >= _MOST:
            self.settle()

    def settle(self) -> None:
        """Make what was done so far last."""
        self._parts = 0
        if self._connection.in_transaction():
            self._connection.commit()

    def close(self) -> None:
        """Let go of the connection; what is not lasting is taken back."""
        self._connection.close()
