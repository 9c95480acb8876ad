"""The regions of a list add up to their total: 自治区 + 兵团, prefectures, divisions, counties.

A list may name only the largest, and some cases go to offices that are no regions or to two regions at once; what the
text says of that is looked for before a shortfall is called one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from bulletin.accounts.checks.frame import Clash, said, total
from bulletin.regions import gazetteer
from bulletin.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bulletin.accounts.checks.frame import Figure, Figures

NAMES = {"parts-exceed": "分项之和大于总数", "parts-short": "分项之和小于总数"}
_LISTED = frozenset(("cases_forwarded", "cases_received", "cases_completed", "cases_key"))
# A list that names the largest only; cases of two regions at once, or of none.
_SOME = re.compile("居首|居前|较多|最多|靠前|前[三四五六七八九十]位|分别办结|主要(?:集中|分布)|其中.{0,6}超过|最少")
_SHARED = re.compile(
    "涉及.{0,4}[2-9两二三]个?[省市州县区]|涉及.{1,12}两[省市州县区]|合办|共同|兵地|跨[省市州县区]|实为|重复"
)
_REST = re.compile("其余|其他各?地|剩余")
_TAKER = "(?:局|厅|委|办|公司|单位|部门|总队|直属|[省市兵州]直|辖区|共同|合办|其他)"
_WHOLE, _HALVES = "65", {"650000", "XPCC"}
_MOST = Decimal("0.75")
"""A list that names less than this part of its total names the largest only."""


def of_figures(found: Figures) -> Iterator[Clash]:
    """Yield the totals that their lists do not add up to."""
    groups: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for each in found.all:
        if each.measure in _LISTED and each.category is None and each.region_code:
            groups[each.measure, each.scope, each.batch, None if each.batch else each.as_of].append(each)
    plain = clean(found.text).plain
    for group in groups.values():
        if len(group) <= len(_HALVES):  # a total and its only part are one
            continue
        by_place: dict[str, list[Figure]] = defaultdict(list)
        for each in group:
            by_place[each.place].append(each)
        # Between bulletins only halves are compared: the lists of two are no list.
        for code, wholes in by_place.items() if found.text else [(_WHOLE, by_place.get(_WHOLE, ()))]:
            yield from _compare(wholes, _parts(code, by_place), plain)


def _parts(code: str, by_place: dict[str, list[Figure]]) -> list[list[Figure]]:
    """Return the figures that may make up a region's: the nearest below it, and the same with all below it."""
    below = [other for other in by_place if code in _above(other)]
    inner = set(below)
    nearest = [other for other in below if inner.isdisjoint(_above(other))]
    lists = [nearest] if len(nearest) == len(below) else [nearest, below]
    return [[by_place[other][0] for other in each] for each in lists if len(each) > 1]


@cache
def _above(code: str) -> frozenset[str]:
    """Return the codes of the units that a place lies in; a zone that is in no table has its parent in its code."""
    unit = gazetteer().by_code(code) or gazetteer().by_code(code.rpartition("-")[0])
    above = set()
    while unit is not None:
        above.add(unit.code)
        unit = gazetteer().parent(unit)
    return frozenset(above - {code})


def _compare(wholes: Sequence[Figure], lists: Sequence[Sequence[Figure]], plain: str) -> Iterator[Clash]:
    """Yield what lists and total lack."""
    if not wholes or not lists or (not plain and {each.place for each in lists[0]} != _HALVES):
        return
    if any(total(parts) == whole.value for parts in lists for whole in wholes):
        return
    whole, parts = wholes[0], lists[0]
    found = total(parts)
    told = f"{whole.region}：所列{len(parts)}个地区合计{found:f}{whole.unit}，总数为{said(whole)}"
    if found > whole.value:
        if not _SHARED.search(plain):
            yield Clash("parts-exceed", told, (whole,), tuple(parts))
        return
    some = found < whole.value * _MOST or (_SOME.search(plain) and not _REST.search(plain))
    if not some and not any(_explained(plain, whole.value - total(each)) for each in lists):
        yield Clash("parts-short", told, (whole,), tuple(parts))


def _explained(plain: str, gap: Decimal) -> bool:
    """Tell whether the text gives just as many cases to takers that are no regions."""
    number = rf"(?<![\d.]){gap:f}(?:[件个宗]|(?![\d.%]))"
    after = rf"{_TAKER}[^,。;、\d]{{0,8}}{number}"
    before = rf"(?:另有?|另外|还有){number}|{number}[^,。;、\d]{{0,12}}{_TAKER}"
    return re.search(f"{after}|{before}", plain) is not None
