"""Where and when bulletins were seen: the addresses that show them, and who asked there last."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Text, bindparam, cast, select, update

from bulletin.ledger import stamps
from bulletin.ledger.schema import addresses, bulletins, revisions
from bulletin.ledger.statements import first, run, upsert

if TYPE_CHECKING:
    from sqlalchemy import Connection

_AT_ADDRESS = (
    select(bulletins.c.id, bulletins.c.url, bulletins.c.first_seen, bulletins.c.last_seen)
    .add_columns(cast(revisions.c.pages, Text))
    .join(addresses, addresses.c.bulletin_id == bulletins.c.id)
    .join(revisions, (revisions.c.bulletin_id == bulletins.c.id) & (revisions.c.number == bulletins.c.revision))
    .where(addresses.c.url == bindparam("at"))
)
_OWNER = select(addresses.c.bulletin_id).where(addresses.c.url == bindparam("at"))
_TOUCH = update(bulletins).where(bulletins.c.id == _OWNER.scalar_subquery()).values(last_seen=bindparam("now"))


@dataclass(frozen=True, slots=True)
class Sighted:
    """A bulletin at one of its addresses: its own one, when it was seen, and the addresses of its pages."""

    id: str
    url: str
    first_seen: str
    last_seen: str
    pages: tuple[str, ...]


def add_address(connection: Connection, bulletin_id: str, url: str) -> None:
    """Note one more address of a bulletin; an address belongs to the bulletin that it showed last."""
    before = note(connection, bulletin_id, url)
    if before != bulletin_id:
        stamps.renew(connection, bulletin_id, before)


def note(connection: Connection, bulletin_id: str, url: str) -> str | None:
    """Note that an address shows a bulletin; return which one it showed before."""
    row = first(connection, _OWNER, {"at": url})
    before: str | None = row[0] if row else None
    if before != bulletin_id:
        run(connection, upsert(connection, addresses), {"url": url, "bulletin_id": bulletin_id})
    return before


def at_address(connection: Connection, url: str) -> Sighted | None:
    """Return what is known of the bulletin at an address, or None."""
    row = first(connection, _AT_ADDRESS, {"at": url})
    return None if row is None else Sighted(row[0], row[1], row[2], row[3], tuple(json.loads(row[4])))


def touch(connection: Connection, url: str, now: str) -> None:
    """Note that the bulletin at an address, if there is one, was seen again, unchanged."""
    run(connection, _TOUCH, {"at": url, "now": now})
