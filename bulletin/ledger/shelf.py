"""The shelf: what a site knows of every bulletin without its text, in an SQLite file of its own beside the site.

It is made from records alone and brought up to date by their stamps, so it may be lost at any time. What belongs
together is found by index: the figures of a region or a category in the order in which a site shows them.
"""

from __future__ import annotations

import json
import secrets
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter
from sys import intern
from typing import TYPE_CHECKING, Any, Literal, Self

from bulletin.errors import LedgerError
from bulletin.ledger.shelfparts import TABLES, Parts
from bulletin.model import Observation, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

Kind = Literal["region_code", "category"]
KINDS: tuple[Kind, ...] = ("region_code", "category")

_WORDS = ("region", "region_code", "measure", "unit", "scope", "as_of", "category", "status", "basis", "rule")
_words = attrgetter(*_WORDS)
_COLUMNS = (*_WORDS, "value", "batch", "span_start", "span_end", "quote")
_GIVEN = "SELECT value FROM json_each(?)"
_TABLES = f"""
CREATE TABLE made (program TEXT NOT NULL);
CREATE TABLE cards (id TEXT PRIMARY KEY, stamp TEXT NOT NULL, moment TEXT NOT NULL, original TEXT,
  counts INTEGER NOT NULL, card TEXT NOT NULL, brief TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX by_moment ON cards (moment DESC, id);
CREATE TABLE figures (bulletin TEXT NOT NULL, number INTEGER NOT NULL, moment TEXT NOT NULL, counts INTEGER NOT NULL,
  mark TEXT NOT NULL, held INTEGER NOT NULL, {", ".join(_COLUMNS)}, PRIMARY KEY (bulletin, number)) WITHOUT ROWID;
CREATE INDEX by_region_code ON figures (region_code, as_of DESC, moment DESC, number, bulletin) WHERE counts;
CREATE INDEX by_category ON figures (category, as_of DESC, moment DESC, number, bulletin) WHERE counts;
CREATE TABLE cases (bulletin TEXT NOT NULL, number INTEGER NOT NULL, told TEXT NOT NULL,
  PRIMARY KEY (bulletin, number)) WITHOUT ROWID;
CREATE TABLE groups (kind TEXT NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL, size INTEGER NOT NULL,
  stamp TEXT NOT NULL, PRIMARY KEY (kind, key)) WITHOUT ROWID;
{TABLES}"""


@dataclass(frozen=True, slots=True)
class Card:
    """What the shelf keeps of a bulletin: ``data`` is the site's own, ``brief`` too, which is fetched by itself.

    ``moment`` sorts.
    ``figures`` are all its figures in their order, each with the part of its id behind ``~`` and whether it waits;
    ``cases`` what the site tells of each row of a case ledger.
    """

    id: str
    stamp: str
    moment: str
    original: str | None
    data: str
    brief: str
    figures: tuple[tuple[str, bool, Observation], ...]
    cases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """A region or a category that has figures; ``stamp`` changes whenever one of its bulletins does."""

    key: str
    name: str
    size: int
    stamp: str


class Shelf:
    """An open shelf, in memory without a path; one of another program, or a damaged one, is begun anew.

    Raises LedgerError when its file cannot be written.
    """

    def __init__(self, path: Path | None, program: str) -> None:
        self._path = path or ":memory:"
        try:
            self._file = self._open(program)
        except sqlite3.DatabaseError as error:
            if path is None or isinstance(error, sqlite3.OperationalError):
                raise LedgerError(f"{self._path}: {error}; free space, or delete the file: it is made again") from error
            path.unlink()
            self._file = self._open(program)
        self.parts = Parts(self._file)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def _open(self, program: str) -> sqlite3.Connection:
        file = sqlite3.connect(self._path, isolation_level=None)
        try:
            file.execute("PRAGMA cache_size=-16000")
            file.execute("PRAGMA synchronous=OFF")
            made = file.execute("SELECT name FROM sqlite_master WHERE name = 'made'").fetchone()
            if made and file.execute("SELECT program FROM made").fetchone() == (program,):
                return file
            for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
                file.execute(f'DROP TABLE "{name}"')
            file.executescript(f"BEGIN; {_TABLES}")
            file.execute("INSERT INTO made VALUES (?)", (program,))
            file.execute("COMMIT")
        except sqlite3.DatabaseError:
            file.close()
            raise
        return file

    def stamps(self) -> dict[str, str]:
        """Return the stamps of the cards by id."""
        return dict(self._rows("SELECT id, stamp FROM cards ORDER BY id"))

    def renew(self, gone: Iterable[str], cards: Iterable[Card]) -> None:
        """Take cards out and put others in, all or none; groups that any of them touches get new stamps."""
        try:
            self._file.execute("BEGIN")
            touched = self._take_out(gone)
            touched |= self._put_in(cards)
            touched |= self._count_originals()
            self._regroup(touched)
            self._file.execute("COMMIT")
        except sqlite3.Error as error:
            self._file.rollback()
            raise LedgerError(f"{self._path}: {error}; free space, or delete the file: it is made again") from error
        except BaseException:
            self._file.rollback()
            raise

    def _take_out(self, gone: Iterable[str]) -> set[tuple[Kind, str]]:
        touched = set()
        for id_ in gone:
            touched |= self._groups_of(id_)
            self._file.execute("DELETE FROM figures WHERE bulletin = ?", (id_,))
            self._file.execute("DELETE FROM cases WHERE bulletin = ?", (id_,))
            self._file.execute("DELETE FROM cards WHERE id = ?", (id_,))
        return touched

    def _put_in(self, cards: Iterable[Card]) -> set[tuple[Kind, str]]:
        touched: set[tuple[Kind, str]] = set()
        places = ", ".join("?" * (len(_COLUMNS) + 6))
        known = set(self.stamps())
        for card in cards:
            if card.id in known:
                touched |= self._take_out([card.id])
            row = (card.id, card.stamp, card.moment, card.original, 1, card.data, card.brief)
            self._file.execute("INSERT INTO cards VALUES (?, ?, ?, ?, ?, ?, ?)", row)
            numbered = enumerate(card.figures)
            rows = [
                (card.id, at, card.moment, not held, mark, held, *_row(each)) for at, (mark, held, each) in numbered
            ]
            self._file.executemany(f"INSERT INTO figures VALUES ({places})", rows)  # noqa: S608 - question marks
            if card.cases:
                told = [(card.id, at, each) for at, each in enumerate(card.cases)]
                self._file.executemany("INSERT INTO cases VALUES (?, ?, ?)", told)
            touched |= {(kind, key) for *_, each in card.figures for kind in KINDS if (key := getattr(each, kind))}
        return touched

    def _count_originals(self) -> set[tuple[Kind, str]]:
        """Let the figures of copies not count; a copy whose original is not here stands for itself."""
        counts = "original IS NULL OR original NOT IN (SELECT id FROM cards WHERE original IS NULL)"
        query = f"SELECT id, {counts} FROM cards WHERE counts != ({counts})"  # noqa: S608 - words of this function
        touched = set()
        for id_, flag in self._rows(query):
            touched |= self._groups_of(id_)
            self._file.execute("UPDATE cards SET counts = ? WHERE id = ?", (flag, id_))
            self._file.execute("UPDATE figures SET counts = ? AND NOT held WHERE bulletin = ?", (flag, id_))
        return touched

    def _groups_of(self, id_: str) -> set[tuple[Kind, str]]:
        rows = self._rows("SELECT region_code, category FROM figures WHERE bulletin = ?", id_)
        return {(kind, key) for row in rows for kind, key in zip(KINDS, row, strict=True) if key}

    def _regroup(self, touched: set[tuple[Kind, str]]) -> None:
        for kind, key in sorted(touched):
            self._file.execute("DELETE FROM groups WHERE kind = ? AND key = ?", (kind, key))
            ((size,),) = self._rows(f"SELECT count(*) FROM figures WHERE counts AND {kind} = ?", key)  # noqa: S608
            if size:
                name = next(self.figures(kind, key))[2].region if kind == "region_code" else key
                row = (kind, key, name, size, secrets.token_hex(8))
                self._file.execute("INSERT INTO groups VALUES (?, ?, ?, ?, ?)", row)

    def cards(self) -> Iterator[tuple[str, str, str | None, bool, str]]:
        """Yield id, stamp, original, whether its figures count, and the site's data: the newest first, then by id."""
        for *row, counts, data in self._rows(
            "SELECT id, stamp, original, counts, card FROM cards ORDER BY moment DESC, id"
        ):
            yield row[0], row[1], row[2], bool(counts), data

    def briefs(self, ids: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Yield the briefs of bulletins by their ids."""
        return self._rows(f"SELECT id, brief FROM cards WHERE id IN ({_GIVEN})", json.dumps(ids))  # noqa: S608 - fixed words

    def cases(self) -> Iterator[tuple[str, str]]:
        """Yield the bulletin of each case and what is told of it, in the order of the bulletins; copies' not."""
        query = "SELECT bulletin, told FROM cases JOIN cards ON id = bulletin WHERE cards.counts"
        yield from self._rows(f"{query} ORDER BY moment DESC, bulletin, number")

    def numbers(self, bulletin: str) -> dict[str, int]:
        """Return the places of a bulletin's figures by their marks; none for unknown bulletins and copies."""
        query = "SELECT mark, number FROM figures JOIN cards ON id = bulletin WHERE cards.counts AND id = ?"
        return dict(self._rows(query, bulletin))

    def measures(self) -> list[str]:
        """Return the measures that have figures, by key."""
        return [name for (name,) in self._rows("SELECT DISTINCT measure FROM figures WHERE counts ORDER BY measure")]

    def groups(self, kind: Kind) -> list[Group]:
        """Return the regions, by code, or the categories, by name, that have figures."""
        query = "SELECT key, name, size, stamp FROM groups WHERE kind = ? ORDER BY key"
        return [Group(*row) for row in self._rows(query, kind)]

    def members(self, kind: Kind, key: str) -> set[str]:
        """Return the ids of a group's bulletins."""
        query = f"SELECT bulletin FROM figures WHERE counts AND {kind} = ?"  # noqa: S608 - fixed names
        return {id_ for (id_,) in self._rows(query, key)}

    def figures(self, kind: Kind | None = None, key: str = "") -> Iterator[tuple[str, int, Observation]]:
        """Yield bulletin, number and figure: the newest state of a group first, all in the order of the bulletins."""
        columns = f"SELECT bulletin, number, {', '.join(_COLUMNS)} FROM figures WHERE counts"  # noqa: S608 - fixed names
        if kind is None:
            rows = self._rows(f"{columns} ORDER BY moment DESC, bulletin, number")
        else:
            rows = self._rows(f"{columns} AND {kind} = ? ORDER BY as_of DESC, moment DESC, number, bulletin", key)
        for id_, number, *row in rows:
            yield id_, number, _observation(row)

    def of_measure(self, measure: str) -> Iterator[tuple[str, int, Observation]]:
        """Yield bulletin, number and figure of all figures of a measure, in the order of the bulletins."""
        columns = f"SELECT bulletin, number, {', '.join(_COLUMNS)} FROM figures"  # noqa: S608 - fixed names
        where = "WHERE counts AND measure = ? ORDER BY moment DESC, bulletin, number"
        for id_, number, *row in self._rows(f"{columns} {where}", measure):
            yield id_, number, _observation(row)

    def told(self, bulletins: Sequence[str], measure: str) -> Iterator[tuple[str, int, Observation]]:
        """Yield the figures of a measure in bulletins, over all categories, that do not wait, in their order."""
        columns = f"SELECT bulletin, number, {', '.join(_COLUMNS)} FROM figures"  # noqa: S608 - fixed names
        where = f"WHERE bulletin IN ({_GIVEN}) AND measure = ? AND +category IS NULL AND counts"
        order = "ORDER BY moment DESC, bulletin, number"
        for id_, number, *row in self._rows(f"{columns} {where} {order}", json.dumps(bulletins), measure):
            yield id_, number, _observation(row)

    def latest(self, region: str, measure: str, scope: str) -> tuple[str, int, Observation] | None:
        """Return a region's newest figure of a measure over all categories."""
        wanted = (measure, scope, None)
        found = self.figures("region_code", region)
        return next((each for each in found if (each[2].measure, each[2].scope, each[2].category) == wanted), None)

    def newest(self, regions: tuple[str, ...]) -> str | None:
        """Return the newest bulletin with figures of regions whose codes begin so."""
        where = " OR ".join("region_code GLOB ? || '*'" for _ in regions) or "0"
        query = f"SELECT bulletin FROM figures WHERE counts AND ({where}) ORDER BY moment DESC, bulletin LIMIT 1"  # noqa: S608
        return next((id_ for (id_,) in self._rows(query, *regions)), None)

    def _rows(self, query: str, *values: str) -> Iterator[Any]:
        with closing(self._file.execute(query, values)) as cursor:
            yield from cursor


def _row(each: Observation) -> tuple[Any, ...]:
    return (*_words(each), str(each.value), each.batch, each.span.start, each.span.end, each.quote)


def _observation(row: list[Any]) -> Observation:
    # Few words stand in many figures: each is kept once.
    words: list[Any] = [word and intern(word) for word in row[: len(_WORDS)]]
    region, code, measure, unit, scope, as_of, category, status, basis, rule = words
    value, batch, start, end, quote = row[len(_WORDS) :]
    return Observation(
        *(region, code, measure, Decimal(value), unit, scope, batch, as_of, category, status, basis),
        *(Span(start, end), quote, rule),
    )
