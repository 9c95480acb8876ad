"""What waits for an editor, found in the ledger: for the command ``review`` and for the editors' page alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bulletin.accounts import account
from bulletin.decisions import decided, held, ids
from bulletin.ledger import bulletins, decisions, health

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bulletin.accounts.model import Finding
    from bulletin.ledger import Connection
    from bulletin.ledger.health import Health
    from bulletin.model import Decision, Observation, Record

UNEXPLAINED = "unexplained-number"


@dataclass(frozen=True, slots=True)
class HeldNumber:
    """A number that waits, and why."""

    id: str
    title: str
    observation: Observation
    reason: str


@dataclass(frozen=True, slots=True)
class Unexplained:
    """A numeral that the reader could not explain, with the bulletin that it stands in."""

    bulletin: str
    title: str
    quote: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """All that waits; ``lost`` are decisions whose number is no longer read, ``troubled`` sources that are not well."""

    held: tuple[HeldNumber, ...]
    findings: tuple[Finding, ...]
    unexplained: tuple[Unexplained, ...]
    lost: tuple[Decision, ...]
    troubled: tuple[Health, ...]


def waiting(connection: Connection) -> Waiting:
    """Return what waits. Bulletins are looked at one by one, so memory grows with what waits, not with the ledger."""
    made = decisions.every(connection)
    numbers: list[HeldNumber] = []
    open_: list[Unexplained] = []
    named = {each.target for each in made}
    known: set[str] = set()

    def naming() -> Iterator[Record]:
        for record in bulletins.records(connection):
            known.update(named.intersection((record.bulletin.id, *ids(record))))
            yield record

    def noting() -> Iterator[Record]:
        for record in decided(naming(), made):
            if record.duplicate_of is None:
                title = record.bulletin.title
                numbers.extend(HeldNumber(id_, title, each, reason) for id_, each, reason in held(record))
                open_.extend(
                    Unexplained(record.bulletin.id, title, issue.quote)
                    for issue in record.issues
                    if issue.code == UNEXPLAINED
                )
                yield record

    across = account(noting()).findings
    return Waiting(
        held=tuple(numbers),
        findings=across,
        unexplained=tuple(open_),
        lost=tuple(each for each in made if each.target not in known),
        troubled=tuple(each for each in health.latest(connection).values() if each.state != "ok"),
    )
