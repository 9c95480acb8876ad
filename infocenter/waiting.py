"""What waits for an editor, found in the ledger: for the command ``review`` and for the editors' page alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bulletin.decisions import bulletin_of, decided, held, ids
from bulletin.enclosures import ONLY_IN_FILES
from bulletin.ledger import accounts, bulletins, decisions, health

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
class Unprinted:
    """A bulletin with no figure in its text, and what is in its file."""

    bulletin: str
    title: str
    message: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """All that waits.

    ``enclosed`` are bulletins whose figures stand in their files alone, ``lost`` decisions whose number is no longer
    read, ``troubled`` sources that are not well.
    """

    held: tuple[HeldNumber, ...]
    unexplained: tuple[Unexplained, ...]
    enclosed: tuple[Unprinted, ...]
    lost: tuple[Decision, ...]
    troubled: tuple[Health, ...]


def waiting(connection: Connection) -> Waiting:
    """Return what waits; only the bulletins that something was noted or decided on are looked at."""
    made = decisions.every(connection)
    named = {each.target for each in made}
    concerned = {*bulletins.noted(connection, [UNEXPLAINED, ONLY_IN_FILES]), *map(bulletin_of, named)}
    numbers: list[HeldNumber] = []
    open_: list[Unexplained] = []
    apart: list[Unprinted] = []
    known: set[str] = set()

    def naming() -> Iterator[Record]:
        for record in bulletins.records(connection, list(concerned)):
            known.update(named.intersection((record.bulletin.id, *ids(record))))
            yield record

    for record in decided(naming(), made):
        found = record.bulletin
        if record.duplicate_of is None:
            numbers += [HeldNumber(id_, found.title, each, reason) for id_, each, reason in held(record)]
            for issue in record.issues:
                if issue.code == UNEXPLAINED:
                    open_.append(Unexplained(found.id, found.title, issue.quote))
                elif issue.code == ONLY_IN_FILES:
                    apart.append(Unprinted(found.id, found.title, issue.message))
    return Waiting(
        held=tuple(numbers),
        unexplained=tuple(open_),
        enclosed=tuple(apart),
        lost=tuple(each for each in made if each.target not in known),
        troubled=tuple(each for each in health.latest(connection).values() if each.state != "ok"),
    )


def across(connection: Connection) -> Sequence[Finding]:
    """Return what does not fit in the account, errors first."""
    found = accounts.all_findings(connection)
    return sorted(found, key=lambda each: (each.severity != "error", each.inspection or "", each.code, each.message))
