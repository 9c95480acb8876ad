"""Reading the stored bulletins again: what would change on the site is told first, what was read before is kept."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from bulletin.corrections import NAMES, shown
from bulletin.decisions import bulletin_of
from bulletin.ledger import Ledger, bulletins, decisions, readings, rows
from bulletin.rereading import compare, different
from infocenter.console import now
from infocenter.store import read_bulletin, reader_of
from publisher.labels import figure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from bulletin.model import Decision, Reading, Record
    from bulletin.rereading import Change, Comparison, Kind, Lost, Number
    from crawler.sources import Source

_AT_ONCE = 200
_SIGNS: dict[Kind, str] = {"changed": "~", "gone": "-", "new": "+", "waits": "?", "counts": "="}


@dataclass(slots=True)
class Totals:
    """What rereading came to; ``skipped`` were read by this very reader before."""

    read: int = 0
    skipped: int = 0
    differing: int = 0
    unseen: int = 0
    lost: int = 0
    kinds: Counter[Kind] = field(default_factory=Counter)

    def add(self, found: Comparison) -> None:
        """Count one bulletin that reads differently."""
        self.differing += 1
        self.unseen += not found.changes
        self.lost += len(found.lost)
        self.kinds.update(each.kind for each in found.changes)

    def lines(self) -> Iterator[str]:
        """Yield the summary."""
        skipped = f" ({self.skipped} were read by this reader already)" if self.skipped else ""
        yield f"{self.read} bulletins read again{skipped}, {self.differing} read differently"
        if self.differing:
            kinds = self.kinds
            yield (
                f"published numbers: {kinds['changed']} changed, {kinds['gone']} gone, {kinds['new']} new, "
                f"{kinds['waits']} would wait, {kinds['counts']} would count; "
                f"{self.unseen} bulletins differ in nothing published; {self.lost} decisions lose their number"
            )


@dataclass(frozen=True, slots=True)
class Rereading:
    """One rereading of a ledger: ``made`` are the decisions by bulletin, ``tell`` hears what differs.

    With ``apply`` the new readings are kept.
    """

    ledger: Ledger
    sources: Mapping[str, Source]
    made: Mapping[str, Sequence[Decision]]
    apply: bool
    tell: Callable[[str], None]
    totals: Totals = field(default_factory=Totals)

    def all(self, since: str | None) -> Totals:
        """Read again what another reader read; a part is in memory at a time, and kept in one transaction."""
        due: list[str] = []
        for id_, source, reader in self._heads(since):
            if reader == reader_of(self.sources.get(source)):
                self.totals.skipped += 1
                continue
            due.append(id_)
            if len(due) == _AT_ONCE:
                self._part(due)
                due = []
        self._part(due)
        return self.totals

    def _heads(self, since: str | None) -> Iterator[tuple[str, str, str | None]]:
        """Yield id, source and reader of the bulletins; no transaction is open between one part and the next."""
        after = ""
        while True:
            with self.ledger.transaction() as connection:
                part = readings.due(connection, since, after)
            if not part:
                return
            yield from part
            after = part[-1][0]

    def _part(self, due: Sequence[str]) -> None:
        with self.ledger.transaction() as connection:
            found = list(bulletins.records(connection, due))
        self.totals.read += len(found)
        changed: list[tuple[Record, Reading]] = []
        same: list[tuple[str, int, str]] = []
        for record in found:
            reading = read_bulletin(record.bulletin, self.sources.get(record.bulletin.source))
            comparison = compare(record, reading, self.made.get(record.bulletin.id, ()))
            if comparison.differs:
                changed.append((record, reading))
                self.totals.add(comparison)
                for line in lines(record, comparison):
                    self.tell(line)
            else:
                same.append((record.bulletin.id, record.revision, self._reader(record)))
        if self.apply and found:
            with self.ledger.transaction() as connection:
                for record, reading in changed:
                    read = rows.read_rows(reading, self._reader(record))
                    readings.replace(connection, record.bulletin.id, record.revision, read, now().isoformat())
                readings.confirm(connection, same)

    def _reader(self, record: Record) -> str:
        return reader_of(self.sources.get(record.bulletin.source))


def reread(
    ledger: Ledger, sources: Sequence[Source], since: str | None, *, apply: bool, tell: Callable[[str], None]
) -> Totals:
    """Read a ledger again, of the bulletins published since a day, and say what that changes."""
    with ledger.transaction() as connection:
        every = sorted(decisions.every(connection), key=lambda each: bulletin_of(each.target))
    made = {id_: list(group) for id_, group in groupby(every, key=lambda each: bulletin_of(each.target))}
    return Rereading(ledger, {source.name: source for source in sources}, made, apply, tell).all(since)


def lines(record: Record, found: Comparison) -> Iterator[str]:
    """Yield what would change of one bulletin: each published number with its old and new state, words and rule."""
    yield f"{record.bulletin.id} {record.bulletin.title}"
    for change in found.changes:
        yield f"  {_SIGNS[change.kind]} {_told(change)}"
    if not found.changes:
        yield "  nothing published differs"
    for lost in found.lost:
        yield f"  ! {_lost(lost)}"


def _told(change: Change) -> str:
    before, after = change.before, change.after
    if change.kind == "changed" and before and after:
        fields = different(before.observation, after.observation)
        values = (
            f"{NAMES[name]} {shown(before.observation, name)} -> {shown(after.observation, name)}" for name in fields
        )
        return f"{_what(before)}: {', '.join(values)} {_evidence(before, after)}"
    if change.kind == "waits" and after:
        return f"{_what(after)} waits: {after.held} {_evidence(before, after)}"
    if change.kind == "counts" and before:
        return f"{_what(after or before)} counts; it waited: {before.held} {_evidence(before, after)}"
    only = before or after
    return f"{_what(only)} {change.kind} {_evidence(before, after)}" if only else ""


def _what(number: Number) -> str:
    found = number.observation
    category = f"·{found.category}" if found.category else ""
    return f"{found.region} {figure(found.measure, found.status)}{category} {found.value:f}{found.unit}"


def _evidence(before: Number | None, after: Number | None) -> str:
    """Return the words and the rule, both old and new where they differ."""
    states = [f"“{each.observation.quote}” ({each.observation.rule})" for each in (before, after) if each]
    return " -> ".join(dict.fromkeys(states)).replace("\n", " ")


def _lost(lost: Lost) -> str:
    made = lost.decision
    what = f"{made.action} {made.field} {made.value!r}" if made.field else made.action
    then = f"now {lost.successor}; decide again" if lost.successor else "no such number is read any more"
    return f"{made.target}: {what} by {made.who} on {made.made_at[:10]} ({made.reason}) loses its number: {then}"
