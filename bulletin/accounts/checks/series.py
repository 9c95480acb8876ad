"""Along a series: cumulative(n) - cumulative(n-1) = batch(n), and totals never fall.

For a whole (a province, the XPCC, the inspected territory) the difference is exact. A part may be off by one: cases
are moved between regions after they were forwarded.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from bulletin.accounts.checks.frame import Clash, said, total

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bulletin.accounts.checks.frame import Series
    from bulletin.accounts.model import Entry

NAMES = {"batch-difference": "批次与累计不符", "reassigned": "累计有一件出入", "series-falls": "累计减少"}


def of_series(series: Series) -> Iterator[Clash]:
    """Yield the batches that are not the difference of the totals around them, and totals that fall."""
    for measure in series.measures():
        batches, totals = series.by_batch(measure, "batch"), series.by_batch(measure, "cumulative")
        if 1 in batches and 1 in totals and totals[1].value != batches[1].value:
            told = f"{series.entries[0].region}：第1批{said(batches[1])}，前1批累计{said(totals[1])}"
            yield Clash("batch-difference", told, (totals[1],), (batches[1],))
        for before, after in pairwise(totals.values()):
            yield from _between(series, before, after, batches)
        yield from _falls(series, measure, totals)


def _between(series: Series, before: Entry, after: Entry, batches: dict[int, Entry]) -> Iterator[Clash]:
    first, last = (before.batch or 0) + 1, after.batch or 0
    known = [batches[number] for number in range(first, last + 1) if number in batches]
    if not known or after.value < before.value:
        return
    grown, forwarded = after.value - before.value, total(known)
    complete = len(known) == last - first + 1
    if grown == forwarded or (not complete and grown > forwarded):
        return
    near = not series.whole and abs(grown - forwarded) == 1
    which = f"第{first}批" if first == last else f"第{first}至{last}批已知的"
    message = (
        f"{after.region}：前{last}批累计{said(after)}减前{first - 1}批累计{said(before)}"
        f"得{grown:f}{after.unit}，{which}为{forwarded:f}{after.unit}"
    )
    code = "reassigned" if near else "batch-difference"
    yield Clash(code, message, (after, before), tuple(known), "note" if near else "error")


def _falls(series: Series, measure: str, totals: dict[int, Entry]) -> Iterator[Clash]:
    numbered = list(totals.values())
    dated = [
        each
        for each in series.entries
        if (each.measure, each.scope, each.batch) == (measure, "cumulative", None) and each.as_of
    ]
    # A total to a batch stands on the batch's day, where that is known; only then is it compared with those of days.
    placed = [(day, each) for each in numbered if (day := series.days.get(each.batch or 0))]
    by_day = sorted(
        [*placed, *((each.as_of or "", each) for each in dated)], key=lambda pair: (pair[0], pair[1].batch or 0)
    )
    pairs = [*pairwise(numbered)]
    pairs += [(one, other) for (_, one), (_, other) in pairwise(by_day) if None in (one.batch, other.batch)]
    for before, after in pairs:
        if after.value < before.value:
            message = f"{after.region}：{_until(after)}累计{said(after)}，少于{_until(before)}的{said(before)}"
            yield Clash("series-falls", message, (after,), (before,))


def _until(entry: Entry) -> str:
    return f"前{entry.batch}批" if entry.batch else f"至{entry.as_of}"
