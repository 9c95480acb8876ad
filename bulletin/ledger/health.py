"""What the ledger remembers of the sources' health: the state of each, since when, and the evidence."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from sqlalchemy import Connection, select

from bulletin.ledger.schema import health
from bulletin.ledger.statements import upsert


@dataclass(frozen=True, slots=True)
class Health:
    """The state of a source; ``since`` is ISO 8601 in UTC, ``evidence`` a line for the webmaster."""

    source: str
    state: str
    since: str
    evidence: str


def latest(connection: Connection) -> dict[str, Health]:
    """Return the last known state of each source, by its name."""
    return {row["source"]: Health(**row) for row in connection.execute(select(health)).mappings()}


def put(connection: Connection, found: Health) -> None:
    """Keep the state of a source."""
    connection.execute(upsert(connection, health), asdict(found))
