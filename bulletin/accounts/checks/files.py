"""A bulletin against the files that belong to it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, get_args

from bulletin.accounts.checks.frame import said
from bulletin.accounts.counted import INCOMING
from bulletin.accounts.model import Finding
from bulletin.model import Scope

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from decimal import Decimal

    from bulletin.accounts.counted import Counted, Filed
    from bulletin.model import Observation

    Pairs = list[tuple[list[Counted], list[Filed]]]

NAMES = {"attachment": "正文与附件不一"}


def of_files(numbers: Sequence[Counted], files: Sequence[Filed]) -> Iterator[Finding]:
    """Yield what a bulletin and one of its files say differently of the same.

    A file often leaves open what its page says: of which batch and day it is, and whether of all until then. Its
    numbers are those of a list of the page when at least half of them are the same there; the others then differ,
    unless the page gives them anywhere.
    """
    stated: dict[object, list[Counted]] = defaultdict(list)
    for each in numbers:
        stated[each.place, each.measure, each.category, each.status].append(each)
    tables: dict[object, dict[object, list[Filed]]] = defaultdict(lambda: defaultdict(list))
    for one in files:
        found = one.figure
        what = one.place, found.measure, found.category, found.status
        tables[one.file, found.scope, found.batch, found.as_of][what].append(one)
    for table in tables.values():
        for own, others in _beside(table, stated):
            what = own[0].place, own[0].measure, own[0].category, own[0].status
            if _values(others).isdisjoint(each.value for each in stated[what]):
                yield _finding(own, others)


def _beside(table: Mapping[object, list[Filed]], stated: Mapping[object, list[Counted]]) -> Pairs:
    """Return a file's numbers beside those of the page's list that they repeat, none where they repeat none."""
    best: Pairs = []
    most = 0
    for scope in get_args(Scope):
        pairs = [
            (own, others)
            for what, others in table.items()
            if (own := [each for each in stated[what] if each.scope == scope and _fits(each, others[0].figure)])
        ]
        same = sum(not {each.value for each in own}.isdisjoint(_values(others)) for own, others in pairs)
        if same > most and same * 2 >= len(pairs):
            best, most = pairs, same
    return best


def _values(others: Iterable[Filed]) -> set[Decimal]:
    return {each.figure.value for each in others}


def _fits(own: Counted, other: Observation) -> bool:
    """Tell whether a number of a file may be of the same batch and day; what came in with a batch has no other day."""
    if own.batch and other.batch:
        if own.batch != other.batch:
            return False
        if own.measure in INCOMING:
            return True
    return own.as_of is None or other.as_of is None or own.as_of == other.as_of


def _finding(own: Sequence[Counted], others: Sequence[Filed]) -> Finding:
    one, other = own[0], others[0]
    amount = f"{other.figure.value:f}{other.figure.unit}"
    told = f"{one.region}：正文为{said(one)}，附件{other.file}为{amount}（“{other.figure.quote}”）"
    ids = tuple(each.id for each in own), tuple(each.id for each in others)
    return Finding("attachment", one.region, told, *ids, region_code=one.region_code)
