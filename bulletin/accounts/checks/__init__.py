"""Checks across bulletins: what one says of a batch against what others say of the totals before and after it.

Each is a small rule with a name; docs/checks.md describes them. A finding points at both sides and changes no value.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from bulletin.accounts.model import Entry, Finding

_SETTLED = frozenset(("agreed", "corrected"))
_MEASURE = "cases_forwarded"
_FEW = 3
_WHOLE = re.compile("[0-9]{2}0000|65|XPCC")

Series = dict[int, Entry]


def findings(entries: Iterable[Entry]) -> list[Finding]:
    """Return what does not fit, by region and year; entries in dispute or waiting prove nothing and are left out."""
    batches: dict[tuple[str, str, str], Series] = defaultdict(dict)
    totals: dict[tuple[str, str, str], Series] = defaultdict(dict)
    disputed = []
    for each in entries:
        if each.standing == "disputed":
            disputed.append(each)
        if each.standing in _SETTLED and each.measure == _MEASURE and each.category is None and each.batch:
            series = batches if each.scope == "batch" else totals
            series[each.region, each.inspection or "", (each.as_of or "")[:4]].setdefault(each.batch, each)
    found = list(_disputes(disputed))
    for key in sorted({*batches, *totals}):
        region = key[0]
        told = [*_differences(region, batches[key], totals[key]), *_falls(region, totals[key])]
        told += _gaps(region, batches[key])
        found += [replace(each, inspection=key[1] or None) for each in told]
    return found


def _disputes(entries: Sequence[Entry]) -> Iterator[Finding]:
    groups: dict[tuple[object, ...], list[Entry]] = defaultdict(list)
    for each in entries:
        groups[
            each.inspection, each.region, each.measure, each.scope, each.batch, each.as_of, each.category, each.status
        ].append(each)
    for group in groups.values():
        values = "、".join(_said(each) for each in group)
        message = f"{group[0].region}：各来源数字不一：{values}"
        rest = tuple(id_ for each in group[1:] for id_ in each.support)
        yield Finding("disputed", group[0].region, message, group[0].support, rest, group[0].inspection)


def _differences(region: str, batches: Series, totals: Series) -> Iterator[Finding]:
    """Yield batches that are not the difference of the totals around them."""
    for number, batch in sorted(batches.items()):
        before, after = totals.get(number - 1), totals.get(number)
        if before and after and after.value - before.value != batch.value:
            message = (
                f"{region}：前{number}批累计{_said(after)}减前{number - 1}批累计{_said(before)}"
                f"得{after.value - before.value:f}{batch.unit}，第{number}批为{_said(batch)}"
            )
            yield Finding("batch-difference", region, message, (*before.support, *after.support), batch.support)


def _falls(region: str, totals: Series) -> Iterator[Finding]:
    """Yield totals that are smaller than an earlier one."""
    last: Entry | None = None
    for number, total in sorted(totals.items()):
        if last and total.value < last.value:
            message = f"{region}：前{number}批累计{_said(total)}，少于前{last.batch}批的{_said(last)}"
            yield Finding("series-falls", region, message, last.support, total.support)
        last = total if last is None or total.value >= last.value else last


def _gaps(region: str, batches: Series) -> Iterator[Finding]:
    """Yield the batches that are missing between those that are there.

    Only whole provinces and the XPCC have cases in every batch; another region may have none.
    """
    if len(batches) < _FEW or not _WHOLE.fullmatch(next(iter(batches.values())).region_code or ""):
        return
    missing = [number for number in range(min(batches), max(batches)) if number not in batches]
    if missing:
        message = f"{region}：缺{'、'.join(_runs(missing))}的通报"
        yield Finding("missing-batch", region, message)


def _runs(numbers: Sequence[int]) -> Iterator[str]:
    """Yield 第3批 or 第5至9批 for the numbers that follow one another."""
    start = numbers[0]
    for number, following in zip(numbers, [*numbers[1:], 0], strict=True):
        if following != number + 1:
            yield f"第{start}批" if start == number else f"第{start}至{number}批"
            start = following


def _said(each: Entry) -> str:
    value: Decimal = each.value
    return f"{value:f}{each.unit}"
