"""The library: what all stories of a site share, and their texts, fetched when a page needs them."""

from __future__ import annotations

import json
from collections import OrderedDict
from functools import cached_property, lru_cache
from itertools import islice
from sys import intern
from typing import TYPE_CHECKING

from bulletin.ledger.shelf import Card
from publisher import parts
from publisher.cards import card, cases, moment
from publisher.leaves import DERIVED, ENTRIES, FINDINGS
from publisher.points import SHOWN, Point, Series
from publisher.story import Figure, Story
from publisher.whole import Whole, make_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from bulletin.accounts.model import Derived, Entry, Finding
    from bulletin.ledger.shelf import Kind, Shelf
    from bulletin.model import Record
    from publisher.leaves import Addresses
    from publisher.parts import Part
    from publisher.settings import Outlet, SiteSettings
    from publisher.source import Source

_AHEAD, _KEPT = 64, 256
_CHUNK = 200
_BULLETINS = 4096  # those of one inspection, whose numbers are asked for again and again
_REGIONS = 256  # likewise


class Library:
    """The shelf and the source of one site. Texts are fetched ahead when pages are made in the order of the stories."""

    def __init__(self, source: Source, settings: SiteSettings, shelf: Shelf) -> None:
        self._source, self._outlets, self.shelf = source, settings.outlets, shelf
        self._order: list[str] = []
        self._at: dict[str, int] = {}
        self._known: OrderedDict[str, Whole] = OrderedDict()
        self._next = -1
        self._series = lru_cache(_REGIONS)(self._read_series)
        self._stories: tuple[Story, ...] = ()
        self._members: dict[tuple[Kind, str], tuple[str, ...]] = {}

    def refresh(self) -> None:
        """Bring the shelf up to date with the source."""
        wanted, there = self._source.stamps(), self.shelf.stamps()
        changed = [id_ for id_, stamp in wanted.items() if there.get(id_) != stamp]
        gone = [id_ for id_ in there if id_ not in wanted]
        erased = set(changed)
        if changed or gone:
            self.shelf.renew(gone, self._cards(changed, wanted, erased))
        if erased & set(there):
            self.shelf.renew(erased, ())
        self._refresh_account()

    def _refresh_account(self) -> None:
        stamps, newest = self._source.account_stamps(), self._source.newest()
        due, find = self.shelf.parts.due(stamps, newest), self._finder()
        taken = (parts.take(id_, stamps[id_], newest, part, find) for id_, part in self._source.account(due))
        self.shelf.parts.renew(stamps, taken)

    def _finder(self) -> Callable[[Iterable[str]], Addresses]:
        """Return what gives the addresses of the sentences of numbers that are published; of others there are none."""
        numbers = lru_cache(_BULLETINS)(self.shelf.numbers)

        def find(support: Iterable[str]) -> Addresses:
            named = (id_.partition("~") for id_ in support)
            found = ((bulletin, numbers(bulletin).get(mark)) for bulletin, _, mark in named)
            return tuple(f"news/{bulletin}.html#n{number + 1}" for bulletin, number in found if number is not None)

        return find

    def _cards(self, ids: Sequence[str], stamps: dict[str, str], missing: set[str]) -> Iterator[Card]:
        for start in range(0, len(ids), _CHUNK):
            for record in self._source.records(ids[start : start + _CHUNK]):
                id_ = record.bulletin.id
                missing.discard(id_)
                data, figures = card(record, self._outlet(record))
                text = json.dumps(data, separators=(",", ":"))
                yield Card(id_, stamps[id_], moment(record), record.duplicate_of, text, figures, cases(record))

    def stories(self) -> tuple[tuple[Story, ...], tuple[Story, ...]]:
        """Return the originals and the copies, each newest first; a copy without its original is one itself."""
        originals: list[Story] = []
        copies: list[Story] = []
        for id_, stamp, original, counts, data in self.shelf.cards():
            story = Story(intern(id_), stamp, original, *(*json.loads(data), self))
            (originals if counts else copies).append(story)
        self._stories = tuple(originals)
        self._order = [story.id for story in (*originals, *copies)]
        self._at = {id_: place for place, id_ in enumerate(self._order)}
        return tuple(originals), tuple(copies)

    def whole(self, id_: str) -> Whole:
        """Return a bulletin with its text; raises KeyError."""
        if id_ not in self._known:
            place = self._at[id_]
            ahead = _AHEAD if place == self._next else 1
            self._next = place + ahead
            for record in self._source.records(self._order[place : place + ahead]):
                self._known[record.bulletin.id] = make_whole(record, self._outlet(record))
                self._known.move_to_end(record.bulletin.id)  # else one known before would be the first to go
        while len(self._known) > _KEPT:
            self._known.popitem(last=False)
        return self._known[id_]

    def figures(self, kind: Kind, key: str, most: int | None = None) -> tuple[Figure, ...]:
        """Return the figures of a region or a category that do not wait, the newest state first, ``most`` of them."""
        found = islice(self.shelf.figures(kind, key), most)
        return tuple(Figure(each, id_, number, None) for id_, number, each in found)

    def cases(self) -> Iterator[tuple[str, list[str | int | None]]]:
        """Yield the bulletin of each case with what ``publisher.cards.cases`` tells of it."""
        return ((id_, json.loads(told)) for id_, told in self.shelf.cases())

    def members(self, kind: Kind, key: str) -> tuple[str, ...]:
        """Return the ids of the bulletins of a region or a category, newest first; asked for once."""
        if (kind, key) not in self._members:
            self._members[kind, key] = tuple(map(intern, self.shelf.members(kind, key)))
        return self._members[kind, key]

    def told(self, id_: str, measure: str) -> Iterator[Figure]:
        """Yield a bulletin's figures of a measure over all categories that do not wait, without fetching its text."""
        return (Figure(each, id_, number, None) for number, each in self.shelf.told(id_, measure))

    def latest(self, region: str, measure: str, scope: str) -> Figure | None:
        """Return a region's newest figure of a measure over all categories."""
        found = self.shelf.latest(region, measure, scope)
        return found and Figure(found[2], found[0], found[1], None)

    @cached_property
    def _parts(self) -> dict[str, Part]:
        return {id_: parts.read(told) for id_, told in self.shelf.parts.told()}

    @property
    def parts(self) -> Iterable[Part]:
        """The parts of the account: first what is of no inspection, then each inspection, by their ids."""
        return self._parts.values()

    @property
    def inspected(self) -> Iterable[str]:
        """The ids of the parts: of what is of no inspection an empty one, then those of the inspections."""
        return self._parts

    def newest_first(self, ids: Iterable[str]) -> tuple[Story, ...]:
        """Return stories in the order of the site."""
        return tuple(self._stories[place] for place in sorted(self._at[id_] for id_ in ids if id_ in self._at))

    def series(self, inspection: str, code: str) -> Series:
        """Return a region's figures in an inspection; the last few hundred that were asked for are at hand."""
        return self._series(inspection, code)

    def _read_series(self, inspection: str, code: str) -> Series:
        told = self.shelf.parts.leaf(inspection, "entries", code)
        found = ENTRIES.read(told) if told else ()
        return Series(Point(*each) for each in found if each[0].standing in SHOWN)

    def entries(self, inspection: str) -> Iterator[tuple[Entry, Addresses]]:
        """Yield all entries of an inspection, an empty one for what is of none, in the order of the account."""
        return (each for told in self.shelf.parts.of_part("entries", inspection) for each in ENTRIES.read(told))

    def derived(self, code: str, inspection: str | None = None) -> Iterator[tuple[Derived, Addresses]]:
        """Yield the figures of a region that follow from others, in one inspection or in all of them."""
        kept, kind = self.shelf.parts, "derived"
        found = kept.of_key(kind, code) if inspection is None else [kept.leaf(inspection, kind, code) or b"[]"]
        return (each for told in found for each in DERIVED.read(told))

    def findings(self, inspection: str) -> Iterator[tuple[Finding, Addresses]]:
        """Yield what does not fit in an inspection, or in what is of none."""
        return FINDINGS.read(self.shelf.parts.leaf(inspection, "findings", "") or b"[]")

    def _outlet(self, record: Record) -> Outlet | None:
        return self._outlets.get(record.bulletin.source)
