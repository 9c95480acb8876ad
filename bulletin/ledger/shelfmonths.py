"""The shelf by months: what long files are made of, piece by piece, and a stamp for each piece.

What stands in the order of the bulletins has the months in which they were published (UTC); the figures of a region,
which stand by their states, have the months of these; what has no day stands under an empty month.
"""

from __future__ import annotations

import secrets
from contextlib import closing
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

Of = Literal["all", "measure", "region_code"]
"""What a series of months is of: all bulletins, the figures of a measure, or those of a region."""

Month = tuple[str, str, str]
"""What it is of, the key of the measure or region, the month as text that sorts."""

LENGTH = 7  # of a month: 2022-04
TABLES = """
CREATE TABLE months (kind TEXT NOT NULL, key TEXT NOT NULL, month TEXT NOT NULL, stamp TEXT NOT NULL,
  PRIMARY KEY (kind, key, month)) WITHOUT ROWID;
"""
_PUBLISHED = "cards.moment >= ? AND cards.moment < ? || '~'"
_ANY = {
    "all": "SELECT 1 FROM cards WHERE ",
    "measure": "SELECT 1 FROM cards CROSS JOIN figures ON bulletin = id WHERE figures.counts AND measure = ? AND ",
    "region_code": "SELECT 1 FROM figures WHERE counts AND region_code = ? AND ",
}


class Months:
    """The months in the file of an open shelf."""

    def __init__(self, file: sqlite3.Connection) -> None:
        self._file = file

    def touch(self, touched: Iterable[Month]) -> None:
        """Give months new stamps, and take out those that nothing is left of."""
        for kind, key, month in sorted(touched):
            self._file.execute("DELETE FROM months WHERE kind = ? AND key = ? AND month = ?", (kind, key, month))
            where, values = _state(month) if kind == "region_code" else (_PUBLISHED, (month, month))
            named = () if kind == "all" else (key,)
            if self._file.execute(f"{_ANY[kind]}{where} LIMIT 1", (*named, *values)).fetchone():
                row = (kind, key, month, secrets.token_hex(8))
                self._file.execute("INSERT INTO months VALUES (?, ?, ?, ?)", row)

    def stamps(self, kind: Of, key: str = "") -> dict[str, str]:
        """Return the stamps of the months of a kind and key, the newest first."""
        query = "SELECT month, stamp FROM months WHERE kind = ? AND key = ? ORDER BY month DESC"
        return dict(self._file.execute(query, (kind, key)).fetchall())

    def keys(self, kind: Of) -> list[str]:
        """Return the keys of a kind that have months: of measures all that have figures."""
        query = "SELECT DISTINCT key FROM months WHERE kind = ? ORDER BY key"
        return [key for (key,) in self._rows(query, kind)]

    def figures(self, columns: str, month: str, measure: str | None = None) -> Iterator[tuple[Any, ...]]:
        """Yield columns of the figures of a month, of all measures or one, in the order of the bulletins."""
        where = f"{_PUBLISHED} AND figures.counts" + (" AND measure = ?" if measure is not None else "")
        query = (
            f"SELECT bulletin, number, {columns} FROM cards CROSS JOIN figures ON bulletin = id "  # noqa: S608 - fixed
            f"WHERE {where} ORDER BY cards.moment DESC, id, number"
        )
        yield from self._rows(query, month, month, *([] if measure is None else [measure]))

    def of_region(self, columns: str, month: str, code: str) -> Iterator[tuple[Any, ...]]:
        """Yield columns of the figures of a region whose states are of a month, the newest first."""
        where, values = _state(month)
        query = (
            f"SELECT bulletin, number, {columns} FROM figures WHERE counts AND region_code = ? AND {where} "  # noqa: S608
            "ORDER BY as_of DESC, moment DESC, number, bulletin"
        )
        yield from self._rows(query, code, *values)

    def bulletins(self, month: str) -> Iterator[str]:
        """Yield the ids of the bulletins of a month, copies not, the newest first."""
        query = f"SELECT id FROM cards WHERE {_PUBLISHED} AND counts ORDER BY moment DESC, id"  # noqa: S608 - fixed
        return (id_ for (id_,) in self._rows(query, month, month))

    def cases(self, month: str) -> Iterator[tuple[str, str]]:
        """Yield the bulletin of each case of a month and what is told of it, in the order of the bulletins."""
        where = f"{_PUBLISHED} AND cards.counts ORDER BY moment DESC, bulletin, number"
        yield from self._rows(
            f"SELECT bulletin, told FROM cards CROSS JOIN cases ON bulletin = id WHERE {where}",  # noqa: S608 - fixed
            *(month, month),
        )

    def _rows(self, query: str, *values: str) -> Iterator[Any]:
        with closing(self._file.execute(query, values)) as cursor:
            yield from cursor


def _state(month: str) -> tuple[str, tuple[str, ...]]:
    """Return the condition on figures whose states are of a month, with its values."""
    if not month:
        return "(as_of IS NULL OR as_of = '')", ()
    return f"as_of >= ? AND as_of < ? || '~' AND substr(as_of, 1, {LENGTH}) = ?", (month,) * 3
