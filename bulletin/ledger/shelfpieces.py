"""What is known of the pieces of long files that were made before, by path and digest of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

TABLES = """
CREATE TABLE pieces (path TEXT NOT NULL, digest TEXT NOT NULL, told BLOB NOT NULL, PRIMARY KEY (path, digest));
"""


class Pieces:
    """What is told of pieces, in the file of an open shelf; the site's own."""

    def __init__(self, file: sqlite3.Connection) -> None:
        self._file = file

    def of(self, path: str, digest: str) -> bytes | None:
        """Return what is told of a file's pieces, None where nothing is known."""
        query = "SELECT told FROM pieces WHERE path = ? AND digest = ?"
        found = self._file.execute(query, (path, digest)).fetchone()
        return found and bytes(found[0])

    def keep(self, path: str, digest: str, told: bytes, before: str | None) -> None:
        """Keep what is told of a file, and of what stood there ``before``; forget what else stood there."""
        self._file.execute("DELETE FROM pieces WHERE path = ? AND digest IS NOT ?", (path, before))
        self._file.execute("INSERT OR REPLACE INTO pieces VALUES (?, ?, ?)", (path, digest, told))
