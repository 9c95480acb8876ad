"""The account of a site: what is listed of each of its parts, and the figures, fetched when a page needs them."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import msgspec

from publisher import parts
from publisher.leaves import DERIVED, ENTRIES, FINDINGS
from publisher.points import SHOWN, Point, Series

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bulletin.accounts.model import Account, Derived, Entry, Finding
    from bulletin.ledger import shelfparts
    from bulletin.ledger.shelf import Shelf
    from publisher.leaves import Addresses
    from publisher.parts import Part
    from publisher.source import Source

_REGIONS = 256  # those of one inspection, whose figures are asked for again and again
_BULLETINS = 20_000  # whose numbers are known at once, some megabytes
_NONE = b"[]"


class Accounts:
    """The account on a shelf, brought up to date from its source by ``refresh``."""

    def __init__(self, source: Source, shelf: Shelf) -> None:
        self._source, self._shelf, self._kept = source, shelf, shelf.parts
        self._numbers: dict[str, dict[str, int]] = {}
        self._series = lru_cache(_REGIONS)(self._read_series)

    def refresh(self) -> None:
        """Take in the parts that are others than those on the shelf; the bulletins' figures must be there already."""
        stamps, newest = self._source.account_stamps(), self._source.newest()
        due = self._kept.due(stamps, newest)

        def take(told: tuple[str, Account]) -> shelfparts.Part:
            id_, part = told
            self._numbers.clear()  # bulletins of other inspections are other ones
            return parts.take(id_, stamps[id_], newest, part, self._find)

        # By map, which holds nothing of a part while the next one is read: they are the largest things in memory.
        self._kept.renew(stamps, map(take, self._source.account(due)))
        self._numbers.clear()

    def _find(self, support: Iterable[str]) -> Addresses:
        """Return the addresses of the sentences of numbers that are published; of others there are none."""
        known, found = self._numbers, []
        for id_ in support:
            bulletin, _, mark = id_.partition("~")
            if bulletin not in known:
                if len(known) > _BULLETINS:
                    known.clear()
                known[bulletin] = self._shelf.numbers(bulletin)
            number = known[bulletin].get(mark)
            if number is not None:
                found.append(f"news/{bulletin}.html#n{number + 1}")
        return tuple(found)

    @cached_property
    def parts(self) -> dict[str, Part]:
        """The parts: first what is of no inspection, under an empty id, then each inspection, by their ids."""
        return {id_: parts.read(told) for id_, told in self._kept.told()}

    def series(self, inspection: str, code: str) -> Series:
        """Return a region's figures in an inspection; the last few hundred that were asked for are at hand."""
        return self._series(inspection, code)

    def _read_series(self, inspection: str, code: str) -> Series:
        found = ENTRIES.read(self._kept.leaf(inspection, "entries", code) or _NONE)
        return Series(Point(*each) for each in found if each[0].standing in SHOWN)

    def tellers(self, inspection: str, batch: int = 0) -> list[str]:
        """Return the ids of the bulletins that tell of an inspection, or of one of its batches."""
        found: list[str] = msgspec.json.decode(self._kept.leaf(inspection, "tellers", str(batch)) or _NONE)
        return found

    def entries(self, inspection: str) -> Iterator[tuple[Entry, Addresses]]:
        """Yield all entries of an inspection, an empty one for what is of none, in the order of the account."""
        return (each for told in self._kept.of_part("entries", inspection) for each in ENTRIES.read(told))

    def derived(self, code: str, inspection: str | None = None) -> Iterator[tuple[Derived, Addresses]]:
        """Yield the figures of a region that follow from others, in one inspection or in all of them."""
        kept, kind = self._kept, "derived"
        found = kept.of_key(kind, code) if inspection is None else [kept.leaf(inspection, kind, code) or _NONE]
        return (each for told in found for each in DERIVED.read(told))

    def findings(self, inspection: str) -> Iterator[tuple[Finding, Addresses]]:
        """Yield what does not fit in an inspection, or in what is of none."""
        return FINDINGS.read(self._kept.leaf(inspection, "findings", "") or _NONE)
