"""The regions of a list add up to their total: 自治区 + 兵团, prefectures, divisions, counties.

A list may name only the largest, and some cases go to offices that are no regions or to two regions at once; what the
text says of that is looked for before a shortfall is called one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from bulletin.accounts.checks.frame import Clash, said, total
from bulletin.regions import gazetteer
from bulletin.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bulletin.accounts.checks.frame import Figure, Figures
    from bulletin.model import Region

NAMES = {"parts-exceed": "分项之和大于总数", "parts-short": "分项之和小于总数"}
_LISTED = frozenset(("cases_forwarded", "cases_received", "cases_completed", "cases_key"))
# A list that names the largest only; cases of two regions at once, or of none.
_SOME = re.compile("居首|居前|较多|最多|靠前|前[三四五六七八九十]位|分别办结|主要(?:集中|分布)|其中.{0,6}超过|最少")
_SHARED = re.compile(
    "涉及.{0,4}[2-9两二三]个?[省市州县区]|涉及.{1,12}两[省市州县区]|合办|共同|兵地|跨[省市州县区]|实为|重复"
)
_REST = re.compile("其余|其他各?地|剩余")
_TAKER = "(?:局|厅|委|办|公司|单位|部门|总队|直属|[省市兵州]直|辖区|共同|合办|其他)"
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
        by_place: dict[str, list[Figure]] = defaultdict(list)
        for each in group:
            by_place[each.place].append(each)
        for code, wholes in by_place.items():
            yield from _compare(wholes, _parts(code, by_place), plain, alone=not found.text)


def _parts(code: str, by_place: dict[str, list[Figure]]) -> list[list[Figure]]:
    """Return the figures that may make up a region's: the nearest below it, and the same with all below it."""
    whole = gazetteer().by_code(code)
    if whole is None:
        return []
    below = [other for other in by_place if _is_within(other, whole)]
    upper = {other: unit for other in below if (unit := gazetteer().by_code(other))}
    nearest = [other for other in below if not any(_is_within(other, unit) for unit in upper.values())]
    lists = [nearest] if len(nearest) == len(below) else [nearest, below]
    return [[by_place[other][0] for other in each] for each in lists if len(each) > 1]


def _is_within(code: str, whole: Region) -> bool:
    """Tell whether a place lies in another one; a zone that is in no table has its parent in its code."""
    if code == whole.code:
        return False
    unit = gazetteer().by_code(code) or gazetteer().by_code(code.rpartition("-")[0])
    return unit is not None and gazetteer().is_within(unit, whole)


def _compare(
    wholes: Sequence[Figure], lists: Sequence[Sequence[Figure]], plain: str, *, alone: bool
) -> Iterator[Clash]:
    """Yield what lists and total lack; between bulletins (``alone``) only halves are compared, which are no lists."""
    if not lists or (alone and {each.place for each in lists[0]} != {"650000", "XPCC"}):
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
