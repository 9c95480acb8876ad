"""A share is the count of its category in the total, as far as it is printed."""

from __future__ import annotations

from collections import defaultdict
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from bulletin.accounts.checks.frame import Clash, said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bulletin.accounts.checks.frame import Figure, Figures

NAMES = {"share": "占比与件数不符"}
_HUNDRED = Decimal(100)
_FEW = 3


def of_figures(found: Figures) -> Iterator[Clash]:
    """Yield the shares that no number of cases gives, where the others of the list are of that total."""
    shares: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    counts: dict[tuple[object, ...], Figure] = {}
    totals: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for each in found.all:
        where: tuple[object, ...] = (each.place, each.scope, each.batch, None if each.batch else each.as_of)
        if each.measure == "share" and each.category:
            shares[where].append(each)
        elif each.measure == "cases_forwarded" and each.category:
            counts[*where, each.category] = each
        elif each.measure == "cases_forwarded":
            totals[where].append(each)
    for where, group in shares.items():
        for whole in totals.get(where, ())[:1]:
            yield from _against_counts(
                group, {each.category: counts.get((*where, each.category)) for each in group}, whole
            )
            yield from _against_total(group, whole)


def _against_counts(group: Sequence[Figure], counts: dict[str | None, Figure | None], whole: Figure) -> Iterator[Clash]:
    """Yield the shares that are not of their counts, where most of the list are: else their total is another."""
    known = [(each, count) for each in group if (count := counts.get(each.category))]
    wrong = [(each, count) for each, count in known if not _is_share(each.value, count.value, whole.value)]
    if len(known) >= _FEW and len(wrong) * 2 < len(known):
        for each, count in wrong:
            message = f"{each.region}：{each.category}{said(count)}，在{said(whole)}中不占{each.value:f}%"
            yield Clash("share", message, (each,), (count, whole))


def _against_total(group: Sequence[Figure], whole: Figure) -> Iterator[Clash]:
    """Yield the one share that no whole number of cases gives, where all others of its list are given by some."""
    if len(group) < _FEW or whole.value <= 0:
        return
    wrong = [each for each in group if not _possible(each.value, whole.value)]
    if len(wrong) == 1:
        [each] = wrong
        message = f"{each.region}：{said(whole)}中没有一个整数件数占{each.value:f}%（{each.category}）"
        yield Clash("share", message, (each,), (whole,))


def _possible(share: Decimal, whole: Decimal) -> bool:
    near = (share * whole / _HUNDRED).to_integral_value()
    return any(_is_share(share, near + step, whole) for step in (-1, 0, 1))


def _is_share(share: Decimal, count: Decimal, whole: Decimal) -> bool:
    """Tell whether a share is the count's, rounded as it is printed."""
    exact = count * _HUNDRED / whole
    digits = Decimal(1).scaleb(min(0, int(share.as_tuple().exponent)))
    return exact.quantize(digits, ROUND_HALF_UP) == share or abs(exact - share) <= digits / 2
