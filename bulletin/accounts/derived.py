"""Figures that no bulletin states but others give, each with its formula; never mixed with stated ones."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from bulletin.accounts.checks import SETTLED
from bulletin.accounts.checks.frame import SERIAL, Figures, said
from bulletin.accounts.counted import INCOMING
from bulletin.accounts.model import Derived, Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bulletin.accounts.checks.frame import Figure, Passage

RATE = "rate_completed"
"""办结率: what is completed of what was handed over, in % with one decimal."""

_WHOLE, _HALVES = "65", ("650000", "XPCC")
_TENTH, _HUNDRED = Decimal("0.1"), Decimal(100)
_REGIONS = {"65": "新疆维吾尔自治区(含兵团)", "650000": "新疆维吾尔自治区", "XPCC": "新疆生产建设兵团"}


def derived(entries: Iterable[Entry]) -> list[Derived]:
    """Return what the entries in force give, by inspection, region, measure and batch; disputed ones give nothing."""
    by_inspection: dict[str, list[Entry]] = defaultdict(list)
    for each in entries:
        if each.inspection and each.in_force and each.standing in SETTLED and each.category is None:
            by_inspection[each.inspection].append(each)
    found = [one for group in by_inspection.values() for one in (*_batches(group), *_halves(group), *_rates(group))]
    return sorted(
        found,
        key=lambda each: (
            each.inspection,
            each.region_code or "",
            each.measure,
            each.scope,
            each.batch or 0,
            each.as_of or "",
        ),
    )


def _batches(group: Sequence[Entry]) -> Iterator[Derived]:
    """Yield the batches that are not stated but lie between two totals, or between two totals and the next batch."""
    known: dict[tuple[str, str], dict[tuple[str, int], Entry]] = defaultdict(dict)
    for each in group:
        if each.measure in SERIAL and each.batch:
            known[each.place, each.measure].setdefault((each.scope, each.batch), each)
    for found in known.values():
        for scope, number in sorted(found):
            before = found.get(("cumulative", number - 1))
            if scope == "cumulative" and before and ("batch", number) not in found:
                yield from _between(found[scope, number], before, None, number)
            elif scope == "batch" and ("batch", number - 1) not in found and ("cumulative", number - 1) not in found:
                after, before = found.get(("cumulative", number)), found.get(("cumulative", number - 2))
                if after and before:
                    yield from _between(after, before, found[scope, number], number - 1)


def _between(after: Entry, before: Entry, following: Entry | None, number: int) -> Iterator[Derived]:
    """Yield batch ``number``; ``following`` is the batch after it, where ``after`` is the total to that one."""
    value = after.value - before.value - (following.value if following else 0)
    formula = f"前{after.batch}批累计{said(after)} − 前{before.batch}批累计{said(before)}"
    formula += f" − 第{following.batch}批{said(following)}" if following else ""
    like = after if following is None else replace(after, as_of=None, batch=number)
    if value >= 0:
        of = [each for each in (after, before, following) if each]
        yield _make(like, measure=after.measure, scope="batch", value=value, formula=formula, of=of)


def _halves(group: Sequence[Entry]) -> Iterator[Derived]:
    """Yield the one of 新疆, 自治区 and 兵团 that is not stated where the other two are."""
    known: dict[tuple[object, ...], dict[str, Entry]] = defaultdict(dict)
    for each in group:
        if each.place in _REGIONS and each.measure != "share":
            when = (each.batch, None if each.batch and each.measure in INCOMING else each.as_of)
            known[each.measure, each.scope, each.status, *when].setdefault(each.place, each)
    for found in known.values():
        if len(found) != len(_HALVES):
            continue
        missing = next(code for code in _REGIONS if code not in found)
        if missing == _WHOLE:
            one, other = (found[code] for code in _HALVES)
            value, sign = one.value + other.value, "+"
        else:
            one, other = found[_WHOLE], next(found[code] for code in _HALVES if code in found)
            value, sign = one.value - other.value, "−"
        if value >= 0:
            formula = f"{one.region}{said(one)} {sign} {other.region}{said(other)}"
            yield _make(
                one, measure=one.measure, scope=one.scope, value=value, formula=formula, of=(one, other), code=missing
            )


def _rates(group: Sequence[Entry]) -> Iterator[Derived]:
    """Yield what part of the cases is completed."""
    by_moment: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for each in group:
        by_moment[each.batch, None if each.batch else each.as_of].append(each)
    of = {id(each): each for each in group}
    for found in by_moment.values():
        for passage in Figures(found).passages:
            yield from _rate(passage, of)


def _rate(passage: Passage, of: dict[int, Entry]) -> Iterator[Derived]:
    whole, done = passage.one("cases_forwarded"), passage.one("cases_completed")
    if whole and done and 0 < whole.value >= done.value:
        value = (done.value * _HUNDRED / whole.value).quantize(_TENTH, ROUND_HALF_UP)
        formula = f"办结{said(done)} ÷ 转办{said(whole)}"
        yield _make(
            of[id(done)], measure=RATE, scope=done.scope, value=value, formula=formula, of=(done, whole), unit="%"
        )


def _make(  # noqa: PLR0913 - what a derived figure consists of
    like: Entry,
    *,
    measure: str,
    scope: str,
    value: Decimal,
    formula: str,
    of: Sequence[Figure],
    unit: str | None = None,
    code: str | None = None,
) -> Derived:
    return Derived(
        inspection=like.inspection or "",
        region=_REGIONS[code] if code else like.region,
        region_code=code or like.region_code,
        measure=measure,
        value=value,
        unit=unit or like.unit,
        scope="batch" if scope == "batch" else "cumulative",
        batch=like.batch,
        as_of=like.as_of,
        category=None,
        formula=formula,
        support=tuple(dict.fromkeys(id_ for each in of for id_ in each.support)),
    )
