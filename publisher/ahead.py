"""What is fetched of bulletins when it is asked for: whoever goes through them in order waits for each only once."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

T = TypeVar("T")

_AHEAD, _KEPT = 128, 256


class Ahead(Generic[T]):
    """By id, the last few hundred at hand. ``fetch`` yields ids with what belongs to them, from one place to another.

    Raises KeyError where ``place`` does, and for what is not there.
    """

    def __init__(self, place: Callable[[str], int], fetch: Callable[[int, int], Iterable[tuple[str, T]]]) -> None:
        self._place, self._fetch = place, fetch
        self._known: OrderedDict[str, T] = OrderedDict()
        self._next, self._before = 0, -1

    def __getitem__(self, id_: str) -> T:
        found = self._known.get(id_)
        if found is not None:
            return found
        start = self._place(id_)
        end = start + 1
        if start == self._next:
            end = start + _AHEAD
        elif start == self._before:
            start = max(end - _AHEAD, 0)
        self._next, self._before = end, start - 1
        for each, fetched in self._fetch(start, end):
            self._known[each] = fetched
            self._known.move_to_end(each)  # else one known before would be the first to go
        while len(self._known) > _KEPT:
            self._known.popitem(last=False)
        return self._known[id_]
