"""A bulletin against the files that belong to it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from bulletin.accounts.checks.frame import said
from bulletin.accounts.counted import INCOMING
from bulletin.accounts.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bulletin.accounts.counted import Counted, Filed
    from bulletin.model import Observation

NAMES = {"attachment": "正文与附件不一"}


def of_files(numbers: Sequence[Counted], files: Sequence[Filed]) -> Iterator[Finding]:
    """Yield what a bulletin and one of its files say differently of the same.

    A file often leaves open what its page says: of which batch and day it is. What it leaves open may be anything that
    the page says, so that only what fits none of it is found.
    """
    stated: dict[tuple[object, ...], list[Counted]] = defaultdict(list)
    for each in numbers:
        stated[each.place, each.measure, each.category, each.status].append(each)
    groups: dict[tuple[object, ...], list[Filed]] = defaultdict(list)
    for one in files:
        found = one.figure
        groups[one.file, found.scope, found.batch, found.as_of, _what(one)].append(one)
    for group in groups.values():
        other = group[0]
        own = [each for each in stated[_what(other)] if _same_moment(each, other.figure)]
        if own and {each.value for each in own}.isdisjoint(each.figure.value for each in group):
            amount = f"{other.figure.value:f}{other.figure.unit}"
            told = f"{own[0].region}：正文为{said(own[0])}，附件{other.file}为{amount}（“{other.figure.quote}”）"
            ids = tuple(each.id for each in own), tuple(each.id for each in group)
            yield Finding("attachment", own[0].region, told, *ids, region_code=own[0].region_code)


def _what(each: Filed) -> tuple[object, ...]:
    return each.place, each.figure.measure, each.figure.category, each.figure.status


def _same_moment(own: Counted, other: Observation) -> bool:
    if other.batch is None and other.as_of is None:
        return True
    if own.scope != other.scope or (own.batch and other.batch and own.batch != other.batch):
        return False
    one_batch = own.batch is not None and own.batch == other.batch and own.measure in INCOMING
    return one_batch or own.as_of is None or other.as_of is None or own.as_of == other.as_of
