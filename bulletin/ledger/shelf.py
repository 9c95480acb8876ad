"""The shelf: what a site knows of every bulletin without its text, in an SQLite file of its own beside the site.

It is made from records alone and brought up to date by their stamps, so it may be lost at any time. What belongs
together is found by index: the figures of a region or a category in the order in which a site shows them.
"""

from __future__ import annotations

import secrets
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter
from sys import intern
from typing import TYPE_CHECKING, Any, Literal, Self

from bulletin.errors import LedgerError
from bulletin.ledger import shelfmonths, shelforder, shelfparts, shelfpieces
from bulletin.ledger.shelfmonths import Months
from bulletin.ledger.shelforder import Order
from bulletin.ledger.shelfparts import Parts
from bulletin.ledger.shelfpieces import Pieces
from bulletin.model import Observation, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

Kind = Literal["region_code", "category"]
KINDS: tuple[Kind, ...] = ("region_code", "category")

_WORDS = ("region", "region_code", "measure", "unit", "scope", "as_of", "category", "status", "basis", "rule")
_words = attrgetter(*_WORDS)
_COLUMNS = (*_WORDS, "value", "batch", "span_start", "span_end", "quote")
_LISTED = ", ".join(_COLUMNS)
_TABLES = f"""
CREATE TABLE made (program TEXT NOT NULL);
CREATE TABLE cards (id TEXT PRIMARY KEY, stamp TEXT NOT NULL, moment TEXT NOT NULL, original TEXT,
  counts INTEGER NOT NULL, card TEXT NOT NULL, brief TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX by_moment ON cards (moment DESC, id);
CREATE TABLE figures (bulletin TEXT NOT NULL, number INTEGER NOT NULL, moment TEXT NOT NULL, counts INTEGER NOT NULL,
  mark TEXT NOT NULL, held INTEGER NOT NULL, {_LISTED}, PRIMARY KEY (bulletin, number)) WITHOUT ROWID;
CREATE INDEX by_region_code ON figures (region_code, as_of DESC, moment DESC, number, bulletin) WHERE counts;
CREATE INDEX by_category ON figures (category, as_of DESC, moment DESC, number, bulletin) WHERE counts;
CREATE TABLE cases (bulletin TEXT NOT NULL, number INTEGER NOT NULL, told TEXT NOT NULL,
  PRIMARY KEY (bulletin, number)) WITHOUT ROWID;
CREATE TABLE groups (kind TEXT NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL, size INTEGER NOT NULL,
  stamp TEXT NOT NULL, PRIMARY KEY (kind, key)) WITHOUT ROWID;
{shelfmonths.TABLES}{shelforder.TABLES}{shelfparts.TABLES}{shelfpieces.TABLES}"""
_Touched = tuple[str, str, str]  # a Month, or ("category", its name, "")


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
        self.order = Order(self._file)
        self.months = Months(self._file)
        self.pieces = Pieces(self._file)

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
        """Take cards out and put others in, all or none; groups and months that they touch get new stamps."""
        try:
            self._file.execute("BEGIN")
            touched = self._take_out(gone)
            touched |= self._put_in(cards)
            touched |= self._count_originals()
            self._regroup(touched)
            self.order.arrange()
            self._file.execute("COMMIT")
        except sqlite3.Error as error:
            self._file.rollback()
            raise LedgerError(f"{self._path}: {error}; free space, or delete the file: it is made again") from error
        except BaseException:
            self._file.rollback()
            raise

    def _take_out(self, gone: Iterable[str]) -> set[_Touched]:
        touched: set[_Touched] = set()
        for id_ in gone:
            touched |= self._touched_by(id_)
            self._file.execute("DELETE FROM figures WHERE bulletin = ?", (id_,))
            self._file.execute("DELETE FROM cases WHERE bulletin = ?", (id_,))
            self._file.execute("DELETE FROM cards WHERE id = ?", (id_,))
        return touched

    def _put_in(self, cards: Iterable[Card]) -> set[_Touched]:
        touched: set[_Touched] = set()
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
                cases = [(card.id, at, each) for at, each in enumerate(card.cases)]
                self._file.executemany("INSERT INTO cases VALUES (?, ?, ?)", cases)
            told = ((each.region_code, each.category, each.measure, each.as_of) for *_, each in card.figures)
            touched |= _touched(card.moment, told)
        return touched

    def _count_originals(self) -> set[_Touched]:
        """Let the figures of copies not count; a copy whose original is not here stands for itself."""
        counts = "original IS NULL OR original NOT IN (SELECT id FROM cards WHERE original IS NULL)"
        query = f"SELECT id, {counts} FROM cards WHERE counts != ({counts})"  # noqa: S608 - words of this function
        touched: set[_Touched] = set()
        for id_, flag in self._rows(query):
            touched |= self._touched_by(id_)
            self._file.execute("UPDATE cards SET counts = ? WHERE id = ?", (flag, id_))
            self._file.execute("UPDATE figures SET counts = ? AND NOT held WHERE bulletin = ?", (flag, id_))
        return touched

    def _touched_by(self, id_: str) -> set[_Touched]:
        figures = "SELECT region_code, category, measure, as_of FROM figures WHERE bulletin = ?"
        moments = self._rows("SELECT moment FROM cards WHERE id = ?", id_)
        return {each for (moment,) in moments for each in _touched(moment, self._rows(figures, id_))}

    def _regroup(self, touched: set[_Touched]) -> None:
        self.months.touch(each for each in touched if each[0] != "category")
        for kind, key in sorted({(kind, key) for kind, key, _ in touched if kind in KINDS}):
            self._file.execute("DELETE FROM groups WHERE kind = ? AND key = ?", (kind, key))
            ((size,),) = self._rows(f"SELECT count(*) FROM figures WHERE counts AND {kind} = ?", key)  # noqa: S608
            if size:
                name = next(self.figures(kind, key))[2].region if kind == "region_code" else key
                row = (kind, key, name, size, secrets.token_hex(8))
                self._file.execute("INSERT INTO groups VALUES (?, ?, ?, ?, ?)", row)

    def numbers(self, bulletin: str) -> dict[str, int]:
        """Return the places of a bulletin's figures by their marks; none for unknown bulletins and copies."""
        query = "SELECT mark, number FROM figures JOIN cards ON id = bulletin WHERE cards.counts AND id = ?"
        return dict(self._rows(query, bulletin))

    def groups(self, kind: Kind) -> list[Group]:
        """Return the regions, by code, or the categories, by name, that have figures."""
        query = "SELECT key, name, size, stamp FROM groups WHERE kind = ? ORDER BY key"
        return [Group(*row) for row in self._rows(query, kind)]

    def figures(self, kind: Kind, key: str) -> Iterator[tuple[str, int, Observation]]:
        """Yield bulletin, number and figure of a group, the newest state first."""
        where = f"counts AND {kind} = ? ORDER BY as_of DESC, moment DESC, number, bulletin"
        for id_, number, *row in self._rows(f"SELECT bulletin, number, {_LISTED} FROM figures WHERE {where}", key):  # noqa: S608 - fixed
            yield id_, number, _observation(row)

    def published_in(self, month: str, measure: str | None = None) -> Iterator[tuple[str, int, Observation]]:
        """Yield bulletin, number and figure of those published in a month, of a measure or all, in their order."""
        for id_, number, *row in self.months.figures(_LISTED, month, measure):
            yield id_, number, _observation(row)

    def states_of(self, month: str, region: str) -> Iterator[tuple[str, int, Observation]]:
        """Yield bulletin, number and figure of a region's states of a month, the newest first."""
        for id_, number, *row in self.months.of_region(_LISTED, month, region):
            yield id_, number, _observation(row)

    def told(self, places: Sequence[int], measure: str) -> Iterator[tuple[str, int, Observation]]:
        """Yield the figures of a measure at these places, over all categories, that do not wait, in their order."""
        for id_, number, *row in self.order.figures(_LISTED, places, measure):
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


def _touched(moment: str, figures: Iterable[tuple[str | None, str | None, str, str | None]]) -> set[_Touched]:
    """Return the groups and months of a bulletin, told of its figures' region, category, measure and state."""
    month = moment[: shelfmonths.LENGTH]
    touched: set[_Touched] = {("all", "", month)}
    for region, category, measure, state in figures:
        touched.add(("measure", measure, month))
        if category:
            touched.add(("category", category, ""))
        if region:
            touched.add(("region_code", region, (state or "")[: shelfmonths.LENGTH]))
    return touched


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
