"""What the ledger remembers of the editors' decisions: all of them, in order; none is ever changed."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, Select, func, insert, select

from bulletin.decisions import bulletin_of
from bulletin.ledger import accounts
from bulletin.ledger.schema import bulletins, decisions
from bulletin.model import Decision


def add(connection: Connection, decision: Decision) -> None:
    """Keep a decision. What it is about is to be reckoned again, with the copies that take an erased one's place."""
    connection.execute(insert(decisions).values(asdict(decision)))
    about = bulletin_of(decision.target)
    copies = select(bulletins.c.id).where(bulletins.c.duplicate_of == about)
    accounts.mark(connection, [about, *connection.execute(copies).scalars()])


def every(connection: Connection) -> list[Decision]:
    """Return all decisions, oldest first."""
    return _decisions(connection, select(*_COLUMNS).order_by(decisions.c.id))


def of(connection: Connection, bulletin: str) -> list[Decision]:
    """Return the decisions on a bulletin and on its numbers, oldest first."""
    on = (decisions.c.target == bulletin) | decisions.c.target.startswith(f"{bulletin}~", autoescape=True)
    return _decisions(connection, select(*_COLUMNS).where(on).order_by(decisions.c.id))


def latest(connection: Connection, limit: int, skip: int = 0) -> list[Decision]:
    """Return decisions newest first, after the ``skip`` newest."""
    return _decisions(connection, select(*_COLUMNS).order_by(decisions.c.id.desc()).limit(limit).offset(skip))


def count(connection: Connection, since: str = "") -> int:
    """Return how many decisions there are, of those made after a time (ISO 8601 in UTC)."""
    query = select(func.count()).select_from(decisions).where(decisions.c.made_at > since)
    return connection.execute(query).scalar_one()


_COLUMNS = tuple(column for column in decisions.columns if column.name != "id")


def _decisions(connection: Connection, query: Select[Any]) -> list[Decision]:
    return [Decision(**row) for row in connection.execute(query).mappings()]
