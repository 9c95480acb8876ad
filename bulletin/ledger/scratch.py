"""Rows by a name, in a file that is nobody's and gone when it is closed: for what is too much to hold in memory."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

Row = tuple[str, ...]

_AT_ONCE = 500
_CACHE_KB = 2000


class Scratch:
    """Rows of as many texts as there are ``columns``, each under a name. Raises OSError when there is no room."""

    def __init__(self, columns: int) -> None:
        self._file = sqlite3.connect("", isolation_level=None)  # the library's own temporary file
        for pragma in ("journal_mode=OFF", "synchronous=OFF", f"cache_size=-{_CACHE_KB}"):
            self._file.execute(f"PRAGMA {pragma}")
        texts = ", ".join(f"text{number}" for number in range(columns))
        self._file.execute(f"CREATE TABLE rows (name PRIMARY KEY, {texts}) WITHOUT ROWID")
        self._file.execute("BEGIN")
        self._insert = f"INSERT OR REPLACE INTO rows VALUES (?{', ?' * columns})"  # noqa: S608 - question marks
        self._find = f"SELECT {texts} FROM rows WHERE name = ?"  # noqa: S608 - as above
        self._new: dict[str, Row] = {}

    def put(self, name: str, row: Row) -> None:
        """Put in a row, in the place of what was there under its name."""
        self._new[name] = row
        if len(self._new) >= _AT_ONCE:
            self._flush()

    def get(self, name: str) -> Row | None:
        """Return a row, None where there is none."""
        if name in self._new:
            return self._new[name]
        found: Row | None = self._file.execute(self._find, (name,)).fetchone()
        return found

    def rows(self) -> Iterator[Row]:
        """Yield all rows by their names, which come first in each."""
        self._flush()
        with closing(self._file.execute("SELECT * FROM rows ORDER BY name")) as cursor:
            yield from cursor

    def __len__(self) -> int:
        self._flush()
        ((count,),) = self._file.execute("SELECT count(*) FROM rows")
        return int(count)

    def _flush(self) -> None:
        try:
            self._file.executemany(self._insert, ((name, *row) for name, row in self._new.items()))
        except sqlite3.Error as error:
            raise OSError(None, f"{error}; free space for temporary files", "temporary file") from error
        self._new.clear()
