"""Many bulletins: where they stand in the order of the site, each fetched when it is asked for.

A site holds a few bytes of each bulletin, however many there are; what is listed of it is on the shelf.
"""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterator, Sequence
from heapq import nsmallest
from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    from publisher.library import Library
    from publisher.story import Story

_AT_ONCE = 100


class Stories(Sequence["Story"]):
    """A sequence of bulletins by their ``places``, mostly in the order of the site; a slice is one too."""

    __slots__ = ("_library", "places")

    def __init__(self, library: Library, places: Sequence[int]) -> None:
        self._library, self.places = library, places

    def __len__(self) -> int:
        return len(self.places)

    @overload
    def __getitem__(self, index: int) -> Story: ...

    @overload
    def __getitem__(self, index: slice) -> Stories: ...

    def __getitem__(self, index: int | slice) -> Story | Stories:
        if isinstance(index, slice):
            return Stories(self._library, self.places[index])
        return self._library.read([self.places[index]])[0]

    def __iter__(self) -> Iterator[Story]:
        for start in range(0, len(self.places), _AT_ONCE):
            yield from self._library.read(self.places[start : start + _AT_ONCE])

    def __or__(self, other: Stories) -> Stories:
        """Return the bulletins of both, in the order of the site."""
        return Stories(self._library, array("I", sorted({*self.places, *other.places})))

    def __sub__(self, other: Stories) -> Stories:
        """Return those that are not among others."""
        there = set(other.places)
        return Stories(self._library, array("I", [place for place in self.places if place not in there]))

    def last_changed(self, most: int) -> Stories:
        """Return those originals that changed last, not more than ``most``, the newest change first."""
        when = self._library.outline.updated
        return Stories(self._library, nsmallest(most, self.places, key=lambda place: (-when[place], place)))

    @property
    def stamp(self) -> str:
        """Another one whenever anything of one of them is, or others are among them."""
        tags = self._library.tags
        return hashlib.sha256(array("Q", [tags[place] for place in self.places])).hexdigest()[:24]
