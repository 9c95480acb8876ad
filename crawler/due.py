"""When an article that was asked before is to be asked again."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crawler.store import KnownArticle

SWEEP = timedelta(days=30)
"""So long after the last sweep everything is asked again."""

# Corrections come within days; later ones are found by the sweep.
_REVALIDATE = timedelta(days=30)
# An article is asked again when it has not been for this part of its age: one of a day hourly, of ten days twice a day.
_PART_OF_AGE = 24
# A sweep that the budget cut short goes on in the next runs with what was not asked in them.
_ASKED_LATELY = timedelta(days=1)


def is_due(known: KnownArticle | None, last: str, now: datetime, *, everything: bool, sweep: bool) -> bool:
    """Tell it by when the article was first met and ``last`` asked; None was found to be no bulletin."""
    unasked = now - datetime.fromisoformat(last)
    if everything or (sweep and unasked > _ASKED_LATELY):
        return True
    if known is None:
        return False  # the next sweep asks it again
    age = now - datetime.fromisoformat(known.first_seen)
    return age < _REVALIDATE and unasked >= age / _PART_OF_AGE
