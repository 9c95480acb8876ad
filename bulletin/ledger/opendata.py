"""Open data as an SQLite file: plain tables for anyone's tools, the same bytes for the same rows however it was made.

A table is made of pieces. Each has a range of row numbers of its own, so what is as before stays in a copy of the file
that was, what is another is put in its place, and then all is written in the order of the row numbers (VACUUM).
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from pathlib import Path

_TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "NUMERIC"}
_LAST = (1 << 16) - 1  # place of a piece
_RANGE = 1 << 24  # rows of a piece

Value = str | int | Decimal | None
_Places = dict[str, dict[int, str]]


class Piece(Protocol):
    """Rows that are made together; ``key`` changes whenever any of them does."""

    @property
    def key(self) -> str:
        """What tells it from others of its table."""

    @property
    def rows(self) -> Callable[[], Iterator[tuple[Value, ...]]]:
        """What yields the rows."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its columns with their types (string, integer, number), its rows, and the columns to find them by.

    ``grows_first`` tells that new pieces mostly come before the others; it decides how much stays where it is.
    """

    name: str
    columns: Mapping[str, str]
    pieces: Sequence[Piece]
    indexed: tuple[str, ...] = ()
    grows_first: bool = False

    def places(self) -> dict[int, Piece]:
        """Return the pieces by their places, in their order."""
        first = _LAST + 1 - len(self.pieces) if self.grows_first else 0
        return dict(enumerate(self.pieces, first))


def write(path: Path, tables: Sequence[Table], before: Path | None = None, told: bytes = b"") -> bytes:
    """Write a new file; return what has to be ``told`` when it is the one ``before``.

    Raises OSError when it cannot be written.
    """
    scratch = path.with_name(f"{path.name}.new")
    known = _known(told)
    try:
        if not (before and known and _made_again(path, scratch, tables, before, known)):
            _make(path, scratch, tables, {})
    except sqlite3.Error as error:
        raise OSError(None, str(error), str(path)) from error
    finally:
        scratch.unlink(missing_ok=True)
    return json.dumps({table.name: {at: each.key for at, each in table.places().items()} for table in tables}).encode()


def _known(told: bytes) -> _Places:
    try:
        return {name: {int(at): key for at, key in places.items()} for name, places in json.loads(told).items()}
    except (ValueError, AttributeError):
        return {}


def _made_again(path: Path, scratch: Path, tables: Sequence[Table], before: Path, known: _Places) -> bool:
    """Make it from a copy of the file that was; False when that cannot be read."""
    try:
        shutil.copyfile(before, scratch)
        _make(path, scratch, tables, known)
    except (FileNotFoundError, sqlite3.DatabaseError):
        for file in (path, scratch):
            file.unlink(missing_ok=True)
        return False
    return True


def _make(path: Path, scratch: Path, tables: Sequence[Table], known: _Places) -> None:
    with closing(_open(scratch)) as file:
        file.execute("BEGIN")
        for table in tables:
            _fill(file, table, known.get(table.name))
        file.execute("COMMIT")
        file.execute("PRAGMA schema_version = 1")
        file.execute("VACUUM INTO ?", (str(path),))


def _open(path: Path) -> sqlite3.Connection:
    file = sqlite3.connect(path, isolation_level=None)
    file.execute("PRAGMA journal_mode=OFF")
    file.execute("PRAGMA synchronous=OFF")
    return file


def _fill(file: sqlite3.Connection, table: Table, known: dict[int, str] | None) -> None:
    """Put the pieces in place that are not ``known`` to be there, and take out what else is there."""
    places, there = table.places(), known or {}
    if known is None:
        columns = ", ".join(f'"{name}" {_TYPES[kind]}' for name, kind in table.columns.items())
        file.execute(f'CREATE TABLE "{table.name}" ({columns})')
    for at, key in there.items():
        if at not in places or places[at].key != key:
            _take_out(file, table, at)
    for at, piece in places.items():
        if there.get(at) != piece.key:
            _put_in(file, table, at, piece)
    if known is None:
        for name in table.indexed:
            file.execute(f'CREATE INDEX "{table.name}_{name}" ON "{table.name}" ("{name}")')


def _take_out(file: sqlite3.Connection, table: Table, at: int) -> None:
    query = f'DELETE FROM "{table.name}" WHERE rowid >= ? AND rowid < ?'  # noqa: S608 - our own names
    file.execute(query, (at * _RANGE, (at + 1) * _RANGE))


def _put_in(file: sqlite3.Connection, table: Table, at: int, piece: Piece) -> None:
    try:
        _insert(file, table, at, map(_plain, piece.rows()))
    except UnicodeEncodeError:  # what is no character must not stop a release
        _take_out(file, table, at)
        _insert(file, table, at, (map(_clean, _plain(row)) for row in piece.rows()))


def _insert(file: sqlite3.Connection, table: Table, at: int, rows: Iterable[Iterable[Any]]) -> None:
    names, places = ", ".join(f'"{name}"' for name in table.columns), ", ".join("?" * len(table.columns))
    query = f'INSERT INTO "{table.name}" (rowid, {names}) VALUES (?, {places})'  # noqa: S608 - our own names
    file.executemany(query, ((number, *row) for number, row in enumerate(rows, at * _RANGE)))


def _plain(row: tuple[Value, ...]) -> list[str | int | None]:
    # NUMERIC keeps whole numbers whole.
    return [str(value) if isinstance(value, Decimal) else value for value in row]


def _clean(value: str | int | None) -> str | int | None:
    return value.encode(errors="replace").decode() if isinstance(value, str) else value
