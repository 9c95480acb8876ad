"""What is fetched of bulletins when it is asked for: whoever goes through them in order waits for each only once."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

T = TypeVar("T")

_AHEAD, _KEPT = 64, 256


class Ahead(Generic[T]):
    """The last few hundred at hand. ``fetch`` yields ids with what belongs to them, in any order."""

    def __init__(self, fetch: Callable[[Sequence[str]], Iterable[tuple[str, T]]]) -> None:
        self._fetch = fetch
        self._known: OrderedDict[str, T] = OrderedDict()
        self._next, self._before = 0, -1

    def get(self, order: Sequence[str], place: int) -> T:
        """Return what belongs to the id at a place in the order; raises KeyError where there is nothing."""
        id_ = order[place]
        if id_ not in self._known:
            start, end = place, place + 1
            if place == self._next:
                end = place + _AHEAD
            elif place == self._before:
                start = max(end - _AHEAD, 0)
            self._next, self._before = end, start - 1
            for each, found in self._fetch(order[start:end]):
                self._known[each] = found
                self._known.move_to_end(each)  # else one known before would be the first to go
        while len(self._known) > _KEPT:
            self._known.popitem(last=False)
        return self._known[id_]
