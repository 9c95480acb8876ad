"""What many bulletins say together: the types of the account. Frozen, as all types; see ``bulletin.model``."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from bulletin.model import Scope

Level = Literal["central", "province", "xpcc"]
Standing = Literal["agreed", "superseded", "disputed", "corrected", "held"]


@dataclass(frozen=True, slots=True)
class Inspection:
    """One stay of inspectors in one territory, recognised from the bulletins.

    ``id`` is stable and readable (``central-2022-650000``) and the name of its page. ``territory`` is the code of the
    area that is inspected (Xinjiang with the XPCC is ``650000``); ``begins`` and ``ends`` are the first and last day
    of the stay (ISO dates), None where no bulletin states them. ``round_batch`` is 第几批 of the round.
    """

    id: str
    name: str
    level: Level
    territory: str
    round: int | None = None
    round_batch: int | None = None
    team: str | None = None
    begins: str | None = None
    ends: str | None = None
    look_back: bool = False


@dataclass(frozen=True, slots=True)
class Batch:
    """One batch of petitions that an inspection forwarded; ``day`` is its ISO date, ``support`` who tells of it."""

    inspection: str
    number: int
    day: str | None
    support: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """Batches ``first`` to ``last`` of which ``region`` has no figure, the days they fall on, and what would fill them.

    ``derivable`` tells that the cumulative figures around them give the sum of the missing ones. ``why`` says how it is
    known that there were any, empty where a later batch is known.
    """

    inspection: str
    region: str
    region_code: str | None
    first: int
    last: int
    begins: str | None
    ends: str | None
    filled_by: str
    sources: tuple[str, ...] = ()
    derivable: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """The reconciled figure for one inspection, region, measure, category, scope, batch and date.

    ``support`` are the ids of the numbers that say so; ``why`` tells in Chinese which rule decided its standing.
    Where bulletins differ there is an entry for each value; ``in_force`` is the one that counts.
    """

    region: str
    region_code: str | None
    measure: str
    value: Decimal
    unit: str
    scope: Scope
    batch: int | None
    as_of: str | None
    category: str | None
    status: str | None
    standing: Standing
    support: tuple[str, ...]
    inspection: str | None = None
    why: str = ""
    in_force: bool = True

    @property
    def place(self) -> str:
        """The region's code, or its name where it has none."""
        return self.region_code or self.region


@dataclass(frozen=True, slots=True)
class Derived:
    """A figure that no bulletin states but others give; ``formula`` says how, in words, from ``support``.

    Never an entry, never mixed with stated figures. ``measure`` may also be ``rate_completed`` (办结率, in %).
    """

    inspection: str
    region: str
    region_code: str | None
    measure: str
    value: Decimal
    unit: str
    scope: Scope
    batch: int | None
    as_of: str | None
    category: str | None
    formula: str
    support: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not fit: the rule, where, a line in Chinese, the ids of the numbers of both sides.

    ``severity``: ``note`` to know of, ``error`` for what cannot be true as printed. It changes no value.
    """

    code: str
    region: str
    message: str
    one: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    inspection: str | None = None
    region_code: str | None = None
    severity: Literal["note", "error"] = "error"

    @property
    def support(self) -> tuple[str, ...]:
        """The ids of all numbers that it rests on."""
        return self.one + self.other


@dataclass(frozen=True, slots=True)
class Account:
    """All that many bulletins say together; every list is in its own order.

    ``settled`` tells that later days, which only others' bulletins speak of, can open no more gaps.
    """

    inspections: tuple[Inspection, ...] = ()
    batches: tuple[Batch, ...] = ()
    entries: tuple[Entry, ...] = ()
    derived: tuple[Derived, ...] = ()
    findings: tuple[Finding, ...] = ()
    gaps: tuple[Gap, ...] = ()
    settled: bool = True
