"""What the ledger remembers of the runs: when, how they ended, and what each source gave."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, insert, select, update

from bulletin.ledger.schema import run_sources, runs, sweeps
from bulletin.ledger.statements import upsert

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class SourceResult:
    """What one source gave in one run; ``errors`` are clear lines."""

    source: str
    fetched: int
    unchanged: int
    new: int
    changed: int
    errors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the program; ``finished_at`` and ``exit_code`` are None while it goes on, or when it was killed."""

    id: int
    command: str
    started_at: str
    finished_at: str | None
    exit_code: int | None


def start(connection: Connection, command: str, now: str) -> int:
    """Note that a run began; return its number."""
    result = connection.execute(insert(runs).values(command=command, started_at=now))
    key = result.inserted_primary_key
    return int(key[0]) if key else 0


def finish(connection: Connection, run: int, results: Sequence[SourceResult], exit_code: int, now: str) -> None:
    """Note how a run ended and what each source gave."""
    connection.execute(update(runs).where(runs.c.id == run).values(finished_at=now, exit_code=exit_code))
    if results:
        rows = [asdict(result) | {"run_id": run, "errors": list(result.errors)} for result in results]
        connection.execute(insert(run_sources), rows)


def latest(connection: Connection, limit: int) -> tuple[Run, ...]:
    """Return the last runs, newest first."""
    rows = connection.execute(select(runs).order_by(runs.c.id.desc()).limit(limit)).mappings()
    return tuple(Run(**row) for row in rows)


def last_results(connection: Connection) -> dict[str, tuple[str, SourceResult]]:
    """Return, by source, the start of the last run that crawled it and what it gave then."""
    last = select(run_sources.c.source, func.max(run_sources.c.run_id).label("run_id")).group_by(run_sources.c.source)
    newest = last.subquery()
    query = (
        select(run_sources, runs.c.started_at)
        .join(newest, (run_sources.c.source == newest.c.source) & (run_sources.c.run_id == newest.c.run_id))
        .join(runs, runs.c.id == run_sources.c.run_id)
    )
    found = {}
    for row in connection.execute(query).mappings():
        result = SourceResult(
            row["source"], row["fetched"], row["unchanged"], row["new"], row["changed"], tuple(row["errors"])
        )
        found[row["source"]] = (row["started_at"], result)
    return found


def last_yields(connection: Connection) -> dict[str, str]:
    """Return, by source, the start of the last run that found something new or changed in it."""
    query = (
        select(run_sources.c.source, func.max(runs.c.started_at))
        .join(runs, runs.c.id == run_sources.c.run_id)
        .where(run_sources.c.new + run_sources.c.changed > 0)
        .group_by(run_sources.c.source)
    )
    return {str(source): str(started) for source, started in connection.execute(query)}


def swept_at(connection: Connection, source: str) -> str | None:
    """Return when a source was last walked to its end (ISO 8601, UTC), or None."""
    return connection.execute(select(sweeps.c.swept_at).where(sweeps.c.source == source)).scalar()


def mark_swept(connection: Connection, source: str, when: str) -> None:
    """Note that a source was walked to its end."""
    connection.execute(upsert(connection, sweeps), {"source": source, "swept_at": when})
