"""What the sums of a text say of the scope of its figures: of one batch, or of all so far."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from itertools import groupby, takewhile

from msgspec.structs import replace

from bulletin.extract.frame import Draft, Frame
from bulletin.extract.state import INCOMING

OUTCOMES = frozenset(("cases_completed", "cases_stage_completed", "cases_in_progress"))


def days_before_totals(drafts: list[Draft], turn: int, batch: int | None) -> None:
    """Give the figures that a text begins with to a batch, where a running total of the same region stands after them.

    督察组转办我市信访件29件(重点件3件)… 已累计转交223件: with no word of their scope, they cannot be all there were.
    ``turn`` is where the text first says 累计; ``batch`` that of the title.
    """
    opening = list(takewhile(lambda draft: draft.value_at < turn and _without_cue(draft), drafts))
    begun = next(filter(_is_total, opening), None)
    rest = (draft for draft in drafts[len(opening) :] if draft.frame.scope == "cumulative")
    later = next(filter(_is_total, rest), None)
    if begun and later and begun.code == later.code and begun.value < later.value:
        for draft in opening:
            draft.frame = replace(draft.frame, scope="batch", batch=batch)


def _without_cue(draft: Draft) -> bool:
    frame = draft.frame
    return frame.scope == "cumulative" and frame.batch is None and frame.as_of is None and frame.data_date is None


def _is_total(draft: Draft) -> bool:
    return draft.measure == "cases_forwarded" and draft.category is None and not draft.bare


def results_of_batches(drafts: list[Draft]) -> None:
    """Give results that add up to a batch, and to no running total, to that batch: 168件…已办结117件、35件、16件."""
    batches: dict[tuple[str | None, Decimal], Frame] = {}
    totals: set[tuple[str | None, Decimal]] = set()
    run: list[Draft] = []
    for draft in drafts:
        category = draft.category
        if category is None and draft.measure not in INCOMING:
            run.append(draft)
            continue
        if run:
            _settle_run(run, batches, totals)
            run = []
        if category is None and not draft.bare and draft.measure == "cases_forwarded":
            key = (draft.code, draft.value)
            if draft.frame.scope == "batch":
                batches[key] = draft.frame
            else:
                totals.add(key)
    _settle_run(run, batches, totals)


def _settle_run(
    run: list[Draft], batches: dict[tuple[str | None, Decimal], Frame], totals: set[tuple[str | None, Decimal]]
) -> None:
    if not batches:
        return
    parts = [
        draft for draft in run if draft.measure in OUTCOMES and draft.frame.scope == "cumulative" and not draft.bare
    ]
    values = {(draft.measure, draft.value) for draft in parts}  # a number printed twice counts once
    if len(values) < 2 or len(values) != len({draft.measure for draft in parts}):  # noqa: PLR2004
        return
    key = (parts[0].code, sum((value for _, value in values), Decimal(0)))
    frame = batches.get(key)
    if frame is None or key in totals or any(draft.frame.batch is not None for draft in parts):
        return
    for draft in run:
        if draft.frame.scope == "cumulative" and draft.value_at >= parts[0].value_at:
            draft.frame = replace(draft.frame, scope="batch", batch=frame.batch)


def frames_of_lists(drafts: list[Draft]) -> None:
    """Give a list the scope of the total that it adds up to, where it is not the total of its own scope.

    A breakdown of the day's 11 cases may stand after the sentence on all 211.
    """
    forwarded = [each for each in drafts if each.measure == "cases_forwarded" and not each.category and not each.bare]
    if len({draft.frame.scope for draft in forwarded}) < 2:  # noqa: PLR2004
        return  # the lists have no other scope to be of
    totals: dict[str | None, dict[Decimal, list[Frame]]] = defaultdict(lambda: defaultdict(list))
    for draft in forwarded:
        totals[draft.code][draft.value].append(draft.frame)
    runs = groupby(drafts, key=lambda each: (each.rule, each.category is None, each.frame))
    for (rule, _, frame), run in runs:
        known = totals.get(frame.subject.region.code if frame.subject.region else None)
        if rule != "list" or known is None:
            continue
        parts = list(run)
        fitting = known.get(sum([draft.value for draft in parts]), [])  # type: ignore[arg-type] # of one at least
        if len(parts) > 1 and len(fitting) == 1 and fitting[0].scope != frame.scope:
            own = any(each.scope == frame.scope for frames in known.values() for each in frames)
            for draft in parts if own else ():
                draft.frame = fitting[0]
