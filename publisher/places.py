"""The regions: each with its figures and the bulletins that they stand in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publisher.story import Figure, Story


@dataclass(frozen=True, slots=True)
class Place:
    """A region with its figures, newest first, and the bulletins that they stand in."""

    code: str
    name: str
    figures: tuple[Figure, ...]
    stories: tuple[Story, ...]

    @property
    def count(self) -> int:
        """How many figures it has."""
        return len(self.figures)

    @property
    def path(self) -> str:
        """Where its page stands."""
        return f"regions/{self.code}/index.html"

    def latest(self, measure: str, scope: str) -> Figure | None:
        """Return the newest figure of a measure over all categories."""
        wanted = (measure, scope, None)
        return next(
            (
                each
                for each in self.figures
                if (each.observation.measure, each.observation.scope, each.observation.category) == wanted
            ),
            None,
        )


def make_places(stories: Sequence[Story]) -> tuple[Place, ...]:
    """Return the regions that have figures, by code."""
    figures: dict[str, list[tuple[Figure, Story]]] = {}
    for story in stories:
        for figure in story.shown:
            if figure.observation.region_code:
                figures.setdefault(figure.observation.region_code, []).append((figure, story))
    places = []
    for code, found in sorted(figures.items()):
        # Newest state first; among equals the newer bulletin, then the order of the text.
        found.sort(key=lambda each: each[0].number)
        found.sort(key=lambda each: (each[0].observation.as_of or "", each[1].time.isoformat()), reverse=True)
        stories_here = {story.id: story for _, story in found}
        newest = sorted(stories_here.values(), key=lambda story: story.time, reverse=True)
        name = found[0][0].observation.region
        places.append(Place(code, name, tuple(figure for figure, _ in found), tuple(newest)))
    return tuple(places)
