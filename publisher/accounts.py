"""The account of a site: what is listed of each of its parts, and the figures, fetched when a page needs them."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from publisher import parts
from publisher.leaves import DERIVED, ENTRIES, FINDINGS
from publisher.points import SHOWN, Point, Series

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bulletin.accounts.model import Derived, Entry, Finding
    from bulletin.ledger.shelf import Shelf
    from publisher.leaves import Addresses
    from publisher.parts import Part
    from publisher.source import Source

_REGIONS = 256  # those of one inspection, whose figures are asked for again and again
_NUMBERS = 200_000
_NONE = b"[]"


class Accounts:
    """The account on a shelf, brought up to date from its source by ``refresh``."""

    def __init__(self, source: Source, shelf: Shelf) -> None:
        self._source, self._shelf, self._kept = source, shelf, shelf.parts
        self._addresses: dict[str, str] = {}
        self._series = lru_cache(_REGIONS)(self._read_series)

    def refresh(self) -> None:
        """Take in the parts that are others than those on the shelf; the bulletins' figures must be there already."""
        stamps, newest = self._source.account_stamps(), self._source.newest()
        due = self._kept.due(stamps, newest)
        taken = (parts.take(id_, stamps[id_], newest, part, self._find) for id_, part in self._source.account(due))
        self._kept.renew(stamps, taken)
        self._addresses.clear()

    def _find(self, support: Iterable[str]) -> Addresses:
        """Return the addresses of the sentences of numbers that are published; of others there are none."""
        known = self._addresses
        for id_ in support:
            if id_ not in known:
                if len(known) > _NUMBERS:
                    known.clear()
                bulletin = id_.partition("~")[0]
                numbers = self._shelf.numbers(bulletin).items()
                known.update((f"{bulletin}~{mark}", f"news/{bulletin}.html#n{number + 1}") for mark, number in numbers)
                known.setdefault(id_, "")
        return tuple(address for id_ in support if (address := known[id_]))

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
