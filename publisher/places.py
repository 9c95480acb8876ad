"""The regions: each with its figures and the bulletins that they stand in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from publisher.library import Library
    from publisher.stories import Stories
    from publisher.story import Figure


@dataclass(frozen=True, slots=True)
class Place:
    """A region that has figures; ``count`` is how many, and ``stamp`` changes whenever one of its bulletins does."""

    code: str
    name: str
    count: int
    stamp: str
    library: Library = field(repr=False, compare=False)

    @property
    def path(self) -> str:
        """Where its page stands."""
        return f"regions/{self.code}/index.html"

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Its figures, the newest state first; fetched each time."""
        return self.library.figures("region_code", self.code)

    def newest(self, most: int) -> tuple[Figure, ...]:
        """Return the figures of the newest states, not more than ``most``."""
        return self.library.figures("region_code", self.code, most)

    @property
    def stories(self) -> Stories:
        """The bulletins that its figures stand in, newest first."""
        return self.library.members("region_code", self.code)

    def latest(self, measure: str, scope: str) -> Figure | None:
        """Return the newest figure of a measure over all categories."""
        return self.library.latest(self.code, measure, scope)


def make_places(library: Library) -> tuple[Place, ...]:
    """Return the regions that have figures, by code."""
    groups = library.shelf.groups("region_code")
    return tuple(Place(each.key, each.name, each.size, each.stamp, library) for each in groups)
