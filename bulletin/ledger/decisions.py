"""What the ledger remembers of the editors' decisions: all of them, in order; none is ever changed."""

from __future__ import annotations

from dataclasses import asdict

from sqlalchemy import Connection, insert, select

from bulletin.decisions import Decision
from bulletin.ledger.schema import decisions


def add(connection: Connection, decision: Decision) -> None:
    """Keep a decision."""
    connection.execute(insert(decisions).values(asdict(decision)))


def every(connection: Connection) -> list[Decision]:
    """Return all decisions, oldest first."""
    columns = [column for column in decisions.columns if column.name != "id"]
    rows = connection.execute(select(*columns).order_by(decisions.c.id)).mappings()
    return [Decision(**row) for row in rows]
