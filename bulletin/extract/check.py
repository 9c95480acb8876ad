"""The reading's own arithmetic: sums that do not add up are noted, parts greater than their whole are held back.

No value is ever changed: a printing error stays as printed and is said to be one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from bulletin.model import Issue, Observation

_KINDS = ("cases_phone", "cases_letter")
_RESULTS = ("cases_completed", "cases_stage_completed", "cases_in_progress")
_VERDICTS = ("cases_verified", "cases_partly_verified", "cases_unfounded")
_TOTALS = ("cases_forwarded", "cases_received")

# Reports come by phone and letter, here and there by other ways, whose numbers are not published.
_OTHER_WAYS = re.compile("微信|短信|邮件|网络举报|网上|来访|其[他它](?:途径|方式|渠道)")

Key = tuple[str, str, int | None, str | None]


def check(observations: Sequence[Observation], plain: str) -> list[Issue]:
    """Return what does not add up in the plain text, by region, scope, batch and date."""
    other_ways = bool(_OTHER_WAYS.search(plain))
    passages: dict[Key, dict[str, list[Observation]]] = defaultdict(lambda: defaultdict(list))
    for each in observations:
        if each.category is None:
            passages[each.region, each.scope, each.batch, each.as_of][each.measure].append(each)
    return [issue for found in passages.values() for issue in _passage(found, other_ways=other_ways)]


def _passage(found: dict[str, list[Observation]], *, other_ways: bool) -> Iterator[Issue]:
    totals = [each for key in _TOTALS for each in found.get(key, ())]
    if not totals:
        return
    largest = max(totals, key=lambda each: each.value)
    kinds = [found[key][0] for key in _KINDS if len(found.get(key, ())) == 1]
    fits = any(_sum(kinds) == each.value or (other_ways and _sum(kinds) < each.value) for each in totals)
    if len(kinds) == len(_KINDS) and not fits:
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


def _sum(parts: Iterable[Observation]) -> Decimal:
    return sum((each.value for each in parts), Decimal(0))


def _mismatch(name: str, parts: Sequence[Observation], total: Observation) -> Issue:
    message = f"{name}合计{_sum(parts):f}{total.unit}，与总数{total.value:f}{total.unit}不符；数字照原文刊登"
    return Issue("sum-mismatch", message, "note", total.span, total.quote)
