"""One account from many bulletins: entries with their support, and where sources disagree.

Which value wins is written down once, here: a correction by an editor, then a bulletin that calls itself 更正, then the
official page before others, then the later publication before the earlier. The rest is kept, as superseded when the
same source said something newer, as disputed when another source differs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal

from bulletin.accounts.model import Entry, Standing
from bulletin.decisions import held, ids
from bulletin.model import Observation, Record

_CORRECTION = "更正"

_WHY: dict[Standing, str] = {
    "agreed": "各来源一致",
    "superseded": "已有更正或同一来源的新数字",
    "disputed": "各来源数字不一，先列官方、再列后发",
    "corrected": "编者更正优先",
    "held": "待核，暂不计入",
}

Key = tuple[str | None, *tuple[object, ...]]
Support = tuple[str, Observation, Record]
InspectionOf = Callable[[Record, Observation], str | None]


def _none(_record: Record, _observation: Observation) -> None:
    """Tell of no inspection."""


def entries(records: Iterable[Record], inspection_of: InspectionOf = _none) -> list[Entry]:
    """Return the entries of all original bulletins, sorted by region, measure, scope and date.

    A key that gives no date and no batch is only comparable within its own bulletin, so it stands for itself.
    """
    groups: dict[Key, list[Support]] = defaultdict(list)
    waiting: set[str] = set()
    for record in records:
        if record.duplicate_of is not None:
            continue
        waiting |= {id_ for id_, _, _ in held(record)}
        for id_, each in zip(ids(record), record.observations, strict=True):
            own = record.bulletin.id if each.as_of is None and each.batch is None else None
            groups[
                inspection_of(record, each),
                each.region_code or each.region,
                each.measure,
                each.scope,
                each.as_of or (record.bulletin.published or "")[:4],
                each.batch,
                each.category,
                each.status,
                own,
            ].append((id_, each, record))
    found = [
        replace(entry, inspection=key[0], why=_WHY[entry.standing])
        for key, group in groups.items()
        for entry in _settle(group, waiting)
    ]
    return sorted(found, key=_order)


def _order(entry: Entry) -> tuple[str, ...]:
    batch = f"{entry.batch or 0:04}"
    return (
        entry.region_code or entry.region,
        entry.measure,
        entry.scope,
        entry.as_of or "",
        batch,
        entry.category or "",
        entry.status or "",
        entry.standing,
        str(entry.value),
    )


def _settle(group: list[Support], waiting: set[str]) -> list[Entry]:
    free = [each for each in group if each[0] not in waiting]
    out = [_entry([each], "held") for each in group if each[0] in waiting]
    if not free:
        return out
    best = max(free, key=_weight)
    by_value: dict[Decimal, list[Support]] = defaultdict(list)
    for each in free:
        by_value[each[1].value].append(each)
    for value, support in by_value.items():
        if value == best[1].value:
            rivals = any(_rivals(best, other) for other in free if other[1].value != value)
            corrected = any(_corrected(each) for each in support)
            out.append(_entry(support, "corrected" if corrected else "disputed" if rivals else "agreed"))
        else:
            out.append(_entry(support, _beside(best, support)))
    return out


def _weight(each: Support) -> tuple[bool, bool, bool, str, str]:
    id_, _, record = each
    found = record.bulletin
    return (_corrected(each), _CORRECTION in found.title, found.official, found.published or "", id_)


def _rivals(best: Support, other: Support) -> bool:
    """Tell a value of another source, which nothing supersedes, from an older one of the same source."""
    if _corrected(best) or _CORRECTION in best[2].bulletin.title:
        return False
    return best[2].bulletin.source != other[2].bulletin.source


def _beside(best: Support, support: list[Support]) -> Standing:
    """Return the standing of a value that is not the best one.

    Two values in one bulletin are two statements that its words do not tell apart (of two rounds, say): both stand.
    """
    if any(each[2] is best[2] for each in support):
        return "agreed"
    return "disputed" if any(_rivals(best, each) for each in support) else "superseded"


def _corrected(each: Support) -> bool:
    return any(issue.code == "corrected" and issue.span == each[1].span for issue in each[2].issues)


def _entry(support: list[Support], standing: Standing) -> Entry:
    first = support[0][1]
    return Entry(
        region=first.region,
        region_code=first.region_code,
        measure=first.measure,
        value=first.value,
        unit=first.unit,
        scope=first.scope,
        batch=first.batch,
        as_of=first.as_of,
        category=first.category,
        status=first.status,
        standing=standing,
        support=tuple(id_ for id_, _, _ in support),
    )
