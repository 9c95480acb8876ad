"""What all bulletins are sorted and counted by, found in one passage through them; a few bytes of each are kept."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from publisher.stories import Stories
from publisher.story import ZONE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from publisher.library import Library

T = TypeVar("T")
_Groups: TypeAlias = "defaultdict[T, array[int]]"


@dataclass(frozen=True, slots=True)
class Outline:
    """The originals by what they are listed by, each group in the order of the site; days are those of Asia/Shanghai.

    ``years`` and ``days`` are those of publication, the newest first; ``outlets`` the sources by their names in the
    configuration; ``seen`` the days on which they were first seen; ``changed`` those on which they changed, ``reread``
    those on which their figures were read differently. ``noted`` are those that something was noted about, ``notes``
    counts it. ``figures`` is how many figures there are, ``shown`` how many of them do not wait. ``updated`` tells of
    each when it last changed, in seconds (POSIX).
    """

    years: Mapping[int, Stories]
    days: Mapping[date, Stories]
    outlets: Mapping[str, Stories]
    seen: Mapping[str, Stories]
    changed: Mapping[str, Stories]
    reread: Mapping[str, Stories]
    noted: Stories
    notes: Mapping[str, int]
    figures: int
    shown: int
    updated: array[float]


def outline(library: Library, originals: Stories) -> Outline:
    """Go through the originals."""
    years: _Groups[int] = _groups()
    days: _Groups[date] = _groups()
    outlets, seen, changed, reread = (_groups() for _ in range(4))
    noted, updated = array("I"), array("d")
    notes: Counter[str] = Counter()
    figures = shown = 0
    for place, story in zip(originals.places, originals, strict=True):
        day = story.time.date()
        years[day.year].append(place)
        days[day].append(place)
        outlets[story.outlet].append(place)
        seen[day_of(story.first_seen)].append(place)
        for each in story.changed:
            changed[each].append(place)
        for each in story.reread:
            reread[each].append(place)
        if story.codes:
            noted.append(place)
            notes.update(story.codes)
        figures += story.numbers
        shown += story.count
        updated.append(story.updated.timestamp())

    def stories(groups: _Groups[T]) -> dict[T, Stories]:
        return {group: Stories(library, places) for group, places in groups.items()}

    return Outline(
        years=stories(years),
        days=stories(days),
        outlets=stories(outlets),
        seen=stories(seen),
        changed=stories(changed),
        reread=stories(reread),
        noted=Stories(library, noted),
        notes=notes,
        figures=figures,
        shown=shown,
        updated=updated,
    )


def day_of(stamp: str) -> str:
    """Return the day of a stamp in Asia/Shanghai."""
    return datetime.fromisoformat(stamp).astimezone(ZONE).date().isoformat()


def _groups() -> _Groups[Any]:
    return defaultdict(lambda: array("I"))
