"""Turns drafts into observations: the region of 新疆 with or without the XPCC, list measures by arithmetic, repeats."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from operator import attrgetter

from msgspec.structs import replace

from bulletin.extract.frame import Draft
from bulletin.extract.scopes import OUTCOMES, frames_of_lists, results_of_batches
from bulletin.extract.state import HANDED, KINDS
from bulletin.extract.sums import give_kinds
from bulletin.measures import measures
from bulletin.model import Observation, Region, Span
from bulletin.text import Text

_REGION, _CORPS, _WHOLE = "650000", "XPCC", "65"
_OPEN_NAMES = frozenset(("新疆", "全疆", "我区", "全区"))
# No country counts that many of anything here: such a numeral is a number of a document or a telephone.
_IDENTIFIER = Decimal(10) ** 10
_LISTED = ("cases_completed", "cases_key")  # what else than cases handed over a bare list may count
_SHARED = Decimal("0.03")
# How many totals before a list may be its own; how far two items of a list stand apart.
_HEADS, _MARK = 4, 3
_BESIDE = 8  # how far a part stands from its total
_SPAN = attrgetter("span")
_TEN_THOUSAND, _WHOLE_NUMBER = Decimal(10000), Decimal(1)


def settle(drafts: list[Draft], text: Text, whole: Region | None) -> tuple[list[Observation], set[int], dict[int, str]]:
    """Return the observations in the order of the text, the places of their numerals, and the reasons of the others."""
    reasons = _gross_or_net(drafts)
    _join_halves(drafts, whole)
    said = {draft.measure for draft in drafts}
    if said >= KINDS:
        give_kinds(drafts)
    if not said.isdisjoint(_LISTED):
        _list_measures(drafts)
    frames_of_lists(drafts)
    if len(said & OUTCOMES) > 1:
        results_of_batches(drafts)
    observations: list[Observation] = []
    counted: set[int] = set()
    seen: dict[object, list[int]] = {}
    # The heads of a table say enough of what it counts; a sentence about fines alone may be of anything.
    cases = any(draft.rule == "table" or (draft.measure and draft.measure.startswith("cases_")) for draft in drafts)
    for draft in drafts:
        subject = draft.subject
        region = subject.region if subject else draft.region
        if region is None or not cases or draft.organ or draft.value >= _IDENTIFIER:
            reasons.setdefault(draft.value_at, _reason(draft, cases=cases))
            continue
        found = _observation(draft, region, text)
        key = (found.region, found.measure, found.value, found.scope, found.category, found.status)
        places = seen.get(key)
        if places is None:
            seen[key] = [len(observations)]
        else:
            same = next((at for at in places if _same(observations[at], found)), None)
            if same is not None:
                reasons.setdefault(draft.value_at, "repeated")
                first = observations[same]
                if first.as_of is None:  # 目前办结75件 ... 截至4月10日办结75件
                    observations[same] = replace(first, as_of=found.as_of, batch=first.batch or found.batch)
                continue
            places.append(len(observations))
        observations.append(found)
        counted.add(draft.value_at)
    observations.sort(key=_SPAN)
    return observations, counted, reasons


def _same(one: Observation, other: Observation) -> bool:
    """Tell whether two equal figures are one: of the same batch or of an open one, or totals of the same day."""
    open_ended = one.batch is None or other.batch is None
    return open_ended or one.batch == other.batch or (one.scope == "cumulative" and one.as_of == other.as_of)


def _gross_or_net(drafts: list[Draft]) -> dict[int, str]:
    """Leave of 94件(分解后交办97件) the one that the list after it adds up to, the first where it is neither.

    Return the reason of the numbers left out, by their place.
    """
    left = {id(draft) for draft in drafts if draft.gross}
    if not left:
        return {}
    for heads, group in _lists(drafts):
        total = sum((draft.value for draft in group), Decimal(0))
        for head in heads:
            if head.gross and head.value == total != head.gross.value:
                left ^= {id(head), id(head.gross)}
    reasons = {draft.value_at: "gross-or-net" for draft in drafts if id(draft) in left}
    drafts[:] = [draft for draft in drafts if id(draft) not in left]
    return reasons


def _reason(draft: Draft, *, cases: bool) -> str:
    if draft.organ:
        return "not-a-region"
    if not cases:
        return "no-cases"
    return "identifier" if draft.value >= _IDENTIFIER else "no-region"


def _observation(draft: Draft, region: Region, text: Text) -> Observation:
    assert draft.measure  # noqa: S101 - settled above
    key, value, frame = draft.measure, draft.value, draft.frame
    unit = draft.unit or measures()[key].unit
    if key == "fines":
        value, unit = value / _TEN_THOUSAND, measures()[key].unit
    if not value.same_quantum(_WHOLE_NUMBER):
        value = value.normalize() if value != value.to_integral_value() else value.quantize(_WHOLE_NUMBER)
    raw, origin = text.raw, text.origin
    start, end = origin[draft.start], origin[draft.end - 1] + 1
    return Observation(
        region.name,
        region.code,
        key,
        value,
        unit,
        frame.scope,
        frame.batch,
        frame.as_of,
        draft.category,
        draft.status,
        draft.basis,
        Span(start, end),
        raw[start:end],
        draft.rule,
    )


def _join_halves(drafts: list[Draft], whole: Region | None) -> None:
    """Give a total that 自治区 and 兵团 together make up to both of them: the arithmetic is the evidence."""
    bare = [draft for draft in drafts if draft.subject and draft.subject.bare]
    if not bare:
        return
    if any(draft.code == _REGION for draft in drafts):
        _join_equal(drafts, whole)
    # A name has one sense throughout an article.
    names = {draft.subject.named for draft in drafts if draft.subject and draft.subject.region is whole} & _OPEN_NAMES
    for draft in bare:
        if draft.subject and draft.subject.named in names:
            draft.subject.region = whole


def _join_equal(drafts: list[Draft], whole: Region | None) -> None:
    groups: dict[tuple[object, ...], list[Draft]] = defaultdict(list)
    for draft in drafts:
        measure = "handed" if draft.measure in HANDED else draft.measure  # 受理112件;向自治区转办102件,向兵团转办10件
        groups[measure, draft.category, draft.frame.scope, draft.frame.batch].append(draft)
    for group in groups.values():
        halves = [draft for draft in group if draft.code in (_REGION, _CORPS)]
        sums = {
            one.value + other.value for one, other in pairwise(halves) if one.code == _REGION and other.code == _CORPS
        }
        for index, total in enumerate(group):
            if total.subject and total.subject.bare and (total.value in sums or _split(group[index : index + 3])):
                total.subject.region = whole


def _split(group: list[Draft]) -> bool:
    """Tell whether a total is followed by both halves, up to the few cases that they share (兵地共同办理12件).

    新疆76件,其中自治区56件,兵团11件 is a misprint of both together, not one of 自治区.
    """
    codes = [draft.code for draft in group[1:]]
    subject = group[0].subject
    beside = codes[:1] == [_REGION] and group[1].subject is not subject and group[1].start - group[0].end <= _BESIDE
    if beside and subject and subject.named in _OPEN_NAMES:
        return group[0].value > group[1].value  # 转办新疆232件,其中自治区186件
    if codes != [_REGION, _CORPS]:
        return False
    if subject and subject.named in _OPEN_NAMES and group[0].value > max(group[1].value, group[2].value):
        return True
    rest = group[0].value - group[1].value - group[2].value
    return 0 <= rest <= group[0].value * _SHARED


def _list_measures(drafts: list[Draft]) -> None:
    """Let a bare list after 已办结120件: count what its sum is the total of, cases handed over if that fits too."""
    for heads, group in _lists(drafts):
        total = sum((draft.value for draft in group), Decimal(0))
        fitting = {
            head.measure: head.status
            for head in heads
            if head.value == total and head.frame.scope == group[0].frame.scope
        }
        measure = next((key for key in _LISTED if key in fitting), None)
        if measure == "cases_key" and any(head.measure == measure and head.region for head in heads):
            continue  # 乙市4件(重点件2件),丙市1件,丁市10件: key cases stand in brackets
        if measure and "cases_forwarded" not in fitting:
            for draft in group:
                draft.measure, draft.status = measure, fitting[measure]


def _lists(drafts: list[Draft]) -> Iterator[tuple[list[Draft], list[Draft]]]:
    """Yield each bare list of regions with the last totals before it."""
    group: list[Draft] = []
    heads: deque[Draft] = deque(maxlen=_HEADS)
    for draft in drafts:
        bare = draft.bare
        listed = bare and draft.rule == "list" and draft.measure == "cases_forwarded"
        if listed and (not group or draft.start - group[-1].end <= _MARK):
            group.append(draft)
            continue
        if len(group) > 1:
            yield list(heads), group
        group = [draft] if listed else []
        if not bare and draft.category is None:
            heads.append(draft)
    if len(group) > 1:
        yield list(heads), group
