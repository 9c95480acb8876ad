"""Stamps: what changes whenever a bulletin's record does, so that nobody needs to read all to know what is new."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select, update

from bulletin.ledger.schema import bulletins
from bulletin.ledger.statements import run

if TYPE_CHECKING:
    from sqlalchemy import Connection

_SET = update(bulletins).where(bulletins.c.id == bindparam("of")).values(stamp=bindparam("to"))


def new() -> str:
    """Return a stamp that no state of any ledger has had: one brought back from a backup has its own."""
    return secrets.token_hex(8)


def renew(connection: Connection, *ids: str | None) -> None:
    """Note that these bulletins' records are others now."""
    for id_ in ids:
        if id_:
            run(connection, _SET, {"of": id_, "to": new()})


def every(connection: Connection) -> dict[str, str]:
    """Return for every bulletin, by id, what changes whenever its record does.

    Its own stamp, and for an original those of its copies, whose addresses it shows.
    """
    query = select(bulletins.c.id, bulletins.c.stamp, bulletins.c.duplicate_of).order_by(bulletins.c.id)
    found = list(connection.execute(query))
    copies: dict[str, list[str]] = {}
    for id_, stamp, original in found:
        if original:
            copies.setdefault(original, []).append(f"{id_} {stamp}")
    return {id_: " ".join([stamp, *copies.get(id_, ())]) for id_, stamp, _ in found}
