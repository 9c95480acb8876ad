"""One account of many bulletins: inspections, their entries, what does not fit and what is missing.

``account`` makes it from scratch. The ledger keeps the same account up to date, by the same functions, for what a
bulletin touches: ``bulletin.ledger.accounts``.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from bulletin.accounts import checks
from bulletin.accounts.checks.frame import SERIAL, Series, Stay
from bulletin.accounts.claims import claim
from bulletin.accounts.counted import counted
from bulletin.accounts.derived import derived
from bulletin.accounts.entries import entries
from bulletin.accounts.gaps import Days, batches, gaps
from bulletin.accounts.model import Account, Inspection
from bulletin.accounts.moments import announcements, calendar, moment, of_report
from bulletin.accounts.register import Register, inspections, stated

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bulletin.accounts.claims import Claim
    from bulletin.accounts.counted import Counted
    from bulletin.accounts.model import Entry, Finding
    from bulletin.accounts.moments import Calendar
    from bulletin.accounts.register import Stay as InspectionStay
    from bulletin.model import Record

_LISTS = tuple(each.name for each in fields(Account) if each.name != "settled")
_NEVER = "9999-12-31"


def account(records: Iterable[Record]) -> Account:
    """Return the account of records as the editors want them. A copy counts only where its original is not there."""
    known = list(records)
    there = {record.bulletin.id for record in known}
    originals = [record for record in known if record.duplicate_of not in there]
    claims = {record.bulletin.id: said for record in originals if (said := claim(record))}
    register = Register(filter(None, map(stated, claims.values())))
    numbers: dict[str | None, list[Counted]] = defaultdict(list)
    stays: set[tuple[InspectionStay, Claim]] = set()
    findings: list[Finding] = []
    for record in originals:
        said = claims.get(record.bulletin.id)
        own = list(counted(record))
        for each in own:
            stay = register.stay(said, each.region_code) if said else None
            numbers[stay.id if stay else None].append(each)
            if stay and said:
                stays.add((stay, said))
        findings += checks.within(register.stay(said).id if said else None, checks.of_bulletin(own, record))
    found = inspections(stays)
    made: list[Entry] = []
    days = {}
    for inspection in (None, *found):
        id_ = inspection.id if inspection else None
        known_days = calendar(announcements(numbers[id_]) if inspection else ())
        days[id_ or ""] = known_days.days
        of_it, told = _reckon(inspection, numbers[id_], known_days)
        made += of_it
        findings += told
    newest = max((each.as_of for each in made if each.as_of), default="")
    return assemble(found, made, findings, days, newest)


def assemble(
    found: Sequence[Inspection], made: Iterable[Entry], findings: Iterable[Finding], days: Days, newest: str
) -> Account:
    """Return an account in its order, with what its entries give: batches, gaps, derived figures.

    ``days`` are the days of the batches by inspection, ``newest`` is the last day that any entry of all accounts has.
    """
    ordered = sorted(made, key=_entry_order)
    missing = gaps(found, ordered, days, newest)
    return Account(
        inspections=tuple(found),
        batches=tuple(batches(ordered, days)),
        entries=tuple(ordered),
        derived=tuple(derived(ordered)),
        findings=tuple(sorted(findings, key=_finding_order)),
        gaps=tuple(missing),
        settled=missing == gaps(found, ordered, days, _NEVER),
    )


def split(whole: Account) -> dict[str, Account]:
    """Return an account's parts by the ids of their inspections; what is of none is of the empty one."""
    found: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for name in _LISTS:
        for each in getattr(whole, name):
            found[(each.id if isinstance(each, Inspection) else each.inspection) or ""][name].append(each)
    made: dict[str, Account] = {}
    for id_, own in sorted(found.items()):
        lists: dict[str, Any] = {name: tuple(own[name]) for name in _LISTS}
        made[id_] = replace(whole, **lists)
    return made


def _reckon(
    inspection: Inspection | None, numbers: Sequence[Counted], days: Calendar
) -> tuple[list[Entry], list[Finding]]:
    """Return the entries of one inspection and what does not fit between its bulletins."""
    id_ = inspection.id if inspection else None
    moments: dict[str, list[Counted]] = defaultdict(list)
    for each in numbers:
        moments[moment(each, days.batches)].append(each)
    by_moment = {name: entries(id_, name, group) for name, group in moments.items()}
    found = [finding for group in by_moment.values() for finding in checks.of_moment(group)]
    made = [entry for group in by_moment.values() for entry in group]
    if inspection:
        points: dict[str, list[Entry]] = defaultdict(list)
        for name, group in by_moment.items():
            for point in in_series(name, group):
                points[point.place].append(point)
        for place, own in points.items():
            found += checks.of_series(series(place, own, days, inspection.territory))
        found += checks.of_calendar(days, Stay(inspection.territory, inspection.begins, inspection.ends))
    return made, checks.within(id_, found)


def in_series(moment: str, made: Iterable[Entry]) -> list[Entry]:
    """Return those of a moment's entries that are points of series: what came in, in force, over all categories."""
    if of_report(moment):
        return []
    return [
        each
        for each in made
        if each.in_force and each.standing in checks.SETTLED and each.category is None and each.measure in SERIAL
    ]


def series(place: str, points: Iterable[Entry], days: Calendar, territory: str) -> Series:
    """Return the series of one region in one inspection from its points."""
    return Series(place, sorted(points, key=_entry_order), days.days, territory)


def _entry_order(each: Entry) -> tuple[object, ...]:
    return (
        each.inspection or "",
        each.place,
        each.measure,
        each.scope,
        each.batch or 0,
        each.as_of or "",
        each.category or "",
        each.status or "",
        not each.in_force,
        each.standing,
        each.support,
    )


def _finding_order(each: Finding) -> tuple[object, ...]:
    return each.inspection or "", each.code, each.region_code or "", each.region, each.message, each.one, each.other
