"""What changed bulletins touch of the account, reckoned again: moments, series, calendars, inspections."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, select, update

from bulletin.accounts import checks, in_series, series
from bulletin.accounts.checks.frame import Stay as StayDays
from bulletin.accounts.entries import entries as entries_of
from bulletin.accounts.moments import Announced, announcements, calendar, moment
from bulletin.accounts.register import inspections as inspections_of
from bulletin.ledger import accountrows as of
from bulletin.ledger import accounts
from bulletin.ledger.accountschema import claims, counted, entries, inspected, inspections
from bulletin.ledger.statements import insert_rows, upsert

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    from bulletin.accounts.counted import Counted
    from bulletin.accounts.moments import Calendar
    from bulletin.accounts.register import Stay

_SOME = 500
_NUMBERS = select(counted).where(counted.c.inspection == bindparam("of"), counted.c.moment == bindparam("at"))
_AT = (entries.c.inspection == bindparam("of")) & (entries.c.moment == bindparam("at"))
_ENTRIES = select(entries).where(_AT)
_NO_ENTRIES = delete(entries).where(_AT)
_MOVE = (
    update(counted)
    .where(counted.c.bulletin_id == bindparam("of"), counted.c.position == bindparam("at"))
    .values(moment=bindparam("to"))
)


class Touched:
    """Collects what is touched while bulletins are taken out and put in; ``finish`` reckons it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._moments: set[tuple[str, str]] = set()
        self._inspections: set[str] = set()
        self._gone: dict[str, list[Announced]] = defaultdict(list)
        self._new: dict[str, list[Counted]] = defaultdict(list)
        self._stays: dict[tuple[str, str], str] = {}
        self._places: dict[str, set[str]] = defaultdict(set)

    def forget(self, ids: Sequence[str]) -> None:
        """Take out all that counted of these bulletins."""
        here = counted.c.bulletin_id.in_(ids)
        for row in self._connection.execute(select(counted).where(here)):
            self._moments.add((row.inspection, row.moment))
            if row.announces:
                told = Announced(row.batch, row.as_of, row.number, row.region, row.region_code)
                self._gone[row.inspection].append(told)
        self._connection.execute(delete(counted).where(here))
        there = inspected.c.bulletin_id.in_(ids)
        self._inspections.update(self._connection.execute(select(inspected.c.inspection).where(there)).scalars())
        self._connection.execute(delete(inspected).where(there))

    def add(self, number: Counted, stay: Stay | None) -> None:
        """Put in a number, of an inspection or of none."""
        id_ = stay.id if stay else ""
        self._new[id_].append(number)
        if stay:
            self._stays[stay.id, number.bulletin] = of.stay_text(stay)

    @property
    def inspections(self) -> set[str]:
        """The inspections that something was reckoned of, an empty one for what is of none."""
        return self._inspections | {id_ for id_, _ in self._moments}

    def finish(self) -> None:
        """Reckon what was touched."""
        if self._stays:
            insert_rows(self._connection, inspected, [(*key, stay) for key, stay in self._stays.items()])
        self._inspections.update(id_ for id_, _ in self._stays)
        calendars = {id_: self._calendar(id_) for id_ in sorted({*self._inspections, *self._new})}
        for id_, (_, days) in calendars.items():
            self._insert(id_, days)
        for id_, at in sorted(self._moments):
            self._moment(id_, at)
        for id_ in sorted(self._inspections):
            changed, days = calendars[id_]
            self._inspection(id_, days, dated=changed)

    def _calendar(self, id_: str) -> tuple[bool, Calendar]:
        """Return whether an inspection's calendar changed, and the new one; what stood by old days moves."""
        if not id_:
            return False, calendar(())
        kept = accounts.announced(self._connection, id_)
        new = announcements(self._new[id_])
        before, after = calendar([*kept, *self._gone[id_]]), calendar([*kept, *new])
        days = {each.day for each in (*self._gone[id_], *new)}
        moved = {day for day in days if before.batches.get(day) != after.batches.get(day)}
        for part in _parts(sorted(moved)):
            query = select(counted).where(
                counted.c.inspection == id_, counted.c.batch.is_(None), counted.c.as_of.in_(part)
            )
            for row in self._connection.execute(query).all():
                self._move(row, moment(of.counted_of(row), after.batches))
        return before.days != after.days, after

    def _move(self, row: Any, to: str) -> None:
        if row.moment != to:
            self._moments |= {(row.inspection, row.moment), (row.inspection, to)}
            self._connection.execute(_MOVE, {"of": row.bulletin_id, "at": row.position, "to": to})

    def _insert(self, id_: str, days: Calendar) -> None:
        values = []
        for each in self._new[id_]:
            at = moment(each, days.batches)
            self._moments.add((id_, at))
            values.append(of.counted_row(each, id_, at))
        if values:
            insert_rows(self._connection, counted, values)

    def _moment(self, id_: str, at: str) -> None:
        """Reckon the entries of one moment; note the regions whose series change with them."""
        key = {"of": id_, "at": at}
        numbers = [of.counted_of(row) for row in self._connection.execute(_NUMBERS, key)]
        made = entries_of(id_ or None, at, numbers)
        values = of.entry_rows(id_, at, made)
        before = {of.entry_of(row) for row in self._connection.execute(_ENTRIES, key) if row.serial}
        after = set(in_series(at, made))
        self._places[id_].update(each.place for each in before ^ after)
        self._connection.execute(_NO_ENTRIES, key)
        if values:
            insert_rows(self._connection, entries, values)
        found = checks.within(id_ or None, checks.of_moment(made))
        accounts.put_findings(self._connection, f"moment {id_} {at}", found)

    def _inspection(self, id_: str, days: Calendar, *, dated: bool) -> None:
        """Describe an inspection again and check its calendar and the series that changed."""
        query = (
            select(inspected.c.stay, claims.c.said)
            .join(claims, claims.c.bulletin_id == inspected.c.bulletin_id)
            .where(inspected.c.inspection == id_)
        )
        found = inspections_of((of.stay_of(stay), of.claim_of(said)) for stay, said in self._connection.execute(query))
        told = []
        if found:
            [one] = found
            self._connection.execute(upsert(self._connection, inspections), asdict(one))
            told = checks.of_calendar(days, StayDays(one.territory, one.begins, one.ends))
        else:
            self._connection.execute(delete(inspections).where(inspections.c.id == id_))
        accounts.put_findings(self._connection, f"calendar {id_}", checks.within(id_, told))
        serial = select(entries).where(entries.c.inspection == id_, entries.c.serial.is_(True))
        places = self._places[id_]
        if dated:
            days_only = serial.with_only_columns(entries.c.place).where(entries.c.batch.is_(None))
            places |= set(self._connection.execute(days_only).scalars())
        by_place: dict[str, list[Any]] = defaultdict(list)
        for part in _parts(sorted(places)):
            for row in self._connection.execute(serial.where(entries.c.place.in_(part))):
                by_place[row.place].append(row)
        for place in sorted(places):
            made = [of.entry_of(row) for row in by_place[place]]
            clashes = checks.of_series(series(place, made, days, found[0].territory)) if found and made else []
            accounts.put_findings(self._connection, f"series {id_} {place}", checks.within(id_, clashes))


def _parts(things: Sequence[str]) -> Iterable[Sequence[str]]:
    """Return things in parts that a statement can name."""
    return (things[start : start + _SOME] for start in range(0, len(things), _SOME))
