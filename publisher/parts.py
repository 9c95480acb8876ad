"""What a site keeps of each part of the account: enough for lists and keys; the figures are in leaves of their own."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from bulletin.accounts.model import Gap, Inspection
from bulletin.ledger import shelfparts
from publisher.leaves import DERIVED, ENTRIES, FINDINGS, leaf
from publisher.points import CASES, SHOWN, Point, Series

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from bulletin.accounts.model import Account
    from publisher.leaves import Addresses


@dataclass(frozen=True, slots=True)
class Region:
    """A region of a part: its name there, and its newest running total of the cases, None without one.

    ``stamp`` changes whenever one of its entries there does.
    """

    name: str
    stamp: str
    total: float | None


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch of a part: its number and day; its stamp as above."""

    number: int
    day: str | None
    stamp: str


@dataclass(frozen=True, slots=True)
class Part:
    """One inspection, or what is of none, as it is listed; regions are by code, kinds and derived figures have stamps.

    ``findings`` counts those of each code, ``last_day`` is that of the newest figure.
    """

    inspection: Inspection | None
    regions: dict[str, Region]
    batches: tuple[Batch, ...]
    gaps: tuple[Gap, ...]
    kinds: dict[str, str]
    derived: dict[str, str]
    findings: dict[str, int]
    last_day: str
    stamp: str


_DECODER = msgspec.json.Decoder(Part)


def read(told: bytes) -> Part:
    """Return a part as it was kept."""
    return _DECODER.decode(told)


def take(
    id_: str, stamp: str, newest: str, account: Account, find: Callable[[Iterable[str]], Addresses]
) -> shelfparts.Part:
    """Return a part of the account as the shelf keeps it; ``find`` gives the addresses of numbers, by their ids."""
    leaves: dict[tuple[str, str], bytes] = {}
    places: dict[str, list[bytes]] = defaultdict(list)
    points: dict[str, list[Point]] = defaultdict(list)
    batches: dict[int, list[bytes]] = defaultdict(list)
    kinds: dict[str, list[bytes]] = defaultdict(list)
    for each in account.entries:
        addresses = find(each.support)
        row = ENTRIES.row(each, addresses)
        places[each.place].append(row)
        if each.region_code and each.standing in SHOWN:
            points[each.region_code].append(Point(each, addresses))
        if each.batch and each.scope == "batch":
            batches[each.batch].append(row)
        if each.category:
            kinds[each.category].append(row)
    derived: dict[str, list[bytes]] = defaultdict(list)
    for one in account.derived:
        derived[one.region_code or ""].append(DERIVED.row(one, find(one.support)))
    found = leaf(FINDINGS.row(finding, find(finding.support)) for finding in account.findings)
    leaves |= {("entries", key): leaf(rows) for key, rows in places.items()}
    leaves |= {("derived", key): leaf(rows) for key, rows in derived.items()}
    leaves |= {("findings", ""): found}
    told = _listed(account)
    days = {each.number: each.day for each in account.batches}
    series = {code: Series(own) for code, own in sorted(points.items())} if account.inspections else {}
    described = msgspec.json.encode((account.inspections, account.gaps))
    part = Part(
        inspection=next(iter(account.inspections), None),
        regions={code: _region(own, leaves["entries", code]) for code, own in series.items()},
        batches=tuple(Batch(number, days.get(number), digest(batches[number])) for number in sorted(told) if number),
        gaps=account.gaps,
        kinds=_digests(kinds),
        derived=_digests(derived),
        findings=Counter(finding.code for finding in account.findings),
        last_day=max((own.points[-1].order[0] for own in series.values()), default=""),
        stamp=digest((described, *(leaves[key] for key in sorted(leaves)))),
    )
    leaves |= {("tellers", str(number)): msgspec.json.encode(sorted(ids)) for number, ids in told.items()}
    return shelfparts.Part(id_, stamp, newest, account.settled, msgspec.json.encode(part), leaves)


def digest(told: Iterable[bytes]) -> str:
    """Return what changes when one of them does."""
    made = hashlib.sha256()
    for each in told:  # one by one, as together they take as much memory again
        made.update(each)
        made.update(b"\n")
    return made.hexdigest()[:16]


def _digests(told: Mapping[str, list[bytes]]) -> dict[str, str]:
    return {key: digest(rows) for key, rows in told.items()}


def _listed(account: Account) -> dict[int, set[str]]:
    """Return the ids of the bulletins that tell of each batch, under 0 of all that tell of anything."""
    told: dict[int, set[str]] = defaultdict(set)
    for each in account.entries:
        if each.standing != "held":
            ids = {id_.partition("~")[0] for id_ in each.support}
            told[0] |= ids
            if each.batch and each.scope == "batch":
                told[each.batch] |= ids
    return told


def _region(series: Series, entries: bytes) -> Region:
    newest = series.latest(CASES, "cumulative")
    return Region(_name(series), digest([entries]), float(newest.figure.value) if newest else None)


def _name(series: Series) -> str:
    return series.points[-1].figure.region
