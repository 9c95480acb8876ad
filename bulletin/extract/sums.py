"""Whose the telephone calls and letters are: of whom they add up to, where a text leaves that open."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from itertools import pairwise

from bulletin.extract.frame import Draft, Subject
from bulletin.extract.state import HANDED, KINDS
from bulletin.model import Region

Totals = dict[Region, set[Decimal]]


def give_kinds(drafts: list[Draft]) -> None:
    """新疆2169件,其中自治区1835件、兵团334件,来电1718件、来信451件: of 新疆, as the two are no sum of the others."""
    kinds = [draft for draft in drafts if draft.measure in KINDS and draft.category is None]
    pairs = [(one, other) for one, other in pairwise(kinds) if one.measure != other.measure and _alike(one, other)]
    if not pairs:
        return
    totals: dict[tuple[object, ...], Totals] = defaultdict(lambda: defaultdict(set))
    for draft in drafts:
        owner = _owner(draft)
        if draft.measure in HANDED and draft.category is None and owner:
            totals[_frame(draft)][owner].add(draft.value)
    for one, other in pairs:
        known = totals.get(_frame(one), {})
        owner, found = _owner(one), one.value + other.value
        if owner is None or not known.get(owner) or found in known[owner]:
            continue
        fitting = [region for region, values in known.items() if found in values]
        if len(fitting) == 1:
            for draft in (one, other):
                draft.subject = Subject(fitting[0], draft.subject.span if draft.subject else None, bare=False)


def _alike(one: Draft, other: Draft) -> bool:
    return _frame(one) == _frame(other) and _owner(one) == _owner(other)


def _frame(draft: Draft) -> tuple[object, ...]:
    return draft.frame.scope, draft.frame.batch, draft.frame.as_of


def _owner(draft: Draft) -> Region | None:
    return draft.subject.region if draft.subject else draft.region
