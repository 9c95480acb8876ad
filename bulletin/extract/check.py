"""The reading's own arithmetic: sums that do not add up are noted, parts greater than their whole are held back.

No value is ever changed: a printing error stays as printed and is said to be one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from operator import attrgetter

from bulletin.model import Issue, Observation

_KINDS = ("cases_phone", "cases_letter")
_RESULTS = ("cases_completed", "cases_stage_completed", "cases_in_progress")
_VERDICTS = ("cases_verified", "cases_partly_verified", "cases_unfounded")
_TOTALS = ("cases_forwarded", "cases_received")

# Reports come by phone and letter, here and there by other ways, whose numbers are not published.
_OTHER_WAYS = re.compile("微信|短信|邮件|网络举报|网上|来访|其[他它](?:途径|方式|渠道)")
_PARTS = frozenset((*_KINDS, *_RESULTS, *_VERDICTS))
# A table of some places only, as its caption says.
_SOME_PLACES = re.compile("部分(?:地区|地州市|州市|市州|地市|县市|市县|区县|县区|师市|团场|省份|省区市|地方)")
_PAIR = 2
_PASSAGE = attrgetter("region", "scope", "batch", "as_of")


def check(observations: Sequence[Observation], plain: str) -> list[Issue]:
    """Return what does not add up in the plain text, by region, scope, batch and date."""
    # Most regions have a number of cases and no more, which adds up with nothing.
    parted = {each.region for each in observations if each.measure in _PARTS}
    passages: dict[tuple[object, ...], list[Observation]] = defaultdict(list)
    for each in observations:
        if each.region in parted and each.category is None:
            passages[_PASSAGE(each)].append(each)
    found = [issue for figures in passages.values() if len(figures) > 1 for issue in _passage(figures, plain)]
    return found if "部分" not in plain else [*found, *_partial(observations, plain)]


def _partial(observations: Sequence[Observation], plain: str) -> Iterator[Issue]:
    """Hold back the sums of a table of some places only: they are no totals of the region above."""
    if not _SOME_PLACES.search(plain):
        return
    columns: dict[tuple[object, ...], list[Observation]] = defaultdict(list)
    for each in observations:
        if each.rule == "table":
            columns[each.measure, each.status, each.category, each.scope, each.batch].append(each)
    wholes = set()
    for figures in columns.values():
        second, largest = sorted(figures, key=lambda each: each.value)[-2:] if len(figures) > _PAIR else (None, None)
        # Where one place has all there is, its number is as large as the sum.
        if second and largest and second.value < largest.value and _sum(figures) == largest.value * 2:
            wholes.add(largest.region)
    for each in (each for figures in columns.values() for each in figures):
        if each.region in wholes:
            message = f"表中只列部分地方，合计{each.value:f}{each.unit}不是{each.region}的总数，待核对后再计入"
            yield Issue("partial-total", message, "hold", each.span, each.quote)


def _passage(figures: Sequence[Observation], plain: str) -> Iterator[Issue]:
    found: dict[str, list[Observation]] = defaultdict(list)
    for each in figures:
        found[each.measure].append(each)
    totals = [each for key in _TOTALS for each in found.get(key, ())]
    if not totals or _PARTS.isdisjoint(found):
        return
    largest = max(totals, key=lambda each: each.value)
    kinds = [found[key][0] for key in _KINDS if len(found.get(key, ())) == 1]
    if len(kinds) == len(_KINDS) and not _fits(_sum(kinds), totals, plain):
        yield _mismatch("来电与来信", kinds, largest)
    for name, keys in (("办理情况", _RESULTS), ("核查结果", _VERDICTS)):
        parts = [each for key in keys for each in found.get(key, ())]
        for each in parts:
            if each.value > largest.value:
                message = f"{name}{each.value:f}{each.unit}大于总数{largest.value:f}{largest.unit}，待核对后再计入"
                yield Issue("part-exceeds-total", message, "hold", each.span, each.quote)
        distinct = {each.measure for each in parts}
        if len(distinct) > 1 and _sum(parts) > largest.value >= max(each.value for each in parts):
            yield _mismatch(name, parts, largest)


def _fits(kinds: Decimal, totals: Sequence[Observation], plain: str) -> bool:
    """Tell whether phone and letter make up a total, or lack what other ways of reporting gave."""
    return any(kinds == each.value or (kinds < each.value and _OTHER_WAYS.search(plain)) for each in totals)


def _sum(parts: Iterable[Observation]) -> Decimal:
    return sum((each.value for each in parts), Decimal(0))


def _mismatch(name: str, parts: Sequence[Observation], total: Observation) -> Issue:
    message = f"{name}合计{_sum(parts):f}{total.unit}，与总数{total.value:f}{total.unit}不符；数字照原文刊登"
    return Issue("sum-mismatch", message, "note", total.span, total.quote)
