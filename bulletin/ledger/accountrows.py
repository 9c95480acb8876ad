"""Rows of the account's tables to its types and back; nothing here speaks SQL."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter
from sys import intern
from typing import TYPE_CHECKING, Any

from bulletin.accounts import in_series
from bulletin.accounts.claims import Claim
from bulletin.accounts.counted import Counted
from bulletin.accounts.model import Entry, Finding, Inspection
from bulletin.accounts.moments import of_report
from bulletin.accounts.register import Stay

if TYPE_CHECKING:
    from collections.abc import Sequence

Values = tuple[Any, ...]

_COUNTED = tuple(each.name for each in fields(Counted))
# ``reported`` is told by the moment.
_OTHERS = [name for name in _COUNTED if name not in ("id", "bulletin", "position", "reported")]
_get_others = attrgetter(*_OTHERS)
_VALUE_OF_OTHERS = _OTHERS.index("value")


def counted_row(each: Counted, inspection: str, moment: str) -> Values:
    """Return a number as a row of ``counted``."""
    rest = list(_get_others(each))
    rest[_VALUE_OF_OTHERS] = str(each.value)
    return (each.bulletin, each.position, each.id, *rest, inspection, moment)


def counted_of(row: Sequence[Any]) -> Counted:
    """Return the number of a row of ``counted``."""
    bulletin, position, number, *rest, _, moment = row
    rest[_VALUE_OF_OTHERS] = Decimal(rest[_VALUE_OF_OTHERS])
    values = (number, bulletin, position, *rest, of_report(moment))
    return Counted(*values)


_ENTRY = (
    "region", "region_code", "measure", "value", "unit", "scope", "batch", "as_of", "category", "status", "standing",
    "support", "why", "in_force",
)  # fmt: skip
_get_entry = attrgetter(*_ENTRY)
_entry_words = attrgetter(
    "region", "region_code", "measure", "unit", "scope", "as_of", "category", "status", "standing", "inspection", "why"
)
_ENTRY_VALUE, _ENTRY_SUPPORT = _ENTRY.index("value"), _ENTRY.index("support")


def entry_rows(inspection: str, moment: str, made: Sequence[Entry]) -> list[Values]:
    """Return the entries of a moment as rows of ``entries``."""
    rows = []
    serial = {id(each) for each in in_series(moment, made)}
    for number, each in enumerate(made):
        rest = list(_get_entry(each))
        rest[_ENTRY_VALUE], rest[_ENTRY_SUPPORT] = str(each.value), json.dumps(each.support)
        rows.append((inspection, moment, number, each.place, id(each) in serial, *rest))
    return rows


def entry_of(row: Any) -> Entry:
    """Return the entry of a row of ``entries``."""
    # Few words stand in many entries: each is kept once.
    words: list[Any] = [word and intern(word) for word in _entry_words(row)]
    region, code, measure, unit, scope, as_of, category, status, standing, inspection, why = words
    values = (region, code, measure, Decimal(row.value), unit, scope, row.batch, as_of, category, status, standing)
    return Entry(*values, tuple(row.support), inspection or None, why, row.in_force)


def finding_row(home: str, number: int, each: Finding) -> Values:
    """Return a finding as a row of ``findings``."""
    return (
        home, number, each.inspection or "", each.code, each.severity, each.region, each.region_code, each.message,
        json.dumps(each.one), json.dumps(each.other),
    )  # fmt: skip


def finding_of(row: Any) -> Finding:
    """Return the finding of a row of ``findings``."""
    return Finding(
        row.code,
        row.region,
        row.message,
        tuple(row.one),
        tuple(row.other),
        row.inspection or None,
        row.region_code,
        row.severity,
    )


def inspection_of(row: Any) -> Inspection:
    """Return the inspection of a row of ``inspections``."""
    return Inspection(**{each.name: getattr(row, each.name) for each in fields(Inspection)})


def claim_values(bulletin: str, said: Claim, stay: str | None) -> dict[str, Any]:
    """Return what a bulletin says of its inspection as a row of ``claims``; ``stay`` is the one that it states."""
    day = said.since or said.day
    known = {"bulletin_id": bulletin, "province": said.province, "day": day, "round": said.round}
    return known | {"stay": stay, "said": asdict(said)}


def claim_of(stored: dict[str, Any]) -> Claim:
    """Return it from there."""
    return Claim(**stored)


@lru_cache(maxsize=256)
def stay_text(stay: Stay) -> str:
    """Return an inspection as bulletins are joined to it as one text, equal for equal ones."""
    return json.dumps(asdict(stay), sort_keys=True)


def stay_of(text: str) -> Stay:
    """Return it from there."""
    return Stay(**json.loads(text))
