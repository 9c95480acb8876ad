"""The account as the ledger keeps it: what waits to be reckoned, and all that was reckoned."""

from __future__ import annotations

from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, func, select

from bulletin.accounts import assemble
from bulletin.accounts.moments import Announced, calendar
from bulletin.ledger import accountrows
from bulletin.ledger import stamps as stamping
from bulletin.ledger.accountschema import counted, entries, findings, inspections, unreckoned
from bulletin.ledger.accountschema import parts as kept_parts
from bulletin.ledger.statements import insert_rows, inserting, run_for_each, upsert

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Connection
    from sqlalchemy.sql import Executable

    from bulletin.accounts.model import Account, Finding

_AT_ONCE = 1000
_HOME = delete(findings).where(findings.c.home == bindparam("of"))
_ANNOUNCED = select(
    counted.c.batch,
    counted.c.as_of,
    counted.c.number,
    counted.c.region,
    counted.c.region_code,
).where(counted.c.inspection == bindparam("of"), counted.c.announces.is_(True))


def mark(connection: Connection, ids: Iterable[str]) -> None:
    """Note that bulletins changed, so that what they touch is reckoned again."""
    rows = [{"bulletin_id": id_} for id_ in ids]
    if rows:
        run_for_each(connection, _marking(connection.dialect.name), rows)


@cache
def _marking(dialect: str) -> Executable:
    statement: Executable = inserting(dialect, unreckoned).on_conflict_do_nothing()
    return statement


def due(connection: Connection, limit: int) -> list[str]:
    """Return the ids of the next bulletins that wait to be reckoned."""
    query = select(unreckoned.c.bulletin_id).order_by(unreckoned.c.bulletin_id).limit(limit)
    return list(connection.execute(query).scalars())


def waiting(connection: Connection) -> int:
    """Return how many bulletins wait to be reckoned; the account knows nothing of their changes yet."""
    return connection.execute(select(func.count()).select_from(unreckoned)).scalar_one()


def clear_due(connection: Connection, ids: Sequence[str]) -> None:
    """Note that bulletins were reckoned."""
    connection.execute(delete(unreckoned).where(unreckoned.c.bulletin_id.in_(ids)))


def announced(connection: Connection, inspection: str) -> list[Announced]:
    """Return what bulletins tell of the days of an inspection's batches."""
    return [Announced(*row) for row in connection.execute(_ANNOUNCED, {"of": inspection})]


def put_findings(connection: Connection, home: str, found: Sequence[Finding]) -> None:
    """Keep what was found in one place, in place of what was found there before."""
    connection.execute(_HOME, {"of": home})
    if found:
        rows = [accountrows.finding_row(home, number, each) for number, each in enumerate(found)]
        insert_rows(connection, findings, rows)


def findings_homes(connection: Connection, homes: Sequence[str]) -> set[str]:
    """Return the inspections of what was found in these places."""
    return set(connection.execute(select(findings.c.inspection).where(findings.c.home.in_(homes))).scalars())


def renew(connection: Connection, inspections_: Iterable[str]) -> None:
    """Note that these parts of the account are others now."""
    rows = [{"inspection": id_, "stamp": stamping.new()} for id_ in sorted(inspections_)]
    if rows:
        run_for_each(connection, upsert(connection, kept_parts), rows)


def stamps(connection: Connection) -> dict[str, str]:
    """Return for each part of the account, by the id of its inspection, what changes whenever it does.

    But for its gaps, which also depend on the last day that any part speaks of: ``newest``.
    """
    query = select(kept_parts).order_by(kept_parts.c.inspection)
    return {row.inspection: row.stamp for row in connection.execute(query)}


def newest(connection: Connection) -> str:
    """Return the last day that any bulletin of the account speaks of, empty for none."""
    return connection.execute(select(func.max(entries.c.as_of))).scalar() or ""


def parts(connection: Connection, ids: Iterable[str] | None = None) -> Iterator[tuple[str, Account]]:
    """Yield the account in parts: first what is of no inspection, then each inspection, by their ids.

    What the parts hold, one after another, is the whole account in its order; only one is in memory at a time.
    ``ids`` are those that are wanted, all if there are none.
    """
    of_each = {row.id: accountrows.inspection_of(row) for row in connection.execute(select(inspections))}
    last = newest(connection)
    for id_ in sorted(stamps(connection) if ids is None else ids):
        days = {id_: calendar(announced(connection, id_)).days} if id_ else {}
        own = [of_each[id_]] if id_ in of_each else []
        made = connection.execute(select(entries).where(entries.c.inspection == id_)).partitions(_AT_ONCE)
        found = select(findings).where(findings.c.inspection == id_)
        numbers = map(accountrows.entry_of, chain.from_iterable(made))
        yield id_, assemble(own, numbers, map(accountrows.finding_of, connection.execute(found)), days, last)


def all_findings(connection: Connection) -> Iterator[Finding]:
    """Yield all findings, in no order."""
    return map(accountrows.finding_of, connection.execute(select(findings)))
