"""The account as the ledger keeps it: what waits to be reckoned, and all that was reckoned."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, func, select

from bulletin.accounts import assemble
from bulletin.accounts.moments import Announced, calendar
from bulletin.ledger import accountrows
from bulletin.ledger.accountschema import counted, entries, findings, inspections, unreckoned
from bulletin.ledger.statements import insert_rows, inserting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Connection

    from bulletin.accounts.model import Account, Finding

_HOME = delete(findings).where(findings.c.home == bindparam("of"))
_ANNOUNCED = select(
    counted.c.inspection,
    counted.c.batch,
    counted.c.as_of,
    counted.c.number,
    counted.c.region,
    counted.c.region_code,
).where(counted.c.announces.is_(True))


def mark(connection: Connection, ids: Iterable[str]) -> None:
    """Note that bulletins changed, so that what they touch is reckoned again."""
    rows = [{"bulletin_id": id_} for id_ in ids]
    if rows:
        connection.execute(inserting(connection.dialect.name, unreckoned).on_conflict_do_nothing(), rows)


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


def announced(connection: Connection, inspection: str | None = None) -> dict[str, list[Announced]]:
    """Return by inspection what bulletins tell of the days of its batches; of one, or of all."""
    query = _ANNOUNCED if inspection is None else _ANNOUNCED.where(counted.c.inspection == inspection)
    found: dict[str, list[Announced]] = defaultdict(list)
    for of, batch, day, number, region, code in connection.execute(query):
        found[of].append(Announced(batch, day, number, region, code))
    return found


def put_findings(connection: Connection, home: str, found: Sequence[Finding]) -> None:
    """Keep what was found in one place, in place of what was found there before."""
    connection.execute(_HOME, {"of": home})
    if found:
        rows = [accountrows.finding_row(home, number, each) for number, each in enumerate(found)]
        insert_rows(connection, findings, rows)


def load(connection: Connection) -> Account:
    """Return the whole account."""
    days = {of: calendar(told).days for of, told in announced(connection).items() if of}
    return assemble(
        [accountrows.inspection_of(row) for row in connection.execute(select(inspections).order_by(inspections.c.id))],
        [accountrows.entry_of(row) for row in connection.execute(select(entries))],
        all_findings(connection),
        days,
    )


def all_findings(connection: Connection) -> Iterator[Finding]:
    """Yield all findings, in no order."""
    return map(accountrows.finding_of, connection.execute(select(findings)))
