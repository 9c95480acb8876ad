"""How many batches an inspection had: more than a series knows of, it may be, for the end of one leaves no hole."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from operator import itemgetter
from typing import TYPE_CHECKING

from bulletin.accounts.checks import SETTLED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bulletin.accounts.model import Entry, Inspection

# A batch that came today is in the papers within days; before that nobody misses it.
_TOLD = timedelta(days=3)
# No stay is longer: a batch that is so far from the last one is a misprint.
_MONTH = 31
_FEW, _MOST = 3, (4, 5)  # batches that make a rhythm, and what part of all must keep it


@dataclass(frozen=True, slots=True)
class Ending:
    """The last batch that must have been, 0 where nothing tells of one, and how that is known, in Chinese."""

    batch: int
    why: str


def ending(inspection: Inspection, wholes: Iterable[Entry], days: Mapping[int, str], newest: str) -> Ending:
    """Return the last batch of an inspection that bulletins must have told of by now.

    ``wholes`` are the numbers of cases that were forwarded to all of it, batch by batch or in total; ``newest`` is the
    last day that any bulletin speaks of.
    """
    settled = [each for each in wholes if each.in_force and each.standing in SETTLED]
    named = [(each.batch or 0, _WHYS[each.scope].format(each.batch)) for each in settled]
    rhythm = _rhythm(days)
    if rhythm and inspection.ends:
        last = date.fromisoformat(inspection.ends).toordinal() - rhythm
        named.append((last, f"督察期至{inspection.ends}，每日一批"))
    stated = max((each.batch or 0 for each in settled if each.scope == "batch"), default=0)
    batch, why = max((each for each in named if each[0] - stated <= _MONTH), key=_number, default=(0, ""))
    return Ending(_told(batch, days, rhythm, newest), why)


_number = itemgetter(0)
_WHYS = {"batch": "已有第{}批的通报", "cumulative": "累计数已至第{}批"}


def _rhythm(days: Mapping[int, str]) -> int | None:
    """Return the day before the first batch, where batches came one a day; None where they did not."""
    starts = Counter(date.fromisoformat(day).toordinal() - batch for batch, day in days.items())
    start, count = max(starts.items(), key=lambda pair: (pair[1], -pair[0]), default=(0, 0))
    part, of = _MOST
    return start if count >= _FEW and count * of >= len(days) * part else None


def _told(batch: int, days: Mapping[int, str], rhythm: int | None, newest: str) -> int:
    """Return the last batch up to this one of which somebody should have told by the newest day."""
    while batch:
        day = date.fromisoformat(days[batch]) if batch in days else date.fromordinal(rhythm + batch) if rhythm else None
        if day is None or str(day + _TOLD) <= newest:
            break
        batch -= 1
    return batch
