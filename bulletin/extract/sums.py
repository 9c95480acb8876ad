"""Whose the telephone calls and letters are: of whom they add up to, where a text leaves that open."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from bulletin.extract.frame import Draft, Subject
from bulletin.extract.state import HANDED, KINDS
from bulletin.model import Region

Totals = dict[tuple[str, str], tuple[Region, set[Decimal]]]  # by code and name: a region itself is slow to look up


def give_kinds(drafts: list[Draft]) -> None:
    """新疆2169件,其中自治区1835件、兵团334件,来电1718件、来信451件: of 新疆, as the two are no sum of the others."""
    kinds = [draft for draft in drafts if draft.measure in KINDS and draft.category is None]
    pairs = [(one, other) for one, other in pairwise(kinds) if one.measure != other.measure and _alike(one, other)]
    if not pairs:
        return
    totals: dict[tuple[object, ...], Totals] = {_frame(one): {} for one, _ in pairs}
    for draft in drafts:
        if draft.measure in HANDED and draft.category is None:
            owner, known = _owner(draft), totals.get(_frame(draft))
            if owner and known is not None:
                known.setdefault((owner.code, owner.name), (owner, set()))[1].add(draft.value)
    for one, other in pairs:
        known, owner, found = totals[_frame(one)], _owner(one), one.value + other.value
        own = known.get((owner.code, owner.name)) if owner else None
        if own is None or found in own[1]:
            continue
        fitting = [region for region, values in known.values() if found in values]
        if len(fitting) == 1:
            for draft in (one, other):
                draft.subject = Subject(fitting[0], draft.subject.span if draft.subject else None, bare=False)


def _alike(one: Draft, other: Draft) -> bool:
    return _frame(one) == _frame(other) and _owner(one) == _owner(other)


def _frame(draft: Draft) -> tuple[object, ...]:
    return draft.frame.scope, draft.frame.batch, draft.frame.as_of


def _owner(draft: Draft) -> Region | None:
    return draft.subject.region if draft.subject else draft.region
