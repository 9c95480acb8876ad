"""One account of many bulletins: inspections, their entries, what does not fit and what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bulletin.accounts.checks import findings
from bulletin.accounts.claims import claim
from bulletin.accounts.entries import entries
from bulletin.accounts.model import Account
from bulletin.accounts.register import Register, inspections

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bulletin.accounts.claims import Claim
    from bulletin.accounts.register import Stay
    from bulletin.model import Observation, Record


def account(records: Iterable[Record]) -> Account:
    """Return the account of all originals among the records, from scratch."""
    originals = [record for record in records if record.duplicate_of is None]
    claims = {record.bulletin.id: said for record in originals if (said := claim(record))}
    register = Register(claims.values())
    stays: dict[tuple[Stay, Claim], None] = {}

    def inspection_of(record: Record, observation: Observation) -> str | None:
        said = claims.get(record.bulletin.id)
        if said is None:
            return None
        stay = register.stay(said, observation.region_code)
        stays[stay, said] = None
        return stay.id

    found = entries(originals, inspection_of)
    return Account(inspections=tuple(inspections(stays)), entries=tuple(found), findings=tuple(findings(found)))
