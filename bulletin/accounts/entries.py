"""Entries: which value counts where several numbers speak of one thing, and why.

Precedence, written down once, here:

1. an editor's correction,
2. a bulletin that calls itself 更正,
3. what a source says last: it takes back what the same source said before,
4. of sources that differ, an office's own page before others,
5. then the later publication before the earlier (then the greater id, so that the order is always the same).

Rules 1 to 3 supersede. Rules 4 and 5 only choose: what they choose stays disputed, and so do its rivals. Numbers that
wait decide nothing, nor do those of an earlier revision of a page: where the page says something else now they are
superseded. Two values in one bulletin are two statements that its words do not tell apart (105 cases as they
came, 106 as two prefectures share one): both stand, the first is in force.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from bulletin.accounts.counted import INCOMING, Counted
from bulletin.accounts.model import Entry, Standing
from bulletin.accounts.moments import batch_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from decimal import Decimal

Verdict = tuple[Standing, str]
_NO_BATCH = 0
_REVISED: Verdict = ("superseded", "同一页面的较早版本，后已改")


def entries(inspection: str | None, moment: str, numbers: Iterable[Counted]) -> list[Entry]:
    """Return the entries of one moment of an inspection, in their order; of one key the one in force is the first."""
    groups: dict[tuple[object, ...], list[Counted]] = defaultdict(list)
    for each in numbers:
        groups[_key(each)].append(each)
    found = [entry for group in groups.values() for entry in _settle(inspection, moment, group)]
    return sorted(found, key=_order)


def _key(each: Counted) -> tuple[object, ...]:
    """Return what a number is of, within its moment. What became of cases changes from day to day."""
    when = (None, None) if each.measure in INCOMING else (each.as_of, each.batch)
    return each.place, each.measure, each.scope, each.category, each.status, *when


def _order(entry: Entry) -> tuple[object, ...]:
    return (
        entry.region_code or entry.region,
        entry.measure,
        entry.scope,
        entry.category or "",
        entry.status or "",
        entry.as_of or "",
        entry.batch or _NO_BATCH,
        not entry.in_force,
        entry.standing,
        entry.value,
        entry.support,
    )


def _settle(inspection: str | None, moment: str, group: Sequence[Counted]) -> list[Entry]:
    present = [each for each in group if not each.past]
    free = sorted((each for each in present if not each.held), key=_weight, reverse=True)
    waiting: dict[Decimal, list[Counted]] = defaultdict(list)
    for each in present:
        if each.held:
            waiting[each.value].append(each)
    verdict: Verdict = ("held", "待核，暂不计入")
    out = [_entry(inspection, moment, support, verdict, in_force=False) for support in waiting.values()]
    if not free:
        return out
    last = _last_of_sources(free)
    by_value: dict[Decimal, list[Counted]] = defaultdict(list)
    for each in free:
        by_value[each.value].append(each)
    revised = _revised(group, by_value)
    for value, support in by_value.items():
        wins = value == free[0].value
        found = _wins(free, last) if wins else _loses(free, support, last)
        if wins and revised and found[0] == "agreed":
            found = "agreed", "同一页面以现在的版本为准"
        out.append(_entry(inspection, moment, support, found, in_force=wins))
    return out + [_entry(inspection, moment, support, _REVISED, in_force=False) for support in revised]


def _revised(group: Sequence[Counted], known: Mapping[Decimal, object]) -> list[list[Counted]]:
    """Return, value by value, the past numbers of bulletins that give another one now; those still given are known."""
    present = {each.bulletin for each in group if not each.past}
    found: dict[Decimal, list[Counted]] = defaultdict(list)
    for each in group:
        if each.past and each.bulletin in present and each.value not in known:
            found[each.value].append(each)
    return list(found.values())


def _weight(each: Counted) -> tuple[object, ...]:
    return each.corrected, each.amends, each.official, each.published, each.bulletin, -each.position


def _last_of_sources(free: Sequence[Counted]) -> frozenset[str]:
    """Return the bulletins that are the last word of their source."""
    last: dict[str, Counted] = {}
    for each in free:
        known = last.get(each.source)
        if known is None or (each.amends, each.published, each.bulletin) > (
            known.amends,
            known.published,
            known.bulletin,
        ):
            last[each.source] = each
    return frozenset(each.bulletin for each in last.values())


def _wins(free: Sequence[Counted], last: frozenset[str]) -> Verdict:
    best = free[0]
    others = [each for each in free if each.value != best.value]
    if best.corrected:
        return "corrected", "编者更正，先于各来源"
    if best.amends and others:
        return "agreed", "来源自行更正，先于此前各篇"
    rivals = [each for each in others if each.bulletin in last and each.source != best.source]
    if rivals:
        by_office = best.official and not all(each.official for each in rivals)
        return "disputed", f"来源不一，{'以官方页面为先' if by_office else '以后发者为先'}"
    if any(each.bulletin != best.bulletin for each in others):
        return "agreed", "同一来源以后发者为准"
    told = len({each.bulletin for each in free if each.value == best.value})
    return "agreed", f"{told}篇通报一致" if told > 1 else "只有一篇通报"


def _loses(free: Sequence[Counted], support: Sequence[Counted], last: frozenset[str]) -> Verdict:
    best = free[0]
    if any(each.bulletin == best.bulletin for each in support):
        return "agreed", "同一篇通报另有一数，文字未予区分"
    if best.corrected:
        return "superseded", "编者已更正"
    if best.amends:
        return "superseded", "来源已更正"
    if any(each.bulletin in last and each.source != best.source for each in support):
        return "disputed", "来源不一"
    return "superseded", "同一来源后来另有数字"


def _entry(
    inspection: str | None, moment: str, support: Sequence[Counted], verdict: Verdict, *, in_force: bool
) -> Entry:
    found = sorted(support, key=_weight, reverse=True)
    first = found[0]
    batch, as_of = first.batch, first.as_of
    if first.measure in INCOMING:
        batch = batch_of(moment)
        as_of = min((each.as_of for each in found if each.as_of), default=None)
    return Entry(
        region=first.region,
        region_code=first.region_code,
        measure=first.measure,
        value=first.value,
        unit=first.unit,
        scope=first.scope,
        batch=batch,
        as_of=as_of,
        category=first.category,
        status=first.status,
        standing=verdict[0],
        support=tuple(each.id for each in found),
        inspection=inspection,
        why=verdict[1],
        in_force=in_force,
    )
