"""Bringing the account up to date: what changed bulletins touch is reckoned again, the rest stays.

What is touched: the moments where a bulletin's numbers stand or stood, the series of the regions whose entries there
changed, the calendar and the description of its inspections. When a bulletin is the first or the last to state a stay,
the bulletins that may have been there are reckoned again as well. The result is what ``bulletin.accounts.account``
makes of all bulletins from scratch.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, or_, select

from bulletin.accounts import checks
from bulletin.accounts.claims import claim
from bulletin.accounts.counted import counted
from bulletin.accounts.register import EARLIER, LATER, Register, central, stated
from bulletin.accounts.version import code
from bulletin.decisions import bulletin_of, decided, is_number, word
from bulletin.ledger import accounts, bulletins, decisions
from bulletin.ledger.accountrows import claim_values, stay_of, stay_text
from bulletin.ledger.accountschema import claims, reckoning, stays, unreckoned
from bulletin.ledger.schema import bulletins as heads
from bulletin.ledger.statements import upsert
from bulletin.ledger.touched import Touched

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

    from bulletin.accounts.claims import Claim
    from bulletin.accounts.model import Finding
    from bulletin.model import Decision, Record

_AT_ONCE = 200
_RULES = "rules"


def reckon(connection: Connection, limit: int = _AT_ONCE) -> int:
    """Reckon what the next changed bulletins touch; return how many they were, 0 when the account is up to date.

    All bulletins count as changed when this program's rules are others than those that the account was made by.
    """
    _check_rules(connection)
    ids = accounts.due(connection, limit)
    if not ids:
        return 0
    records = _counting(connection, ids)
    said = {id_: found for id_, record in records.items() if (found := claim(record))}
    accounts.clear_due(connection, ids)
    register = _claim(connection, ids, said)
    work = Touched(connection)
    work.forget(ids)
    told: dict[str, list[Finding]] = {}
    for id_, record in records.items():
        own = list(counted(record))
        for each in own:
            work.add(each, register.stay(said[id_], each.region_code) if id_ in said else None)
        whole = register.stay(said[id_]).id if id_ in said else None
        told[id_] = checks.within(whole, checks.of_bulletin(own, record))
    work.finish()
    homes = [f"bulletin {id_}" for id_ in ids]
    touched = work.inspections | accounts.findings_homes(connection, homes)
    touched |= {each.inspection or "" for found in told.values() for each in found}
    accounts.renew(connection, touched)
    for id_ in ids:
        accounts.put_findings(connection, f"bulletin {id_}", told.get(id_, []))
    return len(ids)


def is_current(connection: Connection) -> bool:
    """Tell whether the account knows of all that changed and was made by this program's rules."""
    return not accounts.waiting(connection) and _rules(connection) == code()


def _rules(connection: Connection) -> str | None:
    return connection.execute(select(reckoning.c.value).where(reckoning.c.name == _RULES)).scalar()


def _check_rules(connection: Connection) -> None:
    """Let everything be reckoned again when the rules changed."""
    if _rules(connection) != code():
        connection.execute(delete(unreckoned))
        connection.execute(insert(unreckoned).from_select(["bulletin_id"], select(heads.c.id)))
        connection.execute(upsert(connection, reckoning), {"name": _RULES, "value": code()})


def _counting(connection: Connection, ids: Sequence[str]) -> dict[str, Record]:
    """Return those of the bulletins that count, as the editors want them: originals, and copies of erased ones."""
    made = decisions.every(connection)
    whole: dict[str, list[Decision]] = {}
    for each in made:
        if not is_number(each.target):
            whole.setdefault(bulletin_of(each.target), []).append(each)
    erased = {id_ for id_, of_it in whole.items() if word(of_it).erased}
    return {
        record.bulletin.id: record
        for record in decided(bulletins.records(connection, ids), made)
        if record.duplicate_of is None or record.duplicate_of in erased
    }


def _claim(connection: Connection, ids: Sequence[str], said: Mapping[str, Claim]) -> Register:
    """Keep what the bulletins say of their inspections; return the register of those of their provinces."""
    here = claims.c.bulletin_id.in_(ids)
    stated_before = select(claims.c.stay, claims.c.province).where(here, claims.c.stay.is_not(None))
    change: Counter[tuple[str, str]] = Counter()
    for stay, province in connection.execute(stated_before):
        change[stay, province] -= 1
    connection.execute(delete(claims).where(here))
    rows = []
    for id_, found in said.items():
        stay = stated(found)
        own = stay_text(stay) if stay and stay not in central() else None
        rows.append(claim_values(id_, found, own))
        if own:
            change[own, found.province] += 1
    if rows:
        connection.execute(insert(claims), rows)
    for (stay, province), by in change.items():
        if by:
            _count(connection, stay, province, by, ids)
    provinces = {found.province for found in said.values()}
    known = select(stays.c.stay).where(stays.c.province.in_(provinces))
    return Register(stay_of(stay) for stay in connection.execute(known).scalars())


def _count(connection: Connection, stay: str, province: str, by: int, reckoned: Sequence[str]) -> None:
    """Count how many bulletins state a stay; when it comes or goes, those that may have been there wait again."""
    before = connection.execute(select(stays.c.bulletins).where(stays.c.stay == stay)).scalar() or 0
    if before + by:
        row = {"stay": stay, "province": province, "bulletins": before + by}
        connection.execute(upsert(connection, stays), row)
    else:
        connection.execute(delete(stays).where(stays.c.stay == stay))
    if not before or not before + by:
        begins = date.fromisoformat(stay_of(stay).begins)
        during = claims.c.day.between(str(begins - EARLIER), str(begins + LATER))
        concerned = or_(claims.c.day.is_(None), claims.c.round.is_not(None), during)
        others = claims.c.bulletin_id.not_in(reckoned)
        query = select(claims.c.bulletin_id).where(claims.c.province == province, concerned, others)
        accounts.mark(connection, connection.execute(query).scalars())
