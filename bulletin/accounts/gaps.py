"""Which batches an inspection had, and which of them nobody of ours reported."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from itertools import chain
from typing import TYPE_CHECKING

from bulletin.accounts.checks import SETTLED
from bulletin.accounts.endings import Ending, ending
from bulletin.accounts.model import Batch, Entry, Gap
from bulletin.decisions import bulletin_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bulletin.accounts.model import Inspection

# Only a whole has cases in every batch; a part may have none.
_WHOLE = re.compile("[0-9]{2}0000|65|XPCC")
_FEW = 2


Days = Mapping[str, Mapping[int, str]]


def batches(entries: Iterable[Entry], days: Days) -> list[Batch]:
    """Return the batches that some bulletin speaks of, in order; ``days`` are those of each inspection's calendar."""
    found: dict[tuple[str, int], list[Entry]] = defaultdict(list)
    for each in entries:
        if each.inspection and each.batch and _is_total(each):
            found[each.inspection, each.batch].append(each)
    return [
        Batch(
            inspection,
            number,
            days.get(inspection, {}).get(number),
            tuple(dict.fromkeys(id_ for each in group for id_ in each.support)),
        )
        for (inspection, number), group in sorted(found.items())
    ]


def gaps(inspections: Iterable[Inspection], entries: Iterable[Entry], days: Days, newest: str) -> list[Gap]:
    """Return the gaps in the series of the wholes: provinces, the XPCC, the inspected territory.

    ``newest`` is the last day that any bulletin speaks of, empty for none: what comes after it nobody misses.
    """
    known = {each.id: each for each in inspections}
    wholes: dict[str, dict[str, list[Entry]]] = defaultdict(lambda: defaultdict(list))
    for each in entries:
        inspection = known.get(each.inspection or "")
        number = each.batch and each.measure == "cases_forwarded" and each.category is None
        if inspection and number and (_WHOLE.fullmatch(each.place) or each.place == inspection.territory):
            wholes[inspection.id][each.place].append(each)
    return [
        gap
        for id_, places in sorted(wholes.items())
        for end in [ending(known[id_], chain.from_iterable(places.values()), days.get(id_, {}), newest)]
        for _, group in sorted(places.items())
        for gap in _of_region(known[id_], group, days.get(id_, {}), end)
    ]


def _is_total(each: Entry) -> bool:
    return each.measure == "cases_forwarded" and each.category is None and each.scope == "batch"


def _of_region(inspection: Inspection, group: Sequence[Entry], days: Mapping[int, str], end: Ending) -> Iterator[Gap]:
    stated = {each.batch or 0: each for each in group if each.scope == "batch"}
    totals = {
        each.batch or 0: each
        for each in group
        if each.scope == "cumulative" and each.in_force and each.standing in SETTLED
    }
    if len(stated) < _FEW:
        return
    known = max(stated)
    for first, last in _runs(sorted(set(range(1, max(known, end.batch + 1))) - set(stated))):
        begins, ends = _days(days, first, last, inspection.begins)
        sources = tuple(
            sorted(
                {_source(id_) for number in (first - 1, last + 1) if number in stated for id_ in stated[number].support}
            )
        )
        when = (
            "" if not begins or not ends else f"{begins}前后刊登的" if begins == ends else f"{begins}至{ends}前后刊登的"
        )
        which = f"第{first}批" if first == last else f"第{first}至{last}批"
        totals_ = f"前{last}批" if first == 1 else f"前{first - 1}批与前{last}批"
        yield Gap(
            inspection=inspection.id,
            region=group[0].region,
            region_code=group[0].region_code,
            first=first,
            last=last,
            begins=begins,
            ends=ends,
            filled_by=f"{when}{which}转办通报，或{totals_}的累计数",
            sources=sources,
            derivable=(first == 1 or first - 1 in totals)
            and (last in totals or (last + 1 in totals and last + 1 in stated)),
            why=end.why if first > known else "",
        )


def _source(number: str) -> str:
    """Return the source that a number's bulletin stands on; a bulletin's id begins with it."""
    return bulletin_of(number).rpartition("-")[0]


def _days(days: Mapping[int, str], first: int, last: int, begins: str | None) -> tuple[str | None, str | None]:
    """Return the days between the batches that are known around the missing ones; one came a day."""
    before, after = days.get(first - 1), days.get(last + 1)
    start = _shifted(before, 1) or _shifted(after, first - last - 1) or begins
    end = _shifted(after, -1) or _shifted(before, last - first + 1)
    if begins and start:
        start = max(begins, start)
    return (start, end) if start and end and start <= end else (None, None)


def _shifted(day: str | None, by: int) -> str | None:
    return str(date.fromisoformat(day) + timedelta(days=by)) if day else None


def _runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and last of the numbers that follow one another."""
    start = None
    for number, following in zip(numbers, [*numbers[1:], None], strict=False):
        start = number if start is None else start
        if following != number + 1:
            yield start, number
            start = None
