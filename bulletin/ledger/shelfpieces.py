"""What is known of the pieces of long files that were made before, by path and digest of the file."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

from bulletin.errors import LedgerError

if TYPE_CHECKING:
    from collections.abc import Callable

TABLES = """
CREATE TABLE pieces (path TEXT NOT NULL, digest TEXT NOT NULL, told BLOB NOT NULL, PRIMARY KEY (path, digest));
"""


class Pieces:
    """What is told of pieces, in the file of an open shelf; the site's own. Its methods raise LedgerError."""

    def __init__(self, file: sqlite3.Connection) -> None:
        self._file = file

    def of(self, path: str, digest: str) -> bytes | None:
        """Return what is told of a file's pieces, None where nothing is known."""
        found = self._do("SELECT told FROM pieces WHERE path = ? AND digest = ?", path, digest)
        return bytes(found[0][0]) if found else None

    def keep(self, path: str, digest: str, told: bytes, before: str | None) -> None:
        """Keep what is told of a file, and of what stood there ``before``; forget what else stood there."""
        self._do("DELETE FROM pieces WHERE path = ? AND digest IS NOT ?", path, before)
        self._do("INSERT OR REPLACE INTO pieces VALUES (?, ?, ?)", path, digest, told)

    def forget(self, gone: Callable[[str], bool]) -> None:
        """Forget what is told of files at paths that are ``gone``."""
        for (path,) in self._do("SELECT DISTINCT path FROM pieces"):
            if gone(path):
                self._do("DELETE FROM pieces WHERE path = ?", path)

    def _do(self, query: str, *values: str | bytes | None) -> list[tuple[Any, ...]]:
        try:
            return self._file.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise LedgerError(f"the shelf: {error}; free space, or delete .shelf.sqlite: it is made again") from error
