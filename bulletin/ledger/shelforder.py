"""The order on the shelf: the place of each bulletin in the lists of a site, originals first, each newest first.

Places are told as numbers, so whoever goes through all bulletins needs few bytes for each of them at a time.
"""

from __future__ import annotations

import json
from array import array
from contextlib import closing
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterator, Sequence

TABLES = """
CREATE TABLE places (place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, stamp TEXT NOT NULL, counts INTEGER NOT NULL);
"""


class Order:
    """The order in the file of an open shelf."""

    def __init__(self, file: sqlite3.Connection) -> None:
        self._file = file

    def arrange(self) -> None:
        """Give every card its place anew, in the transaction that is open."""
        self._file.execute("DELETE FROM places")
        order = "row_number() OVER (ORDER BY counts DESC, moment DESC, id) - 1"
        self._file.execute(f"INSERT INTO places SELECT {order}, id, stamp, counts FROM cards")  # noqa: S608 - fixed words

    def sizes(self) -> tuple[int, int]:
        """Return how many originals there are, and how many bulletins."""
        ((originals, every),) = self._rows("SELECT coalesce(sum(counts), 0), count(*) FROM places")
        return originals, every

    def stamps(self) -> Iterator[tuple[str, str]]:
        """Yield the id and the stamp of each bulletin in the order."""
        return self._rows("SELECT id, stamp FROM places ORDER BY place")

    def ids(self, start: int, end: int) -> list[str]:
        """Return the ids of the bulletins at some places in a row."""
        query = "SELECT id FROM places WHERE place >= ? AND place < ? ORDER BY place"
        return [id_ for (id_,) in self._rows(query, start, end)]

    def place(self, id_: str) -> int:
        """Return the place of a bulletin; raises KeyError."""
        for (found,) in self._rows("SELECT place FROM places WHERE id = ?", id_):
            return int(found)
        raise KeyError(id_)

    def places(self, ids: Collection[str]) -> array[int]:
        """Return the places of those originals that are among these bulletins, in their order."""
        query = "SELECT place FROM places WHERE id IN (SELECT value FROM json_each(?)) AND counts ORDER BY place"
        return self._places(query, json.dumps(list(ids)))

    def members(self, kind: str, key: str) -> array[int]:
        """Return the places of a group's bulletins, in their order."""
        query = f"""SELECT DISTINCT place FROM figures JOIN places ON id = bulletin
          WHERE figures.counts AND {kind} = ? ORDER BY place"""  # noqa: S608 - fixed names
        return self._places(query, key)

    def cards(self, places: Sequence[int]) -> Iterator[tuple[str, str, str | None, str]]:
        """Yield id, stamp, original and the site's data of the bulletins at these places, as they come."""
        query = """SELECT cards.id, cards.stamp, original, card FROM json_each(?) AS wanted
          CROSS JOIN places ON place = wanted.value CROSS JOIN cards ON cards.id = places.id ORDER BY wanted.key"""
        return self._rows(query, json.dumps(list(places)))

    def briefs(self, start: int, end: int) -> Iterator[tuple[str, str]]:
        """Yield the ids and the briefs of the bulletins at some places in a row."""
        query = "SELECT places.id, brief FROM places JOIN cards ON cards.id = places.id WHERE place >= ? AND place < ?"
        return self._rows(query, start, end)

    def figures(self, columns: str, places: Sequence[int], measure: str) -> Iterator[Any]:
        """Yield bulletin, number and columns of a measure's figures at these places that count, of no category."""
        # The sign keeps the index of the categories away.
        query = f"""WITH wanted (nth, there) AS (SELECT key, value FROM json_each(?))
          SELECT bulletin, number, {columns} FROM wanted
          CROSS JOIN places ON place = there CROSS JOIN figures ON bulletin = places.id
          WHERE measure = ? AND +category IS NULL AND figures.counts ORDER BY nth, number"""  # noqa: S608 - fixed names
        return self._rows(query, json.dumps(list(places)), measure)

    def _places(self, query: str, value: str) -> array[int]:
        return array("I", (place for (place,) in self._rows(query, value)))

    def _rows(self, query: str, *values: str | int) -> Iterator[Any]:
        with closing(self._file.execute(query, values)) as cursor:
            yield from cursor
