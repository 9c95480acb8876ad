"""Long lists cut into pages that stay as they are when something new comes on top."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Turns(Generic[Item]):
    """One page of a list: where it stands, what is on it, the pages beside it; the first has no number."""

    path: str
    content: Sequence[Item]
    number: int | None
    newer: str | None
    older: str | None


def turns(folder: str, items: Sequence[Item], size: int) -> Iterator[Turns[Item]]:
    """Yield the pages of a list that is newest first.

    Pages are numbered from the oldest, so a new item changes the first page and the last numbers, not all of them. The
    first page shows the newest ``size``; the last numbered page may repeat some of them.
    """
    count = -(-len(items) // size)
    paths = {number: f"{folder}page/{number}/index.html" for number in range(1, count + 1)}
    first = f"{folder}index.html"
    yield Turns(first, items[:size], None, None, paths.get(count - 1))
    if count == 1:
        return
    for number in range(count, 0, -1):
        start, end = max(len(items) - number * size, 0), len(items) - (number - 1) * size
        yield Turns(paths[number], items[start:end], number, paths.get(number + 1, first), paths.get(number - 1))
