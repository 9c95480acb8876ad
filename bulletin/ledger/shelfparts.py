"""The account on the shelf: what a site tells of each inspection, and the leaves with its figures, fetched one by one.

A part is taken from the ledger's account again when its stamp is another, or when the last day that the account speaks
of is, and that could open or close gaps in it.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping

TABLES = """
CREATE TABLE parts (id TEXT PRIMARY KEY, stamp TEXT NOT NULL, newest TEXT NOT NULL, settled INTEGER NOT NULL,
  told BLOB NOT NULL);
CREATE TABLE leaves (part TEXT NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL, told BLOB NOT NULL,
  PRIMARY KEY (part, kind, key));
CREATE INDEX by_kind ON leaves (kind, key, part);
"""


@dataclass(frozen=True, slots=True)
class Part:
    """What the shelf keeps of a part of the account; ``told`` is the site's own.

    ``newest`` and ``settled``: the last day that the whole account spoke of when it was taken, and whether later ones
    can open no more gaps. ``leaves`` are its figures by kind and key.
    """

    id: str
    stamp: str
    newest: str
    settled: bool
    told: bytes
    leaves: Mapping[tuple[str, str], bytes]


class Parts:
    """The parts in the file of an open shelf."""

    def __init__(self, file: sqlite3.Connection) -> None:
        self._file = file

    def due(self, stamps: Mapping[str, str], newest: str) -> list[str]:
        """Return the ids of the parts that are not here as they are in an account with these stamps and last day."""
        there = {id_: rest for id_, *rest in self._file.execute("SELECT id, stamp, newest, settled FROM parts")}
        return [
            id_
            for id_, stamp in stamps.items()
            if id_ not in there or there[id_][0] != stamp or _moved(newest, *there[id_][1:])
        ]

    def renew(self, stamps: Mapping[str, str], parts: Iterable[Part]) -> None:
        """Put parts in the place of what was there of them; take out those that have no stamp."""
        self._file.execute("BEGIN")
        try:
            for (id_,) in self._file.execute("SELECT id FROM parts").fetchall():
                if id_ not in stamps:
                    self._take_out(id_)
            for part in parts:
                self._put_in(part)
                del part  # before the next one is made
        except BaseException:
            self._file.rollback()
            raise
        self._file.execute("COMMIT")

    def _put_in(self, part: Part) -> None:
        self._take_out(part.id)
        row = (part.id, part.stamp, part.newest, part.settled, part.told)
        self._file.execute("INSERT INTO parts VALUES (?, ?, ?, ?, ?)", row)
        leaves = [(part.id, kind, key, told) for (kind, key), told in part.leaves.items()]
        self._file.executemany("INSERT INTO leaves VALUES (?, ?, ?, ?)", leaves)

    def _take_out(self, id_: str) -> None:
        self._file.execute("DELETE FROM leaves WHERE part = ?", (id_,))
        self._file.execute("DELETE FROM parts WHERE id = ?", (id_,))

    def told(self) -> Iterator[tuple[str, bytes]]:
        """Yield id and the site's own of each part, by id."""
        with closing(self._file.execute("SELECT id, told FROM parts ORDER BY id")) as cursor:
            yield from cursor

    def leaf(self, part: str, kind: str, key: str) -> bytes | None:
        """Return a leaf, None where there is none."""
        query = "SELECT told FROM leaves WHERE part = ? AND kind = ? AND key = ?"
        found = self._file.execute(query, (part, kind, key)).fetchone()
        return found and bytes(found[0])

    def of_part(self, kind: str, part: str) -> Iterator[bytes]:
        """Yield a part's leaves of a kind, by key."""
        query = "SELECT told FROM leaves WHERE part = ? AND kind = ? ORDER BY key"
        with closing(self._file.execute(query, (part, kind))) as cursor:
            yield from (told for (told,) in cursor)

    def of_key(self, kind: str, key: str) -> Iterator[bytes]:
        """Yield the leaves of a kind and key of all parts, by part."""
        query = "SELECT told FROM leaves WHERE kind = ? AND key = ? ORDER BY part"
        with closing(self._file.execute(query, (kind, key))) as cursor:
            yield from (told for (told,) in cursor)


def _moved(newest: str, then: str, settled: int) -> bool:
    """Tell whether a part's gaps may be others, now that another day is the last."""
    return newest < then or (newest > then and not settled)
